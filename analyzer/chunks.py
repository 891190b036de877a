"""Long columns piece by piece, so that the steps between stay in the processor's cache."""

from __future__ import annotations

from collections.abc import Iterator

ROWS = 1 << 16
"""Rows of a piece: half a megabyte of numbers."""


def slices(size: int) -> Iterator[slice]:
    """Yield the pieces of a column of ``size`` rows, in order."""
    for start in range(0, size, ROWS):
        yield slice(start, min(start + ROWS, size))
