from __future__ import annotations

import pytest

from analyzer import Caveat, Own, Settings, Signal
from tests.support.events import Row, at, view
from tests.support.people import FEW, measured

A, B = "youtube:UCa", "youtube:UCb"


def rows(days: int = 24) -> list[Row]:
    """Return days that begin with A at 08:00 when even, and end with A at 01:30 when divisible by four."""
    some = []
    for day in range(1, days + 1):
        some.append(view(f"2024-01-{day:02d}T08:00", A if day % 2 == 0 else B))
        some.append(view(f"2024-01-{day:02d}T20:00", B))
        some.append(
            view(f"2024-01-{day + 1:02d}T01:30", A) if day % 4 == 0 else view(f"2024-01-{day:02d}T22:00", B)
        )
    return some


def test_days_that_begin_or_end_with_the_creator() -> None:
    """Of 24 days 12 begin and 6 end with A; the six are among the twelve: 12 / 24."""
    found = measured(rows(), "SIG10", A)
    assert found.value == pytest.approx(0.5)
    assert found.parts["first"] == pytest.approx(0.5)
    assert found.parts["last"] == pytest.approx(0.25)
    assert found.parts["last_minute_with"] == 25 * 60 + 30
    assert found.parts["last_minute_without"] == 22 * 60
    assert Caveat.NO_WAKE_TIME in found.caveats


def test_a_first_view_counts_within_an_hour_of_waking() -> None:
    early = Settings(bootstrap=50, own=Own(wake_minute=7 * 60 + 30))
    late = Settings(bootstrap=50, own=Own(wake_minute=6 * 60))
    assert measured(rows(), "SIG10", A, early).parts["first"] == pytest.approx(0.5)
    assert measured(rows(), "SIG10", A, late).parts["first"] == 0.0


def test_days_without_a_known_edge_are_left_out() -> None:
    """Days 1-6 are of unknown makers throughout, so 18 days count."""
    some = [{**row, "creator": None} if i < 18 else row for i, row in enumerate(rows())]
    found = measured(some, "SIG10", A)
    assert found.parts["days"] == 18
    assert found.parts["first"] == pytest.approx(9 / 18)


def test_twenty_days_are_too_few() -> None:
    found = measured(rows(20), "SIG10", settings=FEW)
    assert (found.value, found.caveats) == (None, (Caveat.TOO_FEW_ACTIVE_DAYS,))


def unnamed(some: list[Row], clock: str, days: range) -> list[Row]:
    """Return the rows without a maker where they stand at a clock time of some days of January."""
    times = {at(f"2024-01-{day:02d}T{clock}") for day in days}
    return [{**row, "creator": None} if row["occurred_at"] in times else row for row in some]


def test_a_first_voice_that_is_never_known_is_no_share() -> None:
    """All first views are of unknown makers; 6 of 24 days end with A."""
    found = measured(unnamed(rows(), "08:00", range(1, 25)), "SIG10", A)
    assert found.parts["first"] is None
    assert found.parts["last"] == pytest.approx(6 / 24)
    assert found.value == pytest.approx(6 / 24)


def test_each_edge_has_the_days_on_which_it_is_known() -> None:
    """First views are named on days 13-24, of which 6 are even; last views are named on all 24 days."""
    found = measured(unnamed(rows(), "08:00", range(1, 13)), "SIG10", A)
    assert found.parts["first"] == pytest.approx(6 / 12)
    assert found.parts["last"] == pytest.approx(6 / 24)


def test_a_day_that_ends_with_an_unknown_maker_is_no_day_without_the_creator() -> None:
    """Days 1-3 end at 22:00 with nobody known; the others without A end at 22:00 too, but for day 5."""
    late = [view("2024-01-05T23:00", None)]
    found = measured(unnamed(rows(), "22:00", range(1, 4)) + late, "SIG10", A)
    assert found.parts["last"] == pytest.approx(6 / 20)
    assert found.parts["last_minute_without"] == 22 * 60


def test_nothing_is_said_where_no_edge_is_known() -> None:
    """A at noon only, between views of unknown makers."""
    days = [f"2024-01-{day:02d}" for day in range(1, 25)]
    some = [view(f"{day}T{clock}", A if clock == "12:00" else None) for day in days for clock in CLOCKS]
    found = measured(some, "SIG10", A)
    assert (found.value, found.caveats) == (None, (Caveat.MOST_CREATORS_UNKNOWN,))


CLOCKS = ("08:00", "12:00", "20:00")


def woken(*clocks: str, wake: int) -> Signal:
    """Return the signal of a month with A at the first of these times and B at the others."""
    days = [f"2024-01-{day:02d}" for day in range(1, 31)]
    some = [view(f"{day}T{clock}", B if i else A) for day in days for i, clock in enumerate(clocks)]
    return measured(some, "SIG10", A, Settings(bootstrap=50, own=Own(wake_minute=wake)))


def test_a_waking_time_before_the_day_begins_it() -> None:
    """Up at 03:00, A at 03:10, B at 18:00: each of 30 days begins with A and ends with B at 18:00."""
    found = woken("03:10", "18:00", wake=3 * 60)
    assert (found.parts["first"], found.parts["last"]) == (1.0, 0.0)
    assert (found.parts["days"], found.parts["last_minute_without"]) == (30, 18 * 60)


def test_a_view_before_waking_is_no_first_voice() -> None:
    """Up at 07:00, A at 07:05; B at 05:00 lies in the night before it."""
    found = woken("07:05", "05:00", "18:00", wake=7 * 60)
    assert (found.parts["first"], found.parts["last"]) == (1.0, 0.0)


def test_an_hour_after_waking_may_go_over_midnight() -> None:
    """Up at 23:30, A at 00:20, B at 20:00: of 31 days all begin with A but the last, which has B alone."""
    found = woken("00:20", "20:00", wake=23 * 60 + 30)
    assert found.parts["first"] == pytest.approx(30 / 31)


def test_days_outside_the_creators_platform_have_no_edge_of_theirs() -> None:
    """A begins each day of February on YouTube; January holds clips alone, and so do February's nights."""
    some = [view(f"2024-02-{day:02d}T08:00", A) for day in range(1, 25)]
    both = [f"2024-{month}-{day:02d}" for month in ("01", "02") for day in range(1, 25)]
    clips = [view(f"{day}T20:00", "tiktok:@c") for day in both]
    found = measured(some + clips, "SIG10", A)
    assert (found.value, found.parts["days"]) == (1.0, 24)
    assert measured(some[:20] + clips, "SIG10", A).caveats == (Caveat.TOO_FEW_ACTIVE_DAYS,)
