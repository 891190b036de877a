"""Notes beside the times of an evening: JSON text in a sheet, read without trust, said and listed."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.components.words import clock
from dashboard.desk import Desk
from dashboard.reflections.exercises import exercises
from dashboard.reflections.tables import table

MOST, LONGEST = 400, 20_000
LATEST = 8_640_000_000_000
"""The last instant of the year 2243, UTC ms: no note stands beside a later one."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note: ``t`` UTC ms of the link it stands beside, ``kind`` (``kinds``), ``text`` as typed."""

    t: int
    kind: str
    text: str


def kinds() -> dict[str, str]:
    """Return the kinds of notes: what is kept, and how it is called."""
    steps = exercises()["chain"].steps
    return {one.lower(): one for step in steps if step.kind == "links" for one in step.options}


def read(value: Any) -> tuple[Note, ...]:
    """Return the notes in JSON text ``[{"t": ms, "kind": …, "text": …}]`` in their order.

    What is not a note is left out: the text comes from a browser.
    """
    try:
        rows = json.loads(value) if isinstance(value, str) else value
    except ValueError:
        return ()
    found = [_note(row) for row in rows[:MOST]] if isinstance(rows, list) else []
    return tuple(one for one in found if one)


def written(notes: tuple[Note, ...]) -> str:
    """Return notes as the JSON text that ``read`` takes; empty for none."""
    return json.dumps([asdict(one) for one in notes]) if notes else ""


def told(desk: Desk, value: Any) -> str:
    """Return the notes as one text, in the order of time."""
    form = table("skills")["chain"]["told"]
    return " · ".join(
        form.format(time=clock(one.t, desk.settings().tz), kind=kinds()[one.kind].lower(), text=one.text)
        for one in in_time(value)
    )


def listed(desk: Desk, value: Any) -> Component:
    """Return the notes as a list in the order of time."""
    tz = desk.settings().tz
    rows = [
        html.Li(
            [html.Span(f"{clock(one.t, tz)} · {kinds()[one.kind]} ", className="soft"), html.Bdi(one.text)]
        )
        for one in in_time(value)
    ]
    return html.Ul(rows, className="notes-beside")


def in_time(value: Any) -> list[Note]:
    """Return the notes that say something, in the order of time."""
    return sorted((one for one in read(value) if one.text.strip()), key=lambda one: one.t)


def _note(row: Any) -> Note | None:
    if not isinstance(row, dict):
        return None
    t, kind, text = row.get("t"), row.get("kind"), row.get("text")
    if not isinstance(t, int) or not isinstance(text, str) or kind not in kinds():
        return None
    return Note(t, str(kind), text[:LONGEST]) if 0 <= t <= LATEST else None
