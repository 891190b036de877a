"""Sittings as choices: when, how long about, and who was seen most."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analyzer import tables
from dashboard.components.words import clock, day, page, said
from dashboard.desk import Desk
from dashboard.display import name_of

OFFERED = 60


def options(desk: Desk, chosen: str | None = None, limit: int = OFFERED) -> list[dict[str, str]]:
    """Return the latest sittings as ``{"value", "label"}``, newest first, and the chosen one."""
    found = desk.table(tables.sessions)
    rows = found.iloc[::-1].head(limit)
    if (
        chosen
        and (one := sitting(desk, chosen)) is not None
        and key(one) not in {key(r) for r in _each(rows)}
    ):
        rows = pd.concat([rows, one.to_frame().T])
    return [{"value": key(row), "label": label(desk, row)} for row in _each(rows)]


def on_days(desk: Desk, typed: str) -> list[dict[str, str]]:
    """Return the latest sittings of the days that ``typed`` names (``3 March``, ``May 2025``) as options.

    Where it names none, the latest of all: what was typed may be a creator or a time of day.
    """
    found = desk.table(tables.sessions)
    days = found["start"].dt.tz_convert(desk.settings().tz).dt.strftime("%-d %B %Y").str.lower()
    named = found[days.str.contains(typed.strip().lower(), regex=False)]
    rows = named if typed.strip() and len(named) else found
    return [{"value": key(row), "label": label(desk, row)} for row in _each(rows.iloc[::-1].head(OFFERED))]


def search(desk: Desk, typed: str, chosen: str | None) -> list[dict[str, str]] | None:
    """Return the options for what was typed into the field; None while it shows what was chosen."""
    if chosen and typed == told(desk, chosen):
        return None
    return on_days(desk, typed) if typed else options(desk, chosen)


def sitting(desk: Desk, value: str | None) -> pd.Series | None:
    """Return the row of ``analyzer.tables.sessions`` that began at ``value`` (UTC ms); None if gone."""
    if not value or not str(value).isdigit():
        return None
    found = desk.table(tables.sessions)
    at = found.index[found["start"] == pd.Timestamp(int(value), unit="ms", tz="UTC")]
    return found.loc[at[0]] if len(at) else None


def told(desk: Desk, value: str) -> str:
    """Return a kept sitting in words, also when its import was undone."""
    one = sitting(desk, value)
    if one is not None:
        return label(desk, one)
    tz = desk.settings().tz
    return f"{day(int(value), tz)}, {clock(int(value), tz)}" if str(value).isdigit() else ""


def key(row: Any) -> str:
    """Return what stands for a sitting: the instant it began, UTC milliseconds."""
    return str(row["start"].value // 1_000_000)


def label(desk: Desk, row: Any) -> str:
    """Return a sitting in words: day, hours, length, and who was seen most."""
    tz, words = desk.settings().tz, page("practice")
    start, end = (row[edge].value // 1_000_000 for edge in ("start", "end"))
    who = row["creator"]
    mostly = words["mostly"].format(name=_named(desk, str(who))) if isinstance(who, str) and who else ""
    length = said("minutes", row["minutes"], row["minutes_low"], row["minutes_high"])
    when = words["sitting"].format(day=day(start, tz), start=clock(start, tz), end=clock(end, tz))
    return f"{when}, {length}{mostly}"


def _named(desk: Desk, creator: str) -> str:
    known = desk.analysis().creators
    names = known.loc[known["creator"] == creator, "name"]
    return name_of(creator, names.iloc[0] if len(names) else None)


def _each(rows: pd.DataFrame) -> list[Any]:
    return [row for _, row in rows.iterrows()]
