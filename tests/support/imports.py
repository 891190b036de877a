"""Hand-made imports: what a child would hand over for a few rows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace

import pyarrow as pa

from importers import record
from importers.events import SCHEMA
from importers.ledger import ExportReport, Fate, MemberReport
from importers.record import Imported
from tests.support import events


def imported(name: str, rows: Iterable[events.Row], *, unreadable: int = 0, content: str = "") -> Imported:
    """Return one export of ``rows``; its hash comes from ``name`` and ``content``."""
    frame = events.of(rows).events[SCHEMA.names]
    kinds: Mapping[str, int] = frame["kind"].astype(str).value_counts().to_dict()
    found = len(frame) + unreadable
    member = MemberReport(
        "made.json", Fate.PARSED, 100, "made", None, found, found, kinds, {}, unreadable=unreadable
    )
    sha256 = hashlib.sha256(f"{name}/{content}".encode()).hexdigest()
    report = ExportReport(name, sha256, "youtube", ("made",), (member,), ())
    table = pa.Table.from_pandas(frame, preserve_index=False)
    return Imported(f"import-{sha256[:8]}", report, record.to_parquet(table))


def renamed(one: Imported, import_id: str) -> Imported:
    """Return the same file read again: another import id, the same hash."""
    return replace(one, import_id=import_id)
