from __future__ import annotations

import numpy as np
import pytest

from analyzer import Caveat, Settings
from analyzer.signals import trend
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
