"""Times read again once the person has said where they live.

An HTML export of YouTube prints an abbreviation beside each clock time, and some of them name several
offsets: CST is Chicago, Shanghai and Havana. The reader takes one and leaves a line in ``facts["clocks"]``
for each file whose rows all bear such a text: ``member``, ``text``, ``offset_minutes`` (as read),
``others_minutes``. The export is not kept, so the events are moved by the difference when they are loaded. A
file in which such a text stands beside another one keeps the first meaning. (youtube.md 3.1)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from importers.ledger import Coverage, ExportReport

CLOCKS = "clocks"
_MINUTE_MS = 60_000
_YEAR = [timedelta(days=days) for days in range(0, 365, 30)]


def reread(report: ExportReport, table: pa.Table, tz: str | None) -> tuple[ExportReport, pa.Table]:
    """Return the ledger and the events as they are for a person who lives in ``tz`` (IANA; None: not said).

    Each line of ``facts["clocks"]`` comes back with ``read_minutes``, the offset its times now have. Spans of
    the coverage follow. Raises ``ZoneInfoNotFoundError`` for a zone nobody knows.
    """
    clocks = report.facts.get(CLOCKS)
    if not clocks:
        return report, table
    read = [{**clock, "read_minutes": _meant(clock, table, tz)} for clock in clocks]
    moved = {clock["member"]: clock["offset_minutes"] - clock["read_minutes"] for clock in read}
    facts = {**report.facts, CLOCKS: read}
    if not any(moved.values()):
        return replace(report, facts=facts), table
    table = _moved(table, moved)
    coverage = tuple(_spanned(row, table) for row in report.coverage)
    return replace(report, facts=facts, coverage=coverage), table


def _meant(clock: Mapping[str, Any], table: pa.Table, tz: str | None) -> int:
    """Return the offset that the text means in ``tz``, on the day of the export or within the year after it.

    The last event stands for that day. The zone's own abbreviation goes before a mere offset, which summer
    time may share with another meaning. A zone that fits none leaves the offset as read.
    """
    stated: int = clock["offset_minutes"]
    last = pc.max(table.column("occurred_at").filter(pc.equal(_members(table), clock["member"]))).as_py()
    if tz is None or last is None:
        return stated
    zone, possible = ZoneInfo(tz), {stated, *clock["others_minutes"]}
    days = [(last + later).astimezone(zone) for later in _YEAR]
    fitting = [(day.tzname() == clock["text"], _minutes(day)) for day in days if _minutes(day) in possible]
    return max(fitting, key=lambda one: one[0], default=(True, stated))[1]


def _minutes(moment: datetime) -> int:
    return int((moment.utcoffset() or timedelta()).total_seconds() // 60)


def _members(table: pa.Table) -> pa.ChunkedArray:
    return table.column("member").cast(pa.string())


def _moved(table: pa.Table, moved: Mapping[str, int]) -> pa.Table:
    """Return ``table`` with the events of some members moved by minutes."""
    shift: npt.NDArray[np.int64] = np.zeros(table.num_rows, np.int64)
    for member, minutes in moved.items():
        shift[pc.equal(_members(table), member).to_numpy()] = minutes * _MINUTE_MS
    at = table.schema.get_field_index("occurred_at")
    field = table.schema.field(at)
    times = pc.add(table.column(at).cast(pa.int64()), pa.array(shift)).cast(field.type)
    return table.set_column(at, field, times)


def _spanned(row: Coverage, table: pa.Table) -> Coverage:
    """Return a coverage row with the span that its kind now has."""
    if row.first is None:
        return row
    mine = pc.and_(_is(table, "platform", row.platform), _is(table, "kind", row.kind))
    times = pc.min_max(table.column("occurred_at").filter(mine).cast(pa.int64()))
    return replace(row, first=times["min"].as_py(), last=times["max"].as_py())


def _is(table: pa.Table, column: str, value: str) -> pa.ChunkedArray:
    return pc.equal(table.column(column).cast(pa.string()), str(value))
