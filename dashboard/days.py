"""Which day it is for the person: in their own zone, which may not be this machine's."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from dashboard.database import now_ms
from dashboard.desk import Desk


def today(desk: Desk) -> date:
    """Return the calendar day that is now where the person is."""
    return _local(desk, now_ms()).date()


def lived(desk: Desk, moment: int | None = None) -> date:
    """Return the day an instant (UTC ms; now) belongs to: after midnight the day before, until day start."""
    local = _local(desk, now_ms() if moment is None else moment)
    return (local - timedelta(hours=desk.settings().day_start_hour)).date()


def _local(desk: Desk, milliseconds: int) -> datetime:
    return datetime.fromtimestamp(milliseconds / 1000, UTC).astimezone(ZoneInfo(desk.settings().tz))
