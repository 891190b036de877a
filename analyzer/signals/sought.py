"""SIG25: sought by a follow or a search, or served."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from analyzer import bootstrap, ties
from analyzer.basis import Basis
from analyzer.signal import Caveat, Signal, Spec
from analyzer.tie import Tie
from importers.events import Kind

SOUGHT = Spec("SIG25", "sought_share", "share")
Flags = npt.NDArray[np.bool_]


def sought_share(basis: Basis) -> Iterator[Signal]:
    """SIG25, per creator: views after the follow, or after a search in the session / all views (share).

    Parts: followed (1 or 0), after_search (share). A follow without a date counts for every view. Missing:
    where a view came up (home, search, autoplay) stands in no export; the rest is "served or unknown". Gate:
    30 views, and a list of follows or searches. Interval: days resampled.
    """
    acts = basis.acts
    searched, follows = acts.only(acts.of(Kind.SEARCH)), acts.only(acts.of(Kind.FOLLOW))
    undated = _undated(basis)
    none = not searched.size and not follows.size and not undated
    reasons = (Caveat.NO_FOLLOW_LIST, Caveat.NO_SEARCH_LOG) if none else ()

    def measure(tie: Tie) -> Signal:
        if tie.views < basis.settings.min_creator_views:
            reason = Caveat.TOO_FEW_VIEWS
            return Signal.not_measurable(SOUGHT, reason, used=tie.views, of=basis.of, subject=tie.creator)
        since = follows.ms[follows.creator == tie.code]
        always = tie.creator in undated
        followed = np.full(tie.views, always)
        if since.size and not always:
            followed = basis.watched.ms[tie.rows] >= since[0]
        led = _after_search(basis, tie, searched.ms[searched.creator == tie.code])
        sought = followed | led
        place, days = basis.day_place[tie.rows], basis.active.size
        over = np.bincount(place, sought, minlength=days).astype(np.float64)
        under = np.bincount(place, minlength=days).astype(np.float64)
        span = bootstrap.ratio(over, under, basis.day_weights, basis.settings) or (None, None)
        parts = {"followed": int(always or bool(since.size)), "after_search": float(led.mean())}
        caveats = (Caveat.SERVED_OR_UNKNOWN,)
        value = float(sought.mean())
        return SOUGHT.signal(value, span, tie.views, basis.of, tie.creator, caveats, parts)

    yield from ties.each(basis, SOUGHT, reasons, measure)


def _after_search(basis: Basis, tie: Tie, searched: ties.Ints) -> Flags:
    """Mask of the creator's views with a search for the creator earlier in the session, or just before it."""
    rows = np.flatnonzero(basis.line.watched)[tie.rows]
    starts = basis.sessions.start_ms[basis.session_number[rows]] - LEAD_MS
    until = np.searchsorted(searched, basis.line.ms[rows], side="right")
    return np.asarray(until > np.searchsorted(searched, starts, side="left"), bool)


LEAD_MS = 5 * 60_000


def _undated(basis: Basis) -> set[str]:
    """Return the creators with a follow that has no date."""
    events = basis.record.events
    rows = (events["kind"] == Kind.FOLLOW) & events["occurred_at"].isna()
    return set(events.loc[rows, "creator"].dropna())
