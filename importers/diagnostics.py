"""A description of an export that can be shown to others: structure and counts, never a value or a name."""

from __future__ import annotations

from collections import Counter
from pathlib import Path, PurePosixPath
from typing import Any

from importers.archive import Archive, Member
from importers.ledger import MemberReport
from importers.outlines import of_text
from importers.reader import read_export
from importers.refusals import ImportRefused
from importers.vocabulary import outline, shown

MOST_MEMBERS = 400
"""Files described one by one; further ones are only counted."""


def diagnose(path: Path, *, now_ms: int | None = None) -> dict[str, Any]:
    """Return a JSON object that tells what ``path`` looks like and what came of reading it.

    Keys: ``form`` (zip, folder, file), ``refused`` (code or None), ``complete``, ``platform``, ``dialects``,
    ``coverage`` (kind → status), ``endings`` (ending → files), ``members`` (each with path outline, fate,
    counts and outline of its beginning). Raises ``ImportRefused`` only when not even its files can be listed.
    """
    archive = Archive(path)
    try:
        reports, answer = _read(path, now_ms)
        kept = archive.members
        return {
            "form": "folder" if path.is_dir() else "file" if _is_bare(archive) else "zip",
            **answer,
            "endings": dict(Counter(_ending(member.path) for member in archive.listed)),
            "members": [_described(archive, member, reports) for member in kept[:MOST_MEMBERS]],
            "further_members": max(0, len(kept) - MOST_MEMBERS),
        }
    finally:
        archive.close()


def _read(path: Path, now_ms: int | None) -> tuple[tuple[MemberReport, ...], dict[str, Any]]:
    try:
        report = read_export(path, now_ms=now_ms).report
    except ImportRefused as refusal:
        return (), {
            "refused": refusal.code,
            "complete": False,
            "platform": None,
            "dialects": [],
            "coverage": {},
        }
    return report.members, {
        "refused": None,
        "complete": report.complete,
        "platform": report.platform,
        "dialects": list(report.dialects),
        "coverage": {f"{row.platform} {row.kind}": str(row.status) for row in report.coverage},
    }


def _described(archive: Archive, member: Member, reports: tuple[MemberReport, ...]) -> dict[str, Any]:
    ending = _ending(member.path)
    head = archive.head(member).decode("utf-8", "replace")
    return {
        "path": "/".join(_part(part) for part in member.path.replace("\\", "/").split("/")),
        "bytes": member.size,
        "refused": None if member.refused is None else str(member.refused),
        **(_counts(reports[member.index]) if reports else {}),
        "outline": of_text(head, ending) if head else None,
    }


def _counts(report: MemberReport) -> dict[str, Any]:
    """Return the ledger's row without its path."""
    return {key: value for key, value in report.as_json().items() if key not in {"path", "bytes"}}


def _part(part: str) -> str:
    """Return a folder's or file's name: as it is when every export may have it, else as outline."""
    stem, dot, ending = part.rpartition(".")
    if dot and f".{ending.lower()}" in _ENDINGS:
        return f"{shown(stem)}.{ending.lower()}"
    return shown(part)


def _ending(path: str) -> str:
    ending = PurePosixPath(path).suffix.lower()
    return ending if ending in _ENDINGS else outline(ending)


def _is_bare(archive: Archive) -> bool:
    return len(archive.listed) == 1 and archive.listed[0].path == archive.name


_ENDINGS = frozenset(
    {"", ".json", ".html", ".htm", ".csv", ".txt", ".zip", ".jpg", ".png", ".mp4", ".webp", ".srt"}
)
