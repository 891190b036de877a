"""SIG15: how much of a creator was seen before."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from analyzer import bootstrap, ties
from analyzer.basis import Basis
from analyzer.signal import Caveat, Signal, Spec
from analyzer.tie import Tie

REWATCH = Spec("SIG15", "rewatched", "share")
LATER_MS = 12 * 3_600_000


def rewatched(basis: Basis) -> Iterator[Signal]:
    """SIG15, per creator: views of an item first seen over 12 hours earlier / views with an item id (share).

    Missing: views without an item id are left out. Gate: 50 views with one. Interval: days resampled.
    """
    items = basis.record.events["item"]

    def measure(tie: Tie) -> Signal:
        codes, _ = pd.factorize(items.take(basis.watched.row[tie.rows]))
        rows = tie.rows[codes >= 0]
        codes = codes[codes >= 0]
        if rows.size < basis.settings.min_item_views:
            reason = Caveat.TOO_FEW_ITEMS
            return Signal.not_measurable(REWATCH, reason, used=rows.size, of=tie.views, subject=tie.creator)
        ms = basis.watched.ms[rows]
        first = np.unique(codes, return_index=True)[1]
        again = ms - ms[first][codes] > LATER_MS
        place, days = basis.day_place[rows], basis.active.size
        over = np.bincount(place, again, minlength=days).astype(np.float64)
        under = np.bincount(place, minlength=days).astype(np.float64)
        span = bootstrap.ratio(over, under, basis.day_weights, basis.settings) or (None, None)
        parts = {"again": int(again.sum()), "items": int(first.size)}
        caveats = (Caveat.REPEATS_MAY_BE_RESUMED,)
        return REWATCH.signal(
            float(again.mean()), span, int(rows.size), tie.views, tie.creator, caveats, parts
        )

    yield from ties.each(basis, REWATCH, (), measure)
