"""SIG13: how long until the next session with a creator."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from analyzer import bootstrap, sessions, ties, time_spent
from analyzer.basis import Basis
from analyzer.signal import Caveat, Signal, Spec
from analyzer.tie import Tie
from analyzer.time_spent import HOUR_MS

RETURN = Spec("SIG13", "return_latency", "h")
QUICK_MINUTES = 10.0
SHORT_GAP_MINUTES = 5.0
Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


def return_latency(basis: Basis) -> Iterator[Signal]:
    """SIG13, per creator: middle hours from the end of a session with the creator to the start of the next.

    Parts: q25, q75, iqr (h); sessions with the creator; quick_returns = sessions opened at most 10 minutes
    after the last ended, per active day, sessions closed after 5 quiet minutes (the same for every creator).
    Missing: waits across days that no platform covers are left out, their sessions count. Gate: 20 sessions
    with the creator. Interval: waits resampled.
    """
    quick = _quick_returns(basis)

    def measure(tie: Tie) -> Signal:
        numbers = ties.sessions_of(basis, tie)
        waits = _waits(basis, numbers)
        if numbers.size < basis.settings.min_tie_sessions or not waits.size:
            reason = Caveat.TOO_FEW_SESSIONS
            return Signal.not_measurable(RETURN, reason, used=tie.views, of=basis.of, subject=tie.creator)
        q25, middle, q75 = (float(q) for q in np.quantile(waits, [0.25, 0.5, 0.75]))
        span = bootstrap.quantile(waits, 0.5, basis.settings) or (None, None)
        parts = {
            "q25": q25,
            "q75": q75,
            "iqr": q75 - q25,
            "sessions": int(numbers.size),
            "quick_returns": quick,
        }
        caveats = (Caveat.DEPENDS_ON_SESSION_GAP, Caveat.CAUSE_UNKNOWN)
        return RETURN.signal(middle, span, tie.views, basis.of, tie.creator, caveats, parts)

    yield from ties.each(basis, RETURN, (), measure)


def _waits(basis: Basis, numbers: Ints) -> Floats:
    """Return hours from each of these sessions to the next one, without those across uncovered days."""
    found = basis.sessions
    ends, starts = numbers[:-1], numbers[1:]
    waits = (found.start_ms[starts] - found.end_ms[ends]) / HOUR_MS
    days = found.day.astype(np.int64)
    covered = np.searchsorted(basis.covered, days[starts]) - np.searchsorted(basis.covered, days[ends])
    return np.asarray(np.maximum(waits, 0.0)[covered == days[starts] - days[ends]], np.float64)


def _quick_returns(basis: Basis) -> float:
    time = time_spent.estimate(basis.line, replace(basis.settings, session_gap_minutes=SHORT_GAP_MINUTES))
    found = sessions.find(basis.line, time)
    quiet = (found.start_ms[1:] - found.end_ms[:-1]) / (HOUR_MS / 60)
    return int(np.count_nonzero(quiet <= QUICK_MINUTES)) / max(1, basis.active.size)
