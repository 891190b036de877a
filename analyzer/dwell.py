"""How long one item keeps a person, learned from the person's own gaps, per platform and surface (SIG02)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analyzer import mixture
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

    @property
    def long(self) -> Flags:
        """Mask of rows whose items are long, shape (n,)."""
        return np.array([habit.long for habit in self.habits])[self.number]

    def _of(self, rows: slice, values: list[Three]) -> Floats:
        table = np.array(values, np.float64).T
        return table if len(values) == 1 else table[:, self.number[rows]]


def learn(views: Views, gaps: Floats, settings: Settings) -> Dwell:
    """Return the person's habits from ``gaps`` (ms to the next item on any platform; inf after the last).

    Where short items are many, the breaks between sittings that they show also serve for long items, whose
    own gaps cannot tell an hour of watching from an hour away.
    """
    kinds = _classes(views)
    group = views.platform.astype(np.int64) * max(1, len(views.surfaces)) + views.surface
    keys = np.flatnonzero(np.bincount(group))
    number = np.searchsorted(keys, np.arange(int(group.max()) + 1))[group]
    sitting = _sitting(gaps[kinds == SHORT], settings)
    habits = []
    for place, key in enumerate(keys.tolist()):
        rows = number == place
        platform, surface = divmod(key, len(views.surfaces))
        habits.append(
            _habit(
                views.platforms[platform],
                views.surfaces[surface],
                int(kinds[np.argmax(rows)]),
                gaps[rows & np.isfinite(gaps)],
                sitting,
                settings,
            )
        )
    return Dwell(tuple(habits), number.astype(np.int8))


def _classes(views: Views) -> npt.NDArray[np.int8]:
    """Return SHORT, LONG or LIVE per row: YouTube is long unless marked short, others short unless live."""
    if not views.size:
        return np.empty(0, np.int8)
    by_platform = np.array([LONG if name == Platform.YOUTUBE else SHORT for name in views.platforms], np.int8)
    by_surface = np.array([_OF_SURFACE.get(name, -1) for name in views.surfaces], np.int8)
    surface = by_surface[views.surface]
    return np.where(surface >= 0, surface, by_platform[views.platform]).astype(np.int8)


_OF_SURFACE = {str(Surface.LIVE): LIVE, str(Surface.SHORT): SHORT, str(Surface.STORY): SHORT}


def _sitting(gaps: Floats, settings: Settings) -> Floats | None:
    """Return the shape of the breaks between sittings as short items show it; None where they are too few."""
    if np.count_nonzero(gaps > settings.session_gap_minutes * MINUTE_MS) < _ENOUGH_BREAKS:
        return None
    found = gaps[np.isfinite(gaps)]
    return mixture.fit(mixture.histogram(found), BELLS[SHORT], _starts(found, SHORT, settings)).sitting


def _habit(
    platform: str, surface: str, kind: int, gaps: Floats, sitting: Floats | None, settings: Settings
) -> Habit:
    starts = _starts(gaps, kind, settings)
    known = None if kind == SHORT else sitting
    found = mixture.fit(mixture.histogram(gaps), BELLS[kind], starts, known)
    odds = settings.break_odds
    cap = (found.longest(odds), found.longest(1.0), found.longest(1 / odds))
    lasts = _lasts(gaps[gaps <= cap[1]], starts, kind, settings)
    return Habit(platform, surface, int(gaps.size), cap, lasts, kind != SHORT)


def _lasts(
    inside: Floats, starts: tuple[float, ...], kind: int, settings: Settings
) -> tuple[float, float, float]:
    """Return what a last item gets: between the mean item and the item that a random moment falls in.

    A sitting that ends by the clock ends inside a long item more often than inside a short one. One item of
    the start value is added, so that there is always something to average.
    """
    start = starts[0] if kind == SHORT else starts[1]
    total, squares = inside.sum() + start, (inside**2).sum() + start**2
    mean, met = float(total / (inside.size + 1)), float(squares / total)
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
    inside = gaps[(gaps >= low) & (gaps <= high)]
    return max(float(np.median(inside)), 1.0) if inside.size >= _ENOUGH else otherwise
