"""D1 as it would be had fewer views been looked at, exactly: counts of different sizes become comparable."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from analyzer.bootstrap import Linearised, linearised
from analyzer.settings import Settings
from analyzer.spread import Cells

Counts = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
_REACH = 12.0
"""Standard deviations around the mean beyond which nothing is summed."""


def d1(counts: Counts, size: int) -> float:
    """Return exp of the mean entropy of ``size`` views drawn without replacement from all that were seen.

    ``counts`` views per creator, shape (creators,); with fewer views than ``size`` all are taken. Had
    the person drawn each view by itself, this is the same in the mean whatever N is, while D1 of all grows
    with it (Hurlbert 1971; Chao 2014).
    """
    return float(np.exp(_entropy(counts, size)))


def interval(cells: Cells, size: int, settings: Settings) -> Linearised:
    """Return ``d1`` with its interval by how blocks differ (linearised: the infinitesimal jackknife).

    Each block's part is what the entropy would change if its views came once more (Efron 1982).
    """
    counts = np.bincount(cells.creator, cells.views, minlength=cells.creators).astype(np.int64)
    value = d1(counts, size)
    total = int(counts.sum())
    size = min(size, total)
    kinds, place = np.unique(counts, return_inverse=True)
    here, below, wider = (
        _mean_n_log_n(numbers, whole, size)[place]
        for numbers, whole in ((kinds, total), (kinds - 1, total), (kinds, total + 1))
    )
    by_view = -(here - below) / size
    by_total = -float((wider - here).sum()) / size
    part = np.bincount(cells.block, cells.views * (by_view[cells.creator] + by_total), minlength=cells.blocks)
    return linearised(value, np.asarray(part, np.float64), settings)


def _entropy(counts: Counts, size: int) -> float:
    n = np.asarray(counts, np.int64)
    size = min(size, int(n.sum()))
    kinds, creators = np.unique(n[n > 0], return_counts=True)
    means = _mean_n_log_n(kinds, int(n.sum()), size)
    return float(np.log(size) - (means * creators).sum() / size)


def _mean_n_log_n(numbers: Counts, total: int, size: int) -> Floats:
    """Return the mean of k log k for each number of views, k of them among ``size`` drawn from ``total``."""
    return np.array([_mean_of(number, total, size) for number in numbers.tolist()])


def _mean_of(number: int, total: int, size: int) -> float:
    """Return the mean of k log k where k is hypergeometric: chances by their ratios, from one end on."""
    mean = number * size / total
    far = _REACH * np.sqrt(mean + 1) + _REACH
    first = max(0, number + size - total, int(mean - far))
    last = min(number, size, int(mean + far))
    k = np.arange(first, last, dtype=np.float64)
    ratios = (number - k) * (size - k) / ((k + 1) * (total - number - size + k + 1))
    chances = np.concatenate([[0.0], np.cumsum(np.log(ratios))])
    chances = np.exp(chances - chances.max())
    drawn = np.arange(first, last + 1, dtype=np.float64)
    return float((chances * drawn * np.log(np.maximum(drawn, 1))).sum() / chances.sum())
