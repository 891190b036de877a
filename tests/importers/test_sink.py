from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from importers import events
from importers.events import Kind, Platform, Surface
from importers.ledger import Reason
from importers.sink import EARLIEST_MS, FUTURE_MS, Sink

NOW = 1_735_689_600_000


@pytest.fixture
def sink() -> Sink:
    return Sink(Platform.TIKTOK, "user_data.json", now_ms=NOW)


def rows(sink: Sink) -> list[dict[str, object]]:
    found: list[dict[str, object]] = events.conform(events.concatenate(sink.tables)).to_pylist()
    return found


def test_columns_and_single_values_become_rows_of_the_one_table(sink: Sink) -> None:
    sink.events(
        Kind.VIEW, [NOW, NOW + 1], creator=["tiktok:@a", None], item=["1", "2"], surface=Surface.VIDEO
    )
    sink.events(Kind.FOLLOW, [None], creator="tiktok:@b", creator_name="B")
    first, second, third = rows(sink)
    assert (first["creator"], second["creator"], third["creator"]) == ("tiktok:@a", None, "tiktok:@b")
    assert [row["ordinal"] for row in (first, second, third)] == [0, 1, 2]
    assert {row["platform"] for row in rows(sink)} == {"tiktok"}
    assert {row["member"] for row in rows(sink)} == {"user_data.json"}
    assert (first["surface"], third["surface"]) == ("video", "unknown")
    assert sink.found == 3


def test_times_outside_2005_to_tomorrow_are_set_aside(sink: Sink) -> None:
    edges = [0, EARLIEST_MS - 1, EARLIEST_MS, NOW + FUTURE_MS, NOW + FUTURE_MS + 1]
    sink.events(Kind.VIEW, edges)
    assert [row["ordinal"] for row in rows(sink)] == [2, 3]
    assert sink.aside == {Reason.DATE_OUT_OF_RANGE: 3}
    assert sink.found == 5


def test_a_row_without_a_date_is_an_event_only_where_lists_have_none(sink: Sink) -> None:
    sink.events(Kind.VIEW, [None, NOW])
    sink.events(Kind.FOLLOWER, [None, None])
    assert sink.aside == {Reason.DATE_MISSING: 1}
    assert [row["kind"] for row in rows(sink)] == ["view", "follower", "follower"]
    assert sink.found == 4


def test_arrays_of_every_kind_are_taken(sink: Sink) -> None:
    sink.events(Kind.VIEW, np.array([NOW, NOW]), item=pa.array(["1", "2"]), ordinal=np.array([7, 9]))
    sink.events(Kind.INTERVAL, pa.array([NOW], pa.int64()), duration_s=[60.5])
    assert [(row["ordinal"], row["duration_s"]) for row in rows(sink)] == [(7, None), (9, None), (10, 60.5)]


def test_a_lone_surrogate_is_replaced_and_does_not_stop_the_reading(sink: Sink) -> None:
    sink.events(Kind.VIEW, [NOW], title=["half \ud83d an emoji"], creator_name="x")
    assert rows(sink)[0]["title"] == "half \ufffd an emoji"


def test_a_single_value_with_a_lone_surrogate_is_replaced_too(sink: Sink) -> None:
    sink.events(Kind.VIEW, [NOW], title="half \ud83d", creator_name="half \ud83d")
    assert (rows(sink)[0]["title"], rows(sink)[0]["creator_name"]) == ("half \ufffd", "half \ufffd")


def test_every_record_has_one_fate_and_the_first_reason_stays(sink: Sink) -> None:
    sink.events(Kind.VIEW, [])
    sink.set_aside(Reason.AD, 3)
    sink.set_aside(Reason.AD, 0)
    sink.unreadable(2)
    sink.incomplete(Reason.TRUNCATED_TAIL)
    sink.incomplete(Reason.TOO_DEEP)
    sink.note("a")
    sink.note("a")
    assert (sink.found, sink.partly, sink.notes, dict(sink.aside)) == (
        5,
        Reason.TRUNCATED_TAIL,
        ["a"],
        {Reason.AD: 3},
    )
