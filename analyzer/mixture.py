"""Telling dwelling from pausing: a mixture of log-normal shapes fitted to a histogram of gaps.

Gaps between two items are partly time on the item, partly pauses, partly the hours until the next sitting.
On a log scale each of these is roughly a bell, so a few bells are fitted by expectation-maximisation
(Dempster 1977), held near plausible places by a handful of pseudo-counts and hard bounds. Cost does not
depend on the number of gaps.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analyzer import chunks

Floats = npt.NDArray[np.float64]

SHORTEST_MS, LONGEST_MS = 300.0, 96 * 3_600_000.0
BINS = 200
EDGES = np.linspace(np.log(SHORTEST_MS), np.log(LONGEST_MS), BINS + 1)
CENTRES = (EDGES[1:] + EDGES[:-1]) / 2
ROUNDS = 60
PSEUDO = 5.0
_TINY = 1e-300


@dataclass(frozen=True, slots=True)
class Bell:
    """A log-normal shape: bounds of its median (ms) and log spread, its start, whether it is dwelling."""

    dwelling: bool
    median: tuple[float, float]
    spread: tuple[float, float]
    first_spread: float
    weight: float


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """Weights of dwelling and of breaks, shape (BINS,); ``sitting`` is the shape of the longest breaks."""

    dwelling: Floats
    breaks: Floats
    sitting: Floats

    def longest(self, odds: float) -> float:
        """Return the gap (ms) from which a break is likelier, were breaks ``odds`` times as common."""
        chance = self.dwelling / (self.dwelling + self.breaks * odds + _TINY)
        chance[: int(np.argmax(self.dwelling))] = 1.0
        below = np.flatnonzero(chance < 0.5)  # noqa: PLR2004 - as likely as not
        return float(np.exp(EDGES[max(1, int(below[0]))])) if below.size else LONGEST_MS


def histogram(gaps: Floats) -> Floats:
    """Return counts of gaps (ms, finite) per log bin, shape (BINS,)."""
    counts = np.zeros(BINS)
    for rows in chunks.slices(gaps.size):
        shown = np.maximum(gaps[rows], SHORTEST_MS)
        scaled = (np.log(shown) - EDGES[0]) * (BINS / (EDGES[-1] - EDGES[0]))
        counts += np.bincount(np.minimum(scaled.astype(np.int64), BINS - 1), minlength=BINS)
    return counts


def fit(
    counts: Floats, bells: tuple[Bell, ...], medians: tuple[float, ...], sitting: Floats | None = None
) -> Fit:
    """Fit ``bells`` to ``counts`` of shape (BINS,), starting at ``medians`` (ms), the longest break last.

    ``sitting`` gives the shape of the longest break when it is known from elsewhere; it is then kept as it
    is.
    """
    free = len(bells) - (sitting is not None)
    low, high = np.log([bell.median for bell in bells]).T
    narrow, wide = np.array([bell.spread for bell in bells]).T
    first = np.clip(np.log(medians), low, high)
    first_spread = np.array([bell.first_spread for bell in bells])
    first_weight = np.array([bell.weight for bell in bells])
    centre, spread, weight = first.copy(), first_spread.copy(), first_weight.copy()
    fixed = np.empty((0, BINS)) if sitting is None else sitting[None]
    for _ in range(ROUNDS):
        shared = weight[:, None] * np.vstack([_bells(centre[:free], spread[:free]), fixed])
        held = shared / (shared.sum(0) + _TINY) * counts
        size = held.sum(1) + PSEUDO
        centre = np.clip((held @ CENTRES + PSEUDO * first) / size, low, high)
        around = (held * (CENTRES - centre[:, None]) ** 2).sum(1) + PSEUDO * first_spread**2
        spread = np.clip(np.sqrt(around / size), narrow, wide)
        weight = (held.sum(1) + PSEUDO * first_weight) / (counts.sum() + PSEUDO)
    found = weight[:, None] * np.vstack([_bells(centre[:free], spread[:free]), fixed])
    dwelling = np.array([bell.dwelling for bell in bells])
    return Fit(found[dwelling].sum(0), found[~dwelling].sum(0), found[-1] / found[-1].sum())


def _bells(centre: Floats, spread: Floats) -> Floats:
    """Return the shapes, each summing to 1: (bells, BINS)."""
    shapes = np.exp(-0.5 * ((CENTRES - centre[:, None]) / spread[:, None]) ** 2) + _TINY
    return np.asarray(shapes / shapes.sum(1, keepdims=True), np.float64)
