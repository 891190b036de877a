"""SIG33: weeks in and weeks out."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from analyzer import ties, windows
from analyzer.basis import Basis
from analyzer.dwell import MINUTE_MS
from analyzer.signal import Caveat, Signal, Spec
from analyzer.tie import Tie

SWING = Spec("SIG33", "swings", "crossings")
ABOVE, BELOW = 1.5, 0.5
Floats = npt.NDArray[np.float64]


def swings(basis: Basis) -> Iterator[Signal]:
    """SIG33, per creator: crossings between weeks over 1.5 and under 0.5 times the middle week, per 12 weeks.

    Parts: above, below (runs of such weeks), middle (minutes of the middle week), weeks. Only weeks covered
    on all seven days, from the first to the last with the creator. Missing: other weeks are left out. Gate:
    12 such weeks. An exact count, so without interval.
    """
    whole = _whole_weeks(basis)

    def measure(tie: Tie) -> Signal:
        minutes = _minutes(basis, tie, whole)
        if minutes.size < basis.settings.min_swing_weeks or not np.median(minutes):
            reason = Caveat.TOO_FEW_WEEKS
            return Signal.not_measurable(SWING, reason, used=tie.views, of=basis.of, subject=tie.creator)
        middle = float(np.median(minutes))
        side = (minutes > ABOVE * middle).astype(int) - (minutes < BELOW * middle).astype(int)
        moved = side[side != 0]
        runs = moved[np.concatenate([[True], np.diff(moved) != 0])] if moved.size else moved
        parts = {
            "above": int((runs > 0).sum()),
            "below": int((runs < 0).sum()),
            "middle": middle,
            "weeks": int(minutes.size),
        }
        value = max(0, runs.size - 1) / minutes.size * basis.settings.min_swing_weeks
        caveats = (Caveat.TIME_ESTIMATED, Caveat.CAUSE_UNKNOWN)
        return SWING.signal(value, (None, None), tie.views, basis.of, tie.creator, caveats, parts)

    yield from ties.each(basis, SWING, (), measure)


def _minutes(basis: Basis, tie: Tie, whole: npt.NDArray[np.int64]) -> Floats:
    """Return estimated minutes per whole week from the first to the last with the creator."""
    weeks = windows.week_numbers(basis.watched.day[tie.rows]).astype(np.int64)
    spent = basis.time.value[basis.line.watched][tie.rows]
    sums = np.bincount(weeks - weeks[0], spent) / MINUTE_MS
    inside = whole[(whole >= weeks[0]) & (whole <= weeks[-1])]
    return np.asarray(sums[inside - weeks[0]], np.float64)


def _whole_weeks(basis: Basis) -> npt.NDArray[np.int64]:
    """Return the numbers of the weeks that are covered on all seven days."""
    weeks, days = np.unique(windows.week_numbers(basis.covered), return_counts=True)
    return np.asarray(weeks[days == windows.DAYS_PER_WEEK], np.int64)
