"""What a person fills in: exercises, plans, tags. Dated, with earlier versions, drafts beside them."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.database import Database, now_ms, to_json


@dataclass(frozen=True, slots=True)
class Entry:
    """One filling-in of a form: ``kind`` is the exercise, ``plan`` or ``tag``, ``subject`` what it is about.

    ``content`` is JSON as the form gives it, ``day`` the local day it is about, ``version`` counts saves from
    1, ``begun_at`` and ``saved_at`` are UTC milliseconds of the first and of the latest save.
    """

    entry_id: str
    version: int
    kind: str
    subject: str
    day: date
    content: Any
    begun_at: int
    saved_at: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A form that was begun and not saved; ``place`` is the form, ``saved_at`` UTC milliseconds."""

    draft_id: str
    place: str
    content: Any
    saved_at: int


class EntryConflict(Exception):  # noqa: N818 - an answer, not a bug
    """The entry was saved elsewhere since this form was opened; ``latest`` is what is kept now."""

    def __init__(self, latest: Entry) -> None:
        """Carry the entry as it is kept."""
        super().__init__(latest.entry_id)
        self.latest = latest


class KeptEntries(Database):
    """The part of a workspace that holds what a person filled in."""

    def save_entry(
        self,
        kind: str,
        content: Any,
        *,
        subject: str = "",
        entry_id: str | None = None,
        version: int | None = None,
        day: date | None = None,
    ) -> Entry:
        """Keep one filling-in and return it as saved; older versions stay until the entry is deleted.

        Without ``entry_id`` a new entry begins. With ``version`` the save says which version the form was
        opened from: when another save came between, ``EntryConflict`` is raised and nothing changes.
        """
        with self._turn:
            latest = None if entry_id is None else self.entry(entry_id)
            if latest is not None and version not in {None, latest.version}:
                raise EntryConflict(latest)
            now = now_ms()
            entry = Entry(
                entry_id or secrets.token_hex(8),
                latest.version + 1 if latest else 1,
                kind,
                subject,
                day or (latest.day if latest else date.today()),  # noqa: DTZ011 - the person's own local day
                content,
                latest.begun_at if latest else now,
                now,
            )
            self._insert_entry(entry)
        return entry

    def entry(self, entry_id: str) -> Entry | None:
        """Return the latest version of one entry."""
        versions = self.entry_versions(entry_id)
        return versions[-1] if versions else None

    def entry_versions(self, entry_id: str) -> tuple[Entry, ...]:
        """Return every saved version of one entry, oldest first."""
        return self._entries("WHERE id = ? ORDER BY version", entry_id)

    def entries(self, kind: str | None = None, subject: str | None = None) -> tuple[Entry, ...]:
        """Return the latest version of each entry, of one kind (and subject) or of all, newest first."""
        return self._entries(
            "WHERE version = (SELECT max(version) FROM entry AS other WHERE other.id = entry.id)"
            " AND kind = ifnull(?, kind) AND subject = ifnull(?, subject) ORDER BY begun_at DESC, rowid DESC",
            kind,
            subject,
        )

    def delete_entry(self, entry_id: str) -> None:
        """Delete one entry with all its versions, its unsaved changes, and entries whose subject it is.

        The rows are overwritten (``secure_delete``).
        """
        with self._change() as db:
            db.execute("DELETE FROM entry WHERE id = ? OR subject = ?", (entry_id, entry_id))
            db.execute("DELETE FROM draft WHERE json_extract(content, '$.entry') = ?", (entry_id,))

    def undo_entry(self, entry_id: str) -> None:
        """Take back the latest save of one entry; the one before it stands again, or none."""
        with self._change() as db:
            db.execute(
                "DELETE FROM entry WHERE id = ?1"
                " AND version = (SELECT max(version) FROM entry WHERE id = ?1)",
                (entry_id,),
            )

    def keep_draft(self, place: str, content: Any, draft_id: str, replaces: Draft | None = None) -> Draft:
        """Keep what stands in a form under the window's own ``draft_id``, over what it kept before.

        ``replaces`` is the draft the form was opened with: it goes, unless another window wrote to it since.
        So two windows never write over each other.
        """
        draft = Draft(draft_id, place, content, now_ms())
        with self._change() as db:
            db.execute(
                "INSERT OR REPLACE INTO draft VALUES (?, ?, ?, ?)",
                (draft_id, place, to_json(content), draft.saved_at),
            )
            if replaces is not None and replaces.draft_id != draft_id:
                db.execute(
                    "DELETE FROM draft WHERE id = ? AND saved_at = ?", (replaces.draft_id, replaces.saved_at)
                )
        return draft

    def draft(self, draft_id: str) -> Draft | None:
        """Return one draft."""
        return next(iter(self._drafts("WHERE id = ?", draft_id)), None)

    def drafts(self, place: str | None = None) -> tuple[Draft, ...]:
        """Return the drafts of one form or of all, newest first."""
        return self._drafts("WHERE place = ifnull(?, place) ORDER BY saved_at DESC, rowid DESC", place)

    def drop_draft(self, draft_id: str, saved_at: int | None = None) -> None:
        """Delete one draft; with ``saved_at`` only when nothing was written to it since."""
        with self._change() as db:
            db.execute(
                "DELETE FROM draft WHERE id = ? AND saved_at = ifnull(?, saved_at)", (draft_id, saved_at)
            )

    def _insert_entry(self, entry: Entry) -> None:
        with self._change() as db:
            db.execute(
                "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    entry.entry_id,
                    entry.version,
                    entry.kind,
                    entry.subject,
                    entry.day.isoformat(),
                    to_json(entry.content),
                    entry.begun_at,
                    entry.saved_at,
                ),
            )

    def _entries(self, condition: str, *values: str | None) -> tuple[Entry, ...]:
        columns = "id, version, kind, subject, day, content, begun_at, saved_at"
        rows = self._rows(f"SELECT {columns} FROM entry {condition}", *values)  # noqa: S608 - our own text
        return tuple(
            Entry(one, version, kind, about, date.fromisoformat(day), json.loads(content), begun, saved)
            for one, version, kind, about, day, content, begun, saved in rows
        )

    def _drafts(self, condition: str, value: str | None) -> tuple[Draft, ...]:
        rows = self._rows(f"SELECT id, place, content, saved_at FROM draft {condition}", value)  # noqa: S608 - our own text
        return tuple(Draft(one, place, json.loads(content), at) for one, place, content, at in rows)
