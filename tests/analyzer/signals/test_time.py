from __future__ import annotations

import pytest

from analyzer import Caveat, Signal, analyze
from importers.events import Kind, Surface
from importers.record import Record
from tests.support.events import at, of, view
from tests.support.people import steady


def time(record: Record) -> Signal:
    found = analyze(record).signal("SIG02")
    assert found is not None
    return found


def test_hours_of_even_evenings() -> None:
    """Twenty evenings of ten views, four minutes apart: 20 * 40 min; low 20 * 30.2, high 20 * 48 min."""
    found = time(of(steady({"youtube:UCa": 10})))
    assert found.value == pytest.approx(20 * 40 / 60)
    assert found.low == pytest.approx(20 * 30.2 / 60)
    assert found.high == pytest.approx(20 * 48 / 60)
    assert found.parts["per_day"] == pytest.approx(40 / 60)
    assert found.parts["per_week"] == pytest.approx(7 * 40 / 60)
    assert found.parts["per_week_high"] == pytest.approx(7 * 48 / 60)
    assert set(found.caveats) == {Caveat.TIME_ESTIMATED, Caveat.AUTOPLAY_COUNTS}


def test_days_without_record_are_covered_but_not_active() -> None:
    """Evenings on 1-10 and 21-30 January: 30 covered days, 20 active ones."""
    rows = steady({"youtube:UCa": 10}, days=30)
    quiet = (at("2024-01-11T00:00"), at("2024-01-21T00:00"))
    found = time(of([row for row in rows if not quiet[0] <= row["occurred_at"] < quiet[1]]))
    assert found.parts["per_day"] == pytest.approx(20 * 40 / 60 / 30)
    assert found.parts["per_active_day"] == pytest.approx(40 / 60)


def test_thirteen_covered_days_are_too_few() -> None:
    found = time(of(steady({"youtube:UCa": 10}, days=13)))
    assert (found.value, found.low, found.high) == (None, None, None)
    assert found.caveats == (Caveat.TOO_FEW_DAYS,)


def test_items_without_a_creator_count_in_time() -> None:
    with_name, without = (time(of(steady({who: 10}))) for who in ("youtube:UCa", None))
    assert with_name.value == without.value


def test_live_rooms_count_in_time() -> None:
    rows = steady({"tiktok:@a": 30}, minutes=0.2)
    rooms = [
        view(f"2024-01-{day:02d}T19:06", None, platform="tiktok", kind=Kind.LIVE_VIEW, surface=Surface.LIVE)
        for day in range(1, 21)
    ]
    assert (time(of(rows + rooms)).value or 0) > (time(of(rows)).value or 0) + 1
