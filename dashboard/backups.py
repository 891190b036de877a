"""Copies that the program makes by itself: one a day it is used, and one before an update.

The last ``DAYS`` daily copies are kept, and of the older ones the latest of each of ``WEEKS`` weeks
(reliability 2i). They hold what the workspace held that day, also what was deleted since; so they are
listed, can be deleted, and go when the workspace is wiped.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.copies import UNFINISHED, before_update_stem

if TYPE_CHECKING:
    from dashboard.database import Database

DAYS, WEEKS = 7, 4
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:-\d+)?")


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy: its file, the local ``day`` it shows, its ``size`` in bytes, and why it was made."""

    path: Path
    day: date
    size: int
    before_update: bool


def folder(workspace: Path) -> Path:
    """Return where the daily copies of a workspace lie: a folder of its name beside it."""
    return workspace.with_name(f"{workspace.stem}-backups")


def daily(workspace: Database, today: date) -> Path | None:
    """Write the copy of ``today`` (local) if it is not there yet, and delete what has had its time.

    Returns where the new copy lies; None when nothing was to be copied. Raises ``OSError`` when the copy
    cannot be written.
    """
    if workspace.path is None or workspace.empty():
        return None
    target = folder(workspace.path) / f"{workspace.path.stem}-{today:%Y-%m-%d}{workspace.path.suffix}"
    if target.exists():
        return None
    target.parent.mkdir(mode=0o700, exist_ok=True)
    workspace.backup(target)
    copies = [one for one in kept(workspace.path) if not one.before_update]
    for one in copies:
        if one.day not in worth_keeping(copy.day for copy in copies):
            one.path.unlink(missing_ok=True)
    return target


def worth_keeping(days: Iterable[date]) -> frozenset[date]:
    """Return which of the copies' days stay: the latest ``DAYS``, and one in each of ``WEEKS`` before."""
    latest = sorted(set(days), reverse=True)
    weeks: dict[tuple[int, int], date] = {}
    for day in latest[DAYS:]:
        weeks.setdefault(day.isocalendar()[:2], day)
    return frozenset([*latest[:DAYS], *list(weeks.values())[:WEEKS]])


def kept(workspace: Path) -> tuple[Copy, ...]:
    """Return every copy the program has made of a workspace, the latest first."""
    begin = before_update_stem(workspace)
    daily, before = (
        [path for path in _files(where) if path.suffix == workspace.suffix]
        for where in (folder(workspace), workspace.parent)
    )
    found = [
        *(_copy(path, f"{workspace.stem}-", update=False) for path in daily),
        *(_copy(path, begin, update=True) for path in before),
    ]
    return tuple(
        sorted((one for one in found if one), key=lambda one: (one.day, one.path.stem), reverse=True)
    )


def remove(workspace: Path) -> int:
    """Delete every copy the program has made of a workspace, and return how many there were."""
    copies = kept(workspace)
    for one in copies:
        one.path.unlink(missing_ok=True)
    for part in _files(folder(workspace)):
        if part.name.endswith(workspace.suffix + UNFINISHED):
            part.unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # something of the person's own lies there, or no folder
        folder(workspace).rmdir()
    return len(copies)


def _files(where: Path) -> list[Path]:
    return [path for path in where.iterdir() if path.is_file()] if where.is_dir() else []


def _copy(path: Path, begin: str, *, update: bool) -> Copy | None:
    """Return what a file's name says if it is one of ours."""
    dated = _DAY.fullmatch(path.stem.removeprefix(begin)) if path.stem.startswith(begin) else None
    try:
        return Copy(path, date.fromisoformat(dated[1]), path.stat().st_size, update) if dated else None
    except ValueError:  # a day that no calendar has: not ours
        return None
