from __future__ import annotations

import pytest

from analyzer import Caveat
from tests.support.events import Row, at, view
from tests.support.people import measured, steady

A, B = "youtube:UCa", "youtube:UCb"


def rows(days_with: list[int], last: int = 31) -> list[Row]:
    """Return one view of B on each day of January, and one of A on the given days."""
    of_b = [view(f"2024-01-{day:02d}T12:00", B) for day in range(1, last + 1)]
    return of_b + [view(f"2024-01-{day:02d}T19:00", A) for day in days_with]


def test_days_present_are_days_with_the_creator_over_active_days() -> None:
    found = measured(rows([1, 2, 3, 10, 11, 12, 13, 31]), "SIG07", A)
    assert found.value == pytest.approx(8 / 31)
    assert found.parts["of_covered"] == pytest.approx(8 / 31)
    assert found.low is not None
    assert found.low < 8 / 31 < (found.high or 0)


def test_silent_days_are_covered_and_not_active() -> None:
    """B is missing on 14-20 January, so 24 of 31 covered days are active."""
    hole = (at("2024-01-14T00:00"), at("2024-01-21T00:00"))
    quiet = [row for row in rows([1, 2, 3]) if not hole[0] <= row["occurred_at"] < hole[1]]
    found = measured(quiet, "SIG07", A)
    assert found.value == pytest.approx(3 / 24)
    assert found.parts["of_covered"] == pytest.approx(3 / 31)


def test_the_longest_row_of_days() -> None:
    found = measured(rows([1, 2, 3, 10, 11, 12, 13, 31]), "SIG08", A)
    assert found.value == 4
    assert (found.parts["first_day"], found.parts["last_day"]) == ("2024-01-10", "2024-01-13")


def test_after_midnight_still_belongs_to_the_evening() -> None:
    late = [view("2024-01-20T19:00", A), view("2024-01-21T03:30", A), view("2024-01-22T04:30", A)]
    assert measured(rows([]) + late, "SIG08", A).value == 1


@pytest.mark.parametrize("signal", ["SIG07", "SIG08", "SIG32"])
def test_twenty_seven_covered_days_are_too_few(signal: str) -> None:
    found = measured(rows([1, 2, 3], last=27), signal)
    assert (found.value, found.caveats) == (None, (Caveat.TOO_FEW_DAYS,))


def test_days_off_and_the_first_day_back() -> None:
    """Evenings of ten views of A (40 min), after each of three breaks one of twenty (80 min): 2.

    A single day off, the second, is no break.
    """
    evenings = {1: 10, 3: 10, 7: 20, 8: 10, 9: 10, 13: 20, 14: 10, 15: 10, 16: 10, 22: 20, 23: 10}
    some = rows([])
    for day, count in evenings.items():
        some += [
            {**row, "occurred_at": row["occurred_at"] + (day - 1) * 86_400_000}
            for row in steady({A: count}, 1)
        ]
    found = measured(some, "SIG32", A)
    assert found.value == pytest.approx(1 - 11 / 31)
    assert found.parts["breaks"] == 3
    assert found.parts["rebound"] == pytest.approx(2.0, rel=0.05)
    assert Caveat.TOO_FEW_BREAKS not in found.caveats


def test_two_breaks_are_too_few_for_a_first_day_back() -> None:
    found = measured(rows([1, 2, 7, 8, 14, 15]), "SIG32", A)
    assert found.parts["rebound"] is None
    assert Caveat.TOO_FEW_BREAKS in found.caveats


def with_clips(days: list[int]) -> list[Row]:
    """Return B on YouTube on each of 62 days, and clips of C on TikTok on the given ones, from 1."""
    clips = [view(at("2024-01-01T21:00") + (day - 1) * 86_400_000, "tiktok:@c") for day in days]
    return [view(at("2024-01-01T12:00") + day * 86_400_000, B) for day in range(62)] + clips


def test_days_outside_the_creators_platform_are_neither_on_nor_off() -> None:
    """YouTube covers 62 days, TikTok days 33-62: C is there on all 30 of these, and never off."""
    some = with_clips(list(range(33, 63)))
    present, off = (measured(some, signal, "tiktok:@c") for signal in ("SIG07", "SIG32"))
    assert (present.value, present.low, present.high) == (1, 1, 1)
    assert (present.parts["of_covered"], present.parts["days"]) == (1, 30)
    assert (off.value, off.low, off.high) == (0, 0, 0)


def test_days_off_are_counted_from_the_first_to_the_last_day_of_the_platform() -> None:
    """TikTok covers days 20-59: C on 8 of 40 days, with three breaks of three days and more."""
    days = [20, 21, 30, 31, 45, 46, 58, 59]
    present, off = (measured(with_clips(days), signal, "tiktok:@c") for signal in ("SIG07", "SIG32"))
    assert present.value == pytest.approx(8 / 40)
    assert off.value == pytest.approx(32 / 40)
    assert off.parts["breaks"] == 3


@pytest.mark.parametrize("signal", ["SIG07", "SIG32"])
def test_a_platform_of_twenty_seven_days_is_too_short_for_its_creators(signal: str) -> None:
    found = measured(with_clips(list(range(33, 60))), signal, "tiktok:@c")
    assert (found.value, found.caveats) == (None, (Caveat.TOO_FEW_DAYS,))
