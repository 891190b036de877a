"""Resampled concentration: repeat chance and Gini of blocks of views drawn with replacement."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """Views per (block, creator) pair: three arrays of one shape, and how many of each there are."""

    block: Ints
    creator: Ints
    views: Floats
    blocks: int
    creators: int


@dataclass(frozen=True, slots=True, eq=False)
class Draws:
    """Per resample, shape (resamples,): repeat chance and Gini; nan where undefined."""

    repeat_chance: Floats
    gini: Floats


def cells(block: Ints, creator: Ints, creators: int) -> Cells:
    """Return the filled cells of the block x creator table for rows of shape (n,); creators never seen go."""
    blocks = int(block.max()) + 1 if block.size else 0
    pairs, views = np.unique(block.astype(np.int64) * max(1, creators) + creator, return_counts=True)
    rows, columns = np.divmod(pairs, max(1, creators))
    seen, places = np.unique(columns, return_inverse=True)
    return Cells(rows, places, views.astype(np.float64), blocks, int(seen.size))


def draw(table: Cells, weights: Floats) -> Draws:
    """Return the measures of each resample; ``weights`` has shape (resamples, blocks)."""
    found = np.array([_measures(_counts(table, row)) for row in weights]).reshape(-1, 2)
    return Draws(found[:, 0], found[:, 1])


def without_each(table: Cells) -> Floats:
    """Return the repeat chance with one block left out, for each block, shape (blocks,); nan where undefined.

    The squares of the counts without a block follow from one pass over the cells: (n - m)^2 = n^2 - 2nm +
    m^2.
    """
    counts = np.bincount(table.creator, table.views, minlength=table.creators)
    change = table.views * (table.views - 2 * counts[table.creator])
    squares = (counts * counts).sum() + np.bincount(table.block, change, minlength=table.blocks)
    total = counts.sum() - np.bincount(table.block, table.views, minlength=table.blocks)
    pairs = total * (total - 1)
    undefined = np.full(table.blocks, np.nan)
    return np.asarray(np.divide(squares - total, pairs, out=undefined, where=pairs > 0), np.float64)


def _counts(table: Cells, row: Floats) -> Floats:
    drawn = np.bincount(table.creator, row[table.block] * table.views, minlength=table.creators)
    return np.asarray(drawn, np.float64)


def _measures(counts: Floats) -> tuple[float, float]:
    """Return repeat chance and Gini of one resample's counts, shape (creators,)."""
    n = counts[counts > 0]
    total = float(n.sum())
    if total < 2:  # noqa: PLR2004 - a repeat takes two views
        return np.nan, np.nan
    n.sort()
    repeat = (float((n * n).sum()) - total) / (total * (total - 1))  # not a dot product: threads cost more
    ranks = 2.0 * np.arange(1, n.size + 1) - n.size - 1
    return repeat, float((ranks * n).sum()) / (n.size * total)
