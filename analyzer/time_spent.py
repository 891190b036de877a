"""Time spent, as well as starts alone can tell it: low, middle and high for every item."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analyzer import dwell
from analyzer.dwell import MINUTE_MS, Flags, Floats
from analyzer.settings import Settings
from analyzer.views import Views

HOUR_MS = 3_600_000.0


@dataclass(frozen=True, slots=True, eq=False)
class Time:
    """Per row of the timeline, shape (n,): ``low <= value <= high`` milliseconds, and ``opens`` where a session begins.

    The three are parts of the person's own time: their sums are unions, overlap is never counted twice.
    """

    low: Floats
    value: Floats
    high: Floats
    opens: Flags


def estimate(views: Views, settings: Settings) -> Time:
    """Return the time each item kept, from the gap to the next one on any platform (SIG02)."""
    gaps = _gaps(views)
    model = dwell.model(views, gaps, settings)
    closes = gaps - np.minimum(gaps, model.cap) > settings.session_gap_minutes * MINUTE_MS
    opens = np.concatenate([[True], closes[:-1]]) if views.size else closes
    value = np.where(closes, model.median, np.minimum(gaps, model.cap))
    low = np.where(closes, 0.0, np.minimum(gaps, model.low_cap))
    high = np.minimum(gaps, model.high_cap)
    value = np.minimum(value, high)
    return Time(np.minimum(low, value), value, high, opens)


def _gaps(views: Views) -> Floats:
    """Return milliseconds from each row to the next, whatever its platform; infinite after the last."""
    return np.append(np.diff(views.ms).astype(np.float64), np.inf)[: views.size]
