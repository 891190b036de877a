"""What a workspace keeps about who made what: files brought, the person's words, answers looked up."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.database import Database, now_ms, touch
from importers.creators import Makers
from importers.makers import conform, table_of


class Word(StrEnum):
    """What the person may say. ``subject`` and ``value`` of each are given in brackets."""

    ITEM = "item"
    """Who made a link (``platform:item``, creator id; ``name`` as typed)."""
    MERGE = "merge"
    """Two ids are one person (creator id, creator id)."""
    ALIAS = "alias"
    """What to call a creator (creator id, the name)."""
    OWN = "own"
    """A creator is the person themselves (creator id, empty)."""


class Outcome(StrEnum):
    """What came of asking about one item."""

    FOUND = "found"
    GONE = "gone"
    """Removed, private, or never there: asked once, for ever."""
    FAILED = "failed"
    """No answer that says anything; to be asked again another time."""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing the person said, and when (UTC ms)."""

    said_id: int
    word: Word
    subject: str
    value: str
    name: str | None
    said_at: int


@dataclass(frozen=True, slots=True)
class KeptMap:
    """A file of makers that was brought: its name, how many items it names, when (UTC ms)."""

    map_id: int
    name: str
    items: int
    added_at: int


class KeptMakers(Database):
    """The part of a workspace that holds who made what. Each change makes the record anew."""

    def bring(self, name: str, table: pa.Table) -> bool:
        """Keep a table of makers (``importers.makers``); the same content again changes nothing: False."""
        content = _content(table)
        digest = hashlib.sha256(content).hexdigest()
        with self._change() as db:
            kept = db.execute(
                "INSERT INTO creator_map (name, sha256, items, added_at, content) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (sha256) DO NOTHING",
                (name, digest, table.num_rows, now_ms(), content),
            ).rowcount
            if kept > 0:
                touch(db)
        return kept > 0

    def maps(self) -> tuple[KeptMap, ...]:
        """Return the files that were brought, oldest first."""
        rows = self._rows("SELECT sequence, name, items, added_at FROM creator_map ORDER BY sequence")
        return tuple(KeptMap(*row) for row in rows)

    def take_back(self, map_id: int) -> bool:
        """Forget one file; return whether it was there."""
        return self._forget("DELETE FROM creator_map WHERE sequence = ?", map_id)

    def say(self, word: Word, subject: str, value: str = "", name: str | None = None) -> Said:
        """Keep what the person says about creators and return it."""
        now = now_ms()
        with self._change() as db:
            row = db.execute(
                "INSERT INTO creator_word (word, subject, value, name, said_at) VALUES (?, ?, ?, ?, ?)",
                (word, subject, value, name, now),
            )
            touch(db)
        return Said(int(row.lastrowid or 0), word, subject, value, name, now)

    def said(self) -> tuple[Said, ...]:
        """Return what the person said, oldest first."""
        rows = self._rows(
            "SELECT sequence, word, subject, value, name, said_at FROM creator_word ORDER BY sequence"
        )
        return tuple(Said(number, Word(word), *rest) for number, word, *rest in rows)

    def unsay(self, said_id: int) -> bool:
        """Take one word back; return whether it was there."""
        return self._forget("DELETE FROM creator_word WHERE sequence = ?", said_id)

    def keep_answer(
        self, platform: str, item: str, outcome: Outcome, creator: str | None = None, name: str | None = None
    ) -> None:
        """Keep what came of asking. Found and gone stay for ever; the record follows at ``refresh``."""
        with self._change() as db:
            db.execute(
                "INSERT INTO looked_up VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (platform, item) DO UPDATE SET"
                " outcome = excluded.outcome, creator = excluded.creator, name = excluded.name,"
                " asked_at = excluded.asked_at WHERE looked_up.outcome = 'failed'",
                (platform, item, outcome, creator, name, now_ms()),
            )

    def doubt(self, asked: Iterable[tuple[str, str]]) -> None:
        """Let these items (platform, item) be asked again, though they were called gone."""
        with self._change() as db:
            db.executemany(
                "UPDATE looked_up SET outcome = 'failed'"
                " WHERE platform = ? AND item = ? AND outcome = 'gone'",
                list(asked),
            )

    def answers_kept(self) -> pd.DataFrame:
        """Return every answer: platform, item, outcome, creator, name (text; missing as None)."""
        rows = self._rows("SELECT platform, item, outcome, creator, name FROM looked_up")
        return pd.DataFrame(rows, columns=["platform", "item", "outcome", "creator", "name"], dtype=object)

    def refresh(self) -> None:
        """Let the record be made anew, with the answers kept since."""
        with self._change() as db:
            touch(db)

    def makers(self, *, looked_up: bool = True) -> Makers:
        """Return all of it for ``creators.applied``: the person's word first, then files, newest first."""
        words = self.said()
        tables = [_items(words), *self._brought(), *([self._found()] if looked_up else [])]
        return Makers(
            tuple(table for table in tables if table.num_rows),
            tuple((one.subject, one.value) for one in words if one.word is Word.MERGE),
            {one.subject: one.value for one in words if one.word is Word.ALIAS},
            frozenset(one.subject for one in words if one.word is Word.OWN),
        )

    def _brought(self) -> list[pa.Table]:
        rows = self._rows("SELECT content FROM creator_map ORDER BY sequence DESC")
        return [conform(pq.read_table(BytesIO(content))) for (content,) in rows]

    def _found(self) -> pa.Table:
        rows = self._rows("SELECT platform, item, creator, name FROM looked_up WHERE outcome = 'found'")
        return table_of({(platform, item): maker for platform, item, *maker in rows})

    def _forget(self, statement: str, number: int) -> bool:
        with self._change() as db:
            gone = db.execute(statement, (number,)).rowcount > 0
            if gone:
                touch(db)
        return gone


def _content(table: pa.Table) -> bytes:
    sink = BytesIO()
    pq.write_table(conform(table), sink, compression="zstd")
    return sink.getvalue()


def _items(words: Iterable[Said]) -> pa.Table:
    named = (one for one in words if one.word is Word.ITEM)
    return table_of({_split(one.subject): (one.value, one.name) for one in named})


def _split(subject: str) -> tuple[str, str]:
    platform, _, item = subject.partition(":")
    return platform, item
