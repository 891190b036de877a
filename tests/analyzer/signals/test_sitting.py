from __future__ import annotations

import pytest

from analyzer import Caveat, Settings, Signal, analyze
from importers.record import Record
from tests.support.events import every, of
from tests.support.people import steady


def length(record: Record) -> Signal:
    found = analyze(record, Settings(bootstrap=100)).signal("SIG11")
    assert found is not None
    return found


def test_the_median_session_in_minutes() -> None:
    """Thirty-one evenings of 40 minutes and as many mornings of 20, and ten of 80: median 40, p90 80."""
    evenings = steady({"youtube:UCa": 10}, days=31)
    mornings = steady({"youtube:UCa": 5}, days=31, start="08:00")
    long = [row for day in range(1, 11) for row in every(f"2024-01-{day:02d}T12:00", 20, 4)]
    found = length(of(evenings + mornings + long))
    assert found.value == pytest.approx(40)
    assert found.parts["p90"] == pytest.approx(80)
    assert found.parts["sessions"] == 72
    assert found.parts["over_60_per_week"] == pytest.approx(10 / 31 * 7)
    assert found.low is not None
    assert found.low <= 40 <= (found.high or 0)
    assert Caveat.DEPENDS_ON_SESSION_GAP in found.caveats


def test_other_gaps_are_said_beside_it() -> None:
    """Two runs of five an evening, 20 quiet minutes between: one session at a gap of 30, two at 5 and 15."""
    rows = steady({"youtube:UCa": 5}, days=20) + steady({"youtube:UCa": 5}, days=20, start="19:40")
    found = length(of(rows))
    assert found.parts["median_gap_30"] > found.parts["median_gap_5"]


def test_twenty_nine_sessions_are_too_few() -> None:
    found = length(of(steady({"youtube:UCa": 5}, days=29)))
    assert (found.value, found.caveats) == (None, (Caveat.TOO_FEW_SESSIONS,))


def test_no_views_are_said_as_such() -> None:
    assert length(of([])).caveats == (Caveat.NO_VIEWS,)
