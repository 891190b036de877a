from __future__ import annotations

import pytest

from analyzer import Caveat
from importers.events import Kind
from tests.support.events import Row, view
from tests.support.people import measured, steady

A, CLIPS = "youtube:UCa", "tiktok:@c"


def room(when: str) -> Row:
    return view(when, None, kind=Kind.LIVE_VIEW, surface="live", platform="tiktok")


ROOMS = [room(f"2024-01-{day:02d}T{clock}:00") for day in (3, 9, 20) for clock in ("20", "01")]


def test_live_rooms_per_week_and_at_night() -> None:
    """Six rooms, three of them at 01:00, over 28 covered days: 6 / 28 * 7 = 1.5 a week."""
    found = measured(steady({CLIPS: 3}, days=28) + ROOMS, "SIG22")
    assert found.value == pytest.approx(1.5)
    assert (found.unit, found.used) == ("per week", 6)
    assert found.parts["night_share"] == pytest.approx(0.5)
    assert found.low is not None
    assert found.low <= 1.5 <= (found.high or 0)


def test_days_of_another_app_are_no_days_without_live_rooms() -> None:
    """TikTok covers 28 days of January; YouTube goes on over February and March."""
    videos = [view(f"2024-{month:02d}-{day:02d}T12:00", A) for month in (2, 3) for day in range(1, 29)]
    found = measured(steady({CLIPS: 3}, days=28) + ROOMS + videos, "SIG22")
    assert found.value == pytest.approx(1.5)


def test_no_live_log_is_no_zero_and_twenty_seven_days_of_its_app_are_too_few() -> None:
    assert measured(steady({CLIPS: 3}, days=28), "SIG22").caveats == (Caveat.NO_LIVE_LOG,)
    few = [*steady({CLIPS: 3}, days=27), *steady({A: 3}, days=28), *ROOMS]
    assert measured(few, "SIG22").caveats == (Caveat.TOO_FEW_DAYS,)
