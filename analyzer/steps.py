"""Change points: weeks at which the level of a share moved, where the data allow saying so."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from analyzer.settings import Settings

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
SHORTEST = 4
"""Weeks on each side of a step; engineering default, no clinical meaning."""
CHANCE = 0.01
"""Share of shuffled records that may show as large a step; engineering default, no clinical meaning."""
MOST = 4
"""Steps at most; engineering default, no clinical meaning."""


@dataclass(frozen=True, slots=True)
class Step:
    """A new level from ``place`` (index of a week) on: shares before and after, up to the next steps."""

    place: int
    before: float
    after: float


def steps(own: Floats, known: Floats, settings: Settings) -> tuple[Step, ...]:
    """Return the steps of the share ``own / known`` over weeks, shape (weeks,), in order of time.

    Binary segmentation (Scott & Knott 1974): the cut that explains most of the weighted variance, kept where
    fewer than 1 in 100 shuffles of the weeks explain as much with any cut; then both sides, until there are
    four. Levels less than ``trend_points`` apart are one. Weeks follow each other, so a slow drift can look
    like a step. Every week needs views in ``known``.
    """
    cuts: list[int] = []
    _search(own, known, (0, own.size), cuts, settings)
    return _levels(own, known, sorted(cuts), settings)


def _search(own: Floats, known: Floats, span: tuple[int, int], cuts: list[int], settings: Settings) -> None:
    first, last = span
    if len(cuts) == MOST or last - first < 2 * SHORTEST:
        return
    part = slice(first, last)
    gains = _gains(own[part][None], known[part][None])[0]
    rng = np.random.default_rng(settings.seed + first)
    shuffled = rng.permuted(np.tile(np.arange(last - first), (settings.bootstrap, 1)), axis=1)
    by_chance = _gains(own[part][shuffled], known[part][shuffled]).max(axis=1)
    if (by_chance >= gains.max()).mean() >= CHANCE:
        return
    cut = first + SHORTEST + int(np.argmax(gains))
    cuts.append(cut)
    _search(own, known, (first, cut), cuts, settings)
    _search(own, known, (cut, last), cuts, settings)


def _gains(own: Floats, known: Floats) -> Floats:
    """Return the weighted variance that each cut explains, shape (rows, cuts), 4 weeks kept on each side."""
    inside = slice(SHORTEST - 1, own.shape[1] - SHORTEST)
    left_own, left = np.cumsum(own, axis=1)[:, inside], np.cumsum(known, axis=1)[:, inside]
    right_own, right = own.sum(axis=1)[:, None] - left_own, known.sum(axis=1)[:, None] - left
    apart = left_own / left - right_own / right
    return np.asarray(left * right / (left + right) * apart * apart, np.float64)


def _levels(own: Floats, known: Floats, cuts: list[int], settings: Settings) -> tuple[Step, ...]:
    """Return the cuts whose levels lie far enough apart; the nearest levels are joined first."""
    while cuts:
        edges = [0, *cuts, own.size]
        levels = [own[a:b].sum() / known[a:b].sum() for a, b in pairwise(edges)]
        moves = np.abs(np.diff(levels))
        if moves.min() >= settings.trend_points:
            found = zip(cuts, pairwise(levels), strict=True)
            return tuple(Step(cut, float(before), float(after)) for cut, (before, after) in found)
        cuts = [cut for place, cut in enumerate(cuts) if place != int(np.argmin(moves))]
    return ()
