"""One whole copy of an open workspace file: complete when it appears, and the person's alone (0600)."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from itertools import count
from pathlib import Path

UNFINISHED = ".part"
"""Ends the name of a copy that is still being written."""


def write(connection: sqlite3.Connection, target: Path) -> None:
    """Write a copy of an open file to ``target``, look through every page of it, and only then name it.

    Raises ``FileExistsError`` when something is there, ``OSError`` when it cannot be written,
    ``sqlite3.DatabaseError`` when the open file is damaged. Nothing of a failed attempt stays behind.
    """
    if os.path.lexists(target):
        raise FileExistsError(target.name)
    part = target.with_name(target.name + UNFINISHED)
    part.unlink(missing_ok=True)
    try:
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        _fill(connection, part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def before_update(connection: sqlite3.Connection, path: Path) -> Path:
    """Copy a file beside itself before a newer program changes its tables; return where the copy lies."""
    target = next(name for name in _names(path, f"{date.today():%Y-%m-%d}") if not os.path.lexists(name))  # noqa: DTZ011 - the person's own day
    write(connection, target)
    return target


def before_update_stem(path: Path) -> str:
    """Return how the names of all copies made before an update of ``path`` begin."""
    return f"{path.stem}-before-update-"


def _names(path: Path, day: str) -> Iterator[Path]:
    yield path.with_name(f"{before_update_stem(path)}{day}{path.suffix}")
    for number in count(2):
        yield path.with_name(f"{before_update_stem(path)}{day}-{number}{path.suffix}")


def _fill(connection: sqlite3.Connection, part: Path) -> None:
    try:
        with closing(sqlite3.connect(part)) as copy:
            connection.backup(copy)
            (verdict,) = copy.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.OperationalError as error:
        raise OSError(f"{part.name} could not be written") from error
    if verdict != "ok":
        raise sqlite3.DatabaseError(verdict)
