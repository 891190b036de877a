"""Two periods side by side: when they may be compared, and by how much a value changed (two-period rule)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from analyzer import basis as bases
from analyzer import windows
from analyzer.basis import Basis
from analyzer.settings import Settings
from analyzer.signal import Caveat
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

    Equal length, same weekday mix, same platforms, known shares within 10 points, no run of days without
    record longer than 20 % of a period, no overlap.
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
    if any(
        _hole(basis, span) > basis.settings.max_hole for basis, span in ((before, first), (after, second))
    ):
        yield Caveat.PERIOD_WITH_HOLE


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


def _hole(basis: Basis, span: Span) -> float:
    """Return the longest run of days without record, as a share of the span."""
    edges = [windows.day_number(span.first) - 1, *basis.active.tolist(), windows.day_number(span.last) + 1]
    return float((np.diff(edges) - 1).max()) / span.days
