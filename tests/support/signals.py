"""Analyses made by hand, for tests of cards and pages."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analyzer.analysis import Analysis, Period
from analyzer.settings import Settings
from analyzer.signal import Signal

DAY = 86_400_000
FIRST = 1_735_689_600_000  # 2025-01-01T00:00:00Z


def signal(id: str, value: float | None, **more: Any) -> Signal:  # noqa: A002 - the field's own name
    """Return a signal with a value and, unless said otherwise, a basis of 1,000 of 1,200 records."""
    facts = {"name": id.lower(), "low": None, "high": None, "unit": "share", "used": 1000, "of": 1200, **more}
    return Signal(id=id, value=value, **facts)


def analysis(*signals: Signal, creators: tuple[tuple[str, str], ...] = ()) -> Analysis:
    """Return an analysis of 80 days from 1 January 2025 with these signals and (id, name) creators."""
    period = Period(FIRST, FIRST + 79 * DAY, 80, 71)
    table = pd.DataFrame(list(creators), columns=["creator", "name"])
    return Analysis(Settings(), period, signals, table)
