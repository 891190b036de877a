"""Two periods side by side: when they may be compared, and by how much a value changed (two-period rule)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from analyzer import basis as bases
from analyzer import views, windows
from analyzer.basis import Basis
from analyzer.settings import Settings
from analyzer.signal import Caveat
from analyzer.views import Views
from importers.record import Record

DAYS_PER_WEEK = windows.DAYS_PER_WEEK


@dataclass(frozen=True, slots=True)
class Span:
    """Local days, inclusive."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """Number of days."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Change:
    """After less before, with its interval (None where one of the two has none)."""

    change: float
    low: float | None
    high: float | None


def read(record: Record, settings: Settings, span: Span, named: tuple[str, ...] = ()) -> Basis:
    """Return the basis of one period."""
    return bases.build(record, replace(settings, first_day=span.first, last_day=span.last), named)


def reasons(before: Basis, after: Basis, first: Span, second: Span) -> tuple[Caveat, ...]:
    """Return why two periods cannot be compared fairly; empty where they can.

    Equal length, same weekday mix, same platforms, known shares within 10 points, no hole of more than 20 %
    of a period, no overlap. A hole is the longest run of days without any record, or the days that lie before
    the first or after the last view that the whole record has on one of the period's platforms.
    """
    return tuple(_reasons(before, after, first, second))


def _reasons(before: Basis, after: Basis, first: Span, second: Span) -> Iterator[Caveat]:
    if not before.of or not after.of:
        yield Caveat.PERIOD_WITHOUT_VIEWS
        return
    if first.first <= second.last and second.first <= first.last:
        yield Caveat.PERIODS_OVERLAP
    if first.days != second.days:
        yield Caveat.PERIODS_DIFFER_IN_LENGTH
    if first.days % DAYS_PER_WEEK and first.first.weekday() != second.first.weekday():
        yield Caveat.PERIODS_DIFFER_IN_WEEKDAYS
    if _platforms(before) != _platforms(after):
        yield Caveat.PERIODS_DIFFER_IN_PLATFORMS
    if abs(before.known_share - after.known_share) > before.settings.max_known_change:
        yield Caveat.PERIODS_DIFFER_IN_KNOWN_SHARE
    whole = views.timeline(before.record, replace(before.settings, first_day=None, last_day=None))
    for basis, span in ((before, first), (after, second)):
        if max(_silent(basis, span), _outside(basis, whole, span)) > basis.settings.max_hole * span.days:
            yield Caveat.PERIOD_WITH_HOLE
            return


def halves(basis: Basis) -> tuple[Span, Span] | None:
    """Return the two latest equal spans of whole weeks in the covered days; None below a week each."""
    if not basis.covered.size:
        return None
    last = int(basis.covered[-1])
    days = (last - int(basis.covered[0]) + 1) // (2 * DAYS_PER_WEEK) * DAYS_PER_WEEK
    if not days:
        return None
    return _span(last - 2 * days + 1, last - days), _span(last - days + 1, last)


def change(
    before: tuple[float, float | None, float | None], after: tuple[float, float | None, float | None]
) -> Change:
    """Return after less before for (value, low, high) each, measured independently.

    The interval keeps the two distances that count on each side (Zou & Donner 2008, MOVER), so that
    intervals may be lopsided.
    """
    (first, first_low, first_high), (second, second_low, second_high) = before, after
    moved = second - first
    if first_low is None or first_high is None or second_low is None or second_high is None:
        return Change(moved, None, None)
    down = float(np.hypot(second - second_low, first_high - first))
    up = float(np.hypot(second_high - second, first - first_low))
    return Change(moved, moved - down, moved + up)


def _span(first: int, last: int) -> Span:
    start = date.fromordinal(first + date(1970, 1, 1).toordinal())
    return Span(start, date.fromordinal(start.toordinal() + last - first))


def _platforms(basis: Basis) -> set[int]:
    return {int(platform) for platform in np.unique(basis.watched.platform)}


def _silent(basis: Basis, span: Span) -> int:
    """Return the longest run of days on which nothing at all was recorded."""
    recorded = np.unique(np.concatenate([basis.line.day, basis.acts.day]))
    edges = [windows.day_number(span.first) - 1, *recorded.tolist(), windows.day_number(span.last) + 1]
    return int((np.diff(edges) - 1).max())


def _outside(basis: Basis, whole: Views, span: Span) -> int:
    """Return the most days of a span that lie outside the views of one of its platforms."""
    days = np.arange(windows.day_number(span.first), windows.day_number(span.last) + 1)
    own = (whole.day[whole.platform == platform] for platform in _platforms(basis))
    return max(int(np.count_nonzero((days < one[0]) | (days > one[-1]))) for one in own)
