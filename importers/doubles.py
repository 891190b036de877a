"""Doubles: the same platform, kind, item (or, without item, creator) and second (design 3.1, reading 2)."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

_IDENTITY = ("platform", "kind", "item", "creator")
_UNDATED = np.iinfo(np.int64).min


def later_copies(table: pa.Table, source: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
    """Return a mask, true for each row that repeats an earlier one; shape (rows,).

    ``table`` has ``importers.events.SCHEMA``; row order is reading order, so the first sighting stays.
    ``source`` numbers where a row was read (a member, or an import), same length. Rows with neither item nor
    creator (a removed video) are doubles only of rows of *another* source, one for one: two removed videos
    in the same second of one file are two views.
    """
    seconds = _seconds(table)
    candidates = np.flatnonzero(_shared(seconds))
    copies = np.zeros(len(seconds), dtype=bool)
    if not candidates.size:
        return copies
    subset = table.select(_IDENTITY).take(pa.array(candidates)).unify_dictionaries()
    columns = [_plainly(subset.column(name)) for name in _IDENTITY]
    seen: set[tuple[Any, ...]] = set()
    nameless: dict[tuple[Any, ...], Counter[Any]] = {}
    for row, platform, kind, item, creator in zip(candidates.tolist(), *columns, strict=True):
        what = item if item is not None else creator
        key = (platform, kind, what, seconds[row])
        if what is not None:
            copies[row] = key in seen
            seen.add(key)
        else:
            copies[row] = _nameless_copy(nameless.setdefault(key, Counter()), source[row])
    return copies


def _plainly(column: pa.ChunkedArray) -> list[Any]:
    """Return values to compare: texts, or the codes of a dictionary, which are faster to take out."""
    if not pa.types.is_dictionary(column.type):
        return list(column.to_pylist())
    return list(column.combine_chunks().indices.to_pylist())


def _nameless_copy(sightings: Counter[Any], source: Any) -> bool:
    """Count one more sighting in ``source``; a copy as long as another source has shown as many."""
    sightings[source] += 1
    return any(count >= sightings[source] for other, count in sightings.items() if other != source)


def _seconds(table: pa.Table) -> npt.NDArray[np.int64]:
    stamps = table.column("occurred_at").cast(pa.int64()).to_numpy()
    if stamps.dtype != np.int64:  # missing dates come as float NaN
        missing = np.isnan(stamps)
        whole = np.where(missing, 0, stamps).astype(np.int64) // 1000
        return np.where(missing, _UNDATED, whole)
    whole_seconds: npt.NDArray[np.int64] = stamps // 1000
    return whole_seconds


def _shared(seconds: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Mask of rows whose second occurs more than once."""
    order = np.argsort(seconds, kind="stable")
    ordered = seconds[order]
    same = ordered[1:] == ordered[:-1]
    mask = np.zeros(len(seconds), dtype=bool)
    mask[order[1:][same]] = True
    mask[order[:-1][same]] = True
    return mask
