"""Independent counts of the records in TikTok's files; nothing here is shared with the parsers.

In JSON these are, in the first document of a file, the objects that are elements of an outermost list and the
objects that are rooms of ``WatchLiveMap``; in text files, lines that begin a record.
"""

from __future__ import annotations

import re

import numpy as np

from importers.counting import PatternCounter

_DROPPED = bytes(set(range(256)) - set(b'{}[]:,"'))
_QUOTE, _COMMA, _OPEN, _OPEN_LIST = (ord(mark) for mark in '",{[')
_STEP = np.zeros(256, np.int32)
_STEP[ord("[")], _STEP[ord("]")] = 1, -1
_TOKEN = re.compile(rb'"[^"]*"|["{}\[\]:,]')
_ROOMS = b'"watchlivemap"'
_PIECE = 1 << 18
_SMALL_PIECE = 1 << 13
_LONGEST_KEY = 1024


def dated_records(label: str | None) -> PatternCounter:
    """Return a counter of the lines that begin with ``label``, as each record of a text file does.

    Without one it counts lines that hold a date, of which a file said to be empty has none.
    """
    if label is None:
        return PatternCounter(rb"[^:]{1,60}::?[ \t]+\d{4}-\d\d-\d\d \d\d:")
    return PatternCounter(re.escape(label.encode()) + rb"::?(?:[ \t]|\r?$)")


def messages() -> PatternCounter:
    """Return a counter of the lines that begin with a time and a sender."""
    return PatternCounter(rb"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?: UTC)? [^:]*:(?: |\r?$)")


class DocumentCounter:
    """Counts on structure alone: inside one list by arithmetic over whole pieces, outside token by token."""

    def __init__(self) -> None:
        """Begin with no bytes seen."""
        self._count = 0
        self._done = False
        self._escape = b""
        self._string = b""
        self._previous = 0
        self._depth = 0
        self._key = b""
        self._keys: list[bytes] = []

    def feed(self, chunk: bytes) -> None:
        """Take the next bytes of the member."""
        for start in range(0, len(chunk), _PIECE):
            if self._done:
                return
            self._feed(chunk[start : start + _PIECE])

    def total(self) -> int:
        """Return the number of records seen."""
        return self._count

    def _feed(self, piece: bytes) -> None:
        data = self._escape + piece
        if b"\\" in data:
            data = data.replace(b"\\\\", b"").replace(b'\\"', b"")
        self._escape = b"\\" if data.endswith(b"\\") else b""
        self._count_in(data)

    def _count_in(self, data: bytes) -> None:
        """Count ``data`` by arithmetic where one list holds all of it, in halves or by token elsewhere."""
        if self._depth and self._inside_one_list(data):
            return
        if len(data) < _SMALL_PIECE:
            self._outside(self._string + data)
            return
        middle = len(data) // 2
        for half in (data[:middle], data[middle:]):
            if not self._done:
                self._count_in(half)

    def _inside_one_list(self, data: bytes) -> bool:
        """Count a piece that begins and ends in the same list; False, and nothing done, for any other."""
        marks = np.frombuffer(data.translate(None, _DROPPED), np.uint8)
        quotes = marks == _QUOTE
        open_strings = np.cumsum(quotes, dtype=np.int32) + bool(self._string)
        inside = bool(open_strings[-1] & 1) if marks.size else bool(self._string)
        marks = marks[(open_strings & 1 == 0) & ~quotes]
        depth = self._depth + np.cumsum(_STEP[marks], dtype=np.int32)
        if marks.size and depth.min() < 1:
            return False
        before = np.concatenate(([self._previous], marks[:-1]))
        first = (before == _COMMA) | (before == _OPEN_LIST)
        self._count += int(((marks == _OPEN) & first & (depth == 1)).sum())
        self._string = b'"' if inside else b""
        if marks.size:
            self._depth, self._previous = int(depth[-1]), int(marks[-1])
        return True

    def _outside(self, data: bytes) -> None:
        self._string = b""
        for match in _TOKEN.finditer(data):
            if match.group() == b'"':
                rest = data[match.start() :]
                self._string = rest if len(rest) <= _LONGEST_KEY else b'"'
                return
            self._token(match.group())
            if self._done:
                return

    def _token(self, token: bytes) -> None:
        mark = token[0]
        if mark == _QUOTE:
            self._key = token if self._depth == 0 else b""
            return
        if mark in b"[]":
            self._depth = max(0, self._depth + int(_STEP[mark]))
        elif mark == _OPEN and self._depth == 1:
            self._count += self._previous in (_OPEN_LIST, _COMMA)
        elif mark in b"{}" and self._depth == 0:
            self._brace(mark)
        self._previous = mark

    def _brace(self, mark: int) -> None:
        """Go into or out of an object outside every list."""
        if mark == _OPEN:
            self._count += bool(self._keys) and self._keys[-1].lower() == _ROOMS
            self._keys.append(self._key)
        elif self._keys:
            self._keys.pop()
            self._done = not self._keys
