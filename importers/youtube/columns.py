"""Which column of a CSV is which, told by what stands in it: headers are translated, columns move."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

VIDEO = re.compile(r"[A-Za-z0-9_-]{11}")
CHANNEL = re.compile(r"UC[A-Za-z0-9_-]{22}")
COMMENT = re.compile(r"Ug[A-Za-z0-9_.-]{10,}")
TIME = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d+)?(?: UTC|Z|[+-]\d\d:?\d\d)?")
_SEGMENTS = ("takeoutsegments", '{"text"')


@dataclass(frozen=True, slots=True)
class Columns:
    """Positions of the columns used; None where there is none."""

    time: int | None = None
    video: int | None = None
    channel: int | None = None
    comment: int | None = None
    text: int | None = None


def find(rows: Sequence[Sequence[str]]) -> Columns:
    """Return the columns of ``rows`` (without the header): that with most values of each shape."""
    return Columns(
        time=_most(rows, lambda value: TIME.fullmatch(value) is not None),
        video=_most(rows, lambda value: VIDEO.fullmatch(value) is not None and not value.isdecimal()),
        channel=_most(rows, lambda value: CHANNEL.fullmatch(value) is not None),
        comment=_most(rows, lambda value: COMMENT.fullmatch(value) is not None),
        text=_most(rows, lambda value: any(mark in value.lower()[:200] for mark in _SEGMENTS)),
    )


def value(row: Sequence[str], column: int | None) -> str:
    """Return what stands in a column, empty where there is nothing."""
    return row[column].strip() if column is not None and column < len(row) else ""


def _most(rows: Sequence[Sequence[str]], fits: Callable[[str], bool]) -> int | None:
    width = max((len(row) for row in rows), default=0)
    counts = [sum(fits(value(row, column)) for row in rows) for column in range(width)]
    best = max(counts, default=0)
    return counts.index(best) if best and 2 * best >= len(rows) else None
