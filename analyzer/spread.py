"""Resampled concentration: effective numbers and Gini of blocks of views drawn with replacement."""

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
    """Per resample, shape (resamples,): repeat chance, entropy in nats, Gini; nan where undefined."""

    repeat_chance: Floats
    entropy: Floats
    gini: Floats


def cells(block: Ints, creator: Ints, creators: int) -> Cells:
    """Return the filled cells of the block x creator table for rows of shape (n,)."""
    blocks = int(block.max()) + 1 if block.size else 0
    pairs, views = np.unique(block.astype(np.int64) * max(1, creators) + creator, return_counts=True)
    rows, columns = np.divmod(pairs, max(1, creators))
    return Cells(rows, columns, views.astype(np.float64), blocks, creators)


def draw(table: Cells, weights: Floats) -> Draws:
    """Return the measures of each resample; ``weights`` has shape (resamples, blocks)."""
    found = np.array([_measures(_counts(table, row)) for row in weights]).reshape(-1, 3)
    return Draws(found[:, 0], found[:, 1], found[:, 2])


def _counts(table: Cells, row: Floats) -> Ints:
    drawn = np.bincount(table.creator, row[table.block] * table.views, minlength=table.creators)
    return drawn.astype(np.int64)


def _measures(counts: Ints) -> tuple[float, float, float]:
    """Return repeat chance, entropy and Gini from how many creators have how many views, without sorting."""
    creators = np.bincount(counts)
    views = np.flatnonzero(creators[1:]) + 1
    creators = creators[views]
    held = creators * views
    total, several = float(held.sum()), float(creators.sum())
    if total < 2:  # noqa: PLR2004 - a repeat takes two views
        return np.nan, np.nan, np.nan
    repeat = float((held * (views - 1)).sum()) / (total * (total - 1))
    entropy = np.log(total) - float((held * np.log(views)).sum()) / total
    after = np.cumsum(creators)
    ranks = 2 * after - creators - several  # mean of 2i - S - 1 over the creators that share a count
    return repeat, entropy, float((ranks * held).sum()) / (several * total)
