"""Local days and clock times to UTC milliseconds and back."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY_MS = 86_400_000


def days(first: date, last: date) -> Iterator[date]:
    """Yield every day from ``first`` to ``last``, both included."""
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def at(day: date, minutes: float, zone: ZoneInfo) -> int:
    """Return UTC milliseconds of ``minutes`` after local midnight of ``day`` (may run past 24 h)."""
    midnight = datetime.combine(day, time(), zone).astimezone(UTC)
    return round(midnight.timestamp() * 1000 + minutes * 60_000)


def moment(milliseconds: int, zone: ZoneInfo | None = None) -> datetime:
    """Return the instant in ``zone`` (UTC without one), with its milliseconds."""
    whole = datetime.fromtimestamp(milliseconds // 1000, UTC) + timedelta(milliseconds=milliseconds % 1000)
    return whole.astimezone(zone) if zone else whole


def day_of(milliseconds: int, zone: ZoneInfo) -> date:
    """Return the local day, which begins at 04:00: a night belongs to the day before it."""
    return (moment(milliseconds, zone) - timedelta(hours=4)).date()


def stamp(milliseconds: int) -> str:
    """Return ``YYYY-MM-DD HH:MM:SS`` in UTC."""
    return moment(milliseconds).strftime("%Y-%m-%d %H:%M:%S")


def iso(milliseconds: int) -> str:
    """Return ISO 8601 with ``Z``; milliseconds are left out when zero, as the platform does."""
    text = moment(milliseconds).strftime("%Y-%m-%dT%H:%M:%S")
    rest = milliseconds % 1000
    return f"{text}.{rest:03d}Z" if rest else f"{text}Z"


def millis(when: datetime) -> int:
    """Return UTC milliseconds of an aware moment."""
    return round(when.timestamp() * 1000)


def progress(day: date, first: date, last: date) -> float:
    """Return how far ``day`` lies between ``first`` (0) and ``last`` (1), held at the ends."""
    return min(1.0, max(0.0, (day - first).days / (last - first).days))


def eased(part: float, power: float) -> float:
    """Return ``part`` (0 to 1) bent by ``power``: above 1 the change comes late."""
    return math.pow(part, power)
