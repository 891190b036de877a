"""SIG10: the first and the last voice of a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from analyzer import bootstrap, gates, ties, windows
from analyzer.basis import Basis
from analyzer.signal import Caveat, Signal, Spec
from analyzer.tie import Tie
from analyzer.views import MISSING

EDGES = Spec("SIG10", "first_or_last", "share")
MINUTE_MS = 60_000
AFTER_WAKING_MINUTES = 60
Codes = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class _Edges:
    """Per active day: creator codes of first and last view (-1: unknown or not counted), minute of last."""

    first: Codes
    last: Codes
    minute: Codes


def first_or_last(basis: Basis) -> Iterator[Signal]:
    """SIG10, per creator: days whose first or last view is theirs / days where one of them is known (share).

    Parts: first, last (shares by themselves), last_minute_with, last_minute_without = middle minute after
    local midnight (over 1440 = after midnight) of the last view on days that end with the creator and on
    others. With a waking time, a first view counts only within an hour of it. Missing: days whose first and
    last view have no creator are left out. Gate: 21 active days. Interval: days resampled.
    """
    reasons = gates.for_shares(basis) if not basis.known else ()
    if basis.active.size < basis.settings.min_edge_days:
        reasons = (*reasons, Caveat.TOO_FEW_ACTIVE_DAYS)
    edges = cache(lambda: _edges(basis))
    yield from ties.each(basis, EDGES, reasons, lambda tie: _measure(basis, edges(), tie))


def _measure(basis: Basis, edges: _Edges, tie: Tie) -> Signal:
    known = ((edges.first != MISSING) | (edges.last != MISSING)).astype(np.float64)
    first, last = edges.first == tie.code, edges.last == tie.code
    days = max(1.0, float(known.sum()))
    span = bootstrap.ratio((first | last) * known, known, basis.day_weights, basis.settings)
    parts = {
        "first": float(first.sum()) / days,
        "last": float(last.sum()) / days,
        "last_minute_with": _middle(edges.minute[last]),
        "last_minute_without": _middle(edges.minute[~last]),
        "days": int(known.sum()),
    }
    caveats = () if basis.settings.own.wake_minute is not None else (Caveat.NO_WAKE_TIME,)
    value = float((first | last).sum()) / days
    return EDGES.signal(value, span or (None, None), tie.views, basis.of, tie.creator, caveats, parts)


def _edges(basis: Basis) -> _Edges:
    watched = basis.watched
    order = np.argsort(watched.day, kind="stable")
    starts = np.searchsorted(watched.day[order], basis.active)
    first, last = order[starts], order[np.append(starts[1:], watched.size) - 1]
    clock = windows.clock(basis.settings, int(watched.ms[0]), int(watched.ms[-1]))
    at_first, at_last = (
        (clock.local(watched.ms[rows]) - _midnight(basis)) // MINUTE_MS for rows in (first, last)
    )
    opens = watched.creator[first].astype(np.int64)
    wake = basis.settings.own.wake_minute
    if wake is not None:
        opens = np.where((at_first >= wake) & (at_first <= wake + AFTER_WAKING_MINUTES), opens, MISSING)
    return _Edges(opens, watched.creator[last].astype(np.int64), at_last)


def _midnight(basis: Basis) -> Codes:
    """Return the local midnight of each active day, milliseconds."""
    return np.asarray(basis.active.astype(np.int64) * windows.DAY_MS, np.int64)


def _middle(minutes: Codes) -> float | None:
    return float(np.median(minutes)) if minutes.size else None
