"""Golden cases: an open folder per dialect, zipped inside the test, with what comes out of it.

``cases/<platform>/<case>/export/…`` is the export, ``expected.json`` the ledger and the events,
``proves.txt`` the facts of ``cases/<platform>/facts.txt`` that the case shows, one per line.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from importers.archive import Archive
from importers.ledger import iso
from importers.reader import Reading, read_export
from importers.refusals import ImportRefused
from importers.registry import IMPORTERS

CASES = Path(__file__).parents[1] / "importers" / "cases"
NOW_MS = 1_795_305_600_000
"""2026-11-22 00:00 UTC: the day on which all cases are read."""
STRANGERS = "none"
"""The folder of cases that no importer may recognise."""


def cases() -> list[Path]:
    """Return the folders of all cases."""
    return sorted(path.parent for path in CASES.glob("*/*/export"))


def zipped(case: Path, folder: Path) -> Path:
    """Zip a case's export into ``folder``; members in the order of their paths."""
    target = folder / f"{case.name}.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted((case / "export").rglob("*")):
            if file.is_file():
                archive.write(file, file.relative_to(case / "export").as_posix())
    return target


def recognised_by(path: Path) -> list[str]:
    """Return the platforms whose importers see something of theirs in ``path``."""
    archive = Archive(path)
    try:
        return [str(one.platform) for one in IMPORTERS if one.plan(archive).tasks]
    finally:
        archive.close()


def outcome(path: Path) -> dict[str, Any]:
    """Return what reading ``path`` gives, as JSON: ledger and events, or the code of the refusal."""
    try:
        return as_json(read_export(path, now_ms=NOW_MS))
    except ImportRefused as refused:
        return {"refused": refused.code}


def as_json(reading: Reading) -> dict[str, Any]:
    """Return a reading as JSON; keys that say nothing are left out, so that differences are easy to read."""
    report = reading.report.as_json()
    members = [{key: value for key, value in row.items() if value} for row in report["members"]]
    coverage = [f"{row['kind']} {row['status']}" for row in report["coverage"] if row["status"] != "absent"]
    return {
        "platform": report["platform"],
        "complete": report["complete"],
        "owner": report["owner"],
        "zone": report["zone"],
        "facts": report["facts"],
        "members": members,
        "coverage": coverage,
        "events": list(_events(reading)),
    }


def write(path: Path, value: dict[str, Any]) -> None:
    """Write an expected result: one event per line."""
    events = [json.dumps(row, ensure_ascii=False) for row in value.get("events", [])]
    head = json.dumps({**value, "events": "…"} if events else value, ensure_ascii=False, indent=1)
    lines = "[\n  " + ",\n  ".join(events) + "\n ]"
    path.write_text((head.replace('"…"', lines) if events else head) + "\n", encoding="utf-8")


def _events(reading: Reading) -> Iterator[dict[str, Any]]:
    times = reading.table.column("occurred_at").cast("int64").to_pylist()
    rest = reading.table.drop_columns(["occurred_at", "platform"]).to_pylist()
    members = [member.path for member in reading.report.members]
    for time, row in zip(times, rest, strict=True):
        kept = {key: value for key, value in row.items() if value is not None}
        yield {"at": iso(time), **kept, "member": members.index(row["member"])}
