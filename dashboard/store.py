"""A workspace: one person's imports and own words in one file, or in memory."""

from __future__ import annotations

import json
import os
import secrets
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import RLock
from typing import Any, Self

from dashboard import VERSION as APP_VERSION
from dashboard import schema
from dashboard.lock import Held, Lock
from dashboard.schema import WorkspaceRefused
from importers.ledger import ExportReport
from importers.record import Imported, Record, load

WAL_SAFE = (3, 51, 3)
"""The first SQLite whose write-ahead log has no known way to lose a commit (design 2)."""


@dataclass(frozen=True, slots=True)
class Added:
    """What an import changed: ``new`` events, events that earlier imports held already, or a file seen before."""

    import_id: str
    new: int
    duplicates_across: int
    already_there: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """One import as the workspace lists it. ``added_at`` is UTC milliseconds."""

    import_id: str
    added_at: int
    report: ExportReport


@dataclass(frozen=True, slots=True)
class Note:
    """A saved note: ``place`` is the page or card it belongs to, ``day`` the local day it is about.

    ``version`` counts saves from 1; ``saved_at`` is UTC milliseconds.
    """

    note_id: str
    version: int
    place: str
    day: date
    text: str
    saved_at: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person answered: a guess, a reply to a card. ``value`` is JSON; ``answered_at`` UTC milliseconds."""

    topic: str
    subject: str
    value: Any
    answered_at: int


@dataclass(frozen=True, slots=True)
class ValuesRun:
    """One filling-in of the values page, kept as it was. ``saved_at`` is UTC milliseconds."""

    run_id: int
    content: Any
    saved_at: int


class NoteConflict(Exception):  # noqa: N818 - an answer, not a bug
    """The note was saved elsewhere since this text was begun; ``latest`` is what is kept now."""

    def __init__(self, latest: Note) -> None:
        """Carry the note as it is kept."""
        super().__init__(latest.note_id)
        self.latest = latest


class Workspace:
    """One person's workspace. Every method may be called from any thread; each change is one transaction.

    What a method has returned from is on the disk (``synchronous=FULL``). Only one program holds a file at
    a time.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path | None, lock: Lock | None) -> None:
        """Use ``Workspace.open`` instead."""
        self._db = connection
        self.path = path
        self._lock = lock
        self._turn = RLock()
        self._loaded: tuple[int, Record] | None = None

    @classmethod
    def open(cls, path: Path | None) -> Self:
        """Open the workspace at ``path``, making it if it is not there; None is private, in memory only.

        Raises ``WorkspaceRefused`` when the file is another program's, newer, damaged or in use.
        """
        if path is None:
            return cls(_connect(":memory:"), None, None)
        path = path.expanduser().resolve()
        lock = _reserve(path)
        try:
            schema.check_header(path)
            return cls(_connect(path), path, lock)
        except BaseException:
            lock.release()
            raise

    def close(self) -> None:
        """Close the file and give it back. Doing so twice is harmless."""
        with self._turn:
            self._db.close()
            if self._lock is not None:
                self._lock.release()

    @property
    def name(self) -> str:
        """The file's name for the screen; ``private`` when there is none."""
        return "private" if self.path is None else self.path.stem

    @property
    def revision(self) -> int:
        """A number that grows whenever the record changes."""
        return int(self._one("SELECT value FROM counter WHERE name = 'revision'")[0])

    # imports

    def add(self, imported: Imported) -> Added:
        """Keep one export. The same file again changes nothing and says so."""
        with self._turn:
            again = self._rows("SELECT id FROM import WHERE sha256 = ?", imported.report.sha256)
            if again:
                return Added(again[0][0], 0, 0, already_there=True)
            before = self.record()
            after = load([*self._imported(), imported])
            with self._change() as db:
                db.execute(
                    "INSERT INTO import VALUES (?, 1 + ifnull((SELECT max(sequence) FROM import), 0), ?, ?, ?, ?, ?)",
                    (
                        imported.import_id,
                        _now(),
                        APP_VERSION,
                        imported.report.sha256,
                        _to_json(imported.report.as_json()),
                        imported.parquet,
                    ),
                )
                _touch(db)
            self._loaded = (self.revision, after)
        return Added(
            imported.import_id,
            len(after.events) - len(before.events),
            after.duplicates_across - before.duplicates_across,
            already_there=False,
        )

    def imports(self) -> tuple[Kept, ...]:
        """Return what was imported, oldest first."""
        rows = self._rows("SELECT id, added_at, report FROM import ORDER BY sequence")
        return tuple(Kept(one, at, ExportReport.from_json(json.loads(report))) for one, at, report in rows)

    def undo(self, import_id: str) -> bool:
        """Take one import back, whole. Return whether it was there; the person's own words stay."""
        with self._turn:
            with self._change() as db:
                gone = db.execute("DELETE FROM import WHERE id = ?", (import_id,)).rowcount > 0
                if gone:
                    _touch(db)
            return gone

    def record(self) -> Record:
        """Return all events of all imports, doubles removed. Read once per revision."""
        with self._turn:
            revision = self.revision
            if self._loaded is None or self._loaded[0] != revision:
                self._loaded = (revision, load(self._imported()))
            return self._loaded[1]

    def forget_loaded(self) -> None:
        """Drop the events held in memory; the next ``record`` reads them again."""
        with self._turn:
            self._loaded = None

    # settings

    def get(self, key: str, default: Any = None) -> Any:
        """Return the setting kept under ``key``, a JSON value."""
        rows = self._rows("SELECT value FROM setting WHERE key = ?", key)
        return json.loads(rows[0][0]) if rows else default

    def put(self, key: str, value: Any) -> None:
        """Keep ``value`` (JSON) under ``key``."""
        with self._change() as db:
            db.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (key, _to_json(value)))

    # the person's own words

    def save_note(
        self, place: str, text: str, *, note_id: str | None = None, version: int = 0, day: date | None = None
    ) -> Note:
        """Keep a note and return it as saved; older versions stay.

        Without ``note_id`` a new note begins. With it, ``version`` is the version the text was begun from:
        when another save came between, ``NoteConflict`` is raised and nothing changes.
        """
        with self._turn:
            latest = self.note(note_id) if note_id is not None else None
            if latest is not None and latest.version != version:
                raise NoteConflict(latest)
            note = Note(
                note_id or secrets.token_hex(8),
                version + 1 if latest else 1,
                place,
                day or (latest.day if latest else date.today()),  # noqa: DTZ011 - the person's own local day
                text,
                _now(),
            )
            with self._change() as db:
                db.execute(
                    "INSERT INTO note VALUES (?, ?, ?, ?, ?, ?)",
                    (note.note_id, note.version, place, note.day.isoformat(), text, note.saved_at),
                )
        return note

    def note(self, note_id: str) -> Note | None:
        """Return the latest version of one note."""
        versions = self.note_versions(note_id)
        return versions[-1] if versions else None

    def note_versions(self, note_id: str) -> tuple[Note, ...]:
        """Return every saved version of one note, oldest first."""
        return self._notes("WHERE id = ? ORDER BY version", note_id)

    def notes(self, place: str | None = None) -> tuple[Note, ...]:
        """Return the latest version of each note, of one place or of all, newest save first."""
        return self._notes(
            "WHERE version = (SELECT max(version) FROM note AS other WHERE other.id = note.id)"
            " AND place = ifnull(?, place) ORDER BY saved_at DESC, rowid DESC",
            place,
        )

    def delete_note(self, note_id: str) -> None:
        """Delete one note with all its versions."""
        with self._change() as db:
            db.execute("DELETE FROM note WHERE id = ?", (note_id,))

    def save_answer(self, topic: str, value: Any, subject: str = "") -> Answer:
        """Keep an answer (JSON) and return it; earlier answers stay."""
        answer = Answer(topic, subject, value, _now())
        with self._change() as db:
            db.execute(
                "INSERT INTO answer (topic, subject, value, answered_at) VALUES (?, ?, ?, ?)",
                (topic, subject, _to_json(value), answer.answered_at),
            )
        return answer

    def answers(self, topic: str, subject: str | None = None) -> tuple[Answer, ...]:
        """Return the answers on a topic (and one subject), newest first."""
        rows = self._rows(
            "SELECT topic, subject, value, answered_at FROM answer"
            " WHERE topic = ? AND subject = ifnull(?, subject) ORDER BY sequence DESC",
            topic,
            subject,
        )
        return tuple(Answer(one, about, json.loads(value), at) for one, about, value, at in rows)

    def answer(self, topic: str, subject: str = "") -> Answer | None:
        """Return the latest answer on a topic and subject."""
        return next(iter(self.answers(topic, subject)), None)

    def save_values(self, content: Any) -> ValuesRun:
        """Keep one run of the values page (JSON), dated; earlier runs are never overwritten."""
        now = _now()
        with self._change() as db:
            row = db.execute(
                "INSERT INTO values_run (content, saved_at) VALUES (?, ?)", (_to_json(content), now)
            )
        return ValuesRun(int(row.lastrowid or 0), content, now)

    def values_runs(self) -> tuple[ValuesRun, ...]:
        """Return all runs of the values page, oldest first."""
        rows = self._rows("SELECT sequence, content, saved_at FROM values_run ORDER BY sequence")
        return tuple(ValuesRun(number, json.loads(content), at) for number, content, at in rows)

    # the whole file

    def wipe(self, *, remove: bool = False) -> None:
        """Delete everything: rows overwritten (``secure_delete``), the file rewritten small.

        With ``remove`` the workspace is closed and its files are deleted too. What lies beyond the file
        (copies by the disk itself, snapshots, sync folders, backups) cannot be reached from here.
        """
        with self._turn:
            with self._change() as db:
                for table in schema.CONTENT:
                    db.execute(f"DELETE FROM {table}")  # noqa: S608 - names from our own tuple
                _touch(db)
            self._db.execute("VACUUM")
            self._loaded = None
            if remove:
                self._remove()

    def backup(self, target: Path) -> None:
        """Write a copy of the whole workspace to ``target`` (0600), which must not exist yet."""
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with self._turn:
            copy = sqlite3.connect(target)
            try:
                self._db.backup(copy)
            finally:
                copy.close()

    def sound(self) -> bool:
        """Return whether SQLite finds every page in order."""
        return bool(self._one("PRAGMA integrity_check")[0] == "ok")

    def _remove(self) -> None:
        self.close()
        if self.path is not None:
            for ending in ("", "-journal", "-wal", "-shm", ".lock"):
                self.path.with_name(self.path.name + ending).unlink(missing_ok=True)

    def _imported(self) -> list[Imported]:
        rows = self._rows("SELECT id, report, events FROM import ORDER BY sequence")
        return [
            Imported(one, ExportReport.from_json(json.loads(report)), events) for one, report, events in rows
        ]

    def _notes(self, condition: str, value: str | None) -> tuple[Note, ...]:
        rows = self._rows(
            f"SELECT id, version, place, day, text, saved_at FROM note {condition}",  # noqa: S608 - our own text
            value,
        )
        return tuple(
            Note(one, version, place, date.fromisoformat(day), text, at)
            for one, version, place, day, text, at in rows
        )

    def _rows(self, query: str, *values: Any) -> list[Any]:
        with self._turn:
            return self._db.execute(query, values).fetchall()

    def _one(self, query: str) -> Any:
        return self._rows(query)[0]

    @contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        with self._turn:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                self._db.execute("COMMIT")
            finally:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")


def _reserve(path: Path) -> Lock:
    """Make the folder and the file where they are missing (0700, 0600) and take the file's lock."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = Lock(path.with_name(path.name + ".lock"))
    except Held as held:
        raise WorkspaceRefused(
            "in_use",
            f"{path.name} is already open in another window of this program. "
            "Use that one, or close it and start again.",
        ) from held
    except OSError as error:
        raise _unreachable(path) from error
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        lock.release()
        raise _unreachable(path) from error
    return lock


def _unreachable(path: Path) -> WorkspaceRefused:
    return WorkspaceRefused(
        "unreachable",
        f"{path.name} cannot be written where it lies. Choose another place with --workspace.",
    )


def _connect(path: Path | str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=5.0, isolation_level=None, check_same_thread=False)
    try:
        journal = "WAL" if sqlite3.sqlite_version_info >= WAL_SAFE else "DELETE"
        for setting in (f"journal_mode={journal}", "synchronous=FULL", "secure_delete=ON", "trusted_schema=OFF"):
            connection.execute(f"PRAGMA {setting}")
        schema.migrate(connection, path)
    except sqlite3.DatabaseError as error:
        connection.close()
        raise schema.damaged(path) from error
    except WorkspaceRefused:
        connection.close()
        raise
    return connection


def _touch(db: sqlite3.Connection) -> None:
    db.execute("UPDATE counter SET value = value + 1 WHERE name = 'revision'")


def _to_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _now() -> int:
    return round(time.time() * 1000)


