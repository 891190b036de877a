"""What a person writes: notes, answers, values. Nothing is ever overwritten; the latest is what is shown."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.database import Database, now_ms, to_json
from importers.text import repair


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
    """A guess, a reply to a card. ``value`` is JSON, ``answered_at`` UTC milliseconds."""

    topic: str
    subject: str
    value: Any
    answered_at: int


class NoteConflict(Exception):  # noqa: N818 - an answer, not a bug
    """The note was saved elsewhere since this text was begun; ``latest`` is what is kept now."""

    def __init__(self, latest: Note) -> None:
        """Carry the note as it is kept."""
        super().__init__(latest.note_id)
        self.latest = latest


class OwnWords(Database):
    """The part of a workspace that holds a person's own words."""

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
                repair(text),
                now_ms(),
            )
            with self._change() as db:
                db.execute(
                    "INSERT INTO note VALUES (?, ?, ?, ?, ?, ?)",
                    (note.note_id, note.version, place, note.day.isoformat(), note.text, note.saved_at),
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
            " AND place = ifnull(?, place) ORDER BY rowid DESC",
            place,
        )

    def delete_note(self, note_id: str) -> None:
        """Delete one note with all its versions."""
        with self._change() as db:
            db.execute("DELETE FROM note WHERE id = ?", (note_id,))

    def save_answer(self, topic: str, value: Any, subject: str = "") -> Answer:
        """Keep an answer (JSON) and return it; earlier answers stay."""
        answer = Answer(topic, subject, value, now_ms())
        with self._change() as db:
            db.execute(
                "INSERT INTO answer (topic, subject, value, answered_at) VALUES (?, ?, ?, ?)",
                (topic, subject, to_json(value), answer.answered_at),
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

    def delete_answers(self, topic: str, subject: str) -> None:
        """Delete every answer on one topic and subject; the rows are overwritten (``secure_delete``)."""
        with self._change() as db:
            db.execute("DELETE FROM answer WHERE topic = ? AND subject = ?", (topic, subject))

    def _notes(self, condition: str, value: str | None) -> tuple[Note, ...]:
        rows = self._rows(
            f"SELECT id, version, place, day, text, saved_at FROM note {condition}",  # noqa: S608 - our own text
            value,
        )
        return tuple(
            Note(one, version, place, date.fromisoformat(day), text, at)
            for one, version, place, day, text, at in rows
        )
