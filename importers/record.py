"""The record: all events of one or several imports, doubles removed, with what each export covers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from importers import doubles, events
from importers.clocks import CLOCKS, reread
from importers.ledger import Coverage, ExportReport
from importers.parquet import to_parquet
from importers.rowcodes import one_of

__all__ = ["Imported", "Lists", "Record", "load", "to_parquet"]
Lists = frozenset[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Imported:
    """One export as it is kept: its ledger and its events as Parquet bytes (``importers.events.SCHEMA``)."""

    import_id: str
    report: ExportReport
    parquet: bytes


@dataclass(frozen=True, slots=True)
class Record:
    """What crosses into the analyzer; never mutated.

    ``events`` is a DataFrame in time order (undated rows last) with the columns of
    ``importers.events.SCHEMA`` and ``import_id``: ``occurred_at`` datetime64[ms, UTC]; platform, kind,
    creator, creator_name, surface, member, import_id categories; item, title Arrow strings; duration_s
    float64 seconds; ordinal int32.
    ``unmerged`` is what ``lists`` gives where ids of one person were made one in ``events``, else None.
    ``duplicates_across`` counts rows that another import holds too, or another file of the same one
    once its clocks were read in the person's zone.
    """

    events: pd.DataFrame
    exports: tuple[ExportReport, ...]
    duplicates_across: int = 0
    unmerged: Lists | None = None

    @property
    def lists(self) -> Lists:
        """Platform, kind and creator id of every account on a list of follows or followers, none merged."""
        if self.unmerged is not None:
            return self.unmerged
        rows = self.events["kind"].isin([events.Kind.FOLLOW, events.Kind.FOLLOWER])
        columns = (self.events.loc[rows, name].astype(object) for name in ("platform", "kind", "creator"))
        return frozenset(one for one in zip(*columns, strict=True) if not pd.isna(one[2]))

    @property
    def coverage(self) -> tuple[Coverage, ...]:
        """Coverage of every kind in every export, in import order."""
        return tuple(row for export in self.exports for row in export.coverage)

    @property
    def complete(self) -> bool:
        """Whether every export was read whole."""
        return all(export.complete for export in self.exports)

    @property
    def totals(self) -> dict[str, int]:
        """The ``totals`` object of ``inspect --json``; ``events`` is before ``duplicates_across``."""
        keys = ("found", "events", "set_aside", "duplicates", "unreadable")
        sums = {key: sum(export.totals[key] for export in self.exports) for key in keys}
        return {**sums, "duplicates_across": self.duplicates_across}


def load(imports: Iterable[Imported], tz: str | None = None) -> Record:
    """Join imports into one record. Of several copies of an event the one that says most stays.

    Of equal ones it is that of the import that ends first, so that the order of ``imports`` decides nothing.
    ``tz`` is the zone that the person says is theirs; it settles clocks that can be read in several ways.
    """
    kept = list(imports)
    read = [reread(one.report, events.conform(pq.read_table(BytesIO(one.parquet))), tz) for one in kept]
    turns = sorted(range(len(read)), key=lambda at: _end(read[at][0]))
    tables = [read[at][1] for at in turns]
    source = np.repeat(np.array(turns, np.int64), [table.num_rows for table in tables])
    table = events.concatenate(tables)
    alone = len(tables) <= 1 and not any(CLOCKS in report.facts for report, _ in read)
    coarse = None if alone else np.concatenate([_coarse(*read[at]) for at in turns])
    copies = np.zeros(table.num_rows, bool) if alone else doubles.later_copies(table, source, coarse=coarse)
    frame = _frame(table, source, [one.import_id for one in kept])
    frame = frame[~copies] if copies.any() else frame
    return Record(
        _in_order(frame),
        tuple(report for report, _ in read),
        int(copies.sum()),
    )


def _end(report: ExportReport) -> tuple[int, str]:
    """Return what puts exports in order: the last instant they tell of, then their bytes."""
    return max((row.last or 0 for row in report.coverage), default=0), report.sha256


def _coarse(report: ExportReport, table: pa.Table) -> npt.NDArray[np.bool_]:
    """Mask of the rows whose file prints minutes only."""
    rough = {member.path for member in report.members if doubles.MINUTES_ONLY.intersection(member.notes)}
    if not rough:
        return np.zeros(table.num_rows, bool)
    return one_of(table.column("member"), frozenset(rough))


def _in_order(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows in time order, undated ones last; a frame that is in order already is not copied."""
    if frame["occurred_at"].is_monotonic_increasing and isinstance(frame.index, pd.RangeIndex):
        return frame
    return frame.sort_values("occurred_at", kind="stable", ignore_index=True)


def _frame(table: pa.Table, source: npt.NDArray[np.int64], ids: list[str]) -> pd.DataFrame:
    frame: pd.DataFrame = table.to_pandas(types_mapper={pa.string(): pd.ArrowDtype(pa.string())}.get)
    frame["import_id"] = pd.Categorical.from_codes(source, categories=pd.Index(ids))
    return frame
