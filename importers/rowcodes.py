"""Columns of the event table as whole numbers, so that rows can be compared without a loop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Ints: TypeAlias = npt.NDArray[np.int64]
Mask: TypeAlias = npt.NDArray[np.bool_]

UNDATED = -1
"""The stamp of a row without a date: no event is from before 1970."""
_WIDEST = 2**62


@dataclass(frozen=True, slots=True)
class Rows:
    """Some rows of an event table; each field has shape (rows,), -1 where the row does not say.

    ``label`` is what a row is told by (kind, second, and item or creator); ``kind`` stands for platform and
    kind; ``second`` and ``stamp`` are UTC seconds and milliseconds; ``creator`` is the place of the creator
    by name; ``lists`` numbers what the row's file lists; ``coarse`` rows know the minute only, ``loose``
    ones are follows whose second is not known.
    """

    label: Ints
    kind: Ints
    second: Ints
    stamp: Ints
    item: Ints
    creator: Ints
    source: Ints
    lists: Ints
    coarse: Mask
    follow: Mask
    loose: Mask

    def __getitem__(self, chosen: Mask) -> Rows:
        """Return the rows of ``chosen``."""
        return Rows(*(getattr(self, name)[chosen] for name in self.__slots__))


def codes(*columns: npt.NDArray[Any]) -> Ints:
    """Return one number from 0 per combination of values, below five times their number or 1000.

    The columns have the same length and hold whole numbers.
    """
    joined, width = np.zeros(len(columns[0]), np.int64), 1
    for column in columns:
        low, high = int(column.min(initial=0)), int(column.max(initial=0))
        if width * (high - low + 1) > _WIDEST:
            joined = _dense(joined)
            width = int(joined.max(initial=0)) + 1
        joined = joined * (high - low + 1) + (column - low)
        width *= high - low + 1
    return joined if width <= 4 * len(joined) + 1000 else _dense(joined)


def stamps(table: pa.Table) -> Ints:
    """Return UTC milliseconds per row, ``UNDATED`` where there is no date."""
    column = table.column("occurred_at").cast(pa.int64())
    filled: Ints = (pc.fill_null(column, UNDATED) if column.null_count else column).to_numpy()
    return filled


def text_codes(column: pa.ChunkedArray) -> Ints:
    """Return a number per text, -1 where there is none; of a dictionary column in the order of the texts."""
    joined = column.unify_dictionaries().combine_chunks()
    if not pa.types.is_dictionary(joined.type):
        joined = joined.dictionary_encode()
        return _indices(joined)
    order = pc.array_sort_indices(joined.dictionary).to_numpy()
    place = np.full(len(order) + 1, -1, np.int64)
    place[order] = np.arange(len(order))
    return place[_indices(joined)]


def valid(table: pa.Table, name: str) -> Mask:
    """Mask of rows that have a value in a column."""
    mask: Mask = pc.is_valid(table.column(name)).to_numpy()
    return mask


def one_of(column: pa.ChunkedArray, texts: frozenset[str]) -> Mask:
    """Mask of rows of a dictionary column with one of ``texts``."""
    joined = column.unify_dictionaries().combine_chunks()
    among = [text in texts for text in joined.dictionary.to_pylist()]
    return np.array([*among, False])[_indices(joined)]


def _indices(encoded: pa.DictionaryArray) -> Ints:
    found: Ints = pc.fill_null(encoded.indices, -1).to_numpy(zero_copy_only=False).astype(np.int64)
    return found


def _dense(values: npt.NDArray[Any]) -> Ints:
    return _indices(pa.array(values).dictionary_encode())
