"""JSON bytes cut into the records of their lists, block by block, whatever the top-level shape (1.3).

One misfit record falls back to the slow, tolerant reader alone; a file that ends early keeps what was there.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from importers.archive import Stream
from importers.instagram.brackets import OPEN_LIST, QUOTE, SIGNS, masked
from importers.instagram.brackets import marks as brackets_of
from importers.instagram.lane import rows as rows_of_lane
from importers.instagram.shapes import DEPTH, Shape, shape
from importers.instagram.tolerant import DEEPEST, one
from importers.ledger import Reason
from importers.sink import Sink

BLOCK = 2 << 20
"""Bytes read before a block of rows is handed on."""
LONGEST = 64 << 20
"""Bytes one record may have (a whole thread of the flat era is one record)."""
MANY_LISTS = 1000
"""Lists a wrapped file may open within one block; real ones have one to five."""

_ANY: msgspec.json.Decoder[list[Any]] = msgspec.json.Decoder(list[Any])
_KEY_BEFORE = re.compile(rb'"((?:[^"\\]|\\.)*)"\s*:\s*\Z', re.DOTALL)
_KEY_SPAN = 512
_MARK_SPAN = 4096
"""Bytes within which the first row's telling key stands."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Some records in file order. ``key`` is the root key of their list, None without one.

    Each list of a wrapped file is announced once without rows, so that an empty one is seen too.
    """

    key: str | None
    rows: list[Any]


def read(
    stream: Stream,
    sink: Sink,
    form: Shape | None = None,
    types: Mapping[str, type] | None = None,
    records: str | None = None,
) -> Iterator[Rows]:
    """Yield the records of a member in blocks; what cannot be read is counted in ``sink``, never quoted.

    ``types`` are msgspec structs by a key that only their rows have: a block whose rows are all of one type
    comes as such, any other as plain dicts and lists. ``records`` is the only list of records where a file
    also holds others: what is broken in those is left out, not counted.

    ``form`` is the shape where it is known (a thread is an object with lists, whatever its first key).

    A shape that is not known, a list that is missing and a file that ends early become the member's
    ``incomplete`` reason.
    """
    first = _gather(stream)
    seen = shape(first)
    form = form if form is not None and seen in DEPTH else seen
    if form is Shape.NOTHING:
        return
    if form is Shape.UNKNOWN:
        sink.incomplete(Reason.BAD_STRUCTURE if first.strip() else Reason.TRUNCATED_TAIL)
        return
    cutter = _Cutter(DEPTH[form], sink, types or {}, records)
    if form is Shape.LIST and len(first) == BLOCK:
        first = yield from cutter.hurry(stream, first)
    yield from cutter.run(stream, first)


def _gather(stream: Stream) -> bytes:
    """Return the next ``BLOCK`` bytes, fewer only at the end (a stream may hand over short pieces)."""
    pieces, missing = [], BLOCK
    while missing > 0 and (piece := stream.read(missing)):
        pieces.append(piece)
        missing -= len(piece)
    return b"".join(pieces)


class _Cutter:
    """Follows the brackets of one document and cuts out the containers opened just below ``level``."""

    def __init__(self, level: int, sink: Sink, types: Mapping[str, type], records: str | None) -> None:
        self.level, self.sink, self.records = level, sink, records
        self.typed = [
            (f'"{key}"'.encode(), msgspec.json.Decoder(list[kind]))  # type: ignore[valid-type]
            for key, kind in types.items()
        ]
        self.depth = self.odd = 0
        self.deepest = 0
        self.over = False
        self.saw_list = level != DEPTH[Shape.WRAPPED]
        self.key: str | None = None
        self.inside_list = self.saw_list
        self.carry = b""
        self.began: int | None = None
        self.end_at = 0
        self.hurried = False

    def hurry(self, stream: Stream, first: bytes) -> Generator[Rows, None, bytes]:
        """Take what the fast lane reads of a long list; return the rest, which begins between two rows."""
        lane = rows_of_lane(first, partial(_gather, stream), self._understood)
        try:
            while True:
                yield Rows(None, next(lane))
                self.hurried, self.depth = True, 1
        except StopIteration as ended:
            rest: bytes = ended.value
            return rest

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
        plain = masked(data)
        places, marks, depth = self._brackets(plain)
        places = places + offset
        cuts = self._cuts(buffer, places, marks, depth)
        for key, spans in cuts:
            yield Rows(key, self._decode(buffer, spans, key) if spans else [])
        self.carry = buffer[self.began :] if self.began is not None else buffer[-_KEY_SPAN:]
        if self.began is not None:
            self.began = 0

    def _brackets(
        self, plain: bytes
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.uint8], npt.NDArray[np.int32]]:
        places, marks = brackets_of(plain)
        quotes = marks == QUOTE
        odd = (np.cumsum(quotes, dtype=np.int32) + self.odd) & 1
        self.odd = int(odd[-1]) if odd.size else self.odd
        outside = np.flatnonzero((odd == 0) & ~quotes)
        places, marks = places[outside], marks[outside]
        depth = self.depth + np.cumsum(SIGNS[marks], dtype=np.int32)
        ends = np.flatnonzero((depth <= 0) & (SIGNS[marks] < 0))
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
        signs = SIGNS[marks]
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
                if self.inside_list:
                    yield self.key, []

    def _spans(self, starts: npt.NDArray[np.int64], stops: npt.NDArray[np.int64]) -> list[tuple[int, int]]:
        """Pair starts with stops; a start without a stop waits for the next block."""
        opened = ([self.began] if self.began is not None else []) + starts.tolist()
        closed = stops.tolist()[: len(opened)]
        self.began = opened[len(closed)] if len(opened) > len(closed) else None
        return [(start, stop + 1) for start, stop in zip(opened, closed, strict=False)]

    def _enter(self, buffer: bytes, place: int, mark: int) -> None:
        self.inside_list = mark == OPEN_LIST
        self.saw_list |= self.inside_list
        match = _KEY_BEFORE.search(buffer[max(0, place - _KEY_SPAN) : place])
        self.key = None if match is None else match[1].decode("utf-8", "replace")

    def _decode(self, buffer: bytes, spans: list[tuple[int, int]], key: str | None) -> list[Any]:
        pieces = [buffer[start:stop] for start, stop in spans]
        if (
            self.deepest <= DEEPEST
            and (rows := self._understood(b"[" + b",".join(pieces) + b"]")) is not None
        ):
            return rows
        found = [one(piece, self.sink) for piece in pieces]
        if self.records in {None, key}:
            self.sink.unreadable(found.count(None))
        return [row for row in found if row is not None]

    def _understood(self, whole: bytes) -> list[Any] | None:
        """Return the rows of a JSON list, of one type where they have one; None for what is no JSON."""
        begin = whole[:_MARK_SPAN]
        for decoder in (*(typed for mark, typed in self.typed if mark in begin), _ANY):
            try:
                rows: list[Any] = decoder.decode(whole)
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
                continue
            return rows
        return None

    def _after(self, first: bytes, data: bytes, stream: Stream) -> None:
        """Look at what follows the document: nothing, an exact copy, or something else (design 3.1, 4)."""
        rest = data[self.end_at :] + _gather(stream)
        if not rest.strip():
            return
        if data is first and not self.hurried and rest.strip() == first[: self.end_at].strip():
            self.sink.note("written_twice")
        else:
            self.sink.incomplete(Reason.TRAILING_DATA)
