"""Which two periods may be compared: the two-period rule, and the latest pair that it lets through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from analyzer import views, windows
from analyzer.periods import Span
from analyzer.settings import Settings
from analyzer.signal import Caveat
from analyzer.views import MISSING
from importers.events import Kind
from importers.record import Record

Ints = npt.NDArray[np.int64]
WEEKS = (12, 8, 4, 2)
"""Lengths that ``latest_pair`` tries, longest first."""
RECENT_WEEKS = 8
"""How far back a pair may end before a shorter one is tried first."""


@dataclass(frozen=True, slots=True, eq=False)
class Days:
    """What the rule looks at, per local day from day number ``first`` on.

    ``views`` has shape (platforms, days), ``known`` (views with a creator) and ``recorded`` (anything at all)
    shape (days,); ``spans`` holds for each platform the first and last place with something watched, None
    without.
    """

    settings: Settings
    first: int
    views: Ints
    known: Ints
    recorded: npt.NDArray[np.bool_]
    spans: tuple[tuple[int, int] | None, ...]

    def place(self, span: Span) -> tuple[int, int]:
        """Return a span as places [start, end), which may lie outside the record."""
        start = windows.day_number(span.first) - self.first
        return start, start + span.days

    def of(self, span: Span) -> slice:
        """Return the part of a span that lies inside the record."""
        start, end = (min(max(edge, 0), self.known.size) for edge in self.place(span))
        return slice(start, end)


def days_of(record: Record, settings: Settings) -> Days:
    """Return the whole record by day, whatever period ``settings`` choose."""
    whole = replace(settings, first_day=None, last_day=None)
    line = views.timeline(record, whole)
    acts = views.timeline(record, whole, frozenset(Kind) - views.WATCHING)
    every = np.concatenate([line.day, acts.day])
    first = int(every.min()) if every.size else 0
    size = int(every.max()) - first + 1 if every.size else 0
    watched = line.only(line.watched)
    place = watched.day.astype(np.int64) - first
    number = len(line.platforms)
    cells = np.bincount(watched.platform.astype(np.int64) * size + place, minlength=number * size)
    own = (line.day[line.platform == code] - first for code in range(number))
    return Days(
        settings,
        first,
        cells.reshape(number, size),
        np.bincount(place[watched.creator != MISSING], minlength=size),
        np.bincount(every - first, minlength=size) > 0,
        tuple((int(one[0]), int(one[-1])) if one.size else None for one in own),
    )


def reasons(days: Days, before: Span, after: Span) -> tuple[Caveat, ...]:
    """Return why two periods cannot be compared fairly; empty where they can.

    Equal length, same weekday mix, same platforms, known shares within 10 points, no hole of more than 20 %
    of a period, no overlap. A hole is the longest run of days without any record, or the days that lie before
    the first or after the last view that the whole record has on one of the period's platforms.
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
    if abs(known[0] - known[1]) > days.settings.max_known_change:
        yield Caveat.PERIODS_DIFFER_IN_KNOWN_SHARE
    for span, count in zip(both, counts, strict=True):
        platforms = np.flatnonzero(count).tolist()
        hole = max(_silent(days, span), *(_outside(days, span, platform) for platform in platforms))
        if hole > days.settings.max_hole * span.days:
            yield Caveat.PERIOD_WITH_HOLE
            return


def _silent(days: Days, span: Span) -> int:
    """Return the longest run of days on which nothing at all was recorded."""
    start, end = days.place(span)
    inside = days.of(span)
    recorded = inside.start + np.flatnonzero(days.recorded[inside])
    return int((np.diff([start - 1, *recorded.tolist(), end]) - 1).max())


def _outside(days: Days, span: Span, platform: int) -> int:
    """Return how many days of a span lie before the first or after the last view of one platform."""
    start, end = days.place(span)
    first, last = days.spans[platform] or (end, end)
    return max(0, min(end, first) - start) + max(0, end - max(start, last + 1))
