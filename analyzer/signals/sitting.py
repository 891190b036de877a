"""SIG11: how long one sitting lasts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from analyzer import bootstrap, sessions, time_spent
from analyzer.basis import Basis
from analyzer.dwell import MINUTE_MS
from analyzer.signal import Caveat, Signal, Spec
from analyzer.windows import DAYS_PER_WEEK

LENGTH = Spec("SIG11", "session_length", "min")
OTHER_GAPS = (5.0, 30.0)


def session_length(basis: Basis) -> Iterator[Signal]:
    """SIG11: median estimated minutes of a session.

    Parts: p90; sessions; over_60_per_week (by covered days); median_gap_5, median_gap_30 = the same with
    sessions closed after 5 and 30 quiet minutes. Gate: 30 sessions. ``low``/``high``: the interval of the
    median (sessions resampled), from the low estimate of time to the high one.
    """
    found, settings = basis.sessions, basis.settings
    if found.size < settings.min_sessions:
        reason = Caveat.TOO_FEW_SESSIONS if basis.line.size else Caveat.NO_VIEWS
        yield Signal.not_measurable(LENGTH, reason, of=basis.of)
        return
    minutes = found.value / MINUTE_MS
    low = bootstrap.quantile(found.low / MINUTE_MS, 0.5, settings)
    high = bootstrap.quantile(found.high / MINUTE_MS, 0.5, settings)
    long = np.count_nonzero(minutes > settings.long_session_minutes)
    parts = {
        "p90": float(np.quantile(minutes, 0.9)),
        "sessions": found.size,
        "over_60_per_week": int(long) / max(1, basis.covered.size) * DAYS_PER_WEEK,
        **{f"median_gap_{gap:.0f}": _median_at(basis, gap) for gap in OTHER_GAPS},
    }
    span = (low[0] if low else None, high[1] if high else None)
    caveats = (Caveat.TIME_ESTIMATED, Caveat.DEPENDS_ON_SESSION_GAP)
    yield LENGTH.signal(float(np.median(minutes)), span, basis.of, basis.of, None, caveats, parts)


def _median_at(basis: Basis, gap: float) -> float:
    time = time_spent.estimate(basis.line, replace(basis.settings, session_gap_minutes=gap))
    return float(np.median(sessions.find(basis.line, time).value) / MINUTE_MS)
