"""Tables for charts: pure, from a record and settings, as DataFrames without words."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pandas as pd

from analyzer import basis as bases
from analyzer import sessions as sittings
from analyzer import windows
from analyzer.analysis import Analysis
from analyzer.basis import Basis
from analyzer.dwell import MINUTE_MS
from analyzer.settings import HOURS, Settings
from analyzer.time_spent import HOUR_MS
from analyzer.views import MISSING
from importers.record import Record

_Units = Callable[[npt.NDArray[np.int32]], npt.NDArray[np.int32]]


def weekly_hours(record: Record, settings: Settings) -> pd.DataFrame:
    """Return estimated hours per local week (Monday first), every week from the first to the last view.

    Columns: week_start (datetime64, midnight), low, value, high (hours; missing where the week has no view),
    covered_days (0-7), views.
    """
    return _by(bases.build(record, settings), "week_start", windows.week_numbers, windows.week_start)


def daily(record: Record, settings: Settings) -> pd.DataFrame:
    """Return estimated hours per local day (04:00-04:00), every day from the first to the last view.

    Columns: day (datetime64, midnight), low, value, high (hours; missing where the day has no view),
    covered_days (0 or 1), views.
    """
    return _by(bases.build(record, settings), "day", np.asarray, np.asarray)


def hour_map(record: Record, settings: Settings) -> npt.NDArray[np.int64]:
    """Return views by local weekday and hour: shape (7, 24), rows Monday to Sunday, columns 04 to 03.

    A row is a local day, so Tuesday 01:30 stands in Monday's row.
    """
    views = bases.build(record, settings).watched
    column = (views.hour.astype(np.int64) - settings.day_start_hour) % HOURS
    cell = windows.weekdays(views.day).astype(np.int64) * HOURS + column
    return np.bincount(cell, minlength=windows.DAYS_PER_WEEK * HOURS).reshape(windows.DAYS_PER_WEEK, HOURS)


def sessions(record: Record, settings: Settings) -> pd.DataFrame:
    """Return one row per session, in time order.

    Columns: start, end (UTC, the end estimated), minutes_low, minutes, minutes_high, items, creator (id of
    the one seen most in it; missing where none is known).
    """
    basis = bases.build(record, settings)
    found = basis.sessions
    codes = sittings.top_creators(basis.line, basis.time, found.size)
    return pd.DataFrame(
        {
            "start": pd.to_datetime(found.start_ms, unit="ms", utc=True),
            "end": pd.to_datetime(found.end_ms, unit="ms", utc=True),
            "minutes_low": found.low / MINUTE_MS,
            "minutes": found.value / MINUTE_MS,
            "minutes_high": found.high / MINUTE_MS,
            "items": found.items,
            "creator": pd.Categorical.from_codes(
                codes, categories=pd.Index(basis.line.creators, dtype="str")
            ),
        }
    )


def weekly_sittings(record: Record, settings: Settings) -> pd.DataFrame:
    """Return how many sessions begin in each local week (Monday first), first to last week of the record.

    Columns: week_start (datetime64, midnight), count (missing where no day of the week is covered). Days are
    the person's own: their zone, trips and start of the day.
    """
    basis = bases.build(record, settings)
    begun, covers = (windows.week_numbers(days) for days in (basis.sessions.day, basis.covered))
    every = np.concatenate([begun, covers])
    if not every.size:
        return pd.DataFrame({"week_start": windows.as_dates([]), "count": np.empty(0)})
    first, size = int(every.min()), int(every.max() - every.min()) + 1
    counts = np.bincount(begun - first, minlength=size)
    known = (counts > 0) | (np.bincount(covers - first, minlength=size) > 0)
    starts = windows.as_dates(windows.week_start(np.arange(first, first + size, dtype=np.int32)))
    return pd.DataFrame({"week_start": starts, "count": np.where(known, counts, np.nan)})


def lorenz(analysis: Analysis) -> pd.DataFrame:
    """Return the Lorenz curve of views over creators, from (0, 0) to (1, 1), least viewed creator first.

    Columns: creators, views (cumulative shares, 0-1).
    """
    counts = np.sort(analysis.creators["views"].to_numpy(np.float64))
    if not counts.size:
        return pd.DataFrame({"creators": np.empty(0), "views": np.empty(0)})
    views = np.concatenate([[0.0], np.cumsum(counts) / counts.sum()])
    return pd.DataFrame({"creators": np.linspace(0, 1, views.size), "views": views})


def weekly_share(record: Record, settings: Settings, creator: str) -> pd.DataFrame:
    """Return one creator's share of the views with a creator, per local week, first to last view.

    Columns: week_start (datetime64), share (0-1; missing in weeks without such views), views (of the
    creator), known (views with a creator).
    """
    watched = bases.build(record, settings).watched
    if not watched.size:
        return pd.DataFrame({"week_start": windows.as_dates([]), "share": [], "views": [], "known": []})
    weeks = windows.week_numbers(watched.day)
    first, size = int(weeks[0]), int(weeks[-1] - weeks[0]) + 1
    known = watched.creator != MISSING
    code = watched.creators.index(creator) if creator in watched.creators else len(watched.creators)
    total = np.bincount(weeks[known] - first, minlength=size)
    own = np.bincount(weeks[watched.creator == code] - first, minlength=size)
    share = np.divide(own, total, out=np.full(size, np.nan), where=total > 0)
    starts = windows.as_dates(windows.week_start(np.arange(first, first + size, dtype=np.int32)))
    return pd.DataFrame({"week_start": starts, "share": share, "views": own, "known": total})


def _by(basis: Basis, name: str, unit: _Units, day: _Units) -> pd.DataFrame:
    """Return hours, covered days and views per unit of local days; ``day`` gives a unit's first day."""
    units, seen, covers = unit(basis.line.day), unit(basis.watched.day), unit(basis.covered)
    every = np.concatenate([units, covers])
    first = int(every.min()) if every.size else 0
    size = int(every.max()) - first + 1 if every.size else 0
    items = np.bincount(units - first, minlength=size)
    hours = {
        part: np.where(
            items, np.bincount(units - first, getattr(basis.time, part), minlength=size) / HOUR_MS, np.nan
        )
        for part in ("low", "value", "high")
    }
    return pd.DataFrame(
        {
            name: windows.as_dates(day(np.arange(first, first + size, dtype=np.int32))),
            **hours,
            "covered_days": np.bincount(covers - first, minlength=size),
            "views": np.bincount(seen - first, minlength=size),
        }
    )
