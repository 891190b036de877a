"""The fullest days with one creator, up to a day: what a person asks for when they want to remember."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from analyzer.basis import Basis
from analyzer.time_spent import HOUR_MS


@dataclass(frozen=True, slots=True)
class GoodDays:
    """Days and hours with one creator up to a day. Hours are estimates: (low, value, high).

    ``fullest`` holds (local day, hours), the most hours first.
    """

    first: date
    days: int
    of_days: int
    hours: tuple[float, float, float]
    fullest: tuple[tuple[date, tuple[float, float, float]], ...]


def good_days(basis: Basis, creator: str, until: date, count: int = 3) -> GoodDays | None:
    """Return the days with ``creator`` (id) before the local day ``until``; None where there are none."""
    names = basis.watched.creators
    if creator not in names:
        return None
    end = int(np.datetime64(until, "D").astype(np.int64))
    own = (basis.line.creator == names.index(creator)) & (basis.line.day < end)
    days, place = np.unique(basis.line.day[own], return_inverse=True)
    if not days.size:
        return None
    hours = np.array(
        [np.bincount(place, getattr(basis.time, band)[own]) / HOUR_MS for band in ("low", "value", "high")]
    )
    order = np.argsort(-hours[1], kind="stable")[:count]
    low, value, high = hours.sum(axis=1).tolist()
    fullest = tuple((_date(int(days[one])), _triple(hours[:, one].tolist())) for one in order)
    active = int(np.count_nonzero(basis.active < end))
    return GoodDays(_date(int(days[0])), int(days.size), active, (low, value, high), fullest)


def _date(day: int) -> date:
    found: date = np.datetime64(day, "D").item()
    return found


def _triple(ends: list[float]) -> tuple[float, float, float]:
    low, value, high = ends
    return low, value, high
