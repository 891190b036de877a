"""The form in which events leave the child process and are kept."""

from __future__ import annotations

from io import BytesIO

import pyarrow as pa
import pyarrow.parquet as pq

from importers import events


def to_parquet(table: pa.Table) -> bytes:
    """Return a conforming event table as Parquet bytes (zstd)."""
    sink = BytesIO()
    pq.write_table(events.conform(table), sink, compression="zstd")
    return sink.getvalue()
