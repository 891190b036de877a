"""SIG25: sought by a follow or a search, or served."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analyzer import bootstrap, ties
from analyzer.basis import Basis
from analyzer.signal import Caveat, Signal, Spec
from analyzer.tie import Tie
from analyzer.views import Views
from importers.events import Kind

SOUGHT = Spec("SIG25", "sought_share", "share")
NO_LISTS = (Caveat.NO_FOLLOW_LIST, Caveat.NO_SEARCH_LOG)
LEAD_MS = 5 * 60_000
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class _Logs:
    """Searches, dated follows, whose follow has no date, and the platforms (codes) with each list."""

    searched: Views
    follows: Views
    undated: frozenset[str]
    with_follows: frozenset[int]
    with_searches: frozenset[int]


def sought_share(basis: Basis) -> Iterator[Signal]:
    """SIG25, per creator: views after the follow, or after a search in the session / all views (share).

    Parts: followed (1 or 0), after_search (share); None where the creator's platforms have no such list. A
    follow without a date counts for every view. Missing: where a view came up (home, search, autoplay) stands
    in no export; the rest is "served or unknown". Gate: 30 views, and a list of follows or searches on a
    platform of the creator. Interval: days resampled.
    """
    logs = _logs(basis)
    reasons = () if logs.with_follows or logs.with_searches else NO_LISTS

    def measure(tie: Tie) -> Signal:
        platforms = frozenset(np.unique(basis.watched.platform[tie.rows]).tolist())
        few = tie.views < basis.settings.min_creator_views
        if few or not platforms & (logs.with_follows | logs.with_searches):
            why = (Caveat.TOO_FEW_VIEWS,) if few else NO_LISTS
            return Signal.not_measurable(SOUGHT, *why, used=tie.views, of=basis.of, subject=tie.creator)
        return _measure(basis, tie, logs, platforms)

    yield from ties.each(basis, SOUGHT, reasons, measure)


def _measure(basis: Basis, tie: Tie, logs: _Logs, platforms: frozenset[int]) -> Signal:
    follow = _follow(tie, logs)
    led = _after_search(basis, tie, logs.searched.ms[logs.searched.creator == tie.code])
    sought = led if follow is None else led | (basis.watched.ms[tie.rows] >= follow)
    known = follow is not None or bool(platforms & logs.with_follows)
    parts = {
        "followed": int(follow is not None) if known else None,
        "after_search": float(led.mean()) if platforms & logs.with_searches else None,
    }
    caveats, span = (Caveat.SERVED_OR_UNKNOWN,), _span(basis, tie, sought)
    return SOUGHT.signal(float(sought.mean()), span, tie.views, basis.of, tie.creator, caveats, parts)


def _logs(basis: Basis) -> _Logs:
    acts, events = basis.acts, basis.record.events
    searched, follows = acts.only(acts.of(Kind.SEARCH)), acts.only(acts.of(Kind.FOLLOW))
    undated = events.loc[(events["kind"] == Kind.FOLLOW) & events["occurred_at"].isna()]
    there = {acts.platforms.index(str(name)) for name in undated["platform"].unique()}
    return _Logs(
        searched,
        follows,
        undated=frozenset(undated["creator"].dropna()),
        with_follows=frozenset({*there, *np.unique(follows.platform).tolist()}),
        with_searches=frozenset(np.unique(searched.platform).tolist()),
    )


def _follow(tie: Tie, logs: _Logs) -> int | None:
    """Return since when (UTC ms) the creator is followed, the least number without a date; None if not."""
    if tie.creator in logs.undated:
        return np.iinfo(np.int64).min
    since = logs.follows.ms[logs.follows.creator == tie.code]
    return int(since[0]) if since.size else None


def _span(basis: Basis, tie: Tie, sought: Flags) -> tuple[float | None, float | None]:
    place, days = basis.day_place[tie.rows], basis.active.size
    over = np.bincount(place, sought, minlength=days).astype(np.float64)
    under = np.bincount(place, minlength=days).astype(np.float64)
    return bootstrap.ratio(over, under, basis.day_weights, basis.settings) or (None, None)


def _after_search(basis: Basis, tie: Tie, searched: ties.Ints) -> Flags:
    """Mask of the creator's views with a search for the creator earlier in the session, or just before it."""
    rows = np.flatnonzero(basis.line.watched)[tie.rows]
    starts = basis.sessions.start_ms[basis.session_number[rows]] - LEAD_MS
    until = np.searchsorted(searched, basis.line.ms[rows], side="right")
    return np.asarray(until > np.searchsorted(searched, starts, side="left"), bool)
