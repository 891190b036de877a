"""How long one item keeps a person, learned from the person's own gaps, per platform and surface (SIG02)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analyzer import chunks, mixture
from analyzer.mixture import Bell
from analyzer.settings import Settings
from analyzer.views import Views
from importers.events import Platform, Surface

Floats = npt.NDArray[np.float64]
Three = tuple[float, float, float]
Flags = npt.NDArray[np.bool_]
SECOND, MINUTE_MS, HOUR_MS = 1000.0, 60_000.0, 3_600_000.0
SHORT, LONG, LIVE = range(3)
DWELLING, BREAK = True, False
_ENOUGH = 10
_ENOUGH_BREAKS = 50

_SKIP = Bell(DWELLING, (2 * SECOND, 90 * SECOND), (0.5, 1.3), 1.0, 0.25)
BELLS = {
    SHORT: (
        Bell(DWELLING, (SECOND, 5 * MINUTE_MS), (0.5, 1.5), 1.0, 0.8),
        Bell(BREAK, (90 * SECOND, 25 * MINUTE_MS), (0.5, 1.1), 0.9, 0.1),
        Bell(BREAK, (25 * MINUTE_MS, 30 * HOUR_MS), (0.4, 1.6), 1.2, 0.1),
    ),
    LONG: (
        _SKIP,
        Bell(DWELLING, (90 * SECOND, 100 * MINUTE_MS), (0.3, 1.1), 0.8, 0.5),
        Bell(BREAK, (30 * MINUTE_MS, 30 * HOUR_MS), (0.3, 1.6), 1.2, 0.25),
    ),
    LIVE: (
        _SKIP,
        Bell(DWELLING, (3 * MINUTE_MS, 120 * MINUTE_MS), (0.3, 1.1), 0.8, 0.5),
        Bell(BREAK, (45 * MINUTE_MS, 30 * HOUR_MS), (0.3, 1.6), 1.2, 0.25),
    ),
}
"""Dwelling (skipped, stayed with), pauses and sittings for each class of item: bounds, not findings."""


@dataclass(frozen=True, slots=True)
class Habit:
    """What one platform and surface showed, in milliseconds, each as (low, middle, high).

    ``cap`` the longest gap that counts as time on the item; ``last`` what the last item before a break gets;
    ``long`` whether items are long and play once (short ones play again by themselves).
    """

    platform: str
    surface: str
    items: int
    cap: Three
    last: Three
    long: bool


@dataclass(frozen=True, slots=True, eq=False)
class Dwell:
    """Habits, and for each row of the timeline the number of its habit, shape (n,)."""

    habits: tuple[Habit, ...]
    number: npt.NDArray[np.int8]

    def caps(self, rows: slice) -> Floats:
        """Return low, middle and high caps of some rows, milliseconds, shape (3, rows)."""
        return self._of(rows, [habit.cap for habit in self.habits])

    def lasts(self, rows: slice) -> Floats:
        """Return what a last item gets, low, middle and high, milliseconds, shape (3, rows)."""
        return self._of(rows, [habit.last for habit in self.habits])

    def long(self, rows: slice) -> Flags:
        """Mask of some rows: whose items are long."""
        return np.array([habit.long for habit in self.habits])[self.number[rows]]

    def _of(self, rows: slice, values: list[Three]) -> Floats:
        table = np.array(values, np.float64).T
        return table if len(values) == 1 else table[:, self.number[rows]]


def learn(views: Views, gaps: Floats, settings: Settings) -> Dwell:
    """Return the person's habits from ``gaps`` (ms to the next item on any platform; inf after the last).

    Where short items are many, the breaks between sittings that they show also serve for long items, whose
    own gaps cannot tell an hour of watching from an hour away.
    """
    keys, number = _groups(views)
    places = [divmod(key, max(1, len(views.surfaces))) for key in keys.tolist()]
    names = [(views.platforms[platform], views.surfaces[surface]) for platform, surface in places]
    kinds = [_OF_SURFACE.get(surface, _of_platform(platform)) for platform, surface in names]
    own = [_finite(gaps, number, place, len(names)) for place in range(len(names))]
    short = [one for one, kind in zip(own, kinds, strict=True) if kind == SHORT]
    sitting = _sitting(np.concatenate(short), settings) if short else None
    habits = (
        _habit(*name, kind, one, sitting, settings) for name, kind, one in zip(names, kinds, own, strict=True)
    )
    return Dwell(tuple(habits), number)


def _groups(views: Views) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int8]]:
    """Return the pairs of platform and surface that occur, as one key each, and each row's place in them."""
    wide = max(1, len(views.surfaces))
    counts = np.zeros(wide * max(1, len(views.platforms)), np.int64)
    number = np.empty(views.size, np.int8)
    for rows in chunks.slices(views.size):
        counts += np.bincount(_keys(views, rows, wide), minlength=counts.size)
    keys = np.flatnonzero(counts)
    place = np.searchsorted(keys, np.arange(counts.size)).astype(np.int8)
    for rows in chunks.slices(views.size):
        number[rows] = place[_keys(views, rows, wide)]
    return keys, number


def _keys(views: Views, rows: slice, wide: int) -> npt.NDArray[np.int64]:
    return views.platform[rows].astype(np.int64) * wide + views.surface[rows]


def _finite(gaps: Floats, number: npt.NDArray[np.int8], place: int, habits: int) -> Floats:
    """Return the gaps of one habit; only the last of all has none to the next item."""
    return gaps[:-1] if habits == 1 else gaps[:-1][number[:-1] == place]


def _of_platform(platform: str) -> int:
    """Return LONG for YouTube and SHORT for others; what a surface says goes before it."""
    return LONG if platform == Platform.YOUTUBE else SHORT


_OF_SURFACE = {str(Surface.LIVE): LIVE, str(Surface.SHORT): SHORT, str(Surface.STORY): SHORT}


def _sitting(gaps: Floats, settings: Settings) -> Floats | None:
    """Return the shape of the breaks between sittings as short items show it; None where they are too few."""
    if np.count_nonzero(gaps > settings.session_gap_minutes * MINUTE_MS) < _ENOUGH_BREAKS:
        return None
    return mixture.fit(mixture.histogram(gaps), BELLS[SHORT], _starts(gaps, SHORT, settings)).sitting


def _habit(
    platform: str, surface: str, kind: int, gaps: Floats, sitting: Floats | None, settings: Settings
) -> Habit:
    starts = _starts(gaps, kind, settings)
    known = None if kind == SHORT else sitting
    found = mixture.fit(mixture.histogram(gaps), BELLS[kind], starts, known)
    odds = settings.break_odds
    cap = (found.longest(odds), found.longest(1.0), found.longest(1 / odds))
    lasts = _lasts(gaps, cap[1], starts, kind, settings)
    return Habit(platform, surface, int(gaps.size), cap, lasts, kind != SHORT)


def _lasts(gaps: Floats, cap: float, starts: tuple[float, ...], kind: int, settings: Settings) -> Three:
    """Return what a last item gets: between the mean item and the item that a random moment falls in.

    Items are the gaps up to ``cap``. A sitting that ends by the clock ends inside a long item more often than
    inside a short one. One item of the start value is added, so that there is always something to average.
    """
    start = starts[0] if kind == SHORT else starts[1]
    count, total, squares = 1, start, start**2
    for rows in chunks.slices(gaps.size):
        inside = gaps[rows][gaps[rows] <= cap]
        count, total = count + inside.size, total + float(inside.sum())
        squares += float((inside * inside).sum())
    mean, met = total / count, squares / total
    return settings.last_item_low * mean, (mean + met) / 2, settings.last_item_high * met


def _starts(gaps: Floats, kind: int, settings: Settings) -> tuple[float, ...]:
    """Return first guesses (ms) for the medians of the bells, from the gaps if there are enough."""
    if kind == SHORT:
        typical = _median(gaps, 0.0, 10 * MINUTE_MS, settings.typical_short_s * SECOND)
        return typical, float(np.clip(20 * typical, 2 * MINUTE_MS, 20 * MINUTE_MS)), 3 * HOUR_MS
    if kind == LONG:
        typical = settings.typical_long_minutes * MINUTE_MS
        return 20 * SECOND, _median(gaps, MINUTE_MS, 90 * MINUTE_MS, typical), 3 * HOUR_MS
    typical = settings.typical_live_minutes * MINUTE_MS
    return 40 * SECOND, _median(gaps, MINUTE_MS, 150 * MINUTE_MS, typical), 5 * HOUR_MS


def _median(gaps: Floats, low: float, high: float, otherwise: float) -> float:
    some = gaps[:: max(1, gaps.size // chunks.ROWS)]  # a start value needs no more
    inside = some[(some >= low) & (some <= high)]
    return max(float(np.median(inside)), 1.0) if inside.size >= _ENOUGH else otherwise
