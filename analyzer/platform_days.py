"""Which days could show a creator: those covered by the platforms they were seen on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from analyzer import windows
from analyzer.settings import Settings
from analyzer.tie import Tie
from analyzer.views import Views

Days = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class PlatformDays:
    """The days of one creator's platforms: only there can the creator be missed.

    ``covered`` and ``seen`` are sorted local day numbers: days from first to last view of each platform,
    united, and days with a view on one of them. ``inside`` tells per active day of the whole record whether
    it is covered, shape (active days,).
    """

    covered: Days
    seen: Days
    inside: Flags


def finder(
    watched: Views, active: npt.NDArray[np.int32], settings: Settings
) -> Callable[[Tie], PlatformDays]:
    """Return a function that gives the days of a creator's platforms; each set of platforms is read once."""

    @cache
    def days(platforms: tuple[int, ...]) -> PlatformDays:
        there = np.isin(watched.platform, platforms)
        own = watched.day[there]
        covered = windows.covered(own, watched.platform[there], settings)
        return PlatformDays(covered, np.unique(own), np.isin(active, covered))

    return lambda tie: days(tuple(np.unique(watched.platform[tie.rows]).tolist()))
