"""The days of a diary card: seven at a time, today first, each a press away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.components.words import when
from dashboard.days import lived
from dashboard.desk import Desk
from dashboard.ids import part
from dashboard.practice.turns import OPEN
from dashboard.reflections.exercises import Step
from dashboard.reflections.tables import table

DAYS = "diary-days"
WEEK = 7


def week(desk: Desk, back: int = 0) -> list[date]:
    """Return seven days, the latest first; ``back`` weeks before the seven that end today."""
    last = lived(desk) - timedelta(days=WEEK * max(back, 0))
    return [last - timedelta(days=ago) for ago in range(WEEK)]


def named(day: date, now: date) -> str:
    """Return a day as ``Today``, as a weekday within the last week, or as a date."""
    if day == now:
        return str(table("skills")["diary"]["today"])
    return f"{day:%A}" if 0 < (now - day).days < WEEK else f"{day:%a} {when(day)}"


def read(value: Any, now: date) -> date:
    """Return the day that a field holds as ISO text; ``now`` for anything else: it comes from a browser."""
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return now


def told(desk: Desk, value: Any) -> str:
    """Return a kept day in words."""
    return when(read(value, lived(desk)))


def field(desk: Desk, _: Step, value: Any, name: dict[str, str]) -> Component:
    """Return the choice of a day, with ISO text as its value."""
    now = lived(desk)
    return html.Div(
        [
            html.Data(id=name, value=value or now.isoformat()),
            html.Div(strip(desk, name["of"], week(desk), read(value, now)), id=part(DAYS, name["of"])),
        ]
    )


def strip(desk: Desk, sheet: str, days: Sequence[date], chosen: date) -> list[Component]:
    """Return a button per day, the chosen one pressed, those with a line marked, and a heading below."""
    words, now = table("skills")["diary"], lived(desk)
    filled = {one.day for one in desk.workspace.entries(sheet)}
    buttons = [
        html.Button(
            words["filled"].format(day=named(day, now)) if day in filled else named(day, now),
            id={**part(OPEN, sheet), "day": day.isoformat()},
            type="button",
            **{"aria-pressed": str(day == chosen).lower()},
        )
        for day in days
    ]
    heading = words["writing_today"] if chosen == now else words["writing"].format(day=named(chosen, now))
    return [
        html.Div(buttons, className="choices", role="group", **{"aria-label": words["days"]}),
        html.H2(heading),
    ]
