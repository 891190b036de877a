"""The note box beside a page: saved only when the person says so, and never read by the program."""

from __future__ import annotations

import time
from typing import Any

import dash_mantine_components as dmc
from dash import MATCH, Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component

from dashboard.components.words import clock, page
from dashboard.desk import Desk
from dashboard.ids import part
from dashboard.store import NoteConflict

TEXT, SAVE, SAVED, STATE = "note-text", "note-save", "note-saved", "note-state"


def note_box(desk: Desk, place: str) -> Component:
    """Return the box of one page with its latest note."""
    words = page("notes")
    latest = next(iter(desk.workspace.notes(place)), None)
    state = {"id": latest.note_id, "version": latest.version} if latest else None
    return html.Section(
        [
            html.H2(words["h2"]),
            dcc.Store(id=part(STATE, place), data=state),
            dmc.Textarea(
                id=part(TEXT, place),
                label=words["label"],
                value=latest.text if latest else "",
                autosize=True,
                minRows=3,
                maxRows=14,
                debounce=False,
                **{"data-testid": "note-text", "autoComplete": "off"},
            ),
            html.P(words["text"], className="help-line"),
            html.Button(
                words["save"],
                id=part(SAVE, place),
                className="plain",
                type="button",
                **{"data-testid": "note-save"},
            ),
            html.P(
                "", id=part(SAVED, place), className="saved", role="status", **{"data-testid": "note-saved"}
            ),
        ],
        className="panel",
    )


def help_line() -> Component:
    """Return the line that stands under every other box in which a person writes."""
    words = page("notes")
    return html.P([words["short"], dcc.Link(words["short_link"], href="/help"), "."], className="help-line")


def keep(desk: Desk, place: str, text: str, state: dict[str, Any] | None) -> tuple[str, dict[str, Any]]:
    """Save the text as the page's note; return the sentence to show and what the next save begins from."""
    words = page("notes")
    begun = state or {"id": None, "version": 0}
    try:
        note = desk.workspace.save_note(place, text or "", note_id=begun["id"], version=begun["version"])
    except NoteConflict as conflict:
        return words["late"], {"id": conflict.latest.note_id, "version": conflict.latest.version}
    time_said = clock(round(time.time() * 1000), desk.settings().tz)
    return words["saved"].format(time=time_said), {"id": note.note_id, "version": note.version}


def register(app: Dash, desk: Desk) -> None:
    """Wire every note box at once."""

    @app.callback(
        Output(part(SAVED, MATCH), "children"),
        Output(part(STATE, MATCH), "data"),
        Input(part(SAVE, MATCH), "n_clicks"),
        State(part(TEXT, MATCH), "value"),
        State(part(STATE, MATCH), "data"),
        State(part(SAVE, MATCH), "id"),
        prevent_initial_call=True,
    )
    def save(
        _: int, text: str, state: dict[str, Any] | None, which: dict[str, str]
    ) -> tuple[str, dict[str, Any]]:
        return keep(desk, which["of"], text, state)
