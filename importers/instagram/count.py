"""Independent counts for Instagram's shapes, from raw bytes; no code is shared with the parser."""

from __future__ import annotations

import re
from collections import Counter as Tally
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

_MARKS = bytes(byte in b'{}[]"' for byte in range(256))
_WITH_COLONS = bytes(byte in b'{}[]":' for byte in range(256))
_STEP = np.zeros(256, np.int8)
_STEP[list(b"{[")] = 1
_STEP[list(b"}]")] = -1
_QUOTE, _COLON = ord('"'), ord(":")
_OPEN_LIST = ord("[")
_LEVELS = 10
_KEY_SPAN = 256
_MANY_LISTS = 1000
_BARE = re.compile(
    rb'\s*\{\s*"(?:ent_\w+|fbid|href|label_values|media|media_list_data|media_map_data|'
    rb'string_list_data|string_map_data|timestamp|title)"'
)
_NUMBERED = re.compile(rb'\s*\{\s*"\d+"\s*:')
_LIST = re.compile(rb"\s*\[")
_KEY_BEFORE = re.compile(rb'"([^"]*)"\s*:\s*$')


class ShapeCounter:
    """Counts brackets opened at each depth of the first document, then reads the shape from its first key.

    Rows of a bare list or of numbered keys are the containers opened at depth 2, of a wrapped list those at
    depth 3; a bare record is one. ``total`` is what ``recipe`` makes of the census.
    """

    def __init__(
        self, recipe: Callable[[ShapeCounter], int] | None = None, *, with_colons: bool = False
    ) -> None:
        """Begin; without ``recipe`` rows are counted. Only ``with_colons`` are entries of objects counted."""
        self._recipe = recipe or ShapeCounter.rows
        self._with_colons = with_colons
        self._looked_for = _WITH_COLONS if with_colons else _MARKS
        self._pending = self._before = self._head = b""
        self._odd = self._depth = 0
        self._over = False
        self._list_key = b""
        self.lists: Tally[bytes] = Tally()
        self.opened_lists = np.zeros(_LEVELS + 1, np.int64)
        self.opened_objects = np.zeros(_LEVELS + 1, np.int64)
        self.colons = np.zeros(_LEVELS + 1, np.int64)

    def feed(self, chunk: bytes) -> None:
        """Take the next bytes of the member."""
        if len(self._head) < _KEY_SPAN:
            self._head += chunk[:_KEY_SPAN]
        data = self._pending + chunk
        cut = len(data) - (len(data) - len(data.rstrip(b"\\"))) % 2
        self._pending, data = data[cut:], data[:cut]
        if b'\\"' in data:
            data = data.replace(b"\\\\", b"__").replace(b'\\"', b"__")
        if not self._over:
            self._census(data)
        self._before = (self._before + data)[-_KEY_SPAN:]

    def total(self) -> int:
        """Return the number of records."""
        return self._recipe(self)

    @property
    def shape(self) -> str:
        """``list``, ``numbered``, ``bare`` or ``wrapped``."""
        if _LIST.match(self._head):
            return "list"
        if _NUMBERED.match(self._head):
            return "numbered"
        return "bare" if _BARE.match(self._head) else "wrapped"

    def rows(self) -> int:
        """Rows of the record lists, whatever the shape."""
        if self.shape in {"list", "numbered"}:
            return int(self.opened_objects[2] + self.opened_lists[2])
        return 1 if self.shape == "bare" else self.lists.total()

    def inner(self, deeper: int) -> int:
        """Objects opened ``deeper`` levels inside a row (0 = the row itself)."""
        row = {"list": 2, "numbered": 2, "bare": 1, "wrapped": 3}[self.shape]
        return int(self.opened_objects[row + deeper])

    def _census(self, data: bytes) -> None:
        places = np.flatnonzero(np.frombuffer(data.translate(self._looked_for), np.bool_))
        if not places.size:
            return
        marks = np.frombuffer(data, np.uint8)[places]
        quotes = marks == _QUOTE
        odd = (np.cumsum(quotes, dtype=np.int32) + self._odd) & 1
        self._odd = int(odd[-1])
        outside = np.flatnonzero((odd == 0) & ~quotes)
        marks, places = marks[outside], places[outside]
        depth = self._depth + np.cumsum(_STEP[marks], dtype=np.int32)
        ends = np.flatnonzero((depth <= 0) & (_STEP[marks] < 0))
        if ends.size:
            self._over = True
            marks, places, depth = marks[: ends[0]], places[: ends[0]], depth[: ends[0]]
        elif depth.size:
            self._depth = int(depth[-1])
        if self._with_colons:
            self.colons += _per_level(depth[marks == _COLON])
        opens = np.flatnonzero(_STEP[marks] > 0)
        self._openings(data, marks[opens], places[opens], depth[opens])

    def _openings(
        self,
        data: bytes,
        marks: npt.NDArray[np.uint8],
        places: npt.NDArray[np.int64],
        depth: npt.NDArray[np.int32],
    ) -> None:
        """Count what was opened by depth, and containers at depth 3 by the root key of their list."""
        lists = marks == _OPEN_LIST
        self.opened_lists += _per_level(depth[lists])
        self.opened_objects += _per_level(depth[~lists])
        roots = np.flatnonzero(depth == 2)[:_MANY_LISTS]  # noqa: PLR2004 - the root and its lists
        rows = np.flatnonzero(depth == 3)  # noqa: PLR2004 - root, list, row
        edges = [*np.searchsorted(rows, roots).tolist(), rows.size]
        self._add(edges[0])
        for root, start, stop in zip(roots.tolist(), edges[:-1], edges[1:], strict=True):
            self._list_key = self._key(data, int(places[root])) if lists[root] else b""
            self._add(stop - start)

    def _add(self, count: int) -> None:
        if count and self._list_key:
            self.lists[self._list_key] += count

    def _key(self, data: bytes, place: int) -> bytes:
        before = (self._before + data[max(0, place - _KEY_SPAN) : place])[-_KEY_SPAN:]
        match = _KEY_BEFORE.search(before)
        return match[1] if match and match[1] else b"?"


def _per_level(depth: npt.NDArray[np.int32]) -> npt.NDArray[np.int64]:
    return np.bincount(np.clip(depth, 0, _LEVELS), minlength=_LEVELS + 1)


def rows() -> ShapeCounter:
    """Return a counter of record rows in any top-level shape."""
    return ShapeCounter()


def messages() -> ShapeCounter:
    """Return a counter of messages: children of the list ``messages``, never participants or reactions."""
    return ShapeCounter(lambda census: census.lists[b"messages"])


def intervals() -> ShapeCounter:
    """Return a counter of time-spent intervals: objects in the list inside a row's labelled value."""
    return ShapeCounter(lambda census: census.inner(4))


def connections() -> ShapeCounter:
    """Return a counter of flat-era relationship entries: ``{"followers": {"handle": "date"}}``."""
    return ShapeCounter(lambda census: int(census.colons[2]), with_colons=True)


def conversations() -> ShapeCounter:
    """Return a counter of flat-era messages: objects in the one list of objects inside each thread."""
    return ShapeCounter(lambda census: int(census.opened_objects[4]))
