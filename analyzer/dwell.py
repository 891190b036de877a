"""How long one item keeps a person, learned from the person's own gaps."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analyzer.settings import Settings
from analyzer.views import Views
from importers.events import Platform, Surface

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
MINUTE_MS = 60_000.0
SHORT, LONG, LIVE = range(3)


@dataclass(frozen=True, slots=True, eq=False)
class Dwell:
    """Per row, in milliseconds: the longest time an item may keep (low, middle, high) and the person's median."""

    low_cap: Floats
    cap: Floats
    high_cap: Floats
    median: Floats


def classes(views: Views) -> npt.NDArray[np.int8]:
    """Return SHORT, LONG or LIVE per row: YouTube is long unless marked short, the others are short unless live."""
    by_platform = np.array([LONG if name == Platform.YOUTUBE else SHORT for name in views.platforms], np.int8)
    by_surface = np.array([_of_surface(name) for name in views.surfaces], np.int8)
    if not views.size:
        return np.empty(0, np.int8)
    surface = by_surface[views.surface]
    return np.where(surface >= 0, surface, by_platform[views.platform]).astype(np.int8)


def _of_surface(name: str) -> int:
    return {str(Surface.LIVE): LIVE, str(Surface.SHORT): SHORT}.get(name, -1)


def model(views: Views, gaps: Floats, settings: Settings) -> Dwell:
    """Return caps and medians per row; ``gaps`` are milliseconds to the next event (inf after the last)."""
    kind = classes(views)
    start = (
        np.array([settings.cap_short_minutes, settings.cap_long_minutes, settings.cap_live_minutes])
        * MINUTE_MS
    )
    medians = np.array([_median(gaps[kind == k], start[k]) for k in range(3)])
    cap = start[kind]
    return Dwell(np.minimum(cap / 2, 4 * medians[kind]), cap, cap * 2, medians[kind])


def _median(gaps: Floats, cap: float) -> float:
    """Return the person's median time on one item, or half the cap where there is nothing to learn from."""
    inside = gaps[gaps <= cap]
    return float(np.median(inside)) if inside.size else cap / 2
