"""All signals of one record: ``analyze`` and what it returns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from analyzer import basis as bases
from analyzer import catalog
from analyzer.basis import Basis
from analyzer.creators import table
from analyzer.own import Own
from analyzer.settings import Settings
from analyzer.signal import Signal
from importers.ledger import iso
from importers.record import Record


@dataclass(frozen=True, slots=True)
class Period:
    """What the views span: UTC milliseconds, or None without views; local days covered and active."""

    first: int | None
    last: int | None
    covered_days: int
    active_days: int


@dataclass(frozen=True, slots=True, eq=False)
class Analysis:
    """Signals and the creators' table (``analyzer.creators.table``) of a record under one set of settings."""

    settings: Settings
    period: Period
    signals: tuple[Signal, ...]
    creators: pd.DataFrame

    def signal(self, signal_id: str, subject: str | None = None) -> Signal | None:
        """Return the first signal of that id, or the one about ``subject``; None where there is none."""
        for signal in self.signals:
            if signal.id == signal_id and subject in {None, signal.subject}:
                return signal
        return None

    def frame(self) -> pd.DataFrame:
        """Return the signals as a table, one row each, columns as in ``Signal.as_json``."""
        return pd.DataFrame([signal.as_json() for signal in self.signals])

    def as_json(self, version: str) -> dict[str, Any]:
        """Return the object of ``analyze --json``; numbers are unrounded."""
        return {
            "version": version,
            "tz": self.settings.tz,
            "period": {
                "first": iso(self.period.first),
                "last": iso(self.period.last),
                "covered_days": self.period.covered_days,
                "active_days": self.period.active_days,
            },
            "signals": [signal.as_json() for signal in self.signals],
            "creators": [_creator_json(row) for row in self.creators.to_dict("records")],
        }


def analyze(record: Record, settings: Settings | None = None, creators: Iterable[str] = ()) -> Analysis:
    """Measure everything the catalogue knows; ``creators`` names ids that get signals of their own."""
    return measured(bases.build(record, Settings() if settings is None else settings, tuple(creators)))


def measured(basis: Basis) -> Analysis:
    """Measure everything the catalogue knows about what was built before."""
    return Analysis(basis.settings, _period(basis), tuple(catalog.measure(basis)), table(basis))


def with_own(analysis: Analysis, basis: Basis, own: Own) -> Analysis:
    """Return an analysis of ``basis`` with the person's guess, tags and plans replaced by those of ``own``.

    Only the signals that rest on them are measured anew, so an answer to a tag does not wait for the rest.
    """
    settings = replace(basis.settings, own=own)
    signals = catalog.measure_own(replace(basis, settings=settings), analysis.signals)
    return replace(analysis, settings=settings, signals=tuple(signals))


def _period(basis: Basis) -> Period:
    ms = basis.watched.ms
    first, last = (int(ms[0]), int(ms[-1])) if ms.size else (None, None)
    return Period(first, last, int(basis.covered.size), int(basis.active.size))


def _creator_json(row: dict[Any, Any]) -> dict[str, Any]:
    return {
        "creator": row["creator"],
        "name": row["name"],
        "platforms": row["platforms"],
        "views": int(row["views"]),
        "share": float(row["share"]),
        "hours": {"low": row["hours_low"], "value": row["hours"], "high": row["hours_high"]},
        "first": iso(_ms(row["first"])),
        "last": iso(_ms(row["last"])),
        "active_days": int(row["active_days"]),
    }


def _ms(stamp: pd.Timestamp) -> int:
    return int(np.datetime64(stamp.tz_convert(None), "ms").astype(np.int64))
