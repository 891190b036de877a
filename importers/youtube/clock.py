"""Clock lines of one HTML file turned into instants: each day is understood once."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import Any, TypeAlias

import numpy as np

from importers.youtube import clocklines
from importers.youtube.clocklines import Key
from importers.youtube.dates import Calendar, Stamp, in_day

_DOTTED = re.compile(rb"(?<!\d)(\d{1,2})[:.](\d\d)[:.](\d\d)(?!\d|[:.]\d)")
_HOUR_MS, _HOURS, _SIXTY = 3_600_000, 24, 60
_MOST_DAYS = 100_000
_HALVES = (None, False, True)
_IN_DAY = np.array([[in_day(hour, half) * _HOUR_MS for hour in range(_HOURS)] for half in _HALVES])
"""Milliseconds since midnight at which an hour as written begins, beside each half-day word."""

_Day: TypeAlias = tuple[int, int]
"""UTC milliseconds of midnight, and the half-day word as a place in ``_HALVES``."""
_NO_DAY: _Day = (np.iinfo(np.int64).min, 0)


class Clock:
    """Clock lines → UTC milliseconds.

    Dates all in numbers may be day first or month first. ``month_first`` is None until the file decides: a
    line that allows only one order, or else, in ``settle``, that rows run from new to old.
    """

    def __init__(self, calendar: Calendar) -> None:
        """Read with ``calendar``."""
        self.calendar = calendar
        self.month_first: bool | None = None
        self.zones: Counter[str] = Counter()
        self._days: dict[Key, _Day | None] = {}
        self._waiting = False

    def milliseconds(self, lines: list[bytes]) -> list[int | None] | None:
        """Return UTC milliseconds of each line (None: unreadable); None while the order is not clear."""
        order = self.month_first
        times = self._times(lines)
        if self._waiting and self.month_first is None:
            return None
        return times if self.month_first is order else self._times(lines)

    def settle(self, lines: list[bytes]) -> None:
        """Decide the order of day and month from the order of ``lines``; day first if that says nothing."""
        rises = []
        for order in (True, False):
            self._decide(month_first=order)
            times = [time for time in self._times(lines) if time is not None]
            rises.append(sum(later > earlier for earlier, later in pairwise(times)))
        self._decide(month_first=rises[0] < rises[1])

    def doubt(self) -> dict[str, Any] | None:
        """Return the zone text of all lines with the offset taken, if it may name others; else None."""
        meant = self.calendar.meaning(next(iter(self.zones))) if len(self.zones) == 1 else None
        if meant is None or not meant.others:
            return None
        return {
            "text": next(iter(self.zones)),
            "offset_minutes": meant.minutes,
            "others_minutes": list(meant.others),
        }

    def _times(self, lines: list[bytes]) -> list[int | None]:
        parts = clocklines.cut(lines)
        days = [self._day(key) for key in parts.keys]
        begins, halves = np.array([day or _NO_DAY for day in days], np.int64).reshape(-1, 2)[parts.which].T
        usual = begins + _IN_DAY[halves, parts.hours] + parts.within
        found = np.zeros(len(lines), np.int64)
        found[parts.usual] = usual
        times: list[int | None] = [*found.tolist()]
        for row in np.flatnonzero(parts.usual)[begins == _NO_DAY[0]].tolist():
            times[row] = None
        for row in np.flatnonzero(~parts.usual).tolist():
            times[row] = self._odd(lines[row])
        return times

    def _odd(self, line: bytes) -> int | None:
        """Read a clock with dots, or whatever else the calendar can make of it."""
        dotted = _DOTTED.search(line)
        hour, minute, second = map(int, dotted.groups()) if dotted else (_HOURS, 0, 0)
        if dotted is None or hour >= _HOURS or max(minute, second) >= _SIXTY:
            return self._instant(self._read(line))
        day = self._day(clocklines.key(line[: dotted.start()], line[dotted.end() :]))
        within = (minute * _SIXTY + second) * 1000
        return None if day is None else day[0] + int(_IN_DAY[day[1], hour]) + within

    def _day(self, key: Key) -> _Day | None:
        """Return the day that stands around a clock; each is understood once."""
        if key not in self._days:
            if len(self._days) > _MOST_DAYS:
                self._days = {}
            self._days[key] = self._understood(b"%b 1:00:00%b" % key)
        return self._days[key]

    def _understood(self, line: bytes) -> _Day | None:
        stamp = self._read(line)
        instant = self._instant(stamp)
        if stamp is None or instant is None:
            return None
        return instant - stamp.seconds * 1000, _HALVES.index(stamp.afternoon)

    def _read(self, line: bytes) -> Stamp | None:
        stamp = self.calendar.read(line.decode("utf-8", "replace"))
        if stamp is None:
            return None
        self.zones[stamp.zone] += 1
        self._waiting |= stamp.ambiguous
        if self.month_first is None and None in {stamp.day, stamp.swapped}:
            self._decide(month_first=stamp.day is None)
        return stamp

    def _instant(self, stamp: Stamp | None) -> int | None:
        return None if stamp is None else stamp.milliseconds(month_first=bool(self.month_first))

    def _decide(self, *, month_first: bool) -> None:
        if month_first is not self.month_first:
            self._days = {}
        self.month_first = month_first
