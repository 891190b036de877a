"""One creator's part of a record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analyzer.views import Views

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Tie:
    """One creator's rows of a basis.

    ``rows`` of ``basis.watched`` and ``line`` rows of ``basis.line`` (live rooms too), in time order;
    ``present`` per active day whether there was a view, shape (active days,).
    """

    creator: str
    code: int
    rows: Ints
    line: Ints
    present: npt.NDArray[np.bool_]

    @property
    def views(self) -> int:
        """Number of views."""
        return int(self.rows.size)


def by_creator(views: Views) -> Callable[[int], Ints]:
    """Return a function that gives the rows of a creator's code, in time order."""
    order = np.argsort(views.creator, kind="stable")
    ordered = views.creator[order]

    def rows(code: int) -> Ints:
        first, last = np.searchsorted(ordered, [code, code + 1])
        return order[first:last]

    return rows
