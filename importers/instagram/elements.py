"""JSON bytes cut into the records of their lists, block by block, whatever the top-level shape (1.3).

One misfit record falls back to the slow, tolerant reader alone; a file that ends early keeps what was there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from importers import text
from importers.archive import Stream
from importers.instagram.members import RECORD_KEYS
from importers.ledger import Reason
from importers.sink import Sink

BLOCK = 2 << 20
"""Bytes read before a block of rows is handed on."""
LONGEST = 64 << 20
"""Bytes one record may have (a whole thread of the flat era is one record)."""
DEEPEST = 64
"""Brackets that may stand inside one another."""
MANY_LISTS = 1000
"""Lists a wrapped file may open within one block; real ones have one to five."""

_SIGNS = np.zeros(256, np.int8)
_SIGNS[list(b"{[")] = 1
_SIGNS[list(b"}]")] = -1
_LOOK = bytes(byte in b'{}[]"' for byte in range(256))
_ANY: msgspec.json.Decoder[list[Any]] = msgspec.json.Decoder(list[Any])
_QUOTE, _OPEN_LIST = ord('"'), ord("[")
_FIRST_KEY = re.compile(rb'\s*\{\s*"([^"\\]*)"')
_KEY_BEFORE = re.compile(rb'"((?:[^"\\]|\\.)*)"\s*:\s*\Z', re.DOTALL)
_KEY_SPAN = 512
_CONTROLS = re.compile(rb"[\x00-\x1f]+")


class Shape(StrEnum):
    """How a file holds its records; the value's place says at which depth they stand."""

    BARE = "bare"
    LIST = "list"
    NUMBERED = "numbered"
    WRAPPED = "wrapped"
    NOTHING = "nothing"
    """An empty list or object, or the flat era's sentence "You have no data in this section"."""
    UNKNOWN = "unknown"


_DEPTH = {Shape.BARE: 0, Shape.LIST: 1, Shape.NUMBERED: 1, Shape.WRAPPED: 2}


@dataclass(frozen=True, slots=True)
class Rows:
    """Some records in file order. ``key`` is the root key of their list, None without one."""

    key: str | None
    rows: list[Any]


def shape(head: bytes) -> Shape:
    """Return the top-level shape, from the first bytes of a file."""
    start = head.lstrip()
    if start.startswith(b"["):
        first = start[1:].lstrip()[:1]
        return (
            Shape.LIST if first in {b"{", b"["} else Shape.NOTHING if first in {b"]", b'"'} else Shape.UNKNOWN
        )
    if not start.startswith(b"{"):
        return Shape.UNKNOWN
    match = _FIRST_KEY.match(start)
    if match is None:
        return Shape.NOTHING if start[1:].lstrip()[:1] == b"}" else Shape.UNKNOWN
    key = match[1].decode("utf-8", "replace")
    if key.isdigit():
        return Shape.NUMBERED
    return Shape.BARE if key in RECORD_KEYS else Shape.WRAPPED


def read(
    stream: Stream,
    sink: Sink,
    form: Shape | None = None,
    types: Mapping[str, type] | None = None,
) -> Iterator[Rows]:
    """Yield the records of a member in blocks; what cannot be read is counted in ``sink``, never quoted.

    ``types`` are msgspec structs by a key that only their rows have: a block whose rows are all of one type
    comes as such, any other as plain dicts and lists.

    ``form`` is the shape where it is known (a thread is an object with lists, whatever its first key).

    A shape that is not known, a list that is missing and a file that ends early become the member's
    ``incomplete`` reason.
    """
    first = _gather(stream)
    seen = shape(first)
    form = form if form is not None and seen in _DEPTH else seen
    if form is Shape.NOTHING:
        return
    if form is Shape.UNKNOWN:
        sink.incomplete(Reason.BAD_STRUCTURE if first.strip() else Reason.TRUNCATED_TAIL)
        return
    yield from _Cutter(_DEPTH[form], sink, types or {}).run(stream, first)


def _gather(stream: Stream) -> bytes:
    """Return the next ``BLOCK`` bytes, fewer only at the end (a stream may hand over short pieces)."""
    pieces, missing = [], BLOCK
    while missing > 0 and (piece := stream.read(missing)):
        pieces.append(piece)
        missing -= len(piece)
    return b"".join(pieces)


class _Cutter:
    """Follows the brackets of one document and cuts out the containers opened just below ``level``."""

    def __init__(self, level: int, sink: Sink, types: Mapping[str, type]) -> None:
        self.level, self.sink = level, sink
        self.typed = [
            (f'"{key}"'.encode(), msgspec.json.Decoder(list[kind]))  # type: ignore[valid-type]
            for key, kind in types.items()
        ]
        self.depth = self.odd = 0
        self.deepest = 0
        self.over = False
        self.saw_list = level != _DEPTH[Shape.WRAPPED]
        self.key: str | None = None
        self.inside_list = self.saw_list
        self.carry = b""
        self.began: int | None = None
        self.end_at = 0

    def run(self, stream: Stream, data: bytes) -> Iterator[Rows]:
        first, rest = data, b""
        while data:
            odd_tail = (len(data) - len(data.rstrip(b"\\"))) % 2
            data, rest = (data[:-1], data[-1:]) if odd_tail else (data, b"")
            yield from self._block(data)
            if self.over or len(self.carry) > LONGEST:
                break
            fresh = _gather(stream)
            data = rest + fresh if fresh else b""
        if len(self.carry) > LONGEST:
            self.sink.incomplete(Reason.TOO_LONG)
        elif not self.over:
            self.sink.incomplete(Reason.TRUNCATED_TAIL)
        else:
            self._after(first, data, stream)
        if self.over and not self.saw_list:
            self.sink.incomplete(Reason.BAD_STRUCTURE)

    def _block(self, data: bytes) -> Iterator[Rows]:
        offset = len(self.carry)
        buffer = self.carry + data
        plain = data.replace(b"\\\\", b"__").replace(b'\\"', b"__") if b'\\"' in data else data
        places, marks, depth = self._brackets(plain)
        places = places + offset
        cuts = self._cuts(buffer, places, marks, depth)
        for key, spans in cuts:
            yield Rows(key, self._decode(buffer, spans))
        self.carry = buffer[self.began :] if self.began is not None else buffer[-_KEY_SPAN:]
        if self.began is not None:
            self.began = 0

    def _brackets(
        self, plain: bytes
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint8], npt.NDArray[np.int32]]:
        places, marks = _marks(plain)
        quotes = marks == _QUOTE
        odd = (np.cumsum(quotes, dtype=np.int32) + self.odd) & 1
        self.odd = int(odd[-1]) if odd.size else self.odd
        outside = np.flatnonzero((odd == 0) & ~quotes)
        places, marks = places[outside], marks[outside]
        depth = self.depth + np.cumsum(_SIGNS[marks], dtype=np.int32)
        ends = np.flatnonzero((depth <= 0) & (_SIGNS[marks] < 0))
        if ends.size:
            self.over = True
            self.end_at = int(places[ends[0]]) + 1
            places, marks, depth = places[: ends[0] + 1], marks[: ends[0] + 1], depth[: ends[0] + 1]
        if depth.size:
            self.depth = int(depth[-1])
            self.deepest = int(depth.max())
        return places, marks, depth

    def _cuts(
        self,
        buffer: bytes,
        places: npt.NDArray[np.int64],
        marks: npt.NDArray[np.uint8],
        depth: npt.NDArray[np.int32],
    ) -> Iterator[tuple[str | None, list[tuple[int, int]]]]:
        signs = _SIGNS[marks]
        starts = np.flatnonzero((signs > 0) & (depth == self.level + 1))
        stops = np.flatnonzero((signs < 0) & (depth == self.level))
        borders = np.flatnonzero((signs > 0) & (depth == self.level)) if self.level == 2 else starts[:0]  # noqa: PLR2004 - a wrapped list's rows
        if borders.size > MANY_LISTS:
            self.sink.incomplete(Reason.BAD_STRUCTURE)
            return
        edges = [*borders.tolist(), len(marks)]
        from_starts = np.split(places[starts], np.searchsorted(starts, edges))
        from_stops = np.split(places[stops], np.searchsorted(stops, edges))
        for border, begun, ended in zip(edges, from_starts, from_stops, strict=False):
            spans = self._spans(begun, ended)
            if spans and self.inside_list:
                yield self.key, spans
            if border < len(marks):
                self._enter(buffer, int(places[border]), int(marks[border]))

    def _spans(self, starts: npt.NDArray[np.int64], stops: npt.NDArray[np.int64]) -> list[tuple[int, int]]:
        """Pair starts with stops; a start without a stop waits for the next block."""
        opened = ([self.began] if self.began is not None else []) + starts.tolist()
        closed = stops.tolist()[: len(opened)]
        self.began = opened[len(closed)] if len(opened) > len(closed) else None
        return [(start, stop + 1) for start, stop in zip(opened, closed, strict=False)]

    def _enter(self, buffer: bytes, place: int, mark: int) -> None:
        self.inside_list = mark == _OPEN_LIST
        self.saw_list |= self.inside_list
        match = _KEY_BEFORE.search(buffer[max(0, place - _KEY_SPAN) : place])
        self.key = None if match is None else match[1].decode("utf-8", "replace")

    def _decode(self, buffer: bytes, spans: list[tuple[int, int]]) -> list[Any]:
        pieces = [buffer[start:stop] for start, stop in spans]
        if self.deepest <= DEEPEST:
            whole = b"[" + b",".join(pieces) + b"]"
            for decoder in (*(typed for mark, typed in self.typed if mark in pieces[0]), _ANY):
                try:
                    rows: list[Any] = decoder.decode(whole)
                except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
                    continue
                return rows
        read_one = (one(piece, self.sink) for piece in pieces)
        return [row for row in read_one if row is not None]

    def _after(self, first: bytes, data: bytes, stream: Stream) -> None:
        """Look at what follows the document: nothing, an exact copy, or something else (design 3.1, 4)."""
        rest = data[self.end_at :] + _gather(stream)
        if not rest.strip():
            return
        if data is first and rest.strip() == first[: self.end_at].strip():
            self.sink.note("document_twice")
        else:
            self.sink.incomplete(Reason.TRAILING_DATA)


def one(piece: bytes, sink: Sink) -> Any:
    """Return one record from its bytes by the slow, tolerant way, or None after counting it as unreadable."""
    try:
        value = json.loads(_CONTROLS.sub(b" ", _shallow(piece)).decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        sink.unreadable()
        return None
    clean = _clean(value)
    if clean != value:
        sink.note("text_repaired")
    return clean


def _marks(plain: bytes) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint8]]:
    """Return where brackets and quotes stand, and which."""
    places = np.flatnonzero(np.frombuffer(plain.translate(_LOOK), np.bool_))
    return places, np.frombuffer(plain, np.uint8)[places]


def _shallow(piece: bytes) -> bytes:
    """Return the piece itself. Raises ``RecursionError`` when it is nested too deep."""
    if _depth_of(piece) > DEEPEST:
        raise RecursionError
    return piece


def _depth_of(piece: bytes) -> int:
    plain = piece.replace(b"\\\\", b"").replace(b'\\"', b"")
    _, marks = _marks(plain)
    quotes = marks == _QUOTE
    outside = ((np.cumsum(quotes) & 1) == 0) & ~quotes
    depth = np.cumsum(_SIGNS[marks[outside]], dtype=np.int64)
    return int(depth.max()) if depth.size else 0


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return text.repair(value)
    if isinstance(value, list):
        return [_clean(item) for item in value]
    if isinstance(value, dict):
        return {text.repair(key): _clean(item) for key, item in value.items()}
    return value
