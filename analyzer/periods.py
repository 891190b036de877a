"""Two periods side by side: their days, what is in them, and by how much a value changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from analyzer import basis as bases
from analyzer import windows
from analyzer.basis import Basis
from analyzer.settings import Settings
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
