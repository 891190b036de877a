"""Clock lines of one HTML file turned into instants: each day and hour is understood once."""

from __future__ import annotations

import re
from collections import Counter
from typing import TypeAlias

from importers.youtube.dates import Calendar, Stamp

_DOTTED = re.compile(rb"(?<!\d)\d{1,2}([:.]\d\d[:.]\d\d)(?!\d|[:.]\d)")
_WITHIN_HOUR = {
    b"%02d%b%02d" % (minute, mark, second): (minute * 60 + second) * 1000
    for minute in range(60)
    for second in range(60)
    for mark in (b":", b".")
}
_MOST_KEYS = 200_000

_Key: TypeAlias = tuple[bytes, bytes | None]
"""What stands before the minutes and after the seconds; (whole line, None) where no clock is found."""


class Clock:
    """Clock lines → UTC milliseconds.

    Dates all in numbers may be day first or month first. ``month_first`` is None until the file decides: a line
    that allows only one order, or else, in ``settle``, that rows run from new to old.
    """

    def __init__(self, calendar: Calendar) -> None:
        """Read with ``calendar``."""
        self.calendar = calendar
        self.month_first: bool | None = None
        self.zones: Counter[str] = Counter()
        self._stamps: dict[_Key, Stamp | None] = {}
        self._hours: dict[_Key, int | None] = {}
        self._waiting = False

    def milliseconds(self, lines: list[bytes]) -> list[int | None] | None:
        """Return UTC milliseconds of each line, None for one nobody can read; None instead of a list: wait."""
        if len(self._hours) > _MOST_KEYS:
            self._stamps, self._hours = {}, {}
        cuts = [_cut(line) for line in lines]
        for key in {key for key, _ in cuts} - self._hours.keys():
            self._understand(key)
        if self._waiting and self.month_first is None:
            return None
        hours = self._hours
        return [None if (base := hours[key]) is None else base + rest for key, rest in cuts]

    def settle(self, lines: list[bytes]) -> None:
        """Decide the order of day and month from the order of ``lines``; day first if that says nothing."""
        rises = [self._rises(lines, month_first=order) for order in (False, True)]
        self._decide(month_first=rises[1] < rises[0])

    def _understand(self, key: _Key) -> None:
        before, after = key
        line = before if after is None else b"%b:00:00%b" % (before, after)
        stamp = self.calendar.read(line.decode("utf-8", "replace"))
        self._stamps[key] = stamp
        self._hours[key] = stamp.milliseconds(month_first=bool(self.month_first)) if stamp else None
        if stamp is None:
            return
        self.zones[stamp.zone] += 1
        self._waiting |= stamp.ambiguous
        if self.month_first is None and None in (stamp.day, stamp.swapped):
            self._decide(month_first=stamp.day is None)

    def _decide(self, *, month_first: bool) -> None:
        self.month_first = month_first
        for key, stamp in self._stamps.items():
            self._hours[key] = stamp.milliseconds(month_first=month_first) if stamp else None

    def _rises(self, lines: list[bytes], *, month_first: bool) -> int:
        """Count the lines later than the one before them: none, if the order is right."""
        stamps = [stamp for line in lines if (stamp := self._stamps.get(_cut(line)[0]))]
        times = [stamp.milliseconds(month_first=month_first) or 0 for stamp in stamps]
        return sum(later > earlier for earlier, later in zip(times, times[1:], strict=False))


def _cut(line: bytes) -> tuple[_Key, int]:
    at = line.find(b":")
    within = _WITHIN_HOUR.get(line[at + 1 : at + 6])
    if within is not None and at > 0:
        return (line[:at], line[at + 6 :]), within
    dotted = _DOTTED.search(line)
    if dotted is None or dotted[1][1:] not in _WITHIN_HOUR:
        return (line, None), 0
    return (line[: dotted.start(1)], line[dotted.end(1) :]), _WITHIN_HOUR[dotted[1][1:]]
