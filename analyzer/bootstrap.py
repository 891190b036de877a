"""Intervals by resampling blocks (sessions, days or weeks) with replacement; vectorised, fixed seed."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

from analyzer.settings import Settings

Floats = npt.NDArray[np.float64]
Range = tuple[float, float]


def weights(blocks: int, settings: Settings) -> Floats:
    """Return how often each block is drawn: shape (settings.bootstrap, blocks), rows sum to blocks."""
    rng = np.random.default_rng(settings.seed)
    out = np.empty((settings.bootstrap, blocks))
    if not blocks:
        return out
    for row in out:
        row[:] = np.bincount(rng.integers(0, blocks, blocks), minlength=blocks)
    return out


def ratio(over: Floats, under: Floats, drawn: Floats, settings: Settings) -> Range | None:
    """Return the interval of sum(over) / sum(under), shape (blocks,) each; ``drawn`` comes from ``weights``.

    None where fewer than two blocks hold anything below the line: one block cannot vary.
    """
    return ratios(over[:, None], under[:, None], drawn, settings)[0]


def ratios(over: Floats, under: Floats, drawn: Floats, settings: Settings) -> list[Range | None]:
    """Return the intervals of many ratios at once; ``over`` and ``under`` have shape (blocks, ratios)."""
    above, below = (np.einsum("bd,kd->bk", drawn, np.ascontiguousarray(part.T)) for part in (over, under))
    enough = np.count_nonzero(under, axis=0) > 1
    spans: list[Range | None] = []
    for column, varies in enumerate(enough.tolist()):
        used = below[:, column] > 0
        spans.append(interval(above[used, column] / below[used, column], settings) if varies else None)
    return spans


def interval(draws: Floats, settings: Settings) -> Range:
    """Return the central ``settings.interval`` share of ``draws``, shape (resamples,)."""
    tail = (1 - settings.interval) / 2
    low, high = np.quantile(draws, [tail, 1 - tail])
    return float(low), float(high)


def centred(draws: Floats, value: float, settings: Settings) -> Range:
    """Return the interval of ``draws`` moved, on the log scale, to lie around ``value``; all positive.

    Resamples repeat blocks and so look more concentrated than the record; moving them back takes that out.
    """
    logs = np.log(draws)
    low, high = interval(logs - np.median(logs), settings)
    return value * float(np.exp(low)), value * float(np.exp(high))


def jackknife(value: float, without: Floats, settings: Settings) -> Range | None:
    """Return the interval of a positive ``value`` from what it is without each block, shape (blocks,).

    The bootstrap's first-order twin (Efron 1982), on the log scale, at no cost. None where a block is all
    there is.
    """
    logs = np.log(without[without > 0])
    if logs.size < max(2, without.size):
        return None
    error = float(np.sqrt((logs.size - 1) / logs.size * ((logs - logs.mean()) ** 2).sum()))
    reach = float(np.exp(NormalDist().inv_cdf((1 + settings.interval) / 2) * error))
    return value / reach, value * reach


@dataclass(frozen=True, slots=True)
class Linearised:
    """A positive value and its interval, None where one block is all there is."""

    value: float
    low: float | None
    high: float | None


def linearised(value: float, parts: Floats, settings: Settings) -> Linearised:
    """Return the interval of a positive ``value`` from each block's part in its logarithm, shape (blocks,).

    A part is what the logarithm would change if the block came once more (infinitesimal jackknife, Efron
    1982); parts need not add up to anything.
    """
    if parts.size < 2:  # noqa: PLR2004 - one block cannot vary
        return Linearised(value, None, None)
    error = float(np.sqrt(((parts - parts.mean()) ** 2).sum() * parts.size / (parts.size - 1)))
    reach = float(np.exp(NormalDist().inv_cdf((1 + settings.interval) / 2) * error))
    return Linearised(value, value / reach, value * reach)


def quantile(values: Floats, q: float, settings: Settings) -> Range | None:
    """Return the interval of the ``q`` quantile of independent ``values``, shape (n,).

    The rank that a resample's quantile has in the record follows a beta law (order statistics of uniforms),
    so ranks are drawn instead of values: exact, and as fast for a million values as for ten.
    """
    n = values.size
    if n < 2:  # noqa: PLR2004 - one value cannot vary
        return None
    rank = min(max(int(np.ceil(q * n)), 1), n)
    drawn = np.random.default_rng(settings.seed).beta(rank, n - rank + 1, settings.bootstrap)
    places = np.minimum((drawn * n).astype(np.int64), n - 1)
    return interval(np.sort(values)[places], settings)
