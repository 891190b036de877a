"""Curves over rolling windows of days: effective number of creators, top share, hours; one pass, linear."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analyzer import basis as bases
from analyzer import windows
from analyzer.basis import Basis
from analyzer.settings import Settings
from analyzer.time_spent import HOUR_MS
from analyzer.views import MISSING
from importers.record import Record

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
WINDOW = 28
"""Days of a window: four of each weekday."""
_WEEKS = WINDOW / windows.DAYS_PER_WEEK


def curves(record: Record, settings: Settings) -> pd.DataFrame:
    """Return one row per local day that ends a window of 28 days inside the record (``curves_of``)."""
    return curves_of(bases.build(record, settings))


def curves_of(basis: Basis) -> pd.DataFrame:
    """Return rolling curves, one row per day from the 28th day of the record on.

    Columns: day (datetime64, the window's last), effective (SIG04's unbiased D2 of the window's views),
    top_share (of its most viewed creator, 0-1), low, value, high (hours a week, by covered day), views,
    known, active_days, covered_days. ``effective`` and ``top_share`` are missing where the window holds fewer
    than four times ``min_week_views`` views with a creator, fewer than ``min_active_days`` days with views,
    less than ``min_known_share`` of known creators (of those asked about, in a sample), or no
    repeat; hours below ``min_covered_days``.
    """
    if not basis.of:
        return _empty()
    first, span = _extent(basis)
    table = _counts(basis, first, span)
    return pd.DataFrame(table).iloc[WINDOW - 1 :].reset_index(drop=True)


def _empty() -> pd.DataFrame:
    names = (
        "effective",
        "top_share",
        "low",
        "value",
        "high",
        "views",
        "known",
        "active_days",
        "covered_days",
    )
    return pd.DataFrame({"day": windows.as_dates([]), **{name: np.empty(0) for name in names}})


def _extent(basis: Basis) -> tuple[int, int]:
    days = basis.line.day
    first = min(int(days.min()), int(basis.covered[0]))
    return first, max(int(days.max()), int(basis.covered[-1])) - first + 1


def _counts(basis: Basis, first: int, span: int) -> dict[str, npt.NDArray[Any]]:
    settings, seen = basis.settings, basis.watched.creator != MISSING
    day = basis.watched.day.astype(np.int64) - first
    views, known = _rolled(day, span), _rolled(day[seen], span)
    active, covered = (_rolled(one.astype(np.int64) - first, span) for one in (basis.active, basis.covered))
    squares, largest = window_counts(basis.watched.creator[seen].astype(np.int64), day[seen], span)
    enough = (
        (known >= _WEEKS * settings.min_week_views)
        & (active >= settings.min_active_days)
        & (known >= settings.min_known_share * basis.asked * views)
    )
    return {
        "day": windows.as_dates(np.arange(first, first + span, dtype=np.int32)),
        "effective": _where(known * (known - 1.0), squares - known, enough & (squares > known)),
        "top_share": _where(largest, known, enough),
        **_hours(basis, first, span, covered),
        "views": views,
        "known": known,
        "active_days": active,
        "covered_days": covered,
    }


def creator_curve(basis: Basis, code: int, covered: Ints) -> pd.DataFrame:
    """Return one creator's rolling curve, one row per day from the 28th day of the record on.

    ``covered`` are the day numbers on which the creator could be missed. Columns: day (datetime64, the
    window's last), low, value, high (hours a week by covered day; missing below ``min_covered_days``), share
    (of the window's views with a creator; missing as in ``curves_of``), views.
    """
    first, span = _extent(basis)
    whole = _counts(basis, first, span)
    views = _rolled(basis.watched.day[basis.watched.creator == code].astype(np.int64) - first, span)
    line = basis.line.creator == code
    mine = _hours(basis, first, span, _rolled(covered - first, span), line)
    share = _where(views, whole["known"], ~np.isnan(whole["top_share"]))
    table = {"day": whole["day"], **mine, "share": share, "views": views}
    return pd.DataFrame(table).iloc[WINDOW - 1 :].reset_index(drop=True)


def window_counts(creator: Ints, day: Ints, span: int) -> tuple[Floats, Floats]:
    """Return for the window that ends on each of ``span`` days the sum of squared counts and the largest.

    ``creator`` (codes from 0) and ``day`` (0 to span - 1) have shape (views,). A creator's count in the
    window rises on each day with views and falls 28 days later; walking these steps once gives both, whatever
    the number of creators. The largest is exact: the largest that begins on each day gives a lower bound, and
    only counts above it are laid out.
    """
    if not creator.size:
        return np.zeros(span), np.zeros(span)
    width = span + WINDOW
    up, amount = _tallied(creator * width + day)
    keys = np.concatenate([up, up + WINDOW])
    order = np.argsort(keys, kind="stable")
    keys, steps = keys[order], np.concatenate([amount, -amount])[order]
    count = np.cumsum(steps)
    when = keys % width
    moved = np.bincount(when, steps * (2.0 * count - steps), minlength=width).astype(np.float64)
    holds = np.append(np.diff(keys), 0)
    seen = (holds > 0) & (count > 0)
    return np.cumsum(moved)[:span], _largest(when[seen], count[seen], holds[seen], span)


def _tallied(keys: Ints) -> tuple[Ints, Ints]:
    """Return the distinct keys in order and how often each occurs; views in order of time are half sorted."""
    ordered = np.sort(keys, kind="stable")
    begins = np.flatnonzero(np.diff(ordered, prepend=-1))
    return ordered[begins], np.diff(begins, append=ordered.size)


def _largest(start: Ints, count: Ints, length: Ints, span: int) -> Floats:
    """Return the largest count on each day; a count holds from ``start`` for ``length`` days (28 at most)."""
    best = np.zeros(span + WINDOW, np.int64)
    tallest = best.copy()
    np.maximum.at(tallest, start, count)
    first = count == tallest[start]
    _laid_out(best, start[first], count[first], length[first])
    floor = np.lib.stride_tricks.sliding_window_view(np.append(best, np.zeros(WINDOW, np.int64)), WINDOW)
    above = count > floor.min(axis=1)[start]
    _laid_out(best, start[above], count[above], length[above])
    return best[:span].astype(np.float64)


def _laid_out(best: Ints, start: Ints, count: Ints, length: Ints) -> None:
    """Raise ``best`` to ``count`` on every day that each count holds."""
    for offset in range(WINDOW):
        on = length > offset
        np.maximum.at(best, start[on] + offset, count[on])


def _rolled(day: Ints, span: int, weights: Floats | None = None) -> Floats:
    """Return the count, or the sum of weights, of the 28 days up to each day."""
    total = np.cumsum(np.bincount(day, weights, minlength=span).astype(np.float64))
    total[WINDOW:] -= total[:-WINDOW].copy()
    return total


def _hours(
    basis: Basis, first: int, span: int, covered: Floats, rows: npt.NDArray[np.bool_] | slice = slice(None)
) -> dict[str, Floats]:
    day = basis.line.day[rows].astype(np.int64) - first
    enough = covered >= basis.settings.min_covered_days
    weeks = covered / windows.DAYS_PER_WEEK * HOUR_MS
    return {
        band: _where(_rolled(day, span, getattr(basis.time, band)[rows]), weeks, enough)
        for band in ("low", "value", "high")
    }


def _where(over: Floats, under: Floats, enough: npt.NDArray[np.bool_]) -> Floats:
    return np.asarray(np.divide(over, under, out=np.full(over.shape, np.nan), where=enough), np.float64)
