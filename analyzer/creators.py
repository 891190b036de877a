"""The table of creators: complete, with hours as a range that sums to the person's own time."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from analyzer.basis import Basis
from analyzer.time_spent import HOUR_MS
from analyzer.views import MISSING, Views
from importers.record import Record

BITMAP = 200_000_000
"""Largest table of creators by days that is laid out in memory, cells."""
COLUMNS = (
    "creator",
    "name",
    "platforms",
    "views",
    "share",
    "hours_low",
    "hours",
    "hours_high",
    "first",
    "last",
    "active_days",
)


def table(basis: Basis) -> pd.DataFrame:
    """Return one row per creator with a view, most viewed first (ties by id).

    ``share`` of the views with a creator, 0-1; ``hours_low <= hours <= hours_high`` of live rooms and views
    together; ``first``/``last`` UTC; ``active_days`` local days with a view; ``platforms`` list of text.
    """
    order = basis.ranked
    ids = np.array(basis.watched.creators, dtype=object)
    first, last = _spans(basis.watched, basis.counts.size)
    low, value, high = (
        hours(basis, column)[order] for column in (basis.time.low, basis.time.value, basis.time.high)
    )
    names = newest_names(basis.record, basis.watched.creators)
    return pd.DataFrame(
        {
            "creator": ids[order].astype(str),
            "name": [names[code] for code in order.tolist()],
            "platforms": _platforms(basis.watched, order),
            "views": basis.counts[order],
            "share": basis.counts[order] / max(1, basis.known),
            "hours_low": low,
            "hours": value,
            "hours_high": high,
            "first": pd.to_datetime(first[order], unit="ms", utc=True),
            "last": pd.to_datetime(last[order], unit="ms", utc=True),
            "active_days": active_days(basis.watched)[order],
        },
        columns=list(COLUMNS),
    )


def hours(basis: Basis, column: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return hours per creator code, shape (creators,), for milliseconds per timeline row."""
    known = basis.line.creator != MISSING
    sums = np.bincount(basis.line.creator[known], column[known], minlength=len(basis.line.creators))
    return np.asarray(sums / HOUR_MS, np.float64)


def active_days(views: Views) -> npt.NDArray[np.int64]:
    """Return local days with a view per creator code, shape (creators,)."""
    if not views.size:
        return np.zeros(len(views.creators), np.int64)
    known = views.creator != MISSING
    codes, days = (
        views.creator[known].astype(np.int64),
        views.day[known].astype(np.int64) - int(views.day.min()),
    )
    span = int(views.day.max() - views.day.min()) + 1
    if span * len(views.creators) > BITMAP:
        return np.bincount(np.unique(codes * span + days) // span, minlength=len(views.creators))
    seen = np.zeros((len(views.creators), span), bool)
    seen[codes, days] = True
    return np.asarray(np.count_nonzero(seen, axis=1), np.int64)


def newest_names(record: Record, creators: tuple[str, ...]) -> list[str]:
    """Return the newest name of each creator as exports show it; without one, the id behind its platform."""
    names = [creator.partition(":")[2] or creator for creator in creators]
    shown = record.events["creator_name"]
    column = shown.array if isinstance(shown.dtype, pd.CategoricalDtype) else pd.Categorical(shown)
    owner = record.events["creator"]
    owners = owner.array if isinstance(owner.dtype, pd.CategoricalDtype) else pd.Categorical(owner)
    named = (column.codes >= 0) & (owners.codes >= 0)
    newest = np.full(len(creators), MISSING, np.int64)
    newest[owners.codes[named]] = column.codes[named]  # rows are in time order, so the last one stays
    known = column.categories.tolist()
    for code in np.flatnonzero(newest >= 0).tolist():
        names[code] = str(known[newest[code]]) or names[code]
    return names


def _spans(views: Views, count: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    known = views.creator != MISSING
    codes, ms = views.creator[known], views.ms[known]
    first, last = np.zeros(count, np.int64), np.zeros(count, np.int64)
    last[codes] = ms
    first[codes[::-1]] = ms[::-1]
    return first, last


def _platforms(views: Views, order: npt.NDArray[np.int64]) -> list[list[str]]:
    known = views.creator != MISSING
    width = max(1, len(views.platforms))
    pairs = views.creator[known].astype(np.int64) * width + views.platform[known]
    on = np.bincount(pairs, minlength=len(views.creators) * width).reshape(-1, width)[order] > 0
    return [[name for name, there in zip(views.platforms, row, strict=True) if there] for row in on.tolist()]
