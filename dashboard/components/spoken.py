"""A change between two periods in words: a verdict against a hope, values, ranges, rows. No components."""

from __future__ import annotations

import pandas as pd

from analyzer.comparison import Change, Comparison, Direction
from dashboard.components.mode import words_only
from dashboard.components.words import exact, page, said, when
from dashboard.display import name_of

FORMS = {
    "weekly_hours": "hours",
    "effective_creators": "people",
    "top_creator_share": "percent",
    "creator_share": "percent",
    "days_present": "percent",
    "night_share": "percent",
    "session_length": "minutes",
}


def verdict(hope: str, direction: Direction) -> str:
    """Return how a change stands to a hope: closer, further, same or unknown."""
    if direction is Direction.UNKNOWN:
        return "unknown"
    if hope == "same":
        return "closer" if direction is Direction.SAME else "further"
    if direction is Direction.SAME:
        return "same"
    if hope == "different":
        return "closer"
    return "closer" if hope == str(direction) else "further"


def moved(change: Change, words: dict[str, str]) -> str:
    """Return the size of a change with its range, in words."""
    if change.low is None or change.high is None:
        return words["no_range"]
    ends = [_signed(change, end) for end in (change.low, change.high)]
    return words[f"by_{change.direction}"].format(low=ends[0], high=ends[1])


def heads(words: dict[str, str]) -> tuple[str, ...]:
    """Return the heads of the table of changes."""
    return (
        words["head_what"],
        words["head_before"],
        words["head_after"],
        words["head_change"],
        words["head_told"],
    )


def row(creators: pd.DataFrame, change: Change, words: dict[str, str]) -> tuple[str, ...]:
    """Return one change as a row of that table."""
    change_said = (
        ""
        if change.low is None or change.high is None or words_only()
        else words["between"].format(low=_signed(change, change.low), high=_signed(change, change.high))
    )
    return (
        what(creators, change, words),
        value_said(change.name, change.before.value, change.before.low, change.before.high),
        value_said(change.name, change.after.value, change.after.low, change.after.high),
        change_said,
        words[f"told_{change.direction}"] if change.change is not None else words["told_unmeasured"],
    )


def spans_said(found: Comparison, words: dict[str, str]) -> str:
    """Return both periods with their days and views, in one sentence."""
    days = {
        f"{name}_{end}": when(getattr(ground.span, end))
        for name, ground in (("before", found.before), ("after", found.after))
        for end in ("first", "last")
    }
    return words["spans"].format(
        **days, before_views=exact(found.before.views), after_views=exact(found.after.views)
    )


def what(creators: pd.DataFrame, change: Change, words: dict[str, str]) -> str:
    """Return what a change is about, in words."""
    if change.subject is None:
        return words[f"about_{change.name}"]
    names = creators.loc[creators["creator"] == change.subject, "name"]
    name = name_of(change.subject, None if names.empty else names.iloc[0])
    return words["about_creator"].format(name=name)


def value_said(name: str, value: float | None, low: float | None, high: float | None) -> str:
    """Return a value with its range, or that it is not known."""
    return page("compare")["not_known"] if value is None else said(FORMS[name], value, low, high)


def _signed(change: Change, value: float) -> str:
    scale, unit = (100, "points") if change.unit == "share" else (1, change.unit.partition("/")[0])
    number = f"{abs(value) * scale:.0f}" if scale == 100 or abs(value) >= 10 else f"{abs(value):.1f}"  # noqa: PLR2004 - percent, and two digits
    words = page("compare")
    way = words["up"] if value >= 0 else words.get(f"down_{unit}", words["down"])
    return f"{number} {words[f'unit_{unit}']} {way}"
