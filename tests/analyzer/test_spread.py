from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer import Settings, bootstrap, concentration, spread


@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 8)), min_size=2, max_size=80),
    st.lists(st.integers(0, 3), min_size=6, max_size=6),
)
def test_a_resample_is_measured_as_if_its_rows_were_written_out(
    rows: list[tuple[int, int]], times: list[int]
) -> None:
    block, creator = np.array(rows).T
    table = spread.cells(block, creator, 9)
    weights = np.array(times, np.float64)[: table.blocks]
    written = np.repeat(creator, weights[block].astype(int))
    drawn = spread.draw(table, weights[None])
    if written.size < 2:
        assert np.isnan(drawn.gini[0])
        return
    counts = np.bincount(written)
    counts = counts[counts > 0]
    assert drawn.repeat_chance[0] == pytest.approx(concentration.repeat_chance(counts))
    assert drawn.gini[0] == pytest.approx(concentration.gini(counts))


def test_weights_draw_every_block_once_on_average() -> None:
    weights = bootstrap.weights(40, Settings())
    assert weights.shape == (1000, 40)
    assert (weights.sum(axis=1) == 40).all()
    assert weights.mean(axis=0) == pytest.approx(np.ones(40), abs=0.15)


def test_the_same_settings_give_the_same_interval() -> None:
    over, under = np.arange(10.0), np.full(10, 10.0)
    first, second = (
        bootstrap.ratio(over, under, bootstrap.weights(10, Settings()), Settings()) for _ in range(2)
    )
    assert first == second


def test_one_block_has_no_interval() -> None:
    assert (
        bootstrap.ratio(np.array([3.0]), np.array([4.0]), bootstrap.weights(1, Settings()), Settings())
        is None
    )
    assert bootstrap.quantile(np.array([3.0]), 0.5, Settings()) is None


def test_a_share_of_even_days_has_no_width() -> None:
    """Every day holds 3 of 10: whatever days are drawn, the share is 0.3."""
    days = 20
    found = bootstrap.ratio(
        np.full(days, 3.0), np.full(days, 10.0), bootstrap.weights(days, Settings()), Settings()
    )
    assert found == pytest.approx((0.3, 0.3))


def test_intervals_of_a_share_cover_at_their_rate() -> None:
    """300 records of 60 uneven days, true share 0.3: nine in ten intervals hold it, within 5 points."""
    settings = Settings()
    weights = bootstrap.weights(60, settings)
    rng = np.random.default_rng(5)
    hits = 0
    for _ in range(300):
        size = rng.integers(5, 60, 60).astype(np.float64)
        own = rng.binomial(size.astype(int), rng.beta(3, 7, 60)).astype(np.float64)
        found = bootstrap.ratio(own, size, weights, settings)
        assert found is not None
        hits += found[0] <= 0.3 <= found[1]
    assert 0.85 <= hits / 300 <= 0.95


def test_intervals_of_a_median_cover_at_their_rate() -> None:
    rng = np.random.default_rng(6)
    spans = [bootstrap.quantile(rng.lognormal(3, 1, 41), 0.5, Settings()) for _ in range(400)]
    hits = np.mean([span is not None and span[0] <= np.exp(3) <= span[1] for span in spans])
    assert 0.87 <= hits <= 0.95


def test_a_medians_ranks_give_what_resampling_gives() -> None:
    values = np.random.default_rng(7).lognormal(3, 1, 200)
    rng = np.random.default_rng(8)
    slow = np.quantile([np.median(rng.choice(values, 200)) for _ in range(4000)], [0.05, 0.95])
    fast = bootstrap.quantile(values, 0.5, Settings(bootstrap=4000))
    assert fast == pytest.approx(tuple(slow), rel=0.08)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 8)), min_size=3, max_size=80))
def test_leaving_out_a_block_is_measured_as_if_its_rows_were_gone(rows: list[tuple[int, int]]) -> None:
    block, creator = (
        np.unique([row[0] for row in rows], return_inverse=True)[1],
        np.array([row[1] for row in rows]),
    )
    table = spread.cells(block, creator, 9)
    for gone, found in enumerate(spread.without_each(table)):
        rest = np.bincount(creator[block != gone])
        if rest.sum() < 2:
            assert np.isnan(found)
        else:
            assert found == pytest.approx(concentration.repeat_chance(rest))


def test_leaving_out_and_drawing_agree_on_the_width() -> None:
    rng = np.random.default_rng(9)
    block = np.repeat(np.arange(80), 25)
    creator = rng.integers(0, 30, 2000) * (rng.random(2000) > 0.3 * rng.random(80)[block])
    table = spread.cells(block, creator, 30)
    value = 1 / concentration.repeat_chance(np.bincount(creator))
    left_out = bootstrap.jackknife(value, 1 / spread.without_each(table), Settings())
    drawn = 1 / spread.draw(table, bootstrap.weights(80, Settings())).repeat_chance
    assert left_out == pytest.approx(bootstrap.centred(drawn, value, Settings()), rel=0.03)
