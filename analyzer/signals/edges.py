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
MINUTE_MS, DAY_MINUTES, DAY_HOURS = 60_000, 1440, 24
AFTER_WAKING_MINUTES = 60
NOBODY = -2
Codes = npt.NDArray[np.int64]
Days = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class _Edges:
    """Per day with a view: its number, creator codes of first and last view, minute of the last.

    A code is -1 where the maker is unknown; the first is -2 where no view came within an hour of waking.
    """

    day: Days
    first: Codes
    last: Codes
    minute: Codes


def first_or_last(basis: Basis) -> Iterator[Signal]:
    """SIG10, per creator: days whose first or last view is theirs / days where one of them is known (share).

    Parts: first, last (shares of the days where this one is known, None where it never is); days;
    last_minute_with, last_minute_without = middle minute after local midnight (over 1440 = after midnight) of
    the last view on days that end with the creator and with another one. With a waking time, the first view
    from then on counts, within an hour; a waking time before 04:00 begins the day. Missing: days whose first
    and last view have no creator, and days that the creator's platforms do not cover, are left out. Gate: 21
    active days of these platforms. Interval: days resampled.
    """
    reasons = gates.for_shares(basis) if not basis.known else ()
    if basis.active.size < basis.settings.min_edge_days:
        reasons = (*reasons, Caveat.TOO_FEW_ACTIVE_DAYS)
    edges = cache(lambda: _edges(basis))
    yield from ties.each(basis, EDGES, reasons, lambda tie: _told(basis, edges(), tie))


def _told(basis: Basis, edges: _Edges, tie: Tie) -> Signal:
    inside = np.isin(edges.day, basis.days_of(tie).covered)
    known = inside & ((edges.first > MISSING) | (edges.last > MISSING))
    if known.any() and inside.sum() >= basis.settings.min_edge_days:
        return _measured(basis, edges, tie, inside, known)
    reason = Caveat.MOST_CREATORS_UNKNOWN if not known.any() else Caveat.TOO_FEW_ACTIVE_DAYS
    return Signal.not_measurable(EDGES, reason, used=tie.views, of=basis.of, subject=tie.creator)


def _measured(basis: Basis, edges: _Edges, tie: Tie, inside: Flags, known: Flags) -> Signal:
    first, last = (side == tie.code for side in (edges.first, edges.last))
    told_last = inside & (edges.last != MISSING)
    over, under = ((first | last) & known).astype(np.float64), known.astype(np.float64)
    span = bootstrap.ratio(over, under, _weights(basis, edges.day.size), basis.settings)
    parts = {
        "first": _share(first, inside & (edges.first != MISSING)),
        "last": _share(last, told_last),
        "last_minute_with": _middle(edges.minute[last]),
        "last_minute_without": _middle(edges.minute[told_last & ~last]),
        "days": int(known.sum()),
    }
    caveats = () if basis.settings.own.wake_minute is not None else (Caveat.NO_WAKE_TIME,)
    value = _share(first | last, known)
    return EDGES.signal(value, span or (None, None), tie.views, basis.of, tie.creator, caveats, parts)


def _edges(basis: Basis) -> _Edges:
    watched, day = basis.watched, _days(basis)
    order = np.argsort(day, kind="stable")
    days, starts = np.unique(day[order], return_index=True)
    last = order[np.append(starts[1:], watched.size) - 1]
    creator = watched.creator.astype(np.int64)
    wake = basis.settings.own.wake_minute
    first = creator[order[starts]] if wake is None else _openers(basis, day, days, wake)
    return _Edges(days, first, creator[last], _minutes(basis, last, days))


def _days(basis: Basis) -> Days:
    """Return every view's day, which a waking time before the start of the local day begins."""
    watched, wake = basis.watched, basis.settings.own.wake_minute
    if wake is None:
        return watched.day
    early = np.flatnonzero(watched.hour < basis.settings.day_start_hour)
    awake = early[_minutes(basis, early, watched.day[early]) >= wake + DAY_MINUTES]
    days = watched.day.copy()
    days[awake] += 1
    return days


def _openers(basis: Basis, day: Days, days: Days, wake: int) -> Codes:
    """Return per day the creator of the first view from waking on, within an hour of it."""
    watched, hours = basis.watched, 1 + AFTER_WAKING_MINUTES // 60
    near = np.flatnonzero((watched.hour - wake // 60) % DAY_HOURS < hours)
    since = _minutes(basis, near, day[near]) - wake
    near = near[(since >= 0) & (since <= AFTER_WAKING_MINUTES)]
    found, place = np.unique(day[near], return_index=True)
    first = np.full(days.size, NOBODY, np.int64)
    first[np.searchsorted(days, found)] = watched.creator[near[place]]
    return first


def _minutes(basis: Basis, rows: Codes, days: Days) -> Codes:
    """Return minutes from the local midnight of ``days`` to some views, same shape."""
    watched = basis.watched
    clock = windows.clock(basis.settings, int(watched.ms[0]), int(watched.ms[-1]))
    midnight = days.astype(np.int64) * windows.DAY_MS
    return np.asarray((clock.local(watched.ms[rows]) - midnight) // MINUTE_MS, np.int64)


def _weights(basis: Basis, days: int) -> npt.NDArray[np.float64]:
    """Return resamples of ``days``; those of the active days where there are as many."""
    same = days == basis.active.size
    return basis.day_weights if same else bootstrap.weights(days, basis.settings)


def _share(over: Flags, known: Flags) -> float | None:
    """Return the share of the days ``known`` on which ``over`` holds; None without such days."""
    return float(over[known].mean()) if known.any() else None


def _middle(minutes: Codes) -> float | None:
    return float(np.median(minutes)) if minutes.size else None
