"""SIG06: whether a creator's share rises or falls over the weeks."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

from analyzer import gates, ties, weekly, welch
from analyzer.basis import Basis
from analyzer.settings import Settings
from analyzer.signal import Caveat, Signal, Spec
from analyzer.tie import Tie
from analyzer.weekly import Weeks

TREND = Spec("SIG06", "share_trend", "share/week")
Floats = npt.NDArray[np.float64]


def share_trend(basis: Basis) -> Iterator[Signal]:
    """SIG06, per creator: Theil-Sen slope of the weekly share of views (share per week) with Sen's interval.

    Parts: change = mean share of the last third of weeks less that of the first (share; change_low,
    change_high by Welch's t, missing below two weeks a third); weeks; direction 1 rising, -1 falling, 0
    steady: rising or falling only where the slope's interval leaves out 0 and the change is at least 5
    points. Missing: days that some platform with a creator does not cover, a platform whose record is too
    short for the others (``analyzer.weekly``), and weeks with fewer than 20 known views are left out. Gate:
    the share gate and 8 such weeks. Sen 1968, Welch 1947.
    """
    reasons = gates.for_shares(basis, sampled=True)
    weeks = weekly.find(basis)
    reasons = reasons or weekly.reasons(basis, weeks)
    yield from ties.each(basis, TREND, reasons, lambda tie: _trend(basis, weeks, tie))


def theil_sen(times: Floats, values: Floats, settings: Settings) -> tuple[float, float, float]:
    """Return slope, low and high of ``values`` over ``times``, shape (n,) each, n at least 3.

    The median of the slopes of all pairs; the interval is that of Kendall's statistic (Sen 1968), without
    ties, its ends equally many slopes from either side: values turned upside down turn the interval, too.
    """
    first, second = np.triu_indices(times.size, 1)
    slopes = np.sort((values[second] - values[first]) / (times[second] - times[first]))
    n = times.size
    spread = NormalDist().inv_cdf((1 + settings.interval) / 2) * np.sqrt(n * (n - 1) * (2 * n + 5) / 18)
    high = min(slopes.size - 1, int(np.ceil((slopes.size + spread) / 2)))
    return float(np.median(slopes)), float(slopes[slopes.size - 1 - high]), float(slopes[high])


def _trend(basis: Basis, weeks: Weeks, tie: Tie) -> Signal:
    days = basis.watched.day[tie.rows[weeks.rows[tie.rows]]]
    if not days.size:
        return Signal.not_measurable(TREND, Caveat.SHORT_RECORD_LEFT_OUT, subject=tie.creator, of=basis.of)
    shares = weeks.count(days) / weeks.known
    slope, low, high = theil_sen(weeks.numbers.astype(np.float64), shares, basis.settings)
    change, change_low, change_high = _change(shares, basis.settings)
    moved = abs(change) >= basis.settings.trend_points
    parts = {
        "change": change,
        "change_low": change_low,
        "change_high": change_high,
        "weeks": int(shares.size),
        "direction": int(moved and low > 0 and change > 0) - int(moved and high < 0 and change < 0),
    }
    short = (Caveat.SHORT_RECORD_LEFT_OUT,) if weeks.left_out else ()
    caveats = (*gates.beside_shares(basis), *short, Caveat.CAUSE_UNKNOWN)
    return TREND.signal(slope, (low, high), days.size, basis.of, tie.creator, caveats, parts)


def _change(shares: Floats, settings: Settings) -> tuple[float, float | None, float | None]:
    """Return the mean of the last third less that of the first, and its interval, no wider than -1 to 1."""
    third = shares.size // 3
    change, low, high = welch.difference(shares[:third], shares[-third:], settings)
    return change, low if low is None else max(-1.0, low), high if high is None else min(1.0, high)
