"""The sums of one reading: a row per member, doubles taken out, what each kind's coverage is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from importers import doubles
from importers.base import Importer, Plan, Task
from importers.events import Kind
from importers.ledger import Coverage, Fate, MemberReport, Reason, Status
from importers.sink import Sink

_NUMBERED = re.compile(r"[\s_-]*\(?\d+\)?$")
"""What a second download or a second part adds to a file's name."""
_DATES = (Reason.DATE_MISSING, Reason.DATE_UNREADABLE, Reason.DATE_OUT_OF_RANGE)
UNTOLD: Mapping[str, tuple[Kind, ...]] = {
    "likes_not_told_apart": (Kind.LIKE,),
    "messages_owner_unknown": (Kind.DM_IN, Kind.DM_OUT),
}
"""Notes of a member that says: records of this kind may be among those set aside, so none is not zero."""


def member_report(
    task: Task, sink: Sink, independent: int, fault: Reason | None, notes: tuple[str, ...] = ()
) -> MemberReport:
    """Return the row of a member that was parsed, before doubles are taken out.

    ``independent`` is the count by other code; ``fault`` and ``notes`` come from the member's stream.
    """
    report = MemberReport(
        path=task.member.path,
        fate=Fate.PARSED,
        bytes=task.member.size,
        dialect=sink.dialect or task.dialect,
        found=sink.found,
        independent=independent,
        events=_by_kind(sink),
        set_aside=dict(sink.aside),
        unreadable=sink.bad,
        notes=(*notes, *sink.notes),
    )
    partly = fault or sink.partly or _undated(report)
    if partly is not None:
        return replace(report, fate=Fate.PARSED_PARTLY, reason=partly)
    if independent != report.found:
        return replace(report, reason=Reason.COUNT_MISMATCH)
    return report if report.complete else replace(report, reason=Reason.MANY_UNREADABLE)


def without_doubles(
    table: pa.Table, source: npt.NDArray[np.int64], reports: Mapping[int, MemberReport]
) -> tuple[pa.Table, dict[int, MemberReport]]:
    """Return ``table`` without copies, and the members' rows with those counted as duplicates.

    ``source`` is the member index of each row, the key of ``reports``.
    """
    rough = [index for index, report in reports.items() if doubles.MINUTES_ONLY.intersection(report.notes)]
    lists = _lists(reports)[source] if table.num_rows else source
    copies = doubles.later_copies(table, source, coarse=np.isin(source, rough), lists=lists)
    if not copies.any():
        return table, dict(reports)
    kinds = table.column("kind").filter(pa.array(copies)).to_pylist()
    dropped: dict[int, Counter[str]] = {}
    for index, kind in zip(source[copies].tolist(), kinds, strict=True):
        dropped.setdefault(index, Counter())[kind] += 1
    adjusted = {index: _less(report, dropped.get(index)) for index, report in reports.items()}
    return _left_over(table, ~copies), adjusted


def _lists(reports: Mapping[int, MemberReport]) -> npt.NDArray[np.int64]:
    """Return a number per member for what it lists: its file name without folder, number and extension."""
    numbers: dict[str, int] = {}
    found = np.zeros(max(reports, default=0) + 1, np.int64)
    for index, report in reports.items():
        stem = _NUMBERED.sub("", PurePosixPath(report.path).name.partition(".")[0].casefold())
        found[index] = numbers.setdefault(stem, len(numbers))
    return found


def _left_over(table: pa.Table, kept: npt.NDArray[np.bool_]) -> pa.Table:
    """Return the rows of ``kept``; chunks without a double are passed on uncopied."""
    batches, start = [], 0
    for batch in table.to_batches():
        mask = kept[start : start + batch.num_rows]
        start += batch.num_rows
        batches.append(batch if mask.all() else batch.filter(pa.array(mask)))
    return pa.Table.from_batches(batches, table.schema)


def coverage(
    importer: Importer, plan: Plan, reports: Mapping[int, MemberReport], table: pa.Table, *, unseen: bool
) -> Iterator[Coverage]:
    """Yield one row per kind an export of this platform can hold.

    ``read`` with the span of its dated events; ``empty`` when every member that could hold it was read whole;
    ``unreadable`` when one was not, when it cannot be told from other records, or when nothing shows it and
    some file stayed closed (``unseen``); ``absent`` when no member could hold it.
    """
    spans = _spans(table, importer)
    for kind in importer.kinds:
        if kind in spans:
            yield Coverage(importer.platform, kind, Status.READ, *spans[kind])
        else:
            held = [reports[task.member.index] for task in plan.tasks if kind in task.kinds]
            untold = any(
                kind in UNTOLD.get(note, ()) for report in held if report.set_aside for note in report.notes
            )
            status = Status.UNREADABLE if untold else _status(held, unseen=unseen)
            yield Coverage(importer.platform, kind, status)


def _by_kind(sink: Sink) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for table in sink.tables:
        for row in table.column("kind").value_counts().to_pylist():
            counts[row["values"]] += row["counts"]
    return dict(counts)


def _undated(report: MemberReport) -> Reason | None:
    """Rows without a single usable date in a file we know are an error, never a quiet success."""
    lost = sum(report.set_aside.get(reason, 0) for reason in _DATES)
    return Reason.NO_DATES if lost and not report.events else None


def _less(report: MemberReport, dropped: Counter[str] | None) -> MemberReport:
    if not dropped:
        return report
    left = {kind: count - dropped[kind] for kind, count in report.events.items()}
    return replace(
        report,
        events={kind: count for kind, count in left.items() if count},
        duplicates=report.duplicates + dropped.total(),
    )


def _spans(table: pa.Table, importer: Importer) -> dict[str, tuple[Any, Any]]:
    mine = pc.equal(table.column("platform"), str(importer.platform))
    plain = pa.table(
        {
            "kind": table.column("kind").filter(mine).cast(pa.string()),
            "at": table.column("occurred_at").filter(mine).cast(pa.int64()),
        }
    )
    rows = plain.group_by("kind").aggregate([("at", "min"), ("at", "max")]).to_pylist()
    return {row["kind"]: (row["at_min"], row["at_max"]) for row in rows}


def _status(held: list[MemberReport], *, unseen: bool) -> Status:
    if not held:
        return Status.UNREADABLE if unseen else Status.ABSENT
    return Status.EMPTY if all(report.complete for report in held) else Status.UNREADABLE
