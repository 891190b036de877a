"""Holes: what the record of one platform lacks in two periods, told from days on which nobody was there."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from analyzer.settings import Settings

Flags = npt.NDArray[np.bool_]


def longest(live: Flags) -> int:
    """Return the longest run of false, days, in ``live``, shape (days,)."""
    ends = np.concatenate([[-1], np.flatnonzero(live), [live.size]])
    return int((np.diff(ends) - 1).max())


def lacks(both: tuple[Flags, Flags], outside: tuple[int, int], settings: Settings) -> bool:
    """Return whether one platform's record lacks days in either of two periods (clinical.md 2b).

    ``both`` says on which days of each period the person did anything there; ``outside`` how many of its days
    lie before the first or after the last view of the platform. Some silent days are the habit and none are
    a hole by themselves: at the rate of the other days of both, chance has to make such a silence rarer than
    ``settings.silence_chance``. Then a run of more than ``max_hole`` of the days is a hole, and so are more
    than ``max_edge`` of them outside; beyond ``max_hole`` days outside are one at any rate.
    """
    return any(
        edge > settings.max_hole * live.size
        or (edge > settings.max_edge * live.size and _odd(both, edge, 1, settings))
        or (longest(live) > settings.max_hole * live.size and _odd(both, longest(live), None, settings))
        for live, edge in zip(both, outside, strict=True)
    )


def _odd(both: tuple[Flags, Flags], silent: int, runs: int | None, settings: Settings) -> bool:
    """Return whether chance rarely gives so long a silence in ``runs`` runs (None: one after each day)."""
    active = int(both[0].sum() + both[1].sum())
    rate = min(1.0, active / (both[0].size + both[1].size - silent))
    return (runs or active) * (1 - rate) ** silent < settings.silence_chance
