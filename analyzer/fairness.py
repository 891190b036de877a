"""Which two periods may be compared: the two-period rule, and the latest pair that it lets through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from analyzer import holes, views, windows
from analyzer.periods import Span
from analyzer.settings import Settings
from analyzer.signal import Caveat
from analyzer.views import MISSING
from importers.events import Kind
from importers.record import Record

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
WEEKS = (12, 8, 4, 2)
"""Lengths that ``latest_pair`` tries, longest first."""
RECENT_WEEKS = 8
"""How far back a pair may end before a shorter one is tried first."""
OF_OTHERS = frozenset({Kind.FOLLOWER, Kind.DM_IN})
"""Kinds that say what others did; they do not show that the person's own account was live."""
_PLACES = 9
"""Decimal places of a share; beyond them it is the rounding of a computer."""


@dataclass(frozen=True, slots=True, eq=False)
class Days:
    """What the rule looks at, per local day from day number ``first`` on.

    ``views`` and ``live`` (whether the person did anything there) have shape (platforms, days), ``known``
    (views with a creator) shape (days,); ``spans`` holds for each platform the first and last place with
    something watched, None without.
    """

    settings: Settings
    first: int
    views: Ints
    known: Ints
    live: Flags
    spans: tuple[tuple[int, int] | None, ...]

    def place(self, span: Span) -> tuple[int, int]:
        """Return a span as places [start, end), which may lie outside the record."""
        start = windows.day_number(span.first) - self.first
        return start, start + span.days

    def of(self, span: Span) -> slice:
        """Return the part of a span that lies inside the record."""
        start, end = (min(max(edge, 0), self.known.size) for edge in self.place(span))
        return slice(start, end)

    def live_in(self, span: Span) -> Flags:
        """Return ``live`` on every day of a span, shape (platforms, days); false outside the record."""
        start, inside = self.place(span)[0], self.of(span)
        found = np.zeros((self.live.shape[0], span.days), bool)
        found[:, inside.start - start : inside.stop - start] = self.live[:, inside]
        return found

    def outside(self, span: Span, platform: int) -> int:
        """Return how many days of a span lie before the first or after the last view of one platform."""
        start, end = self.place(span)
        first, last = self.spans[platform] or (end, end)
        return max(0, min(end, first) - start) + max(0, end - max(start, last + 1))


def days_of(record: Record, settings: Settings) -> Days:
    """Return the whole record by day, whatever period ``settings`` choose."""
    whole = replace(settings, first_day=None, last_day=None)
    line = views.timeline(record, whole)
    acts = views.timeline(record, whole, frozenset(Kind) - views.WATCHING - OF_OTHERS)
    every = np.concatenate([line.day, acts.day])
    first = int(every.min()) if every.size else 0
    shape = len(line.platforms), int(every.max()) - first + 1 if every.size else 0
    watched = line.only(line.watched)
    own = (line.day[line.platform == code] - first for code in range(shape[0]))
    return Days(
        settings,
        first,
        _cells(watched, first, shape),
        np.bincount((watched.day - first)[watched.creator != MISSING], minlength=shape[1]),
        (_cells(line, first, shape) + _cells(acts, first, shape)) > 0,
        tuple((int(one[0]), int(one[-1])) if one.size else None for one in own),
    )


def reasons(days: Days, before: Span, after: Span) -> tuple[Caveat, ...]:
    """Return why two periods cannot be compared fairly; empty where they can.

    Equal length, same weekday mix, same platforms, known shares within 10 points, no overlap, and no hole
    (clinical.md 2b). A hole is a run of more than 20 % of the days on which the person did nothing on any
    platform of the periods, or what one platform lacks (``holes.lacks``). Single silent days between others
    are no hole: that is what watching every third day looks like.
    """
    return tuple(_reasons(days, before, after))


def latest_pair(days: Days) -> tuple[Span, Span] | None:
    """Return the longest neighbouring pair of ``WEEKS`` each that the rule lets through; None without one.

    Pairs that end within the last ``RECENT_WEEKS`` of the record come first, then older ones, latest first.
    """
    seen = np.flatnonzero(days.views.sum(0))
    if not seen.size:
        return None
    last = date(1970, 1, 1) + timedelta(days=days.first + int(seen[-1]))
    back = int(seen[-1] - seen[0]) // windows.DAYS_PER_WEEK + 1
    recent, older = range(min(RECENT_WEEKS, back)), range(RECENT_WEEKS, back)
    for pair in (*_pairs(last, recent), *_pairs(last, older)):
        if not reasons(days, *pair):
            return pair
    return None


def neighbours(last: date, length: int, between: int = 0) -> tuple[Span, Span]:
    """Return two spans of ``length`` days, the later one up to ``last``, ``between`` days apart."""
    after = Span(last - timedelta(days=length - 1), last)
    end = after.first - timedelta(days=1 + between)
    return Span(end - timedelta(days=length - 1), end), after


def _pairs(last: date, back: range) -> Iterator[tuple[Span, Span]]:
    for weeks in WEEKS:
        for ago in back:
            yield neighbours(last - timedelta(weeks=ago), weeks * windows.DAYS_PER_WEEK)


def _reasons(days: Days, before: Span, after: Span) -> Iterator[Caveat]:
    both = before, after
    counts = [days.views[:, days.of(span)].sum(1) for span in both]
    if not all(count.any() for count in counts):
        yield Caveat.PERIOD_WITHOUT_VIEWS
        return
    if before.first <= after.last and after.first <= before.last:
        yield Caveat.PERIODS_OVERLAP
    if before.days != after.days:
        yield Caveat.PERIODS_DIFFER_IN_LENGTH
    if before.days % windows.DAYS_PER_WEEK and before.first.weekday() != after.first.weekday():
        yield Caveat.PERIODS_DIFFER_IN_WEEKDAYS
    if ((counts[0] > 0) != (counts[1] > 0)).any():
        yield Caveat.PERIODS_DIFFER_IN_PLATFORMS
    known = [days.known[days.of(span)].sum() / count.sum() for span, count in zip(both, counts, strict=True)]
    if round(abs(known[0] - known[1]), _PLACES) > days.settings.max_known_change:
        yield Caveat.PERIODS_DIFFER_IN_KNOWN_SHARE
    if _hole(days, both, np.flatnonzero(counts[0] + counts[1]).tolist()):
        yield Caveat.PERIOD_WITH_HOLE


def _hole(days: Days, both: tuple[Span, Span], platforms: list[int]) -> bool:
    """Return whether either period has a hole, over all platforms or on one of them."""
    live = [days.live_in(span)[platforms] for span in both]
    silent = (holes.longest(np.asarray(one.any(axis=0))) for one in live)
    if any(run > days.settings.max_hole * span.days for run, span in zip(silent, both, strict=True)):
        return True
    return any(
        holes.lacks((live[0][place], live[1][place]), outside, days.settings)
        for place, platform in enumerate(platforms)
        for outside in [(days.outside(both[0], platform), days.outside(both[1], platform))]
    )


def _cells(found: views.Views, first: int, shape: tuple[int, int]) -> Ints:
    """Return the number of rows by platform and day from day number ``first`` on."""
    place = found.platform.astype(np.int64) * shape[1] + found.day - first
    return np.bincount(place, minlength=shape[0] * shape[1]).reshape(shape)
