"""Local time: offsets of the person's clock, local days from 04:00, weeks, nights, covered days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt

from analyzer import chunks
from analyzer.settings import Settings, Trip

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

SECOND_MS = 1000
HOUR_MS = 3_600_000
DAY_MS = 86_400_000
DAYS_PER_WEEK = 7
_STEP_S = 7 * 86_400
_EPOCH_DAY = date(1970, 1, 1).toordinal()
_MONDAY_SHIFT = 3  # 1970-01-01 was a Thursday
_LIMIT_S = (-62_135_000_000, 253_402_000_000)  # years 1 to 9999, which is as far as a calendar goes


@dataclass(frozen=True, slots=True)
class Clock:
    """A table of offsets: from ``starts_ms[k]`` on, local time is UTC plus ``offsets_ms[k]``."""

    starts_ms: Ints
    offsets_ms: Ints

    def local(self, utc_ms: Ints) -> Ints:
        """Return local wall-clock milliseconds for UTC milliseconds, same shape."""
        if self.offsets_ms.size == 1:
            return np.asarray(utc_ms + self.offsets_ms[0], np.int64)
        place = np.searchsorted(self.starts_ms, utc_ms, side="right") - 1
        return np.asarray(utc_ms + self.offsets_ms[np.maximum(place, 0)], np.int64)


def clock(settings: Settings, first_ms: int, last_ms: int) -> Clock:
    """Return the offsets of the person's zone and trips between two UTC instants (milliseconds)."""
    table = _zone_clock(settings.tz, first_ms, last_ms)
    for trip in settings.trips:
        table = _spliced(table, _zone_clock(trip.tz, first_ms, last_ms), _trip_span(trip, settings))
    return table


def day_numbers(local_ms: Ints, settings: Settings) -> npt.NDArray[np.int32]:
    """Return local days since 1970-01-01 for local ms; a day begins at ``settings.day_start_hour``."""
    return ((local_ms - settings.day_start_hour * HOUR_MS) // DAY_MS).astype(np.int32)


def days_and_hours(utc_ms: Ints, settings: Settings) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int8]]:
    """Return local day numbers and local hours 0..23 for UTC milliseconds in time order."""
    day, hour = np.empty(utc_ms.size, np.int32), np.empty(utc_ms.size, np.int8)
    if utc_ms.size:
        table = clock(settings, int(utc_ms[0]), int(utc_ms[-1]))
        for rows in chunks.slices(utc_ms.size):
            local = table.local(utc_ms[rows])
            day[rows], hour[rows] = day_numbers(local, settings), hours_of_day(local)
    return day, hour


def hours_of_day(local_ms: Ints) -> npt.NDArray[np.int8]:
    """Return the local hour 0..23 for local milliseconds."""
    return ((local_ms % DAY_MS) // HOUR_MS).astype(np.int8)


def weekdays(days: npt.NDArray[np.int32]) -> npt.NDArray[np.int8]:
    """Return 0 (Monday) .. 6 (Sunday) for day numbers."""
    return ((days + _MONDAY_SHIFT) % DAYS_PER_WEEK).astype(np.int8)


def week_numbers(days: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
    """Return weeks since the one that holds 1970-01-01, Monday first, for day numbers."""
    return ((days + _MONDAY_SHIFT) // DAYS_PER_WEEK).astype(np.int32)


def week_start(weeks: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
    """Return the day number of each week's Monday."""
    return (weeks * DAYS_PER_WEEK - _MONDAY_SHIFT).astype(np.int32)


def day_number(day: date) -> int:
    """Return days since 1970-01-01 of a calendar day."""
    return day.toordinal() - _EPOCH_DAY


def as_dates(days: npt.ArrayLike) -> npt.NDArray[np.datetime64]:
    """Return calendar days (datetime64[s], midnight) for day numbers."""
    return np.asarray(days).astype("datetime64[D]").astype("datetime64[s]")


def in_night(hours: npt.NDArray[np.int8], night: tuple[int, int]) -> Flags:
    """Mask of local hours inside the window [start, end), which may wrap midnight."""
    start, end = night
    if start <= end:
        return (hours >= start) & (hours < end)
    return (hours >= start) | (hours < end)


def covered(
    days: npt.NDArray[np.int32], platforms: npt.NDArray[np.int8], settings: Settings
) -> npt.NDArray[np.int32]:
    """Return the sorted days from first to last view of each platform, united (design 3.1, reading 10).

    Days in periods that the person leaves out are not among them.
    """
    spans = []
    for platform in np.unique(platforms):
        own = days[platforms == platform]
        spans.append(np.arange(own.min(), own.max() + 1, dtype=np.int32))
    united = np.unique(np.concatenate(spans)) if spans else np.empty(0, np.int32)
    return united[~left_out(united, settings)]


def left_out(days: npt.NDArray[np.int32], settings: Settings) -> Flags:
    """Mask of day numbers inside the periods that the person leaves out."""
    mask = np.zeros(days.shape, bool)
    for first, last in settings.leave_out_periods:
        mask |= (days >= day_number(first)) & (days <= day_number(last))
    return mask


def _zone_clock(name: str, first_ms: int, last_ms: int) -> Clock:
    zone = ZoneInfo(name)
    first, last = (int(np.clip(edge // SECOND_MS, *_LIMIT_S)) for edge in (first_ms, last_ms))
    starts, offsets = [first], [_offset(zone, first)]
    for left in range(first, last + 1, _STEP_S):
        right = left + _STEP_S
        if (after := _offset(zone, right)) != offsets[-1]:
            starts.append(_change(zone, left, right))
            offsets.append(after)
    return Clock(np.array(starts) * SECOND_MS, np.array(offsets) * SECOND_MS)


def _change(zone: ZoneInfo, left: int, right: int) -> int:
    """Return the first second after ``left`` at which the offset is that of ``right``."""
    target = _offset(zone, right)
    while right - left > 1:
        middle = (left + right) // 2
        if _offset(zone, middle) == target:
            right = middle
        else:
            left = middle
    return right


def _offset(zone: ZoneInfo, utc_s: int) -> int:
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=utc_s)
    offset = moment.astimezone(zone).utcoffset()
    return 0 if offset is None else round(offset.total_seconds())


def _trip_span(trip: Trip, settings: Settings) -> tuple[int, int]:
    """Return the UTC milliseconds [start, end) of a trip's local days."""
    zone, start = ZoneInfo(trip.tz), timedelta(hours=settings.day_start_hour)
    edges = (trip.first_day, trip.last_day + timedelta(days=1))
    first, last = (datetime(d.year, d.month, d.day, tzinfo=zone) + start for d in edges)
    return int(first.timestamp()) * SECOND_MS, int(last.timestamp()) * SECOND_MS


def _spliced(base: Clock, other: Clock, span: tuple[int, int]) -> Clock:
    """Return ``base`` with ``other`` in force inside ``span`` (UTC milliseconds)."""
    start, end = span
    outside = (base.starts_ms < start) | (base.starts_ms >= end)
    inside = (other.starts_ms > start) & (other.starts_ms < end)
    starts = np.concatenate([base.starts_ms[outside], [start], other.starts_ms[inside], [end]])
    at_start = other.local(np.array([start]))[0] - start
    at_end = base.local(np.array([end]))[0] - end
    offsets = np.concatenate([base.offsets_ms[outside], [at_start], other.offsets_ms[inside], [at_end]])
    order = np.argsort(starts, kind="stable")
    return Clock(starts[order], offsets[order])
