"""What a person asked to see again: four boxes filled in on a calm day, at the top of Practice."""

from __future__ import annotations

from typing import Any

from dash import ALL, MATCH, Dash, Input, Output, ctx, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from dashboard.components.parts import panel
from dashboard.components.words import day
from dashboard.desk import Desk
from dashboard.entries import Entry, EntryConflict
from dashboard.ids import part
from dashboard.practice import sheet
from dashboard.reflections.exercises import exercises
from dashboard.reflections.tables import table

KIND, PIN = "pros_and_cons", "pin"
PLACE, DOWN = "pinned", "pinned-down"


def pinned(desk: Desk) -> list[Component]:
    """Return each entry that is pinned, newest first, with a way to take it down."""
    return [_shown(desk, one) for one in desk.workspace.entries(KIND) if one.content.get(PIN)]


def take_down(desk: Desk, entry_id: str) -> list[Component]:
    """Take one entry down and return what is still pinned; the entry itself stays kept."""
    entry = desk.workspace.entry(entry_id)
    if entry is not None:
        content = {key: value for key, value in entry.content.items() if key != PIN}
        try:
            desk.workspace.save_entry(entry.kind, content, entry_id=entry_id, version=entry.version)
        except EntryConflict as conflict:  # changed in another window this instant: what is kept now counts
            return take_down(desk, conflict.latest.entry_id)
    return pinned(desk)


def register(app: Dash, desk: Desk) -> None:
    """Wire the buttons that take an entry down."""

    @app.callback(
        Output(part(PLACE, MATCH), "children"),
        Input({**part(DOWN, MATCH), "entry": ALL}, "n_clicks"),
        prevent_initial_call=True,
    )
    def pressed(_: list[Any]) -> list[Component]:
        if not any(one["value"] for one in ctx.triggered):
            raise PreventUpdate
        return take_down(desk, ctx.triggered_id["entry"])


def _shown(desk: Desk, entry: Entry) -> Component:
    words, exercise = table("skills")["pin"], exercises()[KIND]
    steps = [step for step in exercise.steps if step.key != PIN]
    return panel(
        html.H2(exercise.title),
        html.P(words["about"].format(day=day(entry.begun_at, desk.settings().tz)), className="soft small"),
        sheet.answered(desk, steps, entry.content),
        html.Button(
            words["down"], id={**part(DOWN, KIND), "entry": entry.entry_id}, type="button", className="plain"
        ),
        look="warm",
    )
