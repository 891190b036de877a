"""How evenly counts fall on creators: HHI, Hill numbers, Gini, top shares (SIG03-SIG05, C17)."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

Counts = npt.NDArray[np.int64] | npt.NDArray[np.float64]


def herfindahl(counts: Counts) -> float:
    """Return the sum of squared shares, 0-1, for counts of shape (creators,) with a positive sum."""
    shares = _shares(counts)
    return float((shares * shares).sum())


def repeat_chance(counts: Counts) -> float:
    """Return the unbiased chance that two different views are of one creator (Simpson 1949; SIG04).

    Sum n(n-1) / (N(N-1)) for counts of shape (creators,); needs N of at least 2.
    """
    n = np.asarray(counts, np.float64)
    total = n.sum()
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


def rarefied(counts: Counts, size: int, rng: np.random.Generator, draws: int = 200) -> float:
    """Return D1 as it would be with about ``size`` views: the mean of ``draws`` thinned samples (Chao 2014).

    Each view is kept with chance size / N. Creators with equally many views are thinned together, so the cost
    does not grow with how many creators were seen once.
    """
    n = np.asarray(counts, np.int64)
    n = n[n > 0]
    keep = size / n.sum()
    if keep >= 1:
        return effective_number(n)
    total, weighted = np.zeros(draws), np.zeros(draws)
    for views, creators in zip(*np.unique(n, return_counts=True), strict=True):
        kept = (
            rng.binomial(int(views), keep, (draws, int(creators))) if creators <= FEW or views > FEW else None
        )
        if kept is None:
            drawn = rng.multinomial(int(creators), _binomial(int(views), keep), draws)
            outcomes = np.arange(int(views) + 1)
            total += (drawn * outcomes).sum(1)
            weighted += (drawn * _n_log_n(outcomes)).sum(1)
        else:
            total += kept.sum(1)
            weighted += _n_log_n(kept).sum(1)
    some = total > 0
    return float(np.exp(np.log(total[some]) - weighted[some] / total[some]).mean()) if some.any() else np.nan


FEW = 50


def _binomial(n: int, p: float) -> npt.NDArray[np.float64]:
    """Return the chances of 0..n successes."""
    chances = np.array([math.comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(n + 1)])
    return np.asarray(chances / chances.sum(), np.float64)


def _n_log_n(n: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    return np.asarray(n * np.log(np.maximum(n, 1)), np.float64)
