"""One sitting from the record, or the evening around it, as moments with names and titles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analyzer.dwell import MINUTE_MS
from analyzer.evening import moments
from dashboard.desk import Desk
from dashboard.display import name_of, shown
from dashboard.practice import sittings

BEFORE_MIN = 10
"""Minutes before a sitting in which what was done still belongs to it, such as a search."""
AROUND_H = 4
"""Hours before and after a sitting that make the evening around it, within one day of the person."""
UNKNOWN_MIN = 3
"""Shorter spans without a record are not drawn: no starting time is that sure."""
WATCHED = frozenset({"view", "live_view"})


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing on record: ``at`` UTC ms, ``kind`` of event, ``who`` made it ("" unknown), ``title``.

    ``minutes`` low, middle, high for what was watched; ``unknown`` minutes after it without a record.
    """

    at: int
    kind: str
    who: str
    title: str
    minutes: tuple[float, float, float]
    unknown: float

    @property
    def watched(self) -> bool:
        """Whether something was watched, rather than done."""
        return self.kind in WATCHED

    @property
    def until(self) -> int:
        """UTC ms at which it was over at the latest, as far as starting times can tell."""
        return self.at + round(self.minutes[2] * MINUTE_MS)


def laid_out(desk: Desk, value: str | None, *, wide: bool = False) -> tuple[Moment, ...]:
    """Return the moments of the sitting ``value`` in time order, or of the evening around it.

    Empty when the sitting is not on record (any more), or is among what the person leaves out.
    """
    one = sittings.sitting(desk, value)
    if one is None:
        return ()
    start, end = (one[edge].value // 1_000_000 for edge in ("start", "end"))
    rows = desk.table(moments)
    day = rows.loc[rows["at"] == start, "day"]
    around = AROUND_H * 60 if wide else 0
    first, last = start - (around or BEFORE_MIN) * MINUTE_MS, end + around * MINUTE_MS
    chosen = rows[(rows["at"] >= first) & (rows["at"] <= last) & rows["day"].isin(day)]
    return _named(desk, chosen)


def seen(found: tuple[Moment, ...]) -> list[tuple[str, int]]:
    """Return the creators of what was watched with how many things of each, most first; "" is unknown."""
    return Counter(one.who for one in found if one.watched).most_common()


def _named(desk: Desk, rows: pd.DataFrame) -> tuple[Moment, ...]:
    known = desk.analysis().creators
    names: dict[str, str | None] = dict(zip(known["creator"], known["name"], strict=True))
    titles = desk.record().events["title"].iloc[rows["row"]].tolist()
    return tuple(
        Moment(
            int(row["at"]),
            str(row["kind"]),
            _name(row["creator"], names),
            shown(title if isinstance(title, str) else None),
            (row["low"], row["value"], row["high"]),
            float(row["unknown"]),
        )
        for row, title in zip(rows.to_dict("records"), titles, strict=True)
    )


def _name(creator: object, names: Mapping[str, str | None]) -> str:
    return name_of(creator, names.get(creator)) if isinstance(creator, str) else ""
