"""What a comparison of two periods says: values, changes with their range, or why there are none."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import pandas as pd

from analyzer.periods import Span
from analyzer.signal import Caveat


class Direction(StrEnum):
    """What can be said of a change."""

    MORE = "more"
    LESS = "less"
    SAME = "same"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with its range; None where it cannot be measured."""

    value: float | None
    low: float | None = None
    high: float | None = None

    def as_json(self) -> dict[str, float | None]:
        """Return the fields by name."""
        return {"value": self.value, "low": self.low, "high": self.high}


@dataclass(frozen=True, slots=True)
class Change:
    """One measure in both periods. ``change`` is after less before; ``low``/``high`` its 90 % interval.

    ``caveats`` says why a value is missing, or what to keep in mind. ``subject`` is a creator id or None.
    """

    id: str
    name: str
    unit: str
    before: Estimate
    after: Estimate
    change: float | None
    low: float | None
    high: float | None
    direction: Direction
    subject: str | None = None
    caveats: tuple[Caveat, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return one entry of ``comparison.changes``."""
        return {
            "id": self.id,
            "name": self.name,
            "subject": self.subject,
            "unit": self.unit,
            "against": self.before.as_json(),
            "period": self.after.as_json(),
            "change": self.change,
            "low": self.low,
            "high": self.high,
            "direction": str(self.direction),
            "caveats": [str(caveat) for caveat in self.caveats],
        }


@dataclass(frozen=True, slots=True)
class Ground:
    """What one period rests on."""

    span: Span
    views: int
    active_days: int
    platforms: tuple[str, ...]
    known_share: float

    def as_json(self) -> dict[str, Any]:
        """Return the fields by name."""
        return {
            "first": self.span.first.isoformat(),
            "last": self.span.last.isoformat(),
            "days": self.span.days,
            "views": self.views,
            "active_days": self.active_days,
            "platforms": list(self.platforms),
            "known_share": self.known_share,
        }


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two periods: refused with ``reasons``, or compared measure by measure.

    ``before`` is what ``after`` is held against. ``turnover`` (SIG16): creators with 3 or more views kept,
    gone and new; D1 of both, the larger period thinned to the smaller (None where there are no creators).
    """

    before: Ground
    after: Ground
    reasons: tuple[Caveat, ...] = ()
    changes: tuple[Change, ...] = ()
    turnover: dict[str, float | int | None] = field(default_factory=dict)

    @property
    def fair(self) -> bool:
        """Whether the two could be compared."""
        return not self.reasons

    def change(self, name: str, subject: str | None = None) -> Change | None:
        """Return the change of a measure by its name; None where there is none."""
        return next((one for one in self.changes if (one.name, one.subject) == (name, subject)), None)

    def frame(self) -> pd.DataFrame:
        """Return the changes as a table, one row each; empty where the comparison was refused.

        Columns: id, name, subject, unit, before, after, change, low, high, direction.
        """
        columns = ["id", "name", "subject", "unit", "before", "after", "change", "low", "high", "direction"]
        rows = [
            {**one.as_json(), "before": one.before.value, "after": one.after.value} for one in self.changes
        ]
        return pd.DataFrame(rows, columns=columns)

    def as_json(self) -> dict[str, Any]:
        """Return ``comparison`` of ``analyze --json``."""
        return {
            "period": self.after.as_json(),
            "against": self.before.as_json(),
            "fair": self.fair,
            "reasons": [str(reason) for reason in self.reasons],
            "changes": [change.as_json() for change in self.changes],
            "turnover": dict(self.turnover),
        }
