"""Hours watched inside the sleep window, night by night."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analyzer import basis as bases
from analyzer import windows
from analyzer.settings import Settings
from analyzer.time_spent import HOUR_MS
from importers.record import Record


def nightly(record: Record, settings: Settings) -> pd.DataFrame:
    """Return estimated hours inside the sleep window (SIG09) for each local day, first to last.

    Columns: day (datetime64), low, value, high (hours). A window that runs past the start of the day belongs
    whole to the day before. Days without anything at night have zeros; whether the record covers a day is
    for ``tables.daily`` to say. Empty where nothing begins at night.
    """
    basis = bases.build(record, settings)
    line, start = basis.line, settings.day_start_hour
    late = windows.in_night(line.hour, settings.night)
    if not late.any():
        return pd.DataFrame({"day": windows.as_dates([]), "low": [], "value": [], "high": []})
    across = bool(windows.in_night(np.array([start], np.int8), settings.night)[0])
    night = line.day - (across & (line.hour >= start) & (line.hour < settings.night[1]))
    first = int(night[late].min())
    hours = {
        name: np.bincount(night[late] - first, getattr(basis.time, name)[late]) / HOUR_MS
        for name in ("low", "value", "high")
    }
    days = np.arange(first, first + hours["value"].size)
    return pd.DataFrame({"day": windows.as_dates(days), **hours})
