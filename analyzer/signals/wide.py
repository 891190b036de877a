"""SIG30: wide and light."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from analyzer import concentration, gates
from analyzer.basis import Basis
from analyzer.signal import Caveat, Signal, Spec
from analyzer.signals.acts import OUTWARD, on_viewed_days
from analyzer.windows import DAYS_PER_WEEK

WIDE = Spec("SIG30", "seen_once", "share")


def seen_once(basis: Basis) -> Iterator[Signal]:
    """SIG30: creators seen once / creators seen (share, 0-1).

    Parts: d2 (unbiased effective number, None without repeats), creators, new_per_week (creators first seen
    after the first quarter of the covered days, per week), acts_per_100 (outward acts on days that the views
    of their platform cover, per 100 views of the platforms with such acts; None without). Missing: views
    without a creator are left out. Gate as SIG04. Mostly a fact about feeds.
    """
    if reasons := gates.for_shares(basis):
        yield Signal.not_measurable(WIDE, *reasons, used=basis.known, of=basis.of)
        return
    counts = basis.counts[basis.ranked]
    chance = concentration.repeat_chance(counts)
    parts = {
        "d2": 1 / chance if chance else None,
        "creators": int(counts.size),
        "new_per_week": _new_per_week(basis),
        "acts_per_100": _acts_per_100(basis),
    }
    caveats = (*gates.beside_shares(basis), Caveat.CAUSE_UNKNOWN)
    value = float(np.mean(counts == 1))
    yield WIDE.signal(value, (None, None), basis.known, basis.of, None, caveats, parts)


def _acts_per_100(basis: Basis) -> float | None:
    acts = basis.acts.only(basis.acts.of(*OUTWARD))
    acts = acts.only(on_viewed_days(basis, acts))
    views = int(np.count_nonzero(np.isin(basis.watched.platform, acts.platform)))
    return acts.size / views * 100 if views else None


def _new_per_week(basis: Basis) -> float:
    """Return creators first seen after the first quarter of the covered days, per week of the rest."""
    start = basis.covered[basis.covered.size // 4]
    rest = basis.covered[basis.covered >= start].size
    known = np.flatnonzero(basis.watched.creator >= 0)
    first = np.unique(basis.watched.creator[known], return_index=True)[1]
    new = np.count_nonzero(basis.watched.day[known[first]] >= start)
    return float(int(new) / int(rest) * DAYS_PER_WEEK)
