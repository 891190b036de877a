"""A chain: one evening from the record, laid out link by link, with the person's own notes beside it."""

from __future__ import annotations

import json
from typing import Any

from dash import MATCH, Dash, Input, Output, State, ctx
from dash.development.base_component import Component

from dashboard.desk import Desk
from dashboard.ids import part
from dashboard.practice import evening, fields, notes_beside, sheet, timeline
from dashboard.reflections.exercises import Exercise, exercises

WIDE = 1
"""Which option of the step ``width`` means the evening around a sitting."""


def layout(desk: Desk, exercise: Exercise) -> Component:
    """Return the sheet; its links follow the sitting that is picked."""
    return sheet.worksheet(desk, exercise)


def render(desk: Desk, session: str | None, width: str | None, value: Any) -> list[Component]:
    """Return the links of a sitting with the notes in ``value``."""
    found = evening.laid_out(desk, session, wide=width == wide())
    return timeline.laid(desk, found, notes_beside.read(value), chosen=bool(session))


def wide() -> str:
    """Return the answer that asks for the evening around a sitting."""
    steps = {step.key: step for step in exercises()["chain"].steps}
    return steps["width"].options[WIDE]


def register(app: Dash, desk: Desk) -> None:
    """Lay the links out anew when the sitting, the notes' number, or the open entry changes."""

    @app.callback(
        Output(part(timeline.LINKS, MATCH), "children"),
        Input({"type": fields.FIELD, "of": MATCH, "key": "session"}, "value"),
        Input({"type": fields.FIELD, "of": MATCH, "key": "width"}, "value"),
        Input(part(timeline.TURN, MATCH), "data"),
        Input(part(sheet.STATE, MATCH), "data"),
        State({"type": fields.FIELD, "of": MATCH, "key": "links"}, "value"),
    )
    def links(session: str | None, width: str | None, turn: Any, _: Any, value: Any) -> list[Component]:
        return render(desk, session, width, _typed(turn) if turn and _turned() else value)


def _turned() -> bool:
    return isinstance(ctx.triggered_id, dict) and ctx.triggered_id["type"] == timeline.TURN


def _typed(turn: Any) -> str:
    """Return the notes as they stand in the browser, empty ones among them."""
    return json.dumps(turn.get("notes", [])) if isinstance(turn, dict) else ""
