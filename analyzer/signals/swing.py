"""SIG33: weeks in and weeks out."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from analyzer import ties, windows
from analyzer.basis import Basis
from analyzer.dwell import MINUTE_MS
from analyzer.platform_days import PlatformDays
from analyzer.signal import Caveat, Signal, Spec
from analyzer.tie import Tie

SWING = Spec("SIG33", "swings", "crossings")
ABOVE, BELOW = 1.5, 0.5
Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


def swings(basis: Basis) -> Iterator[Signal]:
    """SIG33, per creator: crossings between weeks over 1.5 and under 0.5 times the middle week, per 12 weeks.

    Parts: above, below (runs of such weeks), middle (minutes of the middle week), weeks. Only weeks that the
    creator's platforms cover on all seven days and have a view in, from the first to the last with the
    creator. Missing: other weeks are left out. Gate: 12 such weeks. An exact count, so without interval.
    """

    def measure(tie: Tie) -> Signal:
        minutes = _minutes(basis, tie, _known_weeks(basis.days_of(tie)))
        if minutes.size < basis.settings.min_swing_weeks or not np.median(minutes):
            reason = Caveat.TOO_FEW_WEEKS
            return Signal.not_measurable(SWING, reason, used=tie.views, of=basis.of, subject=tie.creator)
        middle = float(np.median(minutes))
        side = (minutes > ABOVE * middle).astype(int) - (minutes < BELOW * middle).astype(int)
        runs = side[np.concatenate([[True], np.diff(side) != 0])]
        parts = {
            "above": int((runs > 0).sum()),
            "below": int((runs < 0).sum()),
            "middle": middle,
            "weeks": int(minutes.size),
        }
        crossings = np.count_nonzero(np.diff(side[side != 0]))
        value = crossings / minutes.size * basis.settings.min_swing_weeks
        caveats = (Caveat.TIME_ESTIMATED, Caveat.CAUSE_UNKNOWN)
        return SWING.signal(value, (None, None), tie.views, basis.of, tie.creator, caveats, parts)

    yield from ties.each(basis, SWING, (), measure)


def _minutes(basis: Basis, tie: Tie, known: Ints) -> Floats:
    """Return estimated minutes per known week from the first to the last with the creator."""
    weeks = windows.week_numbers(basis.watched.day[tie.rows]).astype(np.int64)
    spent = basis.time.value[basis.line.watched][tie.rows]
    sums = np.bincount(weeks - weeks[0], spent) / MINUTE_MS
    inside = known[(known >= weeks[0]) & (known <= weeks[-1])]
    return np.asarray(sums[inside - weeks[0]], np.float64)


def _known_weeks(own: PlatformDays) -> Ints:
    """Return the numbers of the weeks that are covered on all seven days and hold a view."""
    weeks, days = np.unique(windows.week_numbers(own.covered), return_counts=True)
    whole, seen = weeks[days == windows.DAYS_PER_WEEK], windows.week_numbers(own.seen)
    return np.asarray(whole[np.isin(whole, seen)], np.int64)
