"""How evenly counts fall on creators: HHI, Hill numbers, Gini, top shares (SIG03-SIG05, C17)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Counts = npt.NDArray[np.int64] | npt.NDArray[np.float64]


def herfindahl(counts: Counts) -> float:
    """Return the sum of squared shares, 0-1, for counts of shape (creators,) with a positive sum."""
    shares = _shares(counts)
    return float((shares * shares).sum())


def repeat_chance(counts: Counts) -> float:
    """Return the unbiased chance that two different views are of one creator (Simpson 1949; SIG04).

    Sum n(n-1) / (N(N-1)) for counts of shape (creators,); 0 where there are no two views.
    """
    n = np.asarray(counts, np.float64)
    total = n.sum()
    if total < 2:  # noqa: PLR2004 - a repeat takes two views
        return 0.0
    return float((n * (n - 1)).sum() / (total * (total - 1)))


def entropy(counts: Counts) -> float:
    """Return Shannon entropy in nats, for counts of shape (creators,) with a positive sum."""
    shares = _shares(counts)
    shares = shares[shares > 0]
    return float(-(shares * np.log(shares)).sum())


def effective_number(counts: Counts) -> float:
    """Return D1 = exp(entropy): creators, if all were seen equally often (Hill 1973)."""
    return float(np.exp(entropy(counts)))


def gini(counts: Counts) -> float:
    """Return the Gini coefficient over creators with at least one view, 0-1 (SIG05)."""
    x = np.sort(np.asarray(counts, np.float64))
    x = x[x > 0]
    ranks = np.arange(1, x.size + 1)
    return float(((2 * ranks - x.size - 1) * x).sum() / (x.size * x.sum()))


def top_share(counts: Counts, k: int) -> float:
    """Return the share of the ``k`` most seen creators, 0-1."""
    return float(np.sort(np.asarray(counts, np.float64))[::-1][:k].sum() / np.sum(counts))


def _shares(counts: Counts) -> npt.NDArray[np.float64]:
    n = np.asarray(counts, np.float64)
    return np.asarray(n / n.sum(), np.float64)
