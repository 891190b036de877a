"""One export from path to event table and ledger. Runs inside the child process; reads, never writes."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from importers import accounts, events, refusals
from importers.archive import Archive, Member
from importers.base import Importer, Plan, Task
from importers.junk import is_junk
from importers.ledger import Coverage, ExportReport, Fate, MemberReport, Reason
from importers.progress import Progress
from importers.refusals import ImportRefused
from importers.sink import Sink

Tell = Callable[[Progress], None]

_CLOSED = {
    Reason.ENCRYPTED: "encrypted",
    Reason.COMPRESSION: "compression",
    Reason.TRAVERSAL: "unsafe_paths",
    Reason.BAD_NAME: "unsafe_paths",
    Reason.SYMLINK: "unsafe_paths",
    Reason.OVERLAP: "overlap",
    Reason.TOO_LARGE: "too_large",
    Reason.NESTED_TOO_DEEP: "nested_too_deep",
}
"""The sentence for an export in which every file that may hold records was refused for one reason."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One export read: its ledger and its events (``importers.events.SCHEMA``, in reading order)."""

    report: ExportReport
    table: pa.Table


def read_export(
    path: Path,
    *,
    now_ms: int | None = None,
    tell: Tell | None = None,
    importers: Sequence[Importer] | None = None,
    part: bool = False,
) -> Reading:
    """Read everything we know in ``path``.

    ``now_ms`` is the time of the import (UTC milliseconds). ``tell`` hears of progress with every piece read.
    ``importers`` are those of the registry unless named.
    ``part`` says that other parts of the same download are read too, so this one may hold nothing for us.
    Raises ``ImportRefused`` when it is not an export, cannot be opened, or holds nothing that can be read.
    """
    archive = Archive(path)
    try:
        plans = _plans(archive, _registered() if importers is None else importers)
        if not part and not any(plan.tasks for _, plan in plans):
            raise _unrecognised(archive, plans)
        now_ms = round(time.time() * 1000) if now_ms is None else now_ms
        reading = _Run(archive, plans, now_ms, tell).reading()
    finally:
        archive.close()
    if not part and not reading.table.num_rows:
        _refuse_nothing(reading.report)
    return reading


class _Run:
    """The state of one reading."""

    def __init__(
        self, archive: Archive, plans: list[tuple[Importer, Plan]], now_ms: int, tell: Tell | None
    ) -> None:
        self.archive, self.plans, self.now_ms = archive, plans, now_ms
        self.tell = tell or (lambda _: None)
        self.bytes_total = sum(task.member.size for _, plan in plans for task in plan.tasks)
        self.bytes_done = 0
        self.records = 0
        self.reports: dict[int, MemberReport] = {}

    def reading(self) -> Reading:
        tables, sources = [events.empty()], [np.zeros(0, np.int64)]
        for importer, plan in self.plans:
            for task in plan.tasks:
                part = self._member(importer, task)
                tables.append(part)
                sources.append(np.full(part.num_rows, task.member.index))
        table = self._single(events.concatenate(tables), np.concatenate(sources))
        members = tuple(self.reports.get(m.index) or self._left(m) for m in self.archive.listed)
        return Reading(self._report(members, self._coverage(members, table), table), table)

    def _member(self, importer: Importer, task: Task) -> pa.Table:
        counter = task.counter()
        sink = Sink(importer.platform, task.member.path, now_ms=self.now_ms)
        stream = self.archive.open(task.member, counter)
        stream.tell = lambda count: self._told(count, sink)
        task.parse(stream, sink)
        stream.drain()
        self.records += sink.found
        self.reports[task.member.index] = accounts.member_report(
            task, sink, counter.total(), stream.fault, stream.notes
        )
        return events.concatenate(sink.tables)

    def _told(self, count: int, sink: Sink) -> None:
        self.bytes_done += count
        self.tell(Progress(self.bytes_done, self.bytes_total, self.records + sink.found))

    def _single(self, table: pa.Table, source: npt.NDArray[np.int64]) -> pa.Table:
        table, self.reports = accounts.without_doubles(table, source, self.reports)
        return table

    def _left(self, member: Member) -> MemberReport:
        """Return the row of a file nobody parsed; one that stayed closed is refused if no picture."""
        reason = member.refused or self.archive.fault(member)
        known = any(member.index == left.index for _, plan in self.plans for left in plan.not_needed)
        if is_junk(member.path) or (known and reason is None):
            return MemberReport(member.path, Fate.KNOWN_NOT_NEEDED, member.size, reason=reason)
        fate = Fate.UNKNOWN_KIND if reason is None else Fate.REFUSED
        return MemberReport(member.path, fate, member.size, reason=reason)

    def _coverage(self, members: Sequence[MemberReport], table: pa.Table) -> tuple[Coverage, ...]:
        unseen = any(member.fate is Fate.REFUSED for member in members)
        return tuple(
            row
            for importer, plan in self.plans
            for row in accounts.coverage(importer, plan, self.reports, table, unseen=unseen)
        )

    def _report(
        self, members: tuple[MemberReport, ...], coverage: tuple[Coverage, ...], table: pa.Table
    ) -> ExportReport:
        plans = [plan for _, plan in self.plans]
        return ExportReport(
            name=self.archive.name,
            sha256=self.archive.sha256(),
            platform=self._platform(table),
            dialects=tuple(dict.fromkeys(m.dialect for m in members if m.dialect)),
            members=members,
            coverage=coverage,
            set=self.archive.set_name,
            owner=next((plan.owner for plan in plans if plan.owner), None),
            zone=next((plan.zone for plan in plans if plan.zone), None),
            facts={key: value for plan in plans for key, value in plan.facts.items()},
        )

    def _platform(self, table: pa.Table) -> str | None:
        """Return the platform with most events, or the first that knows the export, or None."""
        counts = Counter({str(importer.platform): 0 for importer, _ in self.plans})
        for row in table.column("platform").value_counts().to_pylist():
            counts[row["values"]] += row["counts"]
        return next((platform for platform, _ in counts.most_common(1)), None)


def _registered() -> Sequence[Importer]:
    from importers.registry import IMPORTERS  # noqa: PLC0415 - only when no others are named

    return IMPORTERS


def _plans(archive: Archive, importers: Sequence[Importer]) -> list[tuple[Importer, Plan]]:
    """Ask each importer in turn. A member belongs to the first that wants to parse it."""
    plans: list[tuple[Importer, Plan]] = []
    claimed: set[int] = set()
    for importer in importers:
        plan = importer.plan(archive)
        plan.tasks = [task for task in plan.tasks if task.member.index not in claimed]
        claimed.update(task.member.index for task in plan.tasks)
        if plan:
            plans.append((importer, plan))
    return plans


def _unrecognised(archive: Archive, plans: list[tuple[Importer, Plan]]) -> ImportRefused:
    """Return why nothing in the archive is to be parsed."""
    if plans:
        return refusals.refused("nothing_inside", archive.name, str(plans[0][0].platform))
    if not archive.members:
        return refusals.refused("only_media", archive.name)
    code = _closed_code(archive, archive.members) or _misnamed_code(archive) or "not_an_export"
    return refusals.refused(code, archive.name)


def _closed_code(archive: Archive, held: list[Member]) -> str | None:
    reasons = Counter(member.refused or archive.fault(member) for member in held)
    if Reason.ENCRYPTED in reasons:
        return "encrypted"
    if None in reasons:
        return None
    [(reason, _)] = reasons.most_common(1)
    return _CLOSED.get(reason, "damaged_inside") if reason is not None else None


def _misnamed_code(archive: Archive) -> str | None:
    """Return the sentence for a single file that is called zip and is none."""
    only = archive.members[0]
    if archive.path.is_dir() or only.path != archive.name or not archive.name.lower().endswith(".zip"):
        return None
    return "web_page" if archive.head(only).lstrip()[:1] == b"<" else "not_a_zip"


def _refuse_nothing(report: ExportReport) -> None:
    """Raise for an export that was read whole and holds no event; one read in part keeps its accounting."""
    if report.complete:
        code = "nothing_used" if report.totals["found"] else "nothing_inside"
        raise refusals.refused(code, report.name, report.platform or "")
