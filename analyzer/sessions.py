"""Sessions: runs of items with no long quiet between them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analyzer.time_spent import Time
from analyzer.views import MISSING, Views

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Sessions:
    """One entry per session, in time order, shape (m,).

    ``first`` row of the timeline; ``items`` rows in it; ``start_ms``/``end_ms`` UTC, the end estimated;
    ``low``,
    ``value``, ``high`` milliseconds; ``day`` local day of its start.
    """

    first: Ints
    items: Ints
    start_ms: Ints
    end_ms: Ints
    low: Floats
    value: Floats
    high: Floats
    day: npt.NDArray[np.int32]

    @property
    def size(self) -> int:
        """Number of sessions."""
        return int(self.first.size)


def find(views: Views, time: Time) -> Sessions:
    """Return the sessions of a timeline."""
    first = np.flatnonzero(time.opens)
    if not first.size:
        none, nothing = np.empty(0, np.int64), np.empty(0)
        return Sessions(none, none, none, none, nothing, nothing, nothing, np.empty(0, np.int32))
    items = np.diff(np.append(first, views.size))
    last = first + items - 1
    low, value, high = (np.add.reduceat(column, first) for column in (time.low, time.value, time.high))
    end = views.ms[last] + time.value[last].astype(np.int64)
    return Sessions(first, items, views.ms[first], end, low, value, high, views.day[first])


def numbers(time: Time) -> Ints:
    """Return the session number of every row, from 0; shape (n,)."""
    return np.cumsum(time.opens) - 1


def top_creators(views: Views, time: Time, count: int) -> npt.NDArray[np.int32]:
    """Return the code of the most seen creator of each of ``count`` sessions, -1 where none is known.

    Of several seen equally often the one with the lowest code is given.
    """
    best = np.full(count, MISSING, np.int32)
    known = views.creator != MISSING
    keys = numbers(time)[known] * len(views.creators) + views.creator[known]
    pairs, seen = np.unique(keys, return_counts=True)
    order = np.argsort(seen, kind="stable")
    session, creator = np.divmod(pairs, max(1, len(views.creators)))
    order = np.lexsort((-creator, seen))
    best[session[order]] = creator[order]
    return best
