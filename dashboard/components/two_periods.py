"""Which two periods to look at: those that can be compared first, then plain ones, then one's own."""

from __future__ import annotations

from datetime import date, timedelta

from analyzer import basis as bases
from analyzer import windows
from analyzer.fairness import days_of, latest_pair, neighbours
from analyzer.periods import Span
from dashboard.components.words import page
from dashboard.desk import Desk

CHOICES: dict[str, tuple[int, int]] = {
    "four": (28, 0),
    "eight": (56, 0),
    "twelve": (84, 0),
    "year": (28, 336),
}
"""Periods to choose from: days of each, and days between them; all whole weeks, so weekdays match."""
LATEST, OWN = "latest", "own"


def choices(desk: Desk) -> list[dict[str, str]]:
    """Return the periods to choose from; the latest pair that can be compared stands first, with its days."""
    words = page("compare")
    plain = [{"value": one, "label": words[f"choice_{one}"]} for one in (*CHOICES, OWN)]
    pair = latest_pair(desk.table(days_of))
    if pair is None:
        return plain
    ends = (f"{day:%-d %b %Y}" for span in pair for day in (span.first, span.last))
    label = words["choice_latest"].format(**dict(zip(("first", "until", "then", "last"), ends, strict=True)))
    return [{"value": LATEST, "label": label}, *plain]


def periods_of(
    desk: Desk, choice: str, own: tuple[str | None, str | None, str | None]
) -> tuple[Span, Span] | None:
    """Return the two periods of a choice, earlier first; None where days are missing.

    ``own`` is the first day of the one, the first day of the other, and how many weeks each has.
    """
    if choice == LATEST:
        return latest_pair(desk.table(days_of))
    if choice in CHOICES:
        return neighbours(_last_day(desk), *CHOICES[choice])
    begins = [date.fromisoformat(one[:10]) for one in own[:2] if one]
    if len(begins) != len(own[:2]):
        return None
    length = timedelta(days=7 * int(own[2] or 4) - 1)
    first, second = sorted(begins)
    return Span(first, first + length), Span(second, second + length)


def _last_day(desk: Desk) -> date:
    """Return the last local day with a view."""
    basis = desk.table(bases.build)
    return date.fromisoformat(str(windows.as_dates([int(basis.active[-1])])[0])[:10])
