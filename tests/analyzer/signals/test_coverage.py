from __future__ import annotations

import pytest

from analyzer import Caveat, Signal, analyze
from importers.events import Kind
from importers.record import Record
from tests.support.events import of, view
from tests.support.people import steady


def coverage(record: Record) -> Signal:
    found = analyze(record).signal("SIG01")
    assert found is not None
    return found


def test_coverage_is_views_with_a_creator_over_all_views() -> None:
    """Nine of twelve views an evening have a creator: 0.75."""
    found = coverage(of(steady({"youtube:UCa": 6, "tiktok:@b": 3, None: 3})))
    assert found.value == pytest.approx(0.75)
    assert (found.used, found.of) == (180, 240)
    assert found.caveats == (Caveat.SOME_CREATORS_UNKNOWN,)
    assert found.parts["platforms"]["tiktok"] == {"views": 60, "known_share": 1.0}
    assert found.parts["platforms"]["youtube"] == {"views": 180, "known_share": pytest.approx(2 / 3)}
    assert (found.parts["covered_days"], found.parts["active_days"]) == (20, 20)


def test_below_seven_in_ten_most_creators_are_unknown() -> None:
    assert coverage(of(steady({"youtube:UCa": 6, None: 4}))).caveats == (Caveat.MOST_CREATORS_UNKNOWN,)


def test_without_any_creator_the_share_is_nought_and_says_why() -> None:
    found = coverage(of(steady({None: 4})))
    assert found.value == 0.0
    assert found.caveats == (Caveat.NO_CREATOR_NAMES,)


def test_without_views_there_is_no_share() -> None:
    found = coverage(of([view("2024-01-01T10:00", kind=Kind.LIKE)]))
    assert found.value is None
    assert found.caveats == (Caveat.NO_VIEWS,)


def test_live_rooms_are_counted_apart() -> None:
    found = coverage(of([view("2024-01-01T10:00"), view("2024-01-01T11:00", kind=Kind.LIVE_VIEW)]))
    assert (found.of, found.parts["live_rooms"]) == (1, 1)
