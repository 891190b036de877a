"""What ends an item whatever the gaps say: its own length, and the end of a stated interval of use."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


def lengths(seconds: Floats, rows: Ints) -> Floats | None:
    """Return the own length in milliseconds of watched ``rows``, infinite where unknown; None if all are.

    ``seconds`` is ``duration_s`` of the record, shape (events,).
    """
    own = seconds[rows] * 1000
    known = np.isfinite(own) & (own > 0)
    return np.where(known, own, np.inf) if known.any() else None


def ends(ms: Ints, platform: npt.NDArray[Any], spans: dict[int, tuple[Ints, Floats]]) -> Floats | None:
    """Return the milliseconds left to the end of the interval of use that each row lies in.

    ``ms`` and ``platform`` have shape (n,); ``spans`` holds per platform code the starts (ms, sorted) and
    lengths (ms) of its intervals. Infinite outside of any; None where no row lies in one.
    """
    left = np.full(ms.shape, np.inf)
    for code, (starts, length) in spans.items():
        rows = np.flatnonzero(platform == code)
        place = np.searchsorted(starts, ms[rows], side="right") - 1
        rest = np.where(place >= 0, (starts + length)[np.maximum(place, 0)] - ms[rows], -1.0)
        left[rows[rest > 0]] = rest[rest > 0]
    return left if np.isfinite(left).any() else None
