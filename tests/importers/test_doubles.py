from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from importers import doubles, events
from importers.events import Kind, Platform

Row = tuple[int | None, str, str | None, str | None, int]
"""Time in ms, kind, item, creator, source."""

ROWS = st.lists(
    st.tuples(
        st.one_of(st.none(), st.sampled_from([0, 1, 999, 1000, 5000])),
        st.sampled_from(["view", "like"]),
        st.sampled_from([None, "a", "b"]),
        st.sampled_from([None, "youtube:UC1", "youtube:UC2"]),
        st.integers(0, 2),
    ),
    max_size=30,
)


def table(rows: list[Row]) -> pa.Table:
    count = len(rows)
    plain = {
        "occurred_at": pa.array([row[0] for row in rows], pa.timestamp("ms", tz="UTC")),
        "platform": ["youtube"] * count,
        "kind": [row[1] for row in rows],
        "creator": pa.array([row[3] for row in rows], pa.string()),
        "creator_name": pa.nulls(count, pa.string()),
        "item": pa.array([row[2] for row in rows], pa.string()),
        "title": pa.nulls(count, pa.string()),
        "surface": ["video"] * count,
        "duration_s": pa.nulls(count, pa.float64()),
        "member": ["m"] * count,
        "ordinal": pa.array(range(count), pa.int32()),
    }
    return pa.table(
        {name: _typed(plain[name], events.SCHEMA.field(name).type) for name in events.SCHEMA.names}
    )


def _typed(values: Any, kind: pa.DataType) -> pa.Array:
    array = values if isinstance(values, pa.Array) else pa.array(values, pa.string())
    return array.dictionary_encode() if pa.types.is_dictionary(kind) else array.cast(kind)


def mask(rows: list[Row]) -> list[bool]:
    sources = np.array([row[4] for row in rows], dtype=np.int64)
    found: list[bool] = doubles.later_copies(table(rows), sources).tolist()
    return found


def slow_mask(rows: list[Row]) -> list[bool]:
    """The rule of design 3.1, word by word: one row after the other, nothing clever."""
    result: list[bool] = []
    for at, (time, kind, item, creator, source) in enumerate(rows):
        what = creator if item is None else item
        second = None if time is None else time // 1000

        def same(other: Row, kind: str = kind, what: str | None = what, second: int | None = second) -> bool:
            named = other[3] if other[2] is None else other[2]
            return (other[1], named, None if other[0] is None else other[0] // 1000) == (kind, what, second)

        earlier = [row for row in rows[:at] if same(row)]
        if what is not None:
            result.append(bool(earlier))
        else:
            counts = Counter(row[4] for row in earlier)
            mine = counts[source] + 1
            result.append(any(count >= mine for other, count in counts.items() if other != source))
    return result


@settings(max_examples=400, deadline=None)
@given(ROWS)
def test_doubles_agree_with_the_rule_read_row_by_row(rows: list[Row]) -> None:
    assert mask(rows) == slow_mask(rows)


def test_the_same_item_at_another_second_is_a_second_view() -> None:
    assert mask([(0, "view", "a", None, 0), (999, "view", "a", None, 0), (1000, "view", "a", None, 0)]) == [
        False,
        True,
        False,
    ]


def test_two_removed_videos_in_one_second_of_one_file_are_two_views() -> None:
    nameless: Row = (0, "view", None, None, 0)
    again: Row = (0, "view", None, None, 1)
    assert mask([nameless, nameless]) == [False, False]
    assert mask([nameless, nameless, again, again, again]) == [False, False, True, True, False]


def test_an_undated_follow_is_a_double_of_the_same_follow() -> None:
    follow: Row = (None, "follow", None, "youtube:UC1", 0)
    assert mask([follow, follow, (None, "follow", None, "youtube:UC2", 0)]) == [False, True, False]


def test_an_empty_table_has_no_doubles() -> None:
    assert mask([]) == []
    assert Kind.VIEW in set(Kind)
    assert Platform.YOUTUBE in set(Platform)
