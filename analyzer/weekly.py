"""Weeks whose shares of creators may be held beside each other: the two-period rule's "same platforms"."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analyzer import windows
from analyzer.basis import Basis
from analyzer.signal import Caveat
from analyzer.views import MISSING

FEWEST = 3
"""Weeks that a slope with an interval takes, whatever the settings ask for."""
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Days = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Weeks:
    """Weeks (Monday first) from day number ``first`` to ``last`` with enough views with a creator.

    ``numbers`` of these weeks in order and the views with a creator in each (``known``), shape (weeks,).
    """

    first: int
    last: int
    numbers: npt.NDArray[np.int64]
    known: Floats

    def inside(self, days: Days) -> Flags:
        """Mask of day numbers from ``first`` to ``last``."""
        return (days >= self.first) & (days <= self.last)

    def count(self, days: Days) -> Floats:
        """Return how many of ``days`` between ``first`` and ``last`` lie in each week, shape (weeks,)."""
        weeks = windows.week_numbers(days[self.inside(days)])
        places = np.searchsorted(self.numbers, weeks[np.isin(weeks, self.numbers)])
        return np.bincount(places, minlength=self.numbers.size).astype(np.float64)


def find(basis: Basis) -> Weeks:
    """Return the weeks with ``min_week_views`` on the days that every platform covers.

    A platform counts where any of its views has a creator, and covers the days from the first to the last of
    its views: before and after these its creators could not come up, and all other shares would look larger.
    Views without a creator are in no share.
    """
    days, platforms = basis.watched.day, basis.watched.platform
    named = np.unique(platforms[basis.watched.creator != MISSING])
    spans = [(own.min(), own.max()) for code in named for own in (days[platforms == code],)]
    first, last = max((one for one, _ in spans), default=0), min((one for _, one in spans), default=-1)
    return _within(basis, first, last)


def reasons(basis: Basis, weeks: Weeks) -> tuple[Caveat, ...]:
    """Return why no trend can be told from ``weeks``, empty where it can: too few, or too few in common."""
    least = max(FEWEST, basis.settings.min_trend_weeks)
    if weeks.numbers.size >= least:
        return ()
    days = basis.watched.day
    apart = _within(basis, days.min(), days.max()).numbers.size >= least
    return (Caveat.PERIODS_DIFFER_IN_PLATFORMS if apart else Caveat.TOO_FEW_WEEKS,)


def _within(basis: Basis, first: int, last: int) -> Weeks:
    days = basis.watched.day[basis.watched.creator != MISSING]
    weeks = windows.week_numbers(days[(days >= first) & (days <= last)])
    start = int(weeks.min()) if weeks.size else 0
    views = np.bincount(weeks - start)
    enough = np.flatnonzero(views >= basis.settings.min_week_views)
    return Weeks(int(first), int(last), enough + start, views[enough].astype(np.float64))
