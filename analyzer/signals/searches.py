"""SIG14: looking for a creator by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analyzer import bootstrap, ties, windows
from analyzer.basis import Basis
from analyzer.signal import Caveat, Signal, Spec
from analyzer.tie import Tie
from analyzer.views import Views
from importers.events import Kind

SEARCHES = Spec("SIG14", "searches", "per week")
BEFORE_MS = 5 * 60_000


@dataclass(frozen=True, slots=True, eq=False)
class _Log:
    """The searches on some platforms, the days they cover, and how often each is drawn."""

    searches: Views
    covered: npt.NDArray[np.int32]
    weights: npt.NDArray[np.float64]


def searches(basis: Basis) -> Iterator[Signal]:
    """SIG14, per creator: searches the importer matched to the creator, per covered week of the search log.

    Parts: count; after_search = share of sessions with the creator, of those on covered days of the log, that
    begin at most 5 minutes after such a search (None without such sessions). Missing: visits to a profile,
    bookmarks and notifications leave no search; only the log of the creator's platforms counts. Gate: 28
    covered days of search log. Interval: days of the log resampled. Search words are never kept.
    """
    found = basis.acts.only(basis.acts.of(Kind.SEARCH))
    reasons: tuple[Caveat, ...] = () if found.size else (Caveat.NO_SEARCH_LOG,)
    logs: dict[tuple[int, ...], _Log] = {}

    def measure(tie: Tie) -> Signal:
        platforms = tuple(np.unique(basis.watched.platform[tie.rows]).tolist())
        if platforms not in logs:
            logs[platforms] = _log(basis, found.only(np.isin(found.platform, platforms)))
        return _measure(basis, tie, logs[platforms])

    yield from ties.each(basis, SEARCHES, reasons, measure)


def _measure(basis: Basis, tie: Tie, log: _Log) -> Signal:
    searches, covered = log.searches, log.covered
    if covered.size < basis.settings.min_tie_days:
        reason = Caveat.TOO_FEW_DAYS if covered.size else Caveat.NO_SEARCH_LOG
        return Signal.not_measurable(SEARCHES, reason, of=searches.size, subject=tie.creator)
    own = searches.creator == tie.code
    per_day = np.bincount(np.searchsorted(covered, searches.day[own]), minlength=covered.size).astype(
        np.float64
    )
    span = bootstrap.ratio(per_day, np.ones(covered.size), log.weights, basis.settings)
    low, high = (edge * windows.DAYS_PER_WEEK for edge in span) if span else (None, None)
    value = float(per_day.sum()) / covered.size * windows.DAYS_PER_WEEK
    sittings = ties.sessions_of(basis, tie)
    logged = sittings[np.isin(basis.sessions.day[sittings], covered)]
    led = _led(basis.sessions.start_ms[logged], searches.ms[own])
    parts = {"count": int(own.sum()), "after_search": led}
    caveats = (Caveat.CAUSE_UNKNOWN,)
    return SEARCHES.signal(value, (low, high), int(own.sum()), searches.size, tie.creator, caveats, parts)


def _log(basis: Basis, searches: Views) -> _Log:
    covered = windows.covered(searches.day, searches.platform, basis.settings)
    return _Log(searches, covered, bootstrap.weights(int(covered.size), basis.settings))


def _led(starts: ties.Ints, searched: ties.Ints) -> float | None:
    """Return the share of ``starts`` at most five minutes after one of ``searched``, both sorted ms.

    None without ``starts``.
    """
    before = np.searchsorted(searched, starts, side="right")
    since = np.searchsorted(searched, starts - BEFORE_MS, side="left")
    return float(np.mean(before > since)) if starts.size else None
