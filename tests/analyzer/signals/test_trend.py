from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer import Caveat, Settings
from analyzer.signals import trend
from analyzer.windows import DAY_MS
from tests.support.events import Row, at, view
from tests.support.people import measured

A, B = "youtube:UCa", "youtube:UCb"
MONDAY = at("2024-01-01T19:00")


def weeks(own: list[int], total: int = 40) -> list[Row]:
    """Return weeks of ``total`` views on Monday to Thursday evenings, ``own[k]`` of them of A in week k."""
    rows = []
    for week, count in enumerate(own):
        for i in range(total):
            when = MONDAY + (week * 7 + i % 4) * 86_400_000 + (i // 4) * 300_000
            rows.append(view(when, A if i < count else B))
    return rows


def test_a_share_that_grows_by_two_points_a_week_is_rising() -> None:
    """Shares 4/40 … 15/40: every slope is 1/40 a week; thirds of 5.5/40 and 13.5/40, change 0.2."""
    found = measured(weeks(list(range(4, 16))), "SIG06", A)
    assert found.value == pytest.approx(1 / 40)
    assert found.parts["change"] == pytest.approx(8 / 40)
    assert (found.low, found.high) == (pytest.approx(1 / 40), pytest.approx(1 / 40))
    assert found.parts["direction"] == 1
    assert measured(weeks(list(range(4, 16))), "SIG06", B).parts["direction"] == -1


def test_the_change_has_welchs_interval_over_weeks() -> None:
    """Thirds of 4, 5, 6, 7 and 12, 13, 14, 15 views in 40: means 5.5 and 13.5, variance 5/3 each.

    Error sqrt(2 * 5/3 / 4) = 0.9129 views; six degrees of freedom, t = 1.9432: 8 give or take 1.7739.
    """
    found = measured(weeks(list(range(4, 16))), "SIG06", A)
    assert found.parts["change_low"] == pytest.approx((8 - 1.7739) / 40, abs=1e-5)
    assert found.parts["change_high"] == pytest.approx((8 + 1.7739) / 40, abs=1e-5)


def test_the_change_of_a_share_reaches_no_further_than_all_and_nothing() -> None:
    """Weeks 0, 20 and then 20, 40 of 40: change 0.5, error 0.3536, t of two degrees 2.92: 0.5 and 1.03 up."""
    found = measured(weeks([0, 20, 20, 20, 20, 20, 20, 40]), "SIG06", A)
    assert found.parts["change"] == pytest.approx(0.5)
    assert found.parts["change_low"] == pytest.approx(0.5 - 2.92 * np.sqrt(1 / 8), abs=1e-3)
    assert found.parts["change_high"] == 1.0


def on_tiktok(first_week: int, last_week: int, per_week: int = 40) -> list[Row]:
    """Return views of two TikTok creators, as many of each, in weeks ``first_week`` to ``last_week`` - 1."""
    return [
        view(MONDAY + (week * 7 + i % 4) * DAY_MS + i * 60_000, f"tiktok:@{'xy'[i % 2]}")
        for week in range(first_week, last_week)
        for i in range(per_week)
    ]


def test_a_platform_that_begins_later_does_not_move_the_shares_of_another() -> None:
    """A has 20 of 40 YouTube views in each of 24 weeks; TikTok joins with 40 a week from week 12 on.

    Of all views A has 1/2 for twelve weeks and 1/4 for twelve more; in the twelve that both cover, 1/4
    throughout: 12 weeks, 240 views of A.
    """
    found = measured(weeks([20] * 24) + on_tiktok(12, 24), "SIG06", A)
    assert (found.value, found.parts["change"], found.parts["direction"]) == (0, 0, 0)
    assert (found.parts["weeks"], found.used) == (12, 240)


def test_days_before_a_platform_begins_do_not_count_within_its_first_week() -> None:
    """TikTok begins on a Wednesday: 20 of A's 40 a week lie on Monday and Tuesday, 5 of them on each."""
    both = weeks([20] * 24) + [row for row in on_tiktok(12, 24) if row["occurred_at"] >= wednesday(12)]
    found = measured(both, "SIG06", A)
    assert (found.parts["weeks"], found.used) == (12, 240 - 10)


def wednesday(week: int) -> int:
    return MONDAY - 15 * 3_600_000 + (week * 7 + 2) * DAY_MS


def test_a_platform_with_too_short_a_record_is_left_out_and_that_is_said() -> None:
    """Twenty-four weeks of YouTube, the last seven with TikTok: 8 in common would be enough to keep it.

    Left out, A has 20 of 40 views in all 24 weeks, and TikTok's own creators no trend.
    """
    seven = weeks([20] * 24) + on_tiktok(17, 24)
    found = measured(seven, "SIG06", A)
    assert (found.value, found.parts["weeks"], found.used) == (0, 24, 480)
    assert Caveat.SHORT_RECORD_LEFT_OUT in found.caveats
    theirs = measured(seven, "SIG06", "tiktok:@x")
    assert (theirs.value, theirs.caveats) == (None, (Caveat.SHORT_RECORD_LEFT_OUT,))

    eight = measured(weeks([20] * 24) + on_tiktok(16, 24), "SIG06", A)
    assert (eight.parts["weeks"], Caveat.SHORT_RECORD_LEFT_OUT in eight.caveats) == (8, False)
    after = measured(weeks([20] * 24) + on_tiktok(30, 50), "SIG06", A)
    assert (after.value, after.parts["weeks"]) == (0, 24)


def test_too_few_weeks_give_no_trend() -> None:
    found = measured(weeks([20] * 7), "SIG06")
    assert (found.value, found.caveats) == (None, (Caveat.TOO_FEW_WEEKS,))


def test_views_without_a_creator_are_in_no_share_and_so_on_no_platform() -> None:
    """Ten nameless TikTok views a week from week 12 on: all 24 weeks of YouTube stay comparable."""
    nameless = [{**row, "creator": None, "platform": "tiktok"} for row in on_tiktok(12, 24, 10)]
    found = measured(weeks([20] * 24) + nameless, "SIG06", A)
    assert (found.value, found.parts["weeks"]) == (0, 24)


def test_a_small_change_is_called_steady() -> None:
    """One view in forty more over twelve weeks is a change of less than five points."""
    found = measured(weeks([10] * 6 + [11] * 6), "SIG06", A)
    assert found.parts["change"] == pytest.approx(1 / 40)
    assert found.parts["direction"] == 0


def test_a_sure_but_small_change_is_called_steady() -> None:
    """10 to 17 of 200: a slope above 0 for sure, thirds of 10.5 and 16.5 in 200, so three points."""
    found = measured(weeks(list(range(10, 18)), total=200), "SIG06", A)
    assert found.low is not None
    assert found.low > 0
    assert found.parts["change"] == pytest.approx(0.03)
    assert found.parts["direction"] == 0


def test_a_change_that_could_be_chance_is_called_steady() -> None:
    found = measured(weeks([20, 2, 22, 4, 18, 20, 4, 22]), "SIG06", A)
    assert found.low is not None
    assert found.low < 0 < (found.high or 0)
    assert found.parts["direction"] == 0


def test_seven_weeks_are_too_few_and_thin_weeks_do_not_count() -> None:
    seven = weeks([10] * 7)
    assert measured(seven, "SIG06").caveats == (Caveat.TOO_FEW_WEEKS,)
    thin = weeks([5] * 4, total=19)
    later = [{**row, "occurred_at": row["occurred_at"] + 7 * 7 * 86_400_000} for row in thin]
    found = measured(seven + later, "SIG06")
    assert (found.value, found.caveats) == (None, (Caveat.TOO_FEW_WEEKS,))


def test_the_share_gate_holds_here_too() -> None:
    assert (
        Caveat.NO_CREATOR_NAMES
        in measured([view(MONDAY + i * 3_600_000, None) for i in range(900)], "SIG06").caveats
    )


def test_theil_sen_is_the_median_of_all_slopes() -> None:
    """Points (0, 0), (1, 1), (2, 5): slopes 1, 4 and 2.5; the median is 2.5."""
    slope, low, high = trend.theil_sen(np.array([0.0, 1, 2]), np.array([0.0, 1, 5]), Settings())
    assert slope == pytest.approx(2.5)
    assert low <= slope <= high


def test_sens_interval_covers_at_its_rate() -> None:
    """Noise around a true slope of 0.01 in 30 weeks: nine in ten intervals hold it, within 4 points."""
    rng = np.random.default_rng(3)
    times = np.arange(30.0)
    spans = [trend.theil_sen(times, 0.01 * times + rng.normal(0, 0.1, 30), Settings()) for _ in range(500)]
    assert np.mean([low <= 0.01 <= high for _, low, high in spans]) == pytest.approx(0.90, abs=0.04)


@given(st.lists(st.integers(0, 1000), min_size=3, max_size=40))
def test_values_turned_upside_down_turn_sens_interval(values: list[int]) -> None:
    times = np.arange(float(len(values)))
    slope, low, high = trend.theil_sen(times, np.array(values, float), Settings())
    assert trend.theil_sen(times, -np.array(values, float), Settings()) == (-slope, -high, -low)


@pytest.mark.parametrize("size", [8, 9, 12])
def test_rising_is_said_no_more_easily_than_falling(size: int) -> None:
    """Shares without a trend: either at most 1 time in 20, and one as often as the other, within 1 point."""
    rng = np.random.default_rng(1)
    found = [trend.theil_sen(np.arange(float(size)), row, Settings()) for row in rng.random((6000, size))]
    up = np.mean([low > 0 for _, low, _ in found])
    down = np.mean([high < 0 for _, _, high in found])
    assert max(up, down) < 0.05
    assert up == pytest.approx(down, abs=0.01)
