"""TikTok's one JSON document, of any generation: each list is sent to the reader of its section."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from importers.archive import Stream
from importers.events import Kind
from importers.jsonrows import RowReader, Rows
from importers.jsonwalk import Listed, Path, Piece, Value, Walk, WalkStopped
from importers.ledger import Reason
from importers.sink import Sink
from importers.text import folded
from importers.tiktok import members, recognise
from importers.tiktok.lists import Lists
from importers.tiktok.lives import Lives
from importers.tiktok.messages import Messages

_fold = lru_cache(maxsize=4096)(folded)
_MOST_UNKNOWN = 20
_SECTION_LEVEL = 2
_NO_COLUMNS: Mapping[str, str] = {}
_OF_MANY = (members.MESSAGE, members.ROOM_COMMENT)
"""Columns of lists that stand under as many names as there are chats or rooms."""
_MOST_READERS = 100


class Document:
    """Reads one document into a sink; afterwards ``kinds``, ``owner`` and ``facts`` say what it spoke of."""

    def __init__(self, sink: Sink) -> None:
        """Read into ``sink``."""
        self._sink = sink
        self._lists, self._lives, self._messages = Lists(sink), Lives(sink), Messages(sink)
        self.kinds: dict[Kind, None] = {}
        self._roots: set[str] = set()
        self._sections: set[str] = set()
        self._fields: set[str] = set()
        self._readers: dict[tuple[int, str], RowReader] = {}
        self.whole = False
        self.owner: str | None = None
        self.facts: dict[str, Any] = {}

    def read(self, stream: Stream) -> None:
        """Read the stream to its end, as far as it can be followed."""
        walk = Walk(stream)
        try:
            for piece in walk:
                self._piece(piece)
            self.whole = True
        except WalkStopped as stopped:
            self._sink.unreadable(stopped.cut_records)
            self._sink.incomplete(stopped.reason)
        self._lists.finish()
        self._lives.finish()
        self._finish_messages()
        self._sink.dialect = recognise.generation(self._roots, self._sections, self._fields)
        if self.whole:
            self._trailing(walk.copies_after())

    def _trailing(self, copies: int | None) -> None:
        if copies is None:
            self._sink.incomplete(Reason.TRAILING_DATA)
        elif copies:
            self._sink.note("written_twice")

    def _finish_messages(self) -> None:
        owner = self._messages.finish(self.owner)
        if owner is not None and owner.basis != "profile":
            self.facts["messages_owner"] = {"basis": owner.basis, "chats": owner.chats, "of": owner.of}

    def _piece(self, piece: Piece) -> None:
        path = tuple(map(_fold, piece.path))
        self._roots.add(path[0])
        if len(path) == _SECTION_LEVEL:
            self._sections.update((path[1], " > ".join(path)))
        if members.ROOMS not in path[:-1]:
            self.kinds.update(dict.fromkeys(members.KINDS.get(path[-1], ())))
        if isinstance(piece, Listed):
            self._list(piece, path)
        elif isinstance(piece, Value):
            self._value(piece, path)
        elif _is_room(path):
            self._lives.room(piece.path[-1])

    def _value(self, piece: Value, path: Path) -> None:
        if path[-3:-2] == (members.ROOMS,):
            self._lives.field(path[-1], piece.value)
        elif path[-2:] == members.OWNER and isinstance(piece.value, str) and piece.value.strip():
            self.owner = piece.value.strip()
        elif path[-2:-1] == (members.SUMMARY,) and path[-1] in members.WATCHED_TO_END:
            self.facts["videos_watched_to_the_end"] = piece.value

    def _list(self, piece: Listed, path: Path) -> None:
        columns, add = self._taker(piece.path, path)
        reader = self._reader(columns, "" if columns in _OF_MANY else path[-1])
        for rows in piece.rows(reader):
            add(rows)
        if columns is members.VIEWS.columns:
            self._fields.update(f"watch row {name}" for name in reader.names)

    def _reader(self, columns: Mapping[str, str], name: str) -> RowReader:
        """Return the reader for these columns; it is shared, so that a thousand chats are learned once."""
        key = (id(columns), name)
        if len(self._readers) > _MOST_READERS:
            self._readers.clear()
        if key not in self._readers:
            self._readers[key] = RowReader(columns, uniform="link" in columns.values())
        return self._readers[key]

    def _taker(self, path: Path, folded_path: Path) -> tuple[Any, Callable[[Rows], None]]:
        """Return the wanted columns of the list at ``path`` and what takes its rows."""
        last, above = folded_path[-1], folded_path[-2] if len(path) > 1 else ""
        if folded_path[-3:-2] == (members.ROOMS,) and last == members.ROOM_COMMENTS:
            return members.ROOM_COMMENT, lambda rows: self._lives.chat(path[-2], rows)
        if above == members.CHATS:
            return members.MESSAGE, lambda rows: self._messages.add(path[-1], rows)
        if members.GROUP_CHATS in folded_path:
            thread = path[min(folded_path.index(members.GROUP_CHATS) + 1, len(path) - 1)]
            return members.MESSAGE, lambda rows: self._messages.add(thread, rows, group=True)
        section = members.BY_PARENT.get((above, last)) or members.BY_LIST.get(last)
        if section is not None:
            return section.columns, lambda rows: self._lists.add(section, rows)
        if last == members.ASSISTANT:
            return _NO_COLUMNS, lambda rows: self._aside(Reason.PRIVATE_CONTENT, rows)
        return _NO_COLUMNS, lambda rows: self._unused(path, last, rows)

    def _aside(self, reason: Reason, rows: Rows) -> None:
        self._sink.unreadable(rows.unreadable)
        self._sink.set_aside(reason, rows.count)

    def _unused(self, path: Path, last: str, rows: Rows) -> None:
        self._aside(Reason.NOT_NEEDED, rows)
        if last not in members.NOT_NEEDED and rows.count:
            self._sink.note("unknown_section")
            names = self.facts.setdefault("unknown_sections", [])
            name = " > ".join(_shown(path))
            if name not in names and len(names) < _MOST_UNKNOWN:
                names.append(name)


def _is_room(path: Path) -> bool:
    return path[-2:-1] == (members.ROOMS,)


def _shown(path: Path) -> Iterator[str]:
    """Yield the keys of a path as far as they are names of sections, never a person's."""
    for key in path[:4]:
        if "chat" in _fold(key) or any(mark.isdigit() for mark in key):
            yield "…"
            return
        yield key[:40]
