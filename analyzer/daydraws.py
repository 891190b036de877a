"""Measures of one period, resampled by day: what a value could have been had other days like these come."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from analyzer import bootstrap, spread, windows
from analyzer.basis import Basis
from analyzer.dwell import MINUTE_MS
from analyzer.spread import Draws
from analyzer.time_spent import HOUR_MS
from analyzer.views import MISSING

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
BANDS = ("low", "value", "high")
"""The three readings of time (``analyzer.time_spent``)."""


@dataclass(frozen=True, eq=False)
class Side:
    """One period and its resamples by local day; the first "resample" is the record itself.

    Draws have the shape (bands, 1 + resamples): three bands where time is in the measure, else one. ``seed``
    has to differ between two sides that are compared, or days of the same rank would be drawn together.
    """

    basis: Basis
    seed: int

    @cached_property
    def active(self) -> Floats:
        """How often each active day is drawn, shape (1 + resamples, active days)."""
        return self.weights(int(self.basis.active.size))

    @cached_property
    def covered(self) -> Floats:
        """How often each covered day is drawn, shape (1 + resamples, covered days)."""
        return self.weights(int(self.basis.covered.size))

    @cached_property
    def spread(self) -> Draws:
        """Resampled concentration."""
        known = self.basis.watched.creator != MISSING
        place, creator = self.basis.day_place[known], self.basis.watched.creator[known]
        return spread.draw(spread.cells(place, creator, self.basis.counts.size), self.active)

    @cached_property
    def line_day(self) -> Ints:
        """Position of every timeline row's day among the covered days (of live rooms beyond, the last)."""
        place = np.searchsorted(self.basis.covered, self.basis.line.day)
        return np.minimum(place, max(0, self.basis.covered.size - 1))

    def weights(self, days: int) -> Floats:
        """Return how often each of ``days`` is drawn, shape (1 + resamples, days); the first row is ones."""
        drawn = bootstrap.weights(days, replace(self.basis.settings, seed=self.seed))
        return np.concatenate([np.ones((1, days)), drawn])


def weekly_hours(side: Side) -> Floats:
    """Return hours a week by covered day: shape (3, 1 + resamples)."""
    days = side.basis.covered.size
    sums = [np.bincount(side.line_day, getattr(side.basis.time, band), minlength=days) for band in BANDS]
    return _drawn(side.covered, np.array(sums, np.float64).T) * _per_week(side)


def top_share(side: Side) -> Floats:
    """Return the share of the period's most viewed creator: shape (1, 1 + resamples)."""
    return _shares(side, side.basis.ranked[:1])


def effective_number(side: Side) -> Floats:
    """Return D2: shape (1, 1 + resamples), on the log scale around the record's own value.

    Resamples repeat days and so look more concentrated than the record; moving them back takes that out.
    """
    chance = side.spread.repeat_chance
    with np.errstate(divide="ignore"):
        logs = -np.log(chance)
    logs = np.where(np.isfinite(logs), logs, np.nan)
    logs[1:] += logs[0] - np.nanmedian(logs[1:])
    return np.exp(logs)[None, :]


def gini(side: Side) -> Floats:
    """Return the Gini coefficient: shape (1, 1 + resamples), around the record's own value."""
    draws = side.spread.gini.copy()
    draws[1:] += draws[0] - np.nanmedian(draws[1:])
    return draws[None, :]


def session_minutes(side: Side) -> Floats:
    """Return the median minutes of a session, days drawn with their sessions: shape (3, 1 + resamples)."""
    found = side.basis.sessions
    days, place = np.unique(found.day, return_inverse=True)
    drawn = side.weights(int(days.size))
    return np.array([_medians(getattr(found, band) / MINUTE_MS, place, drawn) for band in BANDS])


def night_share(side: Side) -> Floats:
    """Return the share of time inside the night: shape (1, 1 + resamples)."""
    late, every = _night(side, None)
    return _ratio(_drawn(side.active, late), _drawn(side.active, every))


def of_creators(side: Side, codes: Ints) -> dict[str, Floats]:
    """Return each measure of creators by name: shape (bands, creators, 1 + resamples)."""
    late, every = _night(side, codes)
    present = (_by_day(side, np.ones(side.basis.of), codes) > 0).astype(np.float64)
    return {
        "creator_share": _shares(side, codes)[None],
        "weekly_hours": np.array([_hours(side, codes, band) for band in BANDS]),
        "days_present": (_drawn(side.active, present) / max(1, side.basis.active.size))[None],
        "night_share": _ratio(_drawn(side.active, late), _drawn(side.active, every))[None],
    }


def _shares(side: Side, codes: Ints) -> Floats:
    known = (side.basis.watched.creator != MISSING).astype(np.float64)
    own = _drawn(side.active, _by_day(side, known, codes))
    return _ratio(own, _drawn(side.active, _by_day(side, known, None)))


def _night(side: Side, codes: Ints | None) -> tuple[Floats, Floats]:
    """Return milliseconds at night and in all by (active day, creator)."""
    basis = side.basis
    spent = basis.time.value[basis.line.watched]
    late = spent * windows.in_night(basis.watched.hour, basis.settings.night)
    return _by_day(side, late, codes), _by_day(side, spent, codes)


def _hours(side: Side, codes: Ints, band: str) -> Floats:
    """Return hours a week of each creator by covered day."""
    basis, days = side.basis, side.basis.covered.size
    column = _columns(basis.line.creator, codes, basis.counts.size)
    inside = column >= 0
    cell = side.line_day[inside] * codes.size + column[inside]
    sums = np.bincount(cell, getattr(basis.time, band)[inside], minlength=days * codes.size)
    return _drawn(side.covered, sums.astype(np.float64).reshape(days, codes.size)) * _per_week(side)


def _per_week(side: Side) -> float:
    return windows.DAYS_PER_WEEK / HOUR_MS / max(1, int(side.basis.covered.size))


def _by_day(side: Side, values: Floats, codes: Ints | None) -> Floats:
    """Return sums of a value per view by active day and creator, shape (days, creators) or (days, 1)."""
    basis, days = side.basis, side.basis.active.size
    if codes is None:
        return np.bincount(basis.day_place, values, minlength=days).astype(np.float64)[:, None]
    column = _columns(basis.watched.creator, codes, basis.counts.size)
    inside = column >= 0
    cell = basis.day_place[inside] * codes.size + column[inside]
    sums = np.bincount(cell, values[inside], minlength=days * codes.size)
    return sums.astype(np.float64).reshape(days, codes.size)


def _columns(creator: npt.NDArray[np.int32], codes: Ints, creators: int) -> Ints:
    """Return the position of each row's creator among ``codes``, -1 for others and for unknown ones."""
    lookup = np.full(creators + 1, -1, np.int64)
    lookup[codes] = np.arange(codes.size)
    return lookup[creator]


def _drawn(weights: Floats, table: Floats) -> Floats:
    """Return resampled sums: (draws, days) and (days, columns) to (columns, draws)."""
    return np.asarray(np.einsum("bd,kd->kb", weights, np.ascontiguousarray(table.T)), np.float64)


def _ratio(over: Floats, under: Floats) -> Floats:
    return np.asarray(np.divide(over, under, out=np.full(over.shape, np.nan), where=under > 0), np.float64)


def _medians(values: Floats, place: Ints, drawn: Floats) -> Floats:
    """Return the median of ``values`` in every draw of the days they lie on."""
    order = np.argsort(values)
    ranked, days = values[order], place[order]
    sums = (np.cumsum(row[days]) for row in drawn)
    return np.array([ranked[np.searchsorted(total, total[-1] / 2)] for total in sums])
