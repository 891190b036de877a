"""What stands in the record, moment by moment: things watched, and searches, likes and gifts among them."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analyzer import basis as bases
from analyzer.basis import Basis
from analyzer.dwell import MINUTE_MS
from analyzer.settings import Settings
from analyzer.views import MISSING, Views
from importers.events import Kind
from importers.record import Record

ACTS = (
    Kind.SEARCH,
    Kind.LIKE,
    Kind.SAVE,
    Kind.SHARE,
    Kind.COMMENT,
    Kind.LIVE_CHAT,
    Kind.FOLLOW,
)
"""What a person did in between. Messages and followers are left out: they are about other people."""
PAYING = (Kind.PURCHASE, Kind.GIFT)
"""Shown only when the person lets payments be looked at (``Own.money``)."""


def moments(record: Record, settings: Settings) -> pd.DataFrame:
    """Return one row per thing watched or done that ``settings`` lets in, in time order.

    Columns: at (UTC, ms), day (local day number), kind, creator (id; missing where unknown), row (place in
    ``record.events``), low, value, high (minutes; 0 for what was done), unknown (minutes until the next row
    that nothing on record can account for, even at the high end; 0 after the last). C89, clinical.md 3.3.
    """
    basis = bases.build(record, settings)
    acts = basis.acts.only(basis.acts.of(*ACTS, *(PAYING if settings.own.money else ())))
    rows = pd.concat([_watched(basis), _table(acts, np.zeros((3, acts.size)))])
    rows = rows.sort_values("at", kind="stable", ignore_index=True)
    return rows.assign(unknown=_unknown(rows))


def _watched(basis: Basis) -> pd.DataFrame:
    time = basis.time
    return _table(basis.line, np.stack([time.low, time.value, time.high]) / MINUTE_MS)


def _table(views: Views, minutes: np.ndarray) -> pd.DataFrame:
    names = np.array([*views.creators, None], dtype=object)
    return pd.DataFrame(
        {
            "at": views.ms,
            "day": views.day,
            "kind": np.array(views.kinds, dtype=object)[views.kind] if views.size else np.empty(0, object),
            "creator": names[np.where(views.creator == MISSING, len(views.creators), views.creator)],
            "row": views.row,
            "low": minutes[0],
            "value": minutes[1],
            "high": minutes[2],
        }
    )


def _unknown(rows: pd.DataFrame) -> np.ndarray:
    if rows.empty:
        return np.empty(0)
    at = rows["at"].to_numpy(np.float64)
    reached = np.maximum.accumulate(at + rows["high"].to_numpy() * MINUTE_MS)
    return np.append(np.maximum(at[1:] - reached[:-1], 0.0), 0.0) / MINUTE_MS
