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
Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Weeks:
    """Weeks (Monday first) with enough views with a creator.

    ``rows`` marks the views of the record that stand beside each other: named ones of the platforms that are
    held beside each other, on the days all of them cover. ``numbers`` of the weeks in order, and the marked
    views in each (``known``), shape (weeks,). ``left_out`` says that a platform's record was too short.
    """

    rows: Flags
    numbers: Ints
    known: Floats
    left_out: bool

    def count(self, days: npt.NDArray[np.int32]) -> Floats:
        """Return how many of ``days``, those of marked views, lie in each week, shape (weeks,)."""
        weeks = windows.week_numbers(days)
        places = np.searchsorted(self.numbers, weeks[np.isin(weeks, self.numbers)])
        return np.bincount(places, minlength=self.numbers.size).astype(np.float64)


def find(basis: Basis) -> Weeks:
    """Return the weeks with ``min_week_views`` on the days that every platform covers.

    A platform counts where any of its views has a creator, and covers the days from the first to the last of
    its views: before and after these its creators could not come up, and all other shares would look larger.
    Where too few weeks are common to all, the platform with the shortest record is left out with its views,
    until there are enough; with one platform there is nothing left to leave out. Views without a creator are
    in no share.
    """
    spans = _spans(basis)
    found = _common(basis, spans, left_out=False)
    while len(spans) > 1 and found.numbers.size < least(basis):
        spans.pop(min(spans, key=lambda code: spans[code][1] - spans[code][0]))
        found = _common(basis, spans, left_out=True)
    return found


def least(basis: Basis) -> int:
    """Return the fewest weeks that tell a trend."""
    return max(FEWEST, basis.settings.min_trend_weeks)


def reasons(basis: Basis, weeks: Weeks) -> tuple[Caveat, ...]:
    """Return why no trend can be told from ``weeks``; empty where it can."""
    return () if weeks.numbers.size >= least(basis) else (Caveat.TOO_FEW_WEEKS,)


def _spans(basis: Basis) -> dict[int, tuple[int, int]]:
    """Return platform code → first and last day of its views, for platforms with a named view."""
    days, platforms = basis.watched.day, basis.watched.platform
    named = np.unique(platforms[basis.watched.creator != MISSING]).tolist()
    return {code: (int(own.min()), int(own.max())) for code in named for own in (days[platforms == code],)}


def _common(basis: Basis, spans: dict[int, tuple[int, int]], *, left_out: bool) -> Weeks:
    watched = basis.watched
    first = max((one for one, _ in spans.values()), default=0)
    last = min((one for _, one in spans.values()), default=-1)
    rows = (watched.creator != MISSING) & (watched.day >= first) & (watched.day <= last)
    rows &= np.isin(watched.platform, list(spans))
    weeks = windows.week_numbers(watched.day[rows])
    start = int(weeks.min()) if weeks.size else 0
    views = np.bincount(weeks - start)
    enough = np.flatnonzero(views >= basis.settings.min_week_views)
    return Weeks(rows, enough + start, views[enough].astype(np.float64), left_out)
