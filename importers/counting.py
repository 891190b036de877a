"""Independent counts of records in raw bytes: no code here is shared with a parser (reliability 6)."""

from __future__ import annotations

import re
from typing import Protocol

import numpy as np
import numpy.typing as npt

_KEPT = b'{}[]:,"'
_DROPPED = bytes(set(range(256)) - set(_KEPT))
_QUOTE, _COMMA, _COLON, _BACKSLASH, _BLANK = (ord(mark) for mark in '",:\\ ')
_OPEN_OBJECT, _OPEN_LIST, _CLOSE_LIST = (ord(mark) for mark in "{[]")
_STEP = np.zeros(256, np.int8)
_STEP[[_OPEN_LIST, _CLOSE_LIST]] = 1, -1


class Counter(Protocol):
    """Counts records from raw bytes, sharing no code with any parser."""

    def feed(self, chunk: bytes) -> None:
        """Take the next bytes of the member, as UTF-8."""

    def total(self) -> int:
        """Return how many records the bytes held."""


class JsonObjectCounter:
    r"""Counts objects that are elements of an outermost list, wherever in the document that list is.

    Works on structure alone: escapes removed, every byte but ``{}[]:,"`` dropped, strings cut out by quote
    parity, list depth by running sum. ``[{…}, {…}]`` counts 2; so does ``{"a": {"b": [{…}, {"c": [{…}]}]}}``
    (lists inside a counted object are not counted again). With ``first_only`` nothing counts after the first
    outermost list has closed: what follows is a copy or a fault, which the reader tells.
    """

    def __init__(self, *, first_only: bool = False) -> None:
        """Begin with no bytes seen."""
        self._first_only = first_only
        self._closed = False
        self._pending = b""
        self._inside_string = False
        self._depth = 0
        self._previous = 0
        self._count = 0

    def feed(self, chunk: bytes) -> None:
        """Take the next bytes of the member."""
        if self._closed:
            return
        data = self._pending + chunk
        whole = len(data) - (len(data) - len(data.rstrip(b"\\"))) % 2
        self._pending, data = data[whole:], data[:whole]
        self._structure(np.frombuffer(_without_escapes(data).translate(None, _DROPPED), np.uint8))

    def total(self) -> int:
        """Return the number of objects seen."""
        return self._count

    def _structure(self, marks: npt.NDArray[np.uint8]) -> None:
        marks = self._outside_strings(marks)
        if not marks.size:
            return
        before = np.concatenate((np.array([self._previous], np.uint8), marks[:-1]))
        depth = self._depth + np.cumsum(_STEP[marks], dtype=np.int32)
        element = (marks == _OPEN_OBJECT) & ((before == _OPEN_LIST) | (before == _COMMA)) & (depth == 1)
        if self._first_only:
            ends = np.flatnonzero((depth == 0) & (marks == _CLOSE_LIST))
            if ends.size:
                element, self._closed = element[: ends[0]], True
        self._count += int(element.sum())
        self._depth, self._previous = int(depth[-1]), int(marks[-1])

    def _outside_strings(self, marks: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
        quotes = (marks == _QUOTE).view(np.uint8)
        inside = (np.cumsum(quotes, dtype=np.uint8) + np.uint8(self._inside_string)) & 1
        self._inside_string = bool(inside[-1]) if marks.size else self._inside_string
        return marks[np.flatnonzero((inside | quotes) == 0)]


def _without_escapes(data: bytes) -> bytes | bytearray:
    """Return ``data`` with each escaped quote blanked; each second backslash of a row escapes nothing."""
    marks = np.frombuffer(data, np.uint8)
    slashes = marks == _BACKSLASH
    escaped = slashes[:-1] & (marks[1:] == _QUOTE)
    if not escaped.any():
        return data
    if (slashes[:-1] & slashes[1:]).any():
        return data.replace(rb"\\", b"  ").replace(rb"\"", b"  ")
    plain = bytearray(data)
    np.frombuffer(plain, np.uint8)[np.flatnonzero(escaped) + 1] = _BLANK
    return plain


class MarkerCounter:
    """Counts occurrences of a byte marker, also across chunk borders."""

    def __init__(self, marker: bytes) -> None:
        """Count ``marker``, which must not overlap itself."""
        self._marker = marker
        self._tail = b""
        self._count = 0

    def feed(self, chunk: bytes) -> None:
        """Take the next bytes of the member."""
        keep = len(self._marker) - 1
        border = self._tail + chunk[:keep]
        self._count += border.count(self._marker) + chunk.count(self._marker)
        self._tail = (self._tail + chunk)[-keep:] if len(chunk) < keep else chunk[len(chunk) - keep :]

    def total(self) -> int:
        """Return the number of markers seen."""
        return self._count


class PatternCounter:
    """Counts matches of a byte pattern line by line (TXT exports)."""

    def __init__(self, pattern: bytes) -> None:
        """Count lines in which ``pattern`` matches from the start."""
        self._pattern = re.compile(pattern)
        self._tail = b""
        self._count = 0

    def feed(self, chunk: bytes) -> None:
        """Take the next bytes of the member."""
        lines = (self._tail + chunk).split(b"\n")
        self._tail = lines.pop()
        self._count += sum(1 for line in lines if self._pattern.match(line))

    def total(self) -> int:
        """Return the number of matching lines, the unfinished last one included."""
        return self._count + bool(self._pattern.match(self._tail))


class CsvCounter:
    """Counts CSV records below the header: line ends outside quotes, empty lines left out."""

    def __init__(self) -> None:
        """Begin before the header."""
        self._inside = False
        self._filled = False
        self._records = 0

    def feed(self, chunk: bytes) -> None:
        """Take the next bytes of the member."""
        for piece in re.findall(rb'"|[\r\n]|[^"\r\n]+', chunk):
            if piece == b'"':
                self._inside = not self._inside
                self._filled = True
            elif piece in b"\r\n" and not self._inside:
                self._records += self._filled
                self._filled = False
            elif piece.strip():
                self._filled = True

    def total(self) -> int:
        """Return the number of records without the header."""
        return max(0, self._records + self._filled - 1)
