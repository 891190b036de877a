"""SIG14: looking for a creator by name."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from analyzer import bootstrap, ties, windows
from analyzer.basis import Basis
from analyzer.signal import Caveat, Signal, Spec
from analyzer.tie import Tie
from importers.events import Kind

SEARCHES = Spec("SIG14", "searches", "per week")
BEFORE_MS = 5 * 60_000


def searches(basis: Basis) -> Iterator[Signal]:
    """SIG14, per creator: searches the importer matched to the creator, per covered week of the search log.

    Parts: count; after_search = share of sessions with the creator that begin at most 5 minutes after such a
    search. Missing: visits to a profile, bookmarks and notifications leave no search. Gate: 28 covered days
    of search log. Interval: days of the log resampled. Search words are never kept.
    """
    found = basis.acts.only(basis.acts.of(Kind.SEARCH))
    covered = windows.covered(found.day, found.platform, basis.settings)
    reasons: tuple[Caveat, ...] = () if found.size else (Caveat.NO_SEARCH_LOG,)
    if found.size and covered.size < basis.settings.min_tie_days:
        reasons = (Caveat.TOO_FEW_DAYS,)
    weights = bootstrap.weights(int(covered.size), basis.settings) if not reasons else np.empty((0, 0))

    def measure(tie: Tie) -> Signal:
        own = found.creator == tie.code
        per_day = np.bincount(np.searchsorted(covered, found.day[own]), minlength=covered.size).astype(
            np.float64
        )
        span = bootstrap.ratio(per_day, np.ones(covered.size), weights, basis.settings)
        low, high = (edge * windows.DAYS_PER_WEEK for edge in span) if span else (None, None)
        value = float(per_day.sum()) / covered.size * windows.DAYS_PER_WEEK
        starts = basis.sessions.start_ms[ties.sessions_of(basis, tie)]
        parts = {"count": int(own.sum()), "after_search": _led(starts, found.ms[own])}
        caveats = (Caveat.CAUSE_UNKNOWN,)
        return SEARCHES.signal(value, (low, high), int(own.sum()), found.size, tie.creator, caveats, parts)

    yield from ties.each(basis, SEARCHES, reasons, measure)


def _led(starts: ties.Ints, searched: ties.Ints) -> float:
    """Return the share of ``starts`` at most five minutes after one of ``searched``, both sorted ms."""
    before = np.searchsorted(searched, starts, side="right")
    since = np.searchsorted(searched, starts - BEFORE_MS, side="left")
    return float(np.mean(before > since)) if starts.size else 0.0
