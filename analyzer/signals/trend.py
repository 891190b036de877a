"""SIG06: whether a creator's share rises or falls over the weeks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

from analyzer import bootstrap, gates, ties, windows
from analyzer.basis import Basis
from analyzer.settings import Settings
from analyzer.signal import Caveat, Signal, Spec
from analyzer.tie import Tie
from analyzer.views import MISSING

TREND = Spec("SIG06", "share_trend", "share/week")
FEWEST = 3
"""Weeks that a slope with an interval takes, whatever the settings ask for."""
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class _Weeks:
    """Weeks with enough known views: their numbers, the first week of all, known views per week."""

    numbers: npt.NDArray[np.int64]
    first: int
    known: Floats
    enough: npt.NDArray[np.bool_]


_NO_WEEKS = _Weeks(np.empty(0, np.int64), 0, np.empty(0), np.empty(0, np.bool_))


def share_trend(basis: Basis) -> Iterator[Signal]:
    """SIG06, per creator: Theil-Sen slope of the weekly share of views (share per week) with Sen's interval.

    Parts: change = mean share of the last third of weeks less that of the first (share; change_low,
    change_high by resampled weeks); direction 1 rising, -1 falling, 0 steady: rising or falling only where
    the slope's interval leaves out 0 and the change is at least 5 points. Missing: weeks with fewer than 20
    known views are left out. Gate: the share gate and 8 such weeks. Sen 1968.
    """
    reasons = gates.for_shares(basis, sampled=True)
    weeks = _NO_WEEKS if reasons else _weeks(basis)
    if weeks.numbers.size < max(FEWEST, basis.settings.min_trend_weeks):
        reasons = reasons or (Caveat.TOO_FEW_WEEKS,)
    drawn = cache(lambda: bootstrap.weights(weeks.numbers.size // 3, basis.settings))
    yield from ties.each(basis, TREND, reasons, lambda tie: _trend(basis, weeks, tie, drawn()))


def theil_sen(times: Floats, values: Floats, settings: Settings) -> tuple[float, float, float]:
    """Return slope, low and high of ``values`` over ``times``, shape (n,) each, n at least 3.

    The median of the slopes of all pairs; the interval is that of Kendall's statistic (Sen 1968), without
    ties.
    """
    first, second = np.triu_indices(times.size, 1)
    slopes = np.sort((values[second] - values[first]) / (times[second] - times[first]))
    n = times.size
    spread = NormalDist().inv_cdf((1 + settings.interval) / 2) * np.sqrt(n * (n - 1) * (2 * n + 5) / 18)
    low, high = int((slopes.size - spread) / 2), int(np.ceil((slopes.size + spread) / 2))
    return (
        float(np.median(slopes)),
        float(slopes[max(0, low)]),
        float(slopes[min(slopes.size - 1, high)]),
    )


def _weeks(basis: Basis) -> _Weeks:
    weeks = windows.week_numbers(basis.watched.day).astype(np.int64)
    first = int(weeks.min())
    known = np.bincount(weeks[basis.watched.creator != MISSING] - first).astype(np.float64)
    enough = known >= basis.settings.min_week_views
    return _Weeks(np.flatnonzero(enough), first, known, enough)


def _trend(basis: Basis, weeks: _Weeks, tie: Tie, drawn: Floats) -> Signal:
    own = windows.week_numbers(basis.watched.day[tie.rows]).astype(np.int64) - weeks.first
    seen = np.bincount(own, minlength=weeks.known.size) / np.maximum(weeks.known, 1)
    shares = seen[weeks.enough]
    slope, low, high = theil_sen(weeks.numbers.astype(np.float64), shares, basis.settings)
    change, change_low, change_high = _change(shares, drawn, basis.settings)
    moved = abs(change) >= basis.settings.trend_points
    parts = {
        "change": change,
        "change_low": change_low,
        "change_high": change_high,
        "weeks": int(shares.size),
        "direction": int(moved and low > 0 and change > 0) - int(moved and high < 0 and change < 0),
    }
    caveats = (*gates.beside_shares(basis), Caveat.CAUSE_UNKNOWN)
    return TREND.signal(slope, (low, high), tie.views, basis.of, tie.creator, caveats, parts)


def _change(shares: Floats, drawn: Floats, settings: Settings) -> tuple[float, float, float]:
    """Return the mean of the last third less that of the first, and its interval by resampled weeks."""
    third = drawn.shape[1]
    before, after = shares[:third], shares[-third:]
    change = float(after.mean() - before.mean())
    means = (drawn * after).sum(1) - (drawn[::-1] * before).sum(1)
    low, high = bootstrap.interval(means / third, settings)
    return change, low, high
