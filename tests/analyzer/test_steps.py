"""Steps are found where they were planted, and not where nothing moved."""

from __future__ import annotations

import numpy as np
import pytest

from analyzer import Settings
from analyzer.steps import SHORTEST, steps

LIGHT = Settings(bootstrap=300)


def weeks(levels: list[tuple[int, float]], seed: int, known: int = 60) -> tuple[np.ndarray, np.ndarray]:
    draw = np.random.default_rng(seed)
    shares = np.concatenate([np.full(count, level) for count, level in levels])
    return draw.binomial(known, shares).astype(float), np.full(shares.size, float(known))


def test_a_planted_step_is_found_within_a_week_with_both_levels() -> None:
    for seed in range(5):
        found = steps(*weeks([(20, 0.1), (20, 0.4)], seed), LIGHT)

        assert len(found) == 1
        assert abs(found[0].place - 20) <= 1
        assert found[0].before == pytest.approx(0.1, abs=0.04)
        assert found[0].after == pytest.approx(0.4, abs=0.04)


def test_up_and_down_again_are_two_steps_in_order_of_time() -> None:
    found = steps(*weeks([(15, 0.1), (15, 0.5), (15, 0.1)], 3), LIGHT)

    assert [abs(step.place - place) <= 1 for step, place in zip(found, (15, 30), strict=True)] == [True, True]
    assert found[0].after == found[1].before


def test_even_weeks_rarely_show_a_step() -> None:
    found = [steps(*weeks([(40, 0.2)], seed), LIGHT) for seed in range(60)]

    assert sum(bool(one) for one in found) <= 3


def test_a_move_below_five_points_is_no_step_however_sure() -> None:
    assert steps(*weeks([(30, 0.20), (30, 0.23)], 1, known=20_000), LIGHT) == ()


def test_a_week_or_two_at_another_level_is_no_step() -> None:
    own, known = weeks([(2, 0.6), (SHORTEST * 2, 0.1)], 2)
    found = steps(own, known, LIGHT)

    assert all(step.place >= SHORTEST for step in found)
    assert steps(own[:7], known[:7], LIGHT) == ()
