"""A SQLite file that keeps what it says it has kept, used from many threads, by one program at a time."""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any, Self

from dashboard import copies, schema
from dashboard.lock import Held, Lock
from dashboard.schema import WorkspaceRefused
from importers.text import repair

WAL_SAFE = (3, 51, 3)
"""The first SQLite whose write-ahead log has no known way to lose a commit (design 2)."""
_SETTINGS = ("secure_delete=ON", "synchronous=FULL", "trusted_schema=OFF")
ENDINGS = ("", "-journal", "-wal", "-shm", ".lock")
"""A workspace's own name, and what SQLite and the lock put beside it."""
FULL = (
    "There is no room left where the workspace lies, so nothing was changed. "
    "Make some room and try once more."
)


class Database:
    """One open file, or a private one in memory. Every change is one transaction on the disk (``FULL``)."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None, lock: Lock | None) -> None:
        """Use ``open`` instead."""
        self._db = connection
        self.path = path
        self._lock = lock
        self._turn = RLock()

    @classmethod
    def open(cls, path: Path | None, *, copied: bool = False) -> Self:
        """Open the file at ``path``, making it if it is not there; None is private, in memory only.

        A file of an earlier version is copied beside itself first, unless it is ``copied`` already.
        Raises ``WorkspaceRefused`` when the file is another program's, newer, damaged or in use.
        """
        if path is None:
            return cls(_connect(None, copied=True), None, None)
        path = path.expanduser().resolve()
        lock = _reserve(path)
        try:
            schema.check_header(path)
            return cls(_connect(path, copied=copied), path, lock)
        except WorkspaceRefused:
            lock.release()
            raise

    @classmethod
    def look(cls, path: Path) -> Self:
        """Open a file for reading only, also while another program holds it. Nothing can be changed."""
        schema.check_header(path)
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)
        try:
            connection.execute("SELECT count(*) FROM counter")
        except sqlite3.DatabaseError as error:
            connection.close()
            raise schema.damaged(path) from error
        return cls(connection, path, None)

    def close(self) -> None:
        """Close the file and give it back. Doing so twice is harmless."""
        with self._turn:
            self._db.close()
            if self._lock is not None:
                self._lock.release()

    def sound(self) -> bool:
        """Return whether SQLite finds every page in order."""
        return bool(self._rows("PRAGMA integrity_check")[0][0] == "ok")

    def backup(self, target: Path) -> None:
        """Write a whole, checked copy to ``target`` (0600).

        Raises ``FileExistsError`` when something is there, ``OSError`` when it cannot be written, and
        ``WorkspaceRefused`` when this file itself is damaged.
        """
        try:
            with self._turn:
                copies.write(self._db, target)
        except sqlite3.DatabaseError as error:
            raise schema.damaged(self.path or target) from error

    def empty(self) -> bool:
        """Return whether nothing that a person gave or wrote is in it."""
        return not any(self._rows(f"SELECT 1 FROM {table} LIMIT 1") for table in schema.CONTENT)  # noqa: S608 - names from our own tuple

    def _rows(self, query: str, *values: Any) -> list[Any]:
        with self._turn:
            return self._db.execute(query, values).fetchall()

    @contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        with self._turn:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                self._db.execute("COMMIT")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode == sqlite3.SQLITE_FULL:
                    raise WorkspaceRefused("full", FULL) from error
                raise
            finally:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")


def to_json(value: Any) -> str:
    """Return ``value`` as compact JSON that any column can hold."""
    return repair(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def now_ms() -> int:
    """Return this machine's clock, UTC milliseconds."""
    return round(time.time() * 1000)


def touch(db: sqlite3.Connection) -> None:
    """Say that the record has changed: whatever was computed from it is made anew."""
    db.execute("UPDATE counter SET value = value + 1 WHERE name = 'revision'")


def _reserve(path: Path) -> Lock:
    """Make the folder and the file where they are missing (0700, 0600) and take the file's lock."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = Lock(path.with_name(path.name + ".lock"))
    except Held as held:
        raise WorkspaceRefused(
            "in_use",
            f"{path.name} is already open in this program. "
            "Use the window where it is open, or close that one first.",
        ) from held
    except OSError as error:
        raise _unreachable(path) from error
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        lock.release()
        raise _unreachable(path) from error
    return lock


def _connect(path: Path | None, *, copied: bool) -> sqlite3.Connection:
    name = path or Path(":memory:")
    connection = sqlite3.connect(name, timeout=5.0, isolation_level=None, check_same_thread=False)
    try:
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        if not copied and schema.older(connection):
            _copy_first(connection, name)
        connection.execute(f"PRAGMA journal_mode={_journal()}")
        schema.migrate(connection, name)
    except sqlite3.DatabaseError as error:
        connection.close()
        raise schema.damaged(name) from error
    except WorkspaceRefused:
        connection.close()
        raise
    return connection


def _copy_first(connection: sqlite3.Connection, path: Path) -> None:
    """Copy a file that an earlier version has written beside itself, before its tables are changed."""
    try:
        copies.before_update(connection, path)
    except OSError as error:
        raise WorkspaceRefused(
            "no_copy",
            f"{path.name} comes from an earlier version and could not be copied before the update, "
            "so it was left as it is. Make some room beside it and try once more.",
        ) from error


def _journal() -> str:
    return "WAL" if sqlite3.sqlite_version_info >= WAL_SAFE else "DELETE"


def _unreachable(path: Path) -> WorkspaceRefused:
    return WorkspaceRefused(
        "unreachable",
        f"{path.name} cannot be written where it lies. Choose another place with --workspace.",
    )
