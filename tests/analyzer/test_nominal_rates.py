"""Whether intervals hold the truth at their rate, on viewers whose sessions differ in mood."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt
import pytest

from analyzer import Settings, bootstrap, concentration, rarefaction, spread

VIEWERS, SESSIONS, CREATORS = 500, 120, 60
SAMPLE = 600
"""Views of about 2,160 whose creator is known, where a look-up asked at random."""
Floats = npt.NDArray[np.float64]
SETTINGS = Settings(bootstrap=300)


@cache
def hits() -> dict[str, float]:
    """Return the share of 90 % intervals that hold the truth.

    Each session draws its own shares around the viewer's true ones (a Dirichlet law), then 3 and more views.
    """
    rng = np.random.default_rng(1)
    true = 1 / np.arange(1, CREATORS + 1) ** 1.1
    true /= true.sum()
    weights = bootstrap.weights(SESSIONS, SETTINGS)
    evenness = rarefaction.d1(np.round(true * 1e8).astype(np.int64), SETTINGS.rarefied_views)
    found: dict[str, list[bool]] = {
        name: [] for name in ("share", "drawn", "left_out", "rarefied", "share_sampled", "drawn_sampled")
    }
    for _ in range(VIEWERS):
        length = rng.poisson(15, SESSIONS) + 3
        counts = rng.multinomial(length, rng.dirichlet(true * 18, SESSIONS)).astype(np.float64)
        share = bootstrap.ratio(counts[:, 0], length.astype(np.float64), weights, SETTINGS)
        found["share"].append(holds(share, true[0]))
        block, creator = np.nonzero(counts)
        table = spread.Cells(block, creator, counts[block, creator], SESSIONS, CREATORS)
        value = 1 / concentration.repeat_chance(counts.sum(0))
        drawn = bootstrap.centred(1 / spread.draw(table, weights).repeat_chance, value, SETTINGS)
        found["drawn"].append(holds(drawn, 1 / (true**2).sum()))
        left_out = bootstrap.jackknife(value, 1 / spread.without_each(table), SETTINGS)
        found["left_out"].append(holds(left_out, 1 / (true**2).sum()))
        rarefied = rarefaction.interval(table, SETTINGS.rarefied_views, SETTINGS)
        found["rarefied"].append(holds((rarefied.low or 0, rarefied.high or 0), evenness))
        sampled = rng.multivariate_hypergeometric(counts.astype(np.int64).ravel(), SAMPLE)
        for name, held in _of_sample(sampled.reshape(counts.shape).astype(np.float64), true, weights).items():
            found[name].append(held)
    return {name: float(np.mean(rows)) for name, rows in found.items()}


def _of_sample(counts: Floats, true: Floats, weights: Floats) -> dict[str, bool]:
    """Return whether intervals hold the truth from ``SAMPLE`` views drawn without replacement."""
    share = bootstrap.ratio(counts[:, 0], counts.sum(1), weights, SETTINGS)
    block, creator = np.nonzero(counts)
    table = spread.Cells(block, creator, counts[block, creator], SESSIONS, CREATORS)
    value = 1 / concentration.repeat_chance(counts.sum(0))
    drawn = bootstrap.centred(1 / spread.draw(table, weights).repeat_chance, value, SETTINGS)
    return {
        "share_sampled": holds(share, true[0]),
        "drawn_sampled": holds(drawn, 1 / (true**2).sum()),
    }


def holds(span: bootstrap.Range | None, truth: float) -> bool:
    return span is not None and span[0] <= truth <= span[1]


@pytest.mark.parametrize("what", ["share", "drawn", "left_out", "rarefied", "share_sampled", "drawn_sampled"])
def test_nine_in_ten_intervals_hold_the_truth_within_three_points(what: str) -> None:
    assert hits()[what] == pytest.approx(0.90, abs=0.03)
