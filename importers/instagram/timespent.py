"""``time_spent_on_instagram``: intervals the app itself recorded (instagram.md 4.3)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from importers.archive import Stream
from importers.events import Kind
from importers.instagram import elements
from importers.instagram.rows import seconds_of
from importers.ledger import Reason
from importers.sink import Sink

LONGEST_S = 24 * 3600
"""An interval longer than a day cannot be one."""

Interval = tuple[float, float]
"""Start and end, epoch seconds."""


def read(stream: Stream, sink: Sink) -> None:
    """Add one event per interval, overlaps joined; a record is an interval, not the row that lists some.

    The earlier time is the start whatever the labels say. What was joined into another is set aside.
    """
    intervals: list[Interval] = []
    rows = lists = bad = 0
    for block in elements.read(stream, sink):
        if sink.bad > bad or not all(_items(row) for row in block.rows):
            sink.incomplete(Reason.BAD_STRUCTURE)
        rows += len(block.rows)
        for inner in chain.from_iterable(map(_lists, block.rows)):
            lists += 1
            intervals += [found for one in inner if (found := _interval(one, sink))]
        bad = sink.bad
    if rows and not lists:
        sink.incomplete(Reason.BAD_STRUCTURE)
    joined = united(intervals)
    if len(joined) < len(intervals):
        sink.note("overlapping_intervals_joined")
        sink.set_aside(Reason.NOT_NEEDED, len(intervals) - len(joined))
    sink.events(
        Kind.INTERVAL,
        [round(start * 1000) for start, _ in joined],
        duration_s=[float(end - start) for start, end in joined],
    )


def united(intervals: list[Interval]) -> list[Interval]:
    """Return the union of intervals in time order; those that only touch stay apart."""
    joined: list[Interval] = []
    for start, end in sorted(intervals):
        if joined and (start < joined[-1][1] or start == joined[-1][0]):
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _lists(row: Any) -> Iterator[list[Any]]:
    """Yield the lists inside a row's labelled values, whatever their key."""
    for item in _items(row):
        if isinstance(item, dict):
            yield from (value for value in item.values() if isinstance(value, list))


def _items(row: Any) -> list[Any]:
    items = row.get("label_values") if isinstance(row, dict) else None
    return items if isinstance(items, list) else []


def _interval(one: Any, sink: Sink) -> Interval | None:
    """Return start and end of one interval; what is no interval of at most a day is unreadable."""
    if not isinstance(one, dict):
        return None
    fields = one.get("dict")
    fields = fields if isinstance(fields, list) else []
    stamps = [seconds_of(item.get("timestamp_value")) for item in fields if isinstance(item, dict)]
    times = sorted(time for time in stamps if time is not None)
    if len(times) < 2 or times[-1] - times[0] > LONGEST_S:  # noqa: PLR2004 - a start and an end
        sink.unreadable()
        return None
    return times[0], times[-1]
