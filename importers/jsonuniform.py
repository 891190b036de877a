"""Blocks whose rows differ in nothing but digits: one date and one link, tens of thousands of times."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

_PAIR = rb'"(?P<key>[^"\\]*)"\s*:\s*"(?P<value>[^"\\]*)"'
_PLAIN_PAIR = rb'"[^"\\]*"\s*:\s*"[^"\\]*"'
_ROW = re.compile(rb"\{\s*(?:" + _PLAIN_PAIR + rb"\s*,\s*)*" + _PLAIN_PAIR + rb"\s*\}")
_PAIRS = re.compile(_PAIR)
_GAP = re.compile(rb"\s*,\s*(?=\{)")
_DIGIT = re.compile(rb"\d")
_ZERO = ord("0")
_WIDEST = 4096
_FEWEST = 8
_STRIDE = 1 << 18

Bytes = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class _Shape:
    """One row with its gap: ``tile`` repeats it with digits as 0, ``slack`` is 9 there and 0 elsewhere."""

    row: bytes
    columns: dict[str, tuple[int, int]]
    tile: Bytes
    slack: Bytes


class UniformReader:
    """Reads lists of flat rows, all of the same bytes once digits are taken as one.

    What is true of the first row's shape is then true of all, and a column is a slice. ``name`` maps a key to
    the wanted column or None.
    """

    def __init__(self, name: Callable[[str], str | None]) -> None:
        """Read the columns that ``name`` wants."""
        self._name = name
        self._shape: _Shape | None = None

    def read(self, block: bytes) -> tuple[int, dict[str, Any]] | None:
        """Return the rows' number and wanted columns as Arrow text; None for any other list."""
        first = _ROW.match(block, 1, 1 + _WIDEST)
        gap = _GAP.match(block, first.end(), first.end() + _WIDEST) if first else None
        if first is None or gap is None:
            return None
        width, rest = gap.end() - 1, len(block) - 2 + gap.end() - gap.start()
        count = rest // width
        if rest % width or count < _FEWEST:
            return None
        shape = self._shape_of(block[1 : gap.end()])
        if shape is None or not _fits(np.frombuffer(block, np.uint8)[1:-1], shape):
            return None
        return count, {name: _column(block, span, width, count) for name, span in shape.columns.items()}

    def _shape_of(self, row: bytes) -> _Shape | None:
        plain = _DIGIT.sub(b"0", row)
        if self._shape is None or self._shape.row != plain:
            self._shape = self._new_shape(plain)
        return self._shape

    def _new_shape(self, row: bytes) -> _Shape | None:
        columns: dict[str, tuple[int, int]] = {}
        for pair in _PAIRS.finditer(row):
            if not row.isascii() or _DIGIT.search(pair["key"]):
                return None
            column = self._name(pair["key"].decode())
            if column in columns:
                return None
            if column is not None:
                columns[column] = pair.span("value")
        tile = np.frombuffer(row * (1 + _STRIDE // len(row)), np.uint8)
        return _Shape(row, columns, tile, np.where(tile == _ZERO, 9, 0).astype(np.uint8))


def _fits(rows: Bytes, shape: _Shape) -> bool:
    """Whether ``rows`` repeats the shape: equal bytes, and any digit where it has one."""
    step = len(shape.tile)
    for start in range(0, len(rows), step):
        part = rows[start : start + step]
        if ((part ^ shape.tile[: len(part)]) > shape.slack[: len(part)]).any():
            return False
    return True


def _column(block: bytes, span: tuple[int, int], width: int, count: int) -> Any:
    """Return the bytes of ``span`` of each row as Arrow text."""
    size = span[1] - span[0]
    if not size:
        return [""] * count
    cells = np.lib.stride_tricks.as_strided(
        np.frombuffer(block, np.uint8)[1 + span[0] :], (count, size), (width, 1), writeable=False
    )
    ends = np.arange(0, size * count + 1, size, dtype=np.int32)
    buffers = [None, pa.py_buffer(ends), pa.py_buffer(np.ascontiguousarray(cells))]
    return pa.Array.from_buffers(pa.string(), count, buffers)
