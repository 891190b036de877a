"""Hand-made records: a few rows become what an import would have given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

import numpy as np
import pyarrow as pa

from importers import events, record
from importers.events import Kind, Platform, Surface
from importers.ledger import ExportReport
from importers.record import Imported, Record

Row = dict[str, Any]


def at(text: str) -> int:
    """Return UTC milliseconds of an ISO date; without an offset it is UTC."""
    moment = datetime.fromisoformat(text)
    return round((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() * 1000)


def view(when: str | int, creator: str | None = "youtube:UCa", **more: Any) -> Row:
    """Return one view; ``when`` is ISO text or UTC milliseconds."""
    return {"occurred_at": at(when) if isinstance(when, str) else when, "creator": creator, **more}


def every(
    start: str, count: int, minutes: float, creator: str | None = "youtube:UCa", **more: Any
) -> list[Row]:
    """Return ``count`` views, ``minutes`` apart."""
    first = at(start)
    return [view(first + round(i * minutes * 60_000), creator, **more) for i in range(count)]


def of(rows: Iterable[Row]) -> Record:
    """Return the record of ``rows``; columns not given are filled as an importer would."""
    listed = list(rows)
    columns: dict[str, Sequence[Any]] = {
        "occurred_at": [row.get("occurred_at") for row in listed],
        "creator": [row.get("creator") for row in listed],
        "creator_name": [row.get("creator_name", row.get("creator")) for row in listed],
        "platform": [row.get("platform", _platform(row.get("creator"))) for row in listed],
        "kind": [row.get("kind", Kind.VIEW) for row in listed],
        "surface": [row.get("surface", Surface.VIDEO) for row in listed],
        "item": [row.get("item", f"item{i}") for i, row in enumerate(listed)],
        "title": [row.get("title") for row in listed],
        "duration_s": [row.get("duration_s") for row in listed],
    }
    return of_columns(len(listed), **columns)


def of_columns(count: int, **columns: Any) -> Record:
    """Return the record of whole columns (sequences of ``count``, or one value for all)."""
    return record.load([imported(count, **columns)])


def imported(count: int, **columns: Any) -> Imported:
    """Return whole columns as a workspace keeps an import."""
    filled = {"member": "made.json", "ordinal": np.arange(count, dtype=np.int32), **columns}
    arrays = {field.name: _array(filled.get(field.name), count, field.type) for field in events.SCHEMA}
    table = events.conform(pa.table(arrays))
    report = ExportReport("made", "0" * 64, None, (), (), ())
    return Imported("made", report, record.to_parquet(table))


def _platform(creator: str | None) -> str:
    return creator.partition(":")[0] if creator and ":" in creator else Platform.YOUTUBE


def _array(values: Any, count: int, kind: pa.DataType) -> Any:
    if values is None or isinstance(values, str):
        values = pa.array([values] * count, pa.string() if values is not None else None)
    column = values if isinstance(values, (pa.Array, pa.ChunkedArray)) else pa.array(values)
    if pa.types.is_timestamp(kind) and pa.types.is_integer(column.type):
        return column.cast(pa.int64()).cast(kind)
    return column.cast(kind)
