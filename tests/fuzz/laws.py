"""What has to hold for every export, however damaged: an answer, and sums that add up."""

from __future__ import annotations

import json
from pathlib import Path

from importers import events
from importers.ledger import ExportReport, Fate, MemberReport
from importers.parquet import to_parquet
from importers.reader import read_export
from importers.refusals import ImportRefused

NOW_MS = 1_798_761_600_000
"""2027-01-01 UTC."""


class BrokenLawError(AssertionError):
    """A reading that must not be."""


def check(path: Path) -> str:
    """Read ``path`` and return what came of it. Raises ``BrokenLawError``, or what a parser let escape."""
    try:
        reading = read_export(path, now_ms=NOW_MS)
    except ImportRefused as refusal:
        _hold("\n" not in str(refusal) and str(refusal).endswith("."), "a refusal is one sentence")
        return refusal.code
    report = reading.report
    for member in report.members:
        _member(member)
    _hold(report.totals["events"] == reading.table.num_rows, "every event is in the table once")
    _hold(
        report.complete or any(m.fate is not Fate.PARSED or m.reason for m in report.members),
        "what is incomplete says why",
    )
    _hold(
        ExportReport.from_json(json.loads(json.dumps(report.as_json()).encode())) == report,
        "the ledger is JSON",
    )
    to_parquet(events.conform(reading.table))
    return "complete" if report.complete else "incomplete"


def _member(member: MemberReport) -> None:
    _hold(member.found == member.accounted, f"{member.dialect}: found is the sum of fates")
    _hold(min([0, *member.events.values(), *member.set_aside.values()]) == 0, "no count is negative")
    if member.complete and member.fate is Fate.PARSED:
        _hold(member.independent == member.found, f"{member.dialect}: the other count agrees")


def _hold(law: bool, name: str) -> None:  # noqa: FBT001 - the law itself
    if not law:
        raise BrokenLawError(name)
