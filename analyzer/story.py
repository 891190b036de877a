"""The story of one tie: first seen, months, peaks, quiet spells, steps, and who went the other way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt
import pandas as pd

from analyzer import gates, rolling, steps, weekly, welch, windows
from analyzer.basis import Basis
from analyzer.creators import newest_names
from analyzer.signal import Signal
from analyzer.signals.trend import share_trend
from analyzer.steps import Step
from analyzer.time_spent import HOUR_MS
from analyzer.views import MISSING
from analyzer.weekly import Weeks
from importers.events import Kind

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
PEAKS, APART, HALF = 3, 56, 0.5
OTHERS = 5


@dataclass(frozen=True, slots=True)
class Peak:
    """Four weeks in which the creator was there most: hours a week as a range."""

    first: date
    last: date
    low: float
    value: float
    high: float


@dataclass(frozen=True, slots=True)
class Quiet:
    """A spell without the creator: last day with, first day back (None: not back), days covered in between.

    ``recorded`` of those days hold some other view; with none of them nothing is known of the spell.
    """

    since: date
    until: date | None
    covered: int
    recorded: int


@dataclass(frozen=True, slots=True)
class Other:
    """Another creator who went the other way over the same time: views a week, and their change."""

    creator: str
    name: str
    before: float
    after: float
    change: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, eq=False)
class Story:
    """One creator over time. Days are local; hours are estimated; nothing here says why.

    ``from_start``: there within the first four weeks of the record already. ``followed``: day of the follow,
    where the export dates it. ``months``: month (datetime64, first day), views, known, share (missing
    without known views), low, value, high (hours), days, covered_days. ``curve``: ``rolling.creator_curve``.
    ``trend``: SIG06. ``steps``: weeks (``step_weeks``, Mondays) at which the share moved. ``others``: where
    the trend rises or falls, creators who went the other way between its first and its last third; the
    largest of many, so some would be found by chance alone.
    """

    creator: str
    name: str
    views: int
    first: date
    last: date
    from_start: bool
    followed: date | None
    active_days: int
    covered_days: int
    hours: tuple[float, float, float]
    months: pd.DataFrame
    curve: pd.DataFrame
    peaks: tuple[Peak, ...]
    quiet: tuple[Quiet, ...]
    trend: Signal
    steps: tuple[Step, ...]
    step_weeks: tuple[date, ...]
    others: tuple[Other, ...]


def story(basis: Basis, creator: str) -> Story | None:
    """Return the story of ``creator`` (id); None where the basis holds no view of theirs."""
    names = basis.watched.creators
    code = names.index(creator) if creator in names else MISSING
    if code == MISSING or not basis.counts[code]:
        return None
    own = basis.watched.creator == code
    days, covered = np.unique(basis.watched.day[own]), _covered(basis, own)
    curve = rolling.creator_curve(basis, code, covered)
    trend = _trend(basis, creator)
    found, weeks = _steps(basis, own)
    return Story(
        creator=creator,
        name=newest_names(basis.record, names)[code],
        views=int(own.sum()),
        first=_date(days[0]),
        last=_date(days[-1]),
        from_start=int(days[0]) < int(basis.covered[0]) + rolling.WINDOW,
        followed=_followed(basis, code),
        active_days=int(days.size),
        covered_days=int(covered.size),
        hours=_hours(basis, code),
        months=_months(basis, code, covered),
        curve=curve,
        peaks=_peaks(basis, curve),
        quiet=_quiet(basis, days, covered),
        trend=trend,
        steps=found,
        step_weeks=tuple(_date(weeks[step.place]) for step in found),
        others=_others(basis, code, int(trend.parts.get("direction", 0))),
    )


def _covered(basis: Basis, own: npt.NDArray[np.bool_]) -> Ints:
    """Return the days covered by the platforms the creator was seen on: only there can they be missed."""
    platforms = basis.watched.platform
    there = np.isin(platforms, np.unique(platforms[own]))
    return windows.covered(basis.watched.day[there], platforms[there], basis.settings).astype(np.int64)


def _followed(basis: Basis, code: int) -> date | None:
    follows = basis.acts.of(Kind.FOLLOW) & (basis.acts.creator == code)
    days = basis.acts.day[follows]
    return _date(days[0]) if days.size else None


def _hours(basis: Basis, code: int) -> tuple[float, float, float]:
    own = basis.line.creator == code
    low, value, high = (
        float(getattr(basis.time, band)[own].sum()) / HOUR_MS for band in ("low", "value", "high")
    )
    return low, value, high


def _months(basis: Basis, code: int, covered: Ints) -> pd.DataFrame:
    months = _month(basis.watched.day)
    first, size = int(months.min()), int(months.max() - months.min()) + 1
    own, seen = basis.watched.creator == code, basis.watched.creator != MISSING

    def count(found: Ints) -> Ints:
        return np.bincount(found - first, minlength=size)[:size]

    views, known = count(months[own]), count(months[seen])
    line = basis.line.creator == code
    inside = np.clip(_month(basis.line.day[line]), first, first + size - 1) - first
    hours = {
        band: np.bincount(inside, getattr(basis.time, band)[line], minlength=size) / HOUR_MS
        for band in ("low", "value", "high")
    }
    return pd.DataFrame(
        {
            "month": (first + np.arange(size)).astype("datetime64[M]").astype("datetime64[s]"),
            "views": views,
            "known": known,
            "share": np.divide(views, known, out=np.full(size, np.nan), where=known > 0),
            **hours,
            "days": count(_month(np.unique(basis.watched.day[own]))),
            "covered_days": count(_month(covered)),
        }
    )


def _peaks(basis: Basis, curve: pd.DataFrame) -> tuple[Peak, ...]:
    """Return up to three windows with most hours, 8 weeks apart, each at least half of the highest."""
    hours = np.nan_to_num(curve["value"].to_numpy(np.float64))
    if hours.size < APART or basis.of < basis.settings.min_creator_views:
        return ()
    found: list[int] = []
    for place in np.argsort(-hours, kind="stable").tolist():
        if len(found) == PEAKS or hours[place] <= HALF * hours.max() or hours[place] == 0:
            break
        if all(abs(place - other) >= APART for other in found):
            found.append(place)
    return tuple(_peak(curve.iloc[place]) for place in sorted(found))


def _peak(row: pd.Series) -> Peak:
    last = row["day"].date()
    first = last - timedelta(days=rolling.WINDOW - 1)
    return Peak(first, last, float(row["low"]), float(row["value"]), float(row["high"]))


def _quiet(basis: Basis, days: Ints, covered: Ints) -> tuple[Quiet, ...]:
    """Return the spells of ``quiet_days`` or more covered days without the creator, in order."""
    after = np.append(days[1:], int(covered[-1]) + 1)
    lengths = np.searchsorted(covered, after) - np.searchsorted(covered, days, side="right")
    return tuple(
        Quiet(
            since=_date(days[place]),
            until=_date(days[place + 1]) if place + 1 < days.size else None,
            covered=int(lengths[place]),
            recorded=int(np.count_nonzero((basis.active > days[place]) & (basis.active < after[place]))),
        )
        for place in np.flatnonzero(lengths >= basis.settings.quiet_days).tolist()
    )


def _trend(basis: Basis, creator: str) -> Signal:
    """Return SIG06 of this creator alone."""
    alone = replace(basis, named=(creator,), settings=replace(basis.settings, top_creators=0))
    return next(iter(share_trend(alone)))


def _steps(basis: Basis, own: npt.NDArray[np.bool_]) -> tuple[tuple[Step, ...], Ints]:
    """Return the steps of the weekly share and the first days of SIG06's weeks, where they count."""
    weeks = weekly.find(basis)
    starts = windows.week_start(weeks.numbers.astype(np.int32)).astype(np.int64)
    if gates.for_shares(basis) or weeks.numbers.size < weekly.least(basis):
        return (), starts
    mine = weeks.count(basis.watched.day[own & weeks.rows])
    return steps.steps(mine, weeks.known, basis.settings), starts


def _others(basis: Basis, code: int, direction: int) -> tuple[Other, ...]:
    """Return who went the other way between the first and the last third of the weeks SIG06 compares.

    Views a week; only changes whose interval (Welch's t over weeks) leaves out 0 and that reach
    ``same_change``. One week in a third tells no interval, so nobody is named then.
    """
    if not direction:
        return ()
    weeks = weekly.find(basis)
    moved = _moved(basis, weeks) * -direction
    moved[code] = 0
    top = np.argsort(-moved, kind="stable")[: 2 * OTHERS]
    names = newest_names(basis.record, basis.watched.creators)
    found = [_other(basis, int(one), names[int(one)], weeks) for one in top if moved[one] > 0]
    return tuple(one for one in found if one is not None)[:OTHERS]


def _moved(basis: Basis, weeks: Weeks) -> Floats:
    """Return by how many views a week each creator moved from the first to the last third, by code."""
    third = weeks.numbers.size // 3
    week = windows.week_numbers(basis.watched.day[weeks.rows])
    creator, size = basis.watched.creator[weeks.rows], basis.counts.size
    before, after = (
        np.bincount(creator[np.isin(week, part)], minlength=size) / third
        for part in (weeks.numbers[:third], weeks.numbers[-third:])
    )
    return np.asarray(after - before, np.float64)


def _other(basis: Basis, code: int, name: str, weeks: Weeks) -> Other | None:
    counts = weeks.count(basis.watched.day[weeks.rows & (basis.watched.creator == code)])
    third, settings = counts.size // 3, basis.settings
    first, second = float(counts[:third].mean()), float(counts[-third:].mean())
    change, low, high = welch.difference(counts[:third], counts[-third:], settings)
    if low is None or high is None or low <= 0 <= high:
        return None
    if abs(change) < settings.same_change * (first + second) / 2:
        return None
    return Other(basis.watched.creators[code], name, first, second, change, low, high)


def _month(days: npt.NDArray[np.integer]) -> Ints:
    return days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)


def _date(day: int) -> date:
    return date(1970, 1, 1) + timedelta(days=int(day))
