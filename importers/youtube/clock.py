"""Clock lines of one HTML file turned into instants: each day is understood once."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import Any, TypeAlias

from importers.youtube.dates import Calendar, Stamp, in_day

_DOTTED = re.compile(rb"(?<!\d)\d{1,2}([:.]\d\d[:.]\d\d)(?!\d|[:.]\d)")
_WITHIN_HOUR = {
    b"%02d%b%02d" % (minute, mark, second): (minute * 60 + second) * 1000
    for minute in range(60)
    for second in range(60)
    for mark in (b":", b".")
}
_HOURS = {
    lead + b"%d" % hour: hour
    for hour in range(24)
    for lead in ((b"0", b" ", b",", b"") if hour < 10 else (b"",))  # noqa: PLR2004 - two digits from ten on
    if len(lead) + len(str(hour)) == 2  # noqa: PLR2004 - two bytes before the colon
}
_HOUR_MS, _DAY = 3_600_000, 24
_MOST_DAYS = 100_000

_Key: TypeAlias = tuple[bytes, bytes]
"""What stands before the hour and after the seconds."""


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
        self._days: dict[_Key, list[int | None]] = {}
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
        times: list[int | None] = []
        for line in lines:
            at = line.find(b":")
            within, hour = _WITHIN_HOUR.get(line[at + 1 : at + 6]), _HOURS.get(line[at - 2 : at])
            if within is None or hour is None:
                times.append(self._odd(line))
                continue
            key = line[: at - 2].rstrip(), line[at + 6 :]
            base = (self._days.get(key) or self._day(key))[hour]
            times.append(None if base is None else base + within)
        return times

    def _odd(self, line: bytes) -> int | None:
        """Read a clock with dots, or whatever else the calendar can make of it."""
        dotted = _DOTTED.search(line)
        hour = _HOURS.get(line[dotted.start(1) - 2 : dotted.start(1)]) if dotted else None
        if dotted is None or hour is None or dotted[1][1:] not in _WITHIN_HOUR:
            return self._instant(self._read(line))
        key = line[: dotted.start(1) - 2].rstrip(), line[dotted.end(1) :]
        base = (self._days.get(key) or self._day(key))[hour]
        return None if base is None else base + _WITHIN_HOUR[dotted[1][1:]]

    def _day(self, key: _Key) -> list[int | None]:
        """Return the instants of a day's 24 hours, as written before the colon."""
        before, after = key
        one = self._read(b"%b 1:00:00%b" % (before, after))
        instant = self._instant(one)
        if one is None or instant is None:
            hours: list[int | None] = [None] * _DAY
        else:
            midnight = instant - one.seconds * 1000
            hours = [midnight + in_day(hour, one.afternoon) * _HOUR_MS for hour in range(_DAY)]
        if len(self._days) > _MOST_DAYS:
            self._days = {}
        self._days[key] = hours
        return hours

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
