"""Where a parser puts what it read: columns in, ledger counts kept beside them."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from importers import text
from importers.events import SCHEMA, UNDATED_KINDS, Kind, Platform, Surface
from importers.ledger import Reason

EARLIEST_MS = 1_104_537_600_000
"""2005-01-01 UTC: none of the platforms is older."""
FUTURE_MS = 48 * 3_600_000
"""How far ahead of this machine's clock a record may lie."""

Column: TypeAlias = Sequence[str | None] | pa.Array | str | None
"""Values per row, or one value for all rows, or nothing."""


class Sink:
    """Collects one member's events and fates.

    Every record of the member goes through exactly one of ``events``, ``set_aside`` or ``unreadable``;
    ``found`` is their sum. Times outside 2005 … now + 48 h are set aside here, for every platform alike.
    ``dialect`` may be set once the content has told more than the plan knew.
    """

    def __init__(self, platform: Platform, member: str, *, now_ms: int | None = None) -> None:
        """Begin a member; ``now_ms`` is the time of the import (UTC milliseconds)."""
        self.platform = platform
        self.member = member
        self.latest_ms = (round(time.time() * 1000) if now_ms is None else now_ms) + FUTURE_MS
        self.tables: list[pa.Table] = []
        self.aside: Counter[str] = Counter()
        self.bad = 0
        self.rows = 0
        self.partly: Reason | None = None
        self.notes: list[str] = []
        self.dialect: str | None = None
        self._ordinal = 0

    @property
    def found(self) -> int:
        """Records seen so far."""
        return self.rows + self.aside.total() + self.bad

    def events(  # noqa: PLR0913 - one argument per column
        self,
        kind: Kind,
        times_ms: Sequence[int | None] | pa.Array | np.ndarray,
        *,
        creator: Column = None,
        creator_name: Column = None,
        item: Column = None,
        title: Column = None,
        surface: Column = Surface.UNKNOWN,
        duration_s: Sequence[float | None] | None = None,
        ordinal: Sequence[int] | np.ndarray | None = None,
    ) -> None:
        """Add ``len(times_ms)`` records of one kind.

        ``times_ms`` are UTC milliseconds (None where the row has no date). A column is a sequence of the same
        length, or one value for all rows, or None. Without ``ordinal`` rows are numbered on from the last.
        """
        count = len(times_ms)
        if not count:
            return
        stamps = _milliseconds(times_ms)
        if ordinal is None:
            ordinal = np.arange(self._ordinal, self._ordinal + count)
        self._ordinal = max(self._ordinal, int(ordinal[-1]) + 1)
        table = pa.table(
            [
                stamps.cast(pa.timestamp("ms", tz="UTC")),
                _code(self.platform, count),
                _code(kind, count),
                _code(creator, count),
                _code(creator_name, count),
                _plain(item, count),
                _plain(title, count),
                _code(surface, count),
                pa.array(duration_s if duration_s is not None else pa.nulls(count), pa.float64()),
                _code(self.member, count),
                pa.array(ordinal, pa.int32()),
            ],
            schema=SCHEMA,
        )
        table = self._in_range(table, stamps, kind)
        self.rows += table.num_rows
        if table.num_rows:
            self.tables.append(table)

    def set_aside(self, reason: Reason, count: int = 1) -> None:
        """Count records that are understood and not used."""
        if count:
            self.aside[reason] += count

    def unreadable(self, count: int = 1) -> None:
        """Count records that could not be understood."""
        self.bad += count

    def incomplete(self, reason: Reason) -> None:
        """Say that the member was read only in part. The first reason stays."""
        self.partly = self.partly or reason

    def note(self, code: str) -> None:
        """Keep a remark about the member, once."""
        if code not in self.notes:
            self.notes.append(code)

    def _in_range(self, table: pa.Table, stamps: pa.Array, kind: Kind) -> pa.Table:
        low, high = pc.min_max(stamps).values()
        nulls = stamps.null_count
        if not nulls and low.as_py() >= EARLIEST_MS and high.as_py() <= self.latest_ms:
            return table
        if nulls and kind not in UNDATED_KINDS:
            self.set_aside(Reason.DATE_MISSING, nulls)
        within = pc.and_(pc.greater_equal(stamps, EARLIEST_MS), pc.less_equal(stamps, self.latest_ms))
        outside = pc.sum(pc.invert(within)).as_py() or 0
        self.set_aside(Reason.DATE_OUT_OF_RANGE, outside)
        return table.filter(pc.fill_null(within, kind in UNDATED_KINDS))


def _milliseconds(times_ms: Sequence[int | None] | pa.Array | np.ndarray) -> pa.Array:
    return times_ms.cast(pa.int64()) if isinstance(times_ms, pa.Array) else pa.array(times_ms, pa.int64())


def _plain(column: Column, count: int) -> pa.Array:
    if column is None or isinstance(column, str):
        value = None if column is None else text.repair(str(column))
        return pa.repeat(pa.scalar(value, pa.string()), count)
    if isinstance(column, pa.Array):
        return column
    try:
        return pa.array(column, pa.string())
    except UnicodeEncodeError:
        return pa.array([None if value is None else text.repair(value) for value in column], pa.string())


def _code(column: Column, count: int) -> pa.Array:
    if column is None or isinstance(column, str):
        values = (
            pa.nulls(1, pa.string()) if column is None else pa.array([text.repair(str(column))], pa.string())
        )
        indices = pa.nulls(count, pa.int32()) if column is None else pa.array(np.zeros(count, np.int32))
        return pa.DictionaryArray.from_arrays(
            indices, values if column is not None else pa.array([], pa.string())
        )
    return _plain(column, count).dictionary_encode()
