"""Blocks of JSON objects as columns of text: typed and fast where the rows are alike, one by one else."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

import msgspec

from importers.jsonscan import scan
from importers.jsonuniform import UniformReader
from importers.text import folded, repair

_FIRST = json.JSONDecoder(strict=False)
_FIRST_BYTES = 1 << 16
_MOST_KEYS = 200
"""Rows with more kinds of keys than this are read one by one."""
_NOTHING = frozenset({"", "n/a"})
_TEXT: tuple[Any, Any] = (str | None, None)
_UNUSED: tuple[Any, Any] = (msgspec.Raw, msgspec.Raw())


@dataclass(slots=True)
class Rows:
    """Some records of one list.

    ``columns`` maps each wanted name to ``count`` values: text, None where the row has none, and now and then
    another JSON value; a column may be Arrow text. ``unreadable`` further objects could not be taken apart.
    """

    count: int
    columns: dict[str, Any]
    unreadable: int = 0


class RowReader:
    """Reads blocks of one list. Keys are compared without case; the first value that says something stays.

    ``wanted`` maps folded keys to column names, for example ``{"link": "link", "videolink": "link"}``. The
    fast way takes rows whose keys were all seen before and whose wanted values are text; any other block is
    read again row by row, and its keys are known from then on.
    """

    def __init__(self, wanted: Mapping[str, str], *, uniform: bool = False) -> None:
        """Read the columns named in ``wanted``'s values. ``uniform`` lets a column be Arrow text."""
        self._uniform = UniformReader(self._name) if uniform else None
        self._wanted = wanted
        self._names = tuple(dict.fromkeys(wanted.values()))
        self._known: dict[str, str | None] = {}
        self._layout: tuple[msgspec.json.Decoder[Any], dict[str, str]] | None = None
        self._learned = 0

    @property
    def names(self) -> frozenset[str]:
        """The folded keys met so far."""
        return frozenset(map(folded, self._known))

    def fast(self, block: bytes) -> Rows | None:
        """Return the rows, or None when the block is not a list of whole objects with known keys."""
        alike = self._uniform.read(block) if self._uniform else None
        if alike is not None:
            return self._rows(*alike)
        if not self._known and not self._learn_first(block):
            return None
        if self._learned != len(self._known):
            self._layout, self._learned = self._make_layout(), len(self._known)
        if self._layout is None:
            return None
        decoder, fields = self._layout
        try:
            rows = decoder.decode(block)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return None
        columns = {name: list(map(attrgetter(field), rows)) for name, field in fields.items()}
        return self._rows(len(rows), columns)

    def _rows(self, count: int, columns: dict[str, Any]) -> Rows:
        empty = [None] * count
        return Rows(count, {name: columns.get(name, empty) for name in self._names})

    def slow(self, block: bytes) -> Rows:
        """Return the rows of whole elements, each read by itself; what is not an object is no record."""
        columns: dict[str, list[Any]] = {name: [] for name in self._names}
        count = unreadable = 0
        for element in _elements(block):
            try:
                text = element.strip(b" \t\r\n,").decode("utf-8", "replace")
                values = json.loads(f"[{text}]", strict=False)
            except (ValueError, RecursionError):
                unreadable += 1
                continue
            objects = [value for value in values if isinstance(value, dict)]
            count += len(objects)
            for row in objects:
                self._take(row, columns)
        return Rows(count, columns, unreadable)

    def _take(self, row: dict[str, Any], columns: dict[str, list[Any]]) -> None:
        found: dict[str, Any] = {}
        for key, value in row.items():
            name = self._name(key)
            if name is not None and value is not None and says_nothing(found.get(name)):
                found[name] = repair(value) if isinstance(value, str) else value
        for name, column in columns.items():
            column.append(found.get(name))

    def _name(self, key: str) -> str | None:
        if key not in self._known:
            if len(self._known) > _MOST_KEYS:
                return self._wanted.get(folded(key))
            self._known[key] = self._wanted.get(folded(key))
        return self._known[key]

    def _learn_first(self, block: bytes) -> bool:
        """Learn the keys of the first row."""
        try:
            first, _ = _FIRST.raw_decode(block[1:_FIRST_BYTES].decode("utf-8", "ignore"))
        except (ValueError, RecursionError):
            return False
        for key in first if isinstance(first, dict) else ():
            self._name(key)
        return bool(self._known)

    def _make_layout(self) -> tuple[msgspec.json.Decoder[Any], dict[str, str]] | None:
        """Return a decoder for rows with the known keys; None when two of them mean the same column."""
        used = [name for name in self._known.values() if name is not None]
        if len(used) != len(set(used)) or len(self._known) > _MOST_KEYS:
            return None
        keys = {f"f{place}": key for place, key in enumerate(self._known)}
        types = [(field, *(_TEXT if self._known[key] else _UNUSED)) for field, key in keys.items()]
        try:
            row = msgspec.defstruct("Row", types, rename=keys, gc=False, forbid_unknown_fields=True)
        except ValueError:  # a key with quotes or control characters in it
            return None
        named = {name: field for field, key in keys.items() if (name := self._known[key])}
        return msgspec.json.Decoder(list[row]), named  # type: ignore[valid-type]


def says_nothing(value: Any) -> bool:
    """Return whether a field is as good as absent: None, empty, or ``N/A``, which stands for nothing."""
    return value is None or (isinstance(value, str) and value.strip().lower() in _NOTHING)


def _elements(block: bytes) -> Iterator[bytes]:
    """Yield what is in a list in pieces that each end behind an object or a list."""
    start, inner = 0, block[1:-1]
    for end in scan(inner).ends.tolist():
        yield inner[start:end]
        start = end
