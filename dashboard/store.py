"""A workspace: one person's imports, settings and own words in one file, or in memory."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard import VERSION, backups, schema
from dashboard.database import ENDINGS, now_ms, to_json, touch
from dashboard.entries import KeptEntries
from dashboard.lock import Lock
from dashboard.makers import KeptMakers
from dashboard.own_words import Answer, Note, NoteConflict, OwnWords
from dashboard.schema import WorkspaceRefused
from importers import creators
from importers.ledger import ExportReport
from importers.record import Imported, Record, load

__all__ = ["Added", "Answer", "Kept", "Note", "NoteConflict", "Workspace", "WorkspaceRefused"]


@dataclass(frozen=True, slots=True)
class Added:
    """What an import changed: ``new`` events, events earlier imports held already, or a file seen before."""

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


class Workspace(OwnWords, KeptEntries, KeptMakers):
    """One person's workspace. Every method may be called from any thread; each change is one transaction.

    What a method has returned from is on the disk. Only one program holds a file at a time.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path | None, lock: Lock | None) -> None:
        """Use ``Workspace.open(path)`` instead."""
        super().__init__(connection, path, lock)
        self._loaded: tuple[object, Record] | None = None
        self._stated: tuple[object, Record] | None = None

    @property
    def name(self) -> str:
        """The file's name for the screen; ``private`` when there is none."""
        return "private" if self.path is None else self.path.stem

    @property
    def revision(self) -> int:
        """A number that grows whenever the record changes."""
        return int(self._rows("SELECT value FROM counter WHERE name = 'revision'")[0][0])

    def add(self, imported: Imported) -> Added:
        """Keep one export. The same file again changes nothing and says so."""
        with self._turn:
            again = self._rows("SELECT id FROM import WHERE sha256 = ?", imported.report.sha256)
            if again:
                return Added(again[0][0], 0, 0, already_there=True)
            before = self.stated()
            after = load([*self.imported(), imported], self.zone())
            with self._change() as db:
                _insert(db, imported)
                touch(db)
            self._stated = (self._held(), after)
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
        """Take one import back, whole, and return whether it was there. The person's own words stay.

        Events that a later import holds too stay as well: they are then that import's.
        """
        with self._change() as db:
            gone = db.execute("DELETE FROM import WHERE id = ?", (import_id,)).rowcount > 0
            if gone:
                touch(db)
        return gone

    def record(self) -> Record:
        """Return all events of all imports, doubles removed, makers as known. Made once for each."""
        with self._turn:
            key = (self.revision, self.zone())
            if self._loaded is None or self._loaded[0] != key:
                self._loaded = (key, creators.applied(self.stated(), self.makers()))
            return self._loaded[1]

    def stated(self) -> Record:
        """Return the record as the exports state it, before anything is known beside them. Read once."""
        with self._turn:
            held = self._held()
            if self._stated is None or self._stated[0] != held:
                self._stated = (held, load(self.imported(), self.zone()))
            return self._stated[1]

    def forget_loaded(self) -> None:
        """Drop the events held in memory; the next ``record`` reads them again."""
        with self._turn:
            self._loaded = self._stated = None

    def get(self, key: str, default: Any = None) -> Any:
        """Return the setting kept under ``key``, a JSON value."""
        rows = self._rows("SELECT value FROM setting WHERE key = ?", key)
        return json.loads(rows[0][0]) if rows else default

    def zone(self) -> str | None:
        """Return the time zone that the person said is theirs; None as long as they did not."""
        zone: str | None = self.get("settings", {}).get("tz")
        return zone

    def put(self, key: str, value: Any) -> None:
        """Keep ``value`` (JSON) under ``key``."""
        with self._change() as db:
            db.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (key, to_json(value)))

    def wipe(self, *, remove: bool = False) -> int:
        """Delete everything: rows overwritten (``secure_delete``), the file rewritten small.

        The copies that the program made by itself are deleted too; how many, is returned. With ``remove`` the
        workspace is closed and its files go as well. What lies beyond (copies by the disk itself, snapshots,
        sync folders, backups a person made) cannot be reached from here.
        """
        with self._turn:
            with self._change() as db:
                for table in schema.CONTENT:
                    db.execute(f"DELETE FROM {table}")  # noqa: S608 - names from our own tuple
                touch(db)
            self._db.execute("VACUUM")
            self._loaded = self._stated = None
            if remove:
                self._remove()
        return backups.remove(self.path) if self.path else 0

    def _held(self) -> object:
        """Return what tells this set of imports, as it is read, from any other."""
        return self.zone(), self._rows("SELECT id, sequence, added_at FROM import ORDER BY sequence")

    def _remove(self) -> None:
        self.close()
        if self.path is not None:
            for ending in ENDINGS:
                self.path.with_name(self.path.name + ending).unlink(missing_ok=True)

    def imported(self) -> list[Imported]:
        """Return every import with its events as they are kept, oldest first."""
        rows = self._rows("SELECT id, report, events FROM import ORDER BY sequence")
        return [
            Imported(one, ExportReport.from_json(json.loads(report)), events) for one, report, events in rows
        ]


def _insert(db: sqlite3.Connection, imported: Imported) -> None:
    db.execute(
        "INSERT INTO import (id, sequence, added_at, app_version, sha256, report, events)"
        " SELECT ?, 1 + ifnull(max(sequence), 0), ?, ?, ?, ?, ? FROM import",
        (
            imported.import_id,
            now_ms(),
            VERSION,
            imported.report.sha256,
            to_json(imported.report.as_json()),
            imported.parquet,
        ),
    )
