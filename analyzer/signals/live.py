"""SIG22: live rooms joined."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from analyzer import bootstrap, windows
from analyzer.basis import Basis
from analyzer.signal import Caveat, Signal, Spec

LIVE = Spec("SIG22", "live_rooms", "per week")


def live_rooms(basis: Basis) -> Iterator[Signal]:
    """SIG22: live rooms joined per week, by days that the platforms with live rooms cover; part night_share.

    Missing: an export without a live log says nothing. Gate: 28 such days. Interval: days resampled.
    """
    rooms = basis.line.only(~basis.line.watched)
    if not rooms.size:
        yield Signal.not_measurable(LIVE, Caveat.NO_LIVE_LOG)
        return
    there = basis.line.only(np.isin(basis.line.platform, rooms.platform))
    covered = windows.covered(there.day, there.platform, basis.settings)
    if covered.size < basis.settings.min_tie_days:
        yield Signal.not_measurable(LIVE, Caveat.TOO_FEW_DAYS, used=rooms.size, of=rooms.size)
        return
    per_day = np.bincount(np.searchsorted(covered, rooms.day), minlength=covered.size).astype(np.float64)
    weights = bootstrap.weights(int(covered.size), basis.settings)
    span = bootstrap.ratio(per_day, np.ones(covered.size), weights, basis.settings)
    low, high = (edge * windows.DAYS_PER_WEEK for edge in span) if span else (None, None)
    parts = {"night_share": float(np.mean(windows.in_night(rooms.hour, basis.settings.night)))}
    value = rooms.size / covered.size * windows.DAYS_PER_WEEK
    yield LIVE.signal(value, (low, high), rooms.size, rooms.size, None, (), parts)
