"""The note box beside a page: saved only when the person says so, and never read by the program."""

from __future__ import annotations

import time

import dash_mantine_components as dmc
from dash import MATCH, Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component

from dashboard.components.words import clock, page
from dashboard.country import emergency
from dashboard.desk import Desk
from dashboard.ids import part
from dashboard.store import NoteConflict

TEXT, SAVE, SAVED, STATE = "note-text", "note-save", "note-saved", "note-state"


def note_box(desk: Desk, place: str) -> Component:
    """Return the box of one page; a page has one note, which goes by the page's name."""
    words = page("notes")
    latest = desk.workspace.note(place)
    return html.Section(
        [
            html.H2(words["h2"]),
            dcc.Store(id=part(STATE, place), data=latest.version if latest else 0),
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
            html.P(
                [words["text"], dcc.Link(words["short_link"], href="/help"), ". ", danger(desk)],
                className="help-line",
            ),
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


def help_line(desk: Desk) -> Component:
    """Return the line that stands under every other box in which a person writes (clinical 5.6)."""
    words = page("notes")
    link = dcc.Link(words["short_link"], href="/help")
    return html.P([words["short"], link, ". ", danger(desk)], className="help-line")


def danger(desk: Desk) -> str:
    """Return what to call when there is danger this minute."""
    return page("notes")["danger"].format(number=emergency(desk))


def keep(desk: Desk, place: str, text: str, version: int) -> tuple[str, int]:
    """Save the page's note; return the sentence to show and the version the next save begins from."""
    words = page("notes")
    try:
        note = desk.workspace.save_note(place, text or "", note_id=place, version=version)
    except NoteConflict as conflict:
        return words["late"], conflict.latest.version
    time_said = clock(round(time.time() * 1000), desk.settings().tz)
    return words["saved"].format(time=time_said), note.version


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
    def save(_: int, text: str, version: int, which: dict[str, str]) -> tuple[str, int]:
        return keep(desk, which["of"], text, version)
