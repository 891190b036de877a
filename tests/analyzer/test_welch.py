"""Student's quantile against printed tables, and the interval of a difference against hand arithmetic."""

from __future__ import annotations

import numpy as np
import pytest

from analyzer import Settings, welch

PRINTED = {
    1: 6.314, 2: 2.920, 3: 2.353, 4: 2.132, 5: 2.015, 6: 1.943, 7: 1.895, 8: 1.860, 9: 1.833, 10: 1.812,
    11: 1.796, 12: 1.782, 13: 1.771, 14: 1.761, 15: 1.753, 16: 1.746, 17: 1.740, 18: 1.734, 19: 1.729,
    20: 1.725, 25: 1.708, 30: 1.697, 40: 1.684, 50: 1.676, 60: 1.671, 80: 1.664, 100: 1.660, 120: 1.658,
    200: 1.653, 1000: 1.646,
}  # fmt: skip
"""Upper 5 % points of Student's t, as tables of it print them."""


@pytest.mark.parametrize(("freedom", "printed"), PRINTED.items())
def test_students_quantile_is_that_of_the_tables(freedom: int, printed: float) -> None:
    assert welch.quantile(0.95, freedom) == pytest.approx(printed, abs=6e-4)


@pytest.mark.parametrize("share", [0.8, 0.9, 0.95, 0.975, 0.99])
def test_students_quantile_agrees_with_its_closed_forms(share: float) -> None:
    """One degree is Cauchy's law, tan(pi (p - 1/2)); two are (2p - 1) / sqrt(2p (1 - p))."""
    assert welch.quantile(share, 1) == pytest.approx(np.tan(np.pi * (share - 0.5)), rel=1e-5)
    two = (2 * share - 1) / np.sqrt(2 * share * (1 - share))
    assert welch.quantile(share, 2) == pytest.approx(two, rel=1e-4)


def test_between_whole_degrees_the_quantile_falls_all_the_way() -> None:
    found = [welch.quantile(0.95, freedom) for freedom in np.arange(1, 200, 0.5)]
    assert (np.diff(found) < 0).all()


def test_a_difference_has_the_interval_that_hand_arithmetic_gives() -> None:
    """Means 2 and 6; variances 1 and 4 of three values: error sqrt(1/3 + 4/3) = 1.29099.

    Degrees of freedom (5/3)^2 / ((1/3)^2 / 2 + (4/3)^2 / 2) = 2.94118, a little above the printed 2.353 of
    three: t = 2.3727, reach 3.0631. Two values a side with variances 2 and 0: error 1, two degrees, 2.920.
    """
    moved, low, high = welch.difference(np.array([1.0, 2, 3]), np.array([4.0, 6, 8]), Settings())
    assert moved == 4
    assert low == pytest.approx(4 - 3.0631, abs=1e-3)
    assert high == pytest.approx(4 + 3.0631, abs=1e-3)
    few = welch.difference(np.array([1.0, 3.0]), np.array([5.0, 5.0]), Settings())
    assert few == pytest.approx((3, 3 - 2.920, 3 + 2.920), abs=1e-3)


def test_one_value_cannot_vary_and_equal_values_do_not() -> None:
    assert welch.difference(np.array([1.0]), np.array([3.0, 4.0]), Settings()) == (2.5, None, None)
    assert welch.difference(np.array([1.0, 1.0]), np.array([3.0, 3.0]), Settings()) == (2, 2, 2)


@pytest.mark.parametrize("weeks", [8, 9, 12, 16, 26, 52])
def test_nine_in_ten_intervals_hold_the_change_of_a_share_within_three_points(weeks: int) -> None:
    """A share that grows by 0.4 points a week, 33 views a week: last third less first third."""
    rng, third = np.random.default_rng(3), weeks // 3
    share = 0.2 + 0.004 * np.arange(weeks)
    true = share[-third:].mean() - share[:third].mean()
    held = []
    for drawn in rng.binomial(33, share, (1500, weeks)) / 33:
        _, low, high = welch.difference(drawn[:third], drawn[-third:], Settings())
        assert low is not None
        assert high is not None
        held.append(low <= true <= high)
    assert np.mean(held) == pytest.approx(0.90, abs=0.03)
