"""One export from path to event table and ledger. Runs inside the child process; reads, never writes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from importers import doubles, events
from importers.archive import Archive, Member
from importers.base import Importer, ImportRefused, Plan, Task
from importers.ledger import Coverage, ExportReport, Fate, MemberReport, Reason, Status
from importers.registry import IMPORTERS
from importers.sink import Sink

MEDIA = frozenset(
    [
        ".jpg",
        ".jpeg",
        ".png",
        ".gif",
        ".webp",
        ".heic",
        ".heif",
        ".mp4",
        ".mov",
        ".m4v",
        ".avi",
        ".webm",
        ".mkv",
        ".mp3",
        ".m4a",
        ".aac",
        ".ogg",
        ".opus",
        ".wav",
        ".srt",
        ".vtt",
        ".svg",
        ".ico",
        ".css",
        ".js",
        ".woff",
        ".woff2",
        ".ttf",
        ".pdf",
        ".docx",
        ".xlsx",
        ".ics",
        ".vcf",
        ".mbox",
        ".eml",
    ]
)
"""Endings of files that hold no records for us, whatever made them."""
JUNK = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a reading is: bytes of the members to parse, and records found."""

    bytes_done: int
    bytes_total: int
    records: int


@dataclass(frozen=True, slots=True)
class Reading:
    """One export read: its ledger and its events (``importers.events.SCHEMA``, in reading order)."""

    report: ExportReport
    table: pa.Table


def read_export(
    path: Path, *, now_ms: int | None = None, tell: Callable[[Progress], None] | None = None
) -> Reading:
    """Read everything we know in ``path``.

    Raises ``ImportRefused`` when it is not an export, cannot be opened, or holds nothing that can be read.
    """
    archive = Archive(path)
    try:
        plans = [(importer, plan) for importer in IMPORTERS if (plan := importer.plan(archive))]
        if not any(plan.tasks for _, plan in plans):
            raise _not_an_export(archive)
        return _Run(archive, plans, round(time.time() * 1000) if now_ms is None else now_ms, tell).reading()
    finally:
        archive.close()


class _Run:
    """The state of one reading."""

    def __init__(
        self,
        archive: Archive,
        plans: list[tuple[Importer, Plan]],
        now_ms: int,
        tell: Callable[[Progress], None] | None,
    ) -> None:
        self.archive, self.plans, self.now_ms = archive, plans, now_ms
        self.tell = tell or (lambda progress: None)  # noqa: ARG005
        self.bytes_total = sum(task.member.size for _, plan in plans for task in plan.tasks)
        self.bytes_done = 0
        self.records = 0

    def reading(self) -> Reading:
        reports: dict[int, MemberReport] = {}
        tables: list[pa.Table] = []
        sources: list[np.ndarray] = []
        coverage: list[Coverage] = []
        for importer, plan in self.plans:
            for task in plan.tasks:
                reports[task.member.index], part = self._member(importer, task)
                tables.append(part)
                sources.append(np.full(part.num_rows, task.member.index))
        table, reports = _without_doubles(events.concatenate(tables), np.concatenate(sources), reports)
        for importer, plan in self.plans:
            coverage.extend(_coverage(importer, plan, reports, table))
        members = tuple(reports.get(m.index) or self._left(m) for m in self.archive.members)
        report = self._report(members, tuple(coverage), table)
        if not table.num_rows and not any(m.reason for m in members):
            raise _nothing_inside(self.archive, report)
        return Reading(report, table)

    def _member(self, importer: Importer, task: Task) -> tuple[MemberReport, pa.Table]:
        counter = task.counter()
        sink = Sink(importer.platform, task.member.path, now_ms=self.now_ms)
        stream = self.archive.open(task.member, counter)
        stream.tell = lambda count: self._told(count, sink)
        task.parse(stream, sink)
        stream.drain()
        self.records += sink.found
        return _member_report(task, sink, counter.total(), stream.fault), events.concatenate(sink.tables)

    def _told(self, count: int, sink: Sink) -> None:
        self.bytes_done += count
        self.tell(Progress(self.bytes_done, self.bytes_total, self.records + sink.found))

    def _left(self, member: Member) -> MemberReport:
        if member.refused is not None:
            return MemberReport(member.path, Fate.REFUSED, member.size, reason=member.refused)
        known = any(member in plan.not_needed for _, plan in self.plans)
        fate = Fate.KNOWN_NOT_NEEDED if known or is_junk(member.path) else Fate.UNKNOWN_KIND
        return MemberReport(member.path, fate, member.size)

    def _report(
        self, members: tuple[MemberReport, ...], coverage: tuple[Coverage, ...], table: pa.Table
    ) -> ExportReport:
        counts = {importer.platform: 0 for importer, _ in self.plans}
        for row in table.column("platform").value_counts().to_pylist():
            counts[row["values"]] += row["counts"]
        plans = [plan for _, plan in self.plans]
        return ExportReport(
            name=self.archive.name,
            sha256=self.archive.sha256(),
            platform=str(max(counts, key=lambda platform: counts[platform])),
            dialects=tuple(dict.fromkeys(m.dialect for m in members if m.dialect)),
            members=members,
            coverage=coverage,
            set=self.archive.set_name,
            owner=next((plan.owner for plan in plans if plan.owner), None),
            zone=next((plan.zone for plan in plans if plan.zone), None),
            facts={key: value for plan in plans for key, value in plan.facts.items()},
        )


def is_junk(path: str) -> bool:
    """Whether a file is a picture, a system file or the like: nothing to read, whoever made it."""
    name = path.replace("\\", "/")
    return (
        name.startswith(JUNK)
        or name.endswith(JUNK)
        or PurePosixPath(name).name.startswith("._")
        or (PurePosixPath(name).suffix.lower() in MEDIA)
    )


def _member_report(task: Task, sink: Sink, independent: int, fault: Reason | None) -> MemberReport:
    by_kind: dict[str, int] = {}
    for table in sink.tables:
        for row in table.column("kind").value_counts().to_pylist():
            by_kind[row["values"]] = by_kind.get(row["values"], 0) + row["counts"]
    report = MemberReport(
        path=task.member.path,
        fate=Fate.PARSED,
        bytes=task.member.size,
        dialect=task.dialect,
        found=sink.found,
        independent=independent,
        events=by_kind,
        set_aside=dict(sink.aside),
        unreadable=sink.bad,
        notes=tuple(sink.notes),
    )
    reason = fault or sink.partly or _undated(report)
    if reason is not None:
        return replace(report, fate=Fate.PARSED_PARTLY, reason=reason)
    if independent != report.found:
        return replace(report, reason=Reason.COUNT_MISMATCH)
    return report if report.complete else replace(report, reason=Reason.MANY_UNREADABLE)


def _undated(report: MemberReport) -> Reason | None:
    """Rows without a single usable date in a file we know are an error, never a quiet success."""
    dates = (Reason.DATE_MISSING, Reason.DATE_UNREADABLE, Reason.DATE_OUT_OF_RANGE)
    lost = sum(report.set_aside.get(reason, 0) for reason in dates)
    return Reason.NO_DATES if lost and not report.events else None


def _without_doubles(
    table: pa.Table, source: np.ndarray, reports: dict[int, MemberReport]
) -> tuple[pa.Table, dict[int, MemberReport]]:
    copies = doubles.later_copies(table, source)
    if not copies.any():
        return table, reports
    dropped = table.filter(pa.array(copies))
    kinds, members = dropped.column("kind").to_pylist(), source[copies].tolist()
    for kind, index in zip(kinds, members, strict=True):
        report = reports[index]
        left = {**report.events, kind: report.events[kind] - 1}
        reports[index] = replace(
            report, events={k: n for k, n in left.items() if n}, duplicates=report.duplicates + 1
        )
    return table.filter(pa.array(~copies)), reports


def _coverage(
    importer: Importer, plan: Plan, reports: dict[int, MemberReport], table: pa.Table
) -> Iterator[Coverage]:
    mine = table.filter(pc.equal(table.column("platform"), str(importer.platform)))
    spans = {
        row["kind"]: (row["occurred_at_min"], row["occurred_at_max"])
        for row in pa.table(
            {
                "kind": mine.column("kind").cast(pa.string()),
                "occurred_at": mine.column("occurred_at").cast(pa.int64()),
            }
        )
        .group_by("kind")
        .aggregate([("occurred_at", "min"), ("occurred_at", "max")])
        .to_pylist()
    }
    for kind in importer.kinds:
        if kind in spans:
            yield Coverage(importer.platform, kind, Status.READ, *spans[kind])
        else:
            held = [reports[t.member.index] for t in plan.tasks if kind in t.kinds]
            yield Coverage(importer.platform, kind, _status(held))


def _status(held: list[MemberReport]) -> Status:
    if not held:
        return Status.ABSENT
    return Status.EMPTY if all(report.complete for report in held) else Status.UNREADABLE


def _not_an_export(archive: Archive) -> ImportRefused:
    return ImportRefused(
        "not_an_export",
        f"{archive.name} holds nothing we know from TikTok, Instagram or YouTube. "
        "Choose the zip file you got from one of them, as it was downloaded.",
    )


def _nothing_inside(archive: Archive, report: ExportReport) -> ImportRefused:
    return ImportRefused(
        "nothing_inside",
        f"{archive.name} is a {report.platform} export, but its lists are empty. "
        "Ask for the export again with all categories and all time, in JSON.",
    )
