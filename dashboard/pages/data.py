"""Your data: what is kept, undo of an import, and removing everything."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import ALL, Dash, Input, Output, State, ctx, html
from dash.development.base_component import Component

from dashboard.components.imports import import_entry
from dashboard.components.notes import note_box
from dashboard.components.parts import panel, paragraphs
from dashboard.components.words import day, page
from dashboard.desk import Desk
from dashboard.display import shown
from dashboard.groups import Group
from dashboard.ids import Data, part
from dashboard.pages.reflections import REPLY

PATH, TITLE, GROUP = "/data", "Your data", Group.ABOUT
UNDO = "data-undo"


def layout(desk: Desk) -> Component:
    """Return the page."""
    words, workspace = page("data"), desk.workspace
    place = (
        words["private"]
        if workspace.path is None
        else words["place"].format(path=shown(str(workspace.path), 400))
    )
    return html.Div(
        [
            html.H1(words["h1"]),
            html.P(place, className="lead"),
            html.Div(render(desk), id=Data.IMPORTS),
            panel(
                html.H2(words["hidden_h2"]),
                *paragraphs(words["hidden_text"]),
                html.Button(words["hidden_button"], id=Data.CARDS, className="plain", type="button"),
                html.P("", id=Data.CARDS_DONE, className="saved", role="status"),
            ),
            _outline(),
            _wipe(words),
            note_box(desk, "data"),
        ]
    )


def render(desk: Desk, told: str = "") -> Component:
    """Return the list of imports, each with its accounting and a way back."""
    words, tz = page("data"), desk.settings().tz
    entries = [
        html.Div(
            [
                import_entry(one.report, day(one.added_at, tz)),
                html.Button(words["undo"], id=part(UNDO, one.import_id), className="plain", type="button"),
            ]
        )
        for one in desk.workspace.imports()
    ]
    return panel(
        html.H2(words["imports_h2"]),
        *(entries or [html.P(words["none"], className="soft")]),
        html.P(told, className="saved", role="status"),
    )


def undo(desk: Desk, import_id: str) -> Component:
    """Take one import back and return the list as it is now."""
    return render(desk, page("data")["undone"] if desk.workspace.undo(import_id) else "")


def bring_back(desk: Desk) -> str:
    """Bring back the cards that were hidden or put away."""
    for one in {
        answer.subject for answer in desk.workspace.answers(REPLY) if answer.value in {"hide", "not_me"}
    }:
        desk.workspace.save_answer(REPLY, None, one)
    return page("data")["hidden_done"]


def wipe(desk: Desk, word: str | None) -> tuple[str, Component]:
    """Remove everything if the word stands there; return what to say and the list as it is now."""
    words = page("data")
    if (word or "").strip().casefold() != words["wipe_word"]:
        return words["wipe_no"], render(desk)
    desk.look_up.close()
    desk.workspace.wipe()
    return words["wiped"], render(desk)


def register(app: Dash, desk: Desk) -> None:
    """Wire undo, hidden cards and removal."""

    @app.callback(
        Output(Data.WIPED, "children"),
        Output(Data.IMPORTS, "children"),
        Input(Data.WIPE, "n_clicks"),
        Input(part(UNDO, ALL), "n_clicks"),
        State(Data.WORD, "value"),
        prevent_initial_call=True,
    )
    def removed(_: int | None, pressed: list[int | None], word: str | None) -> tuple[str, Component]:
        return _removed(desk, ctx.triggered_id, pressed, word)

    @app.callback(
        Output(Data.CARDS_DONE, "children"), Input(Data.CARDS, "n_clicks"), prevent_initial_call=True
    )
    def back(_: int) -> str:
        return bring_back(desk)


def _removed(desk: Desk, which: Any, pressed: list[int | None], word: str | None) -> tuple[str, Component]:
    if which == Data.WIPE:
        return wipe(desk, word)
    return "", undo(desk, which["of"]) if any(pressed) else render(desk)


def _outline() -> Component:
    """Return the box for a file about an export; ``assets/50-outline.js`` draws what is in it."""
    words = page("outline")
    box = html.Div(id=Data.OUTLINE, **{"data-label": words["label"], "data-made": words["made"]})
    return panel(html.H2(words["h2"]), *paragraphs(words["text"]), box)


def _wipe(words: dict[str, str]) -> Component:
    return panel(
        html.H2(words["wipe_h2"]),
        *paragraphs(words["wipe_text"]),
        *paragraphs(words["wipe_limits"], "soft small"),
        dmc.TextInput(id=Data.WORD, label=words["wipe_label"], autoComplete="off"),
        html.P(),
        html.Button(words["wipe_button"], id=Data.WIPE, className="plain", type="button"),
        html.P("", id=Data.WIPED, className="saved", role="status"),
    )
