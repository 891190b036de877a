"""Where the elements of a JSON list end, found on structure alone and for a whole piece at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

_QUOTE, _COMMA = ord('"'), ord(",")
_STEP = np.zeros(256, np.int8)
for _mark in b"{[":
    _STEP[_mark] = 1
for _mark in b"}]":
    _STEP[_mark] = -1


def _table(marks: bytes) -> bytes:
    return bytes(byte in marks for byte in range(256))


_BRACKETS = _table(b'"{}[]')
_WITH_COMMAS = _table(b'"{}[],')


@dataclass(frozen=True, slots=True)
class Scan:
    """What a piece of a list holds.

    ``ends`` are the offsets just behind each whole element that is an object or a list, ascending; ``close``
    is the offset of the bracket that ends the list, or -1 when it lies beyond the piece.
    """

    ends: npt.NDArray[np.int64]
    close: int

    @property
    def cut(self) -> int:
        """How many bytes from the start are whole elements; 0 when there are none."""
        if self.close >= 0:
            return self.close
        return int(self.ends[-1]) if self.ends.size else 0


def scan(piece: bytes) -> Scan:
    """Return where elements end in ``piece``, which starts between two elements, outside any string."""
    return _scan(_masked(piece))


def scan_values(piece: bytes) -> int:
    """Return how many bytes of a list of plain values are whole: up to its last comma, or its end."""
    marks, places = _outside_strings(_masked(piece), _WITH_COMMAS)
    depth = np.cumsum(_STEP[marks], dtype=np.int64)
    closed = np.flatnonzero(depth < 0)
    if closed.size:
        return int(places[closed[0]])
    commas = np.flatnonzero((marks == _COMMA) & (depth == 0))
    return int(places[commas[-1]]) if commas.size else 0


def _scan(piece: bytes) -> Scan:
    marks, places = _outside_strings(piece, _BRACKETS)
    steps = _STEP[marks]
    depth = np.cumsum(steps, dtype=np.int64)
    closed = np.flatnonzero(depth < 0)
    close = int(places[closed[0]]) if closed.size else -1
    upto = closed[0] if closed.size else len(depth)
    ends = places[:upto][(depth[:upto] == 0) & (steps[:upto] < 0)] + 1
    return Scan(ends, close)


def _outside_strings(piece: bytes, table: bytes) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.int64]]:
    places = np.flatnonzero(np.frombuffer(piece.translate(table), np.bool_))
    marks = np.frombuffer(piece, np.uint8)[places]
    quotes = marks == _QUOTE
    outside = (np.cumsum(quotes) & 1 == 0) & ~quotes
    return marks[outside], places[outside]


def _masked(piece: bytes) -> bytes:
    """Return ``piece`` with escapes overwritten, so that each quote left begins or ends a string."""
    if b"\\" not in piece:
        return piece
    return piece.replace(b"\\\\", b"__").replace(b'\\"', b"__")
