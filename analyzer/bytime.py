"""How evenly estimated time falls on creators."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from analyzer import concentration
from analyzer.basis import Basis
from analyzer.bootstrap import Linearised, linearised
from analyzer.views import MISSING

Floats = npt.NDArray[np.float64]


def spent(basis: Basis) -> Floats:
    """Return the middle estimate of time with each creator's views, milliseconds, shape (creators,)."""
    known = basis.watched.creator != MISSING
    time = basis.time.value[basis.line.watched][known]
    return np.bincount(basis.watched.creator[known], time, minlength=basis.counts.size).astype(np.float64)


def effective(basis: Basis) -> Linearised | None:
    """Return D2 by time, 1 / sum of squared shares, with its interval; None without any time.

    A block (``Basis.share_blocks``) with time t_c on creators changes the logarithm by 2 sum(t_c) / T less
    2 sum(t_c T_c) / sum(T_c squared). The interval is of how blocks differ, not of the estimate of time.
    """
    total = spent(basis)
    if not total.any():
        return None
    known = basis.watched.creator != MISSING
    time = basis.time.value[basis.line.watched][known]
    weight = 2 / total.sum() - 2 * total / (total**2).sum()
    parts = np.bincount(
        basis.share_blocks, time * weight[basis.watched.creator[known]], minlength=basis.cells.blocks
    )
    return linearised(1 / concentration.herfindahl(total), parts.astype(np.float64), basis.settings)
