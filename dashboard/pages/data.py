"""Your data: what is kept, undo of an import, and removing everything."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from babel.dates import format_date
from dash import ALL, Dash, Input, Output, State, ctx, html
from dash.development.base_component import Component

from dashboard import backups
from dashboard.backups import Copy
from dashboard.card_answers import REPLY
from dashboard.components.imports import import_entry
from dashboard.components.notes import note_box
from dashboard.components.parts import panel, paragraphs
from dashboard.components.words import day, page
from dashboard.desk import Desk
from dashboard.display import shown
from dashboard.groups import Group
from dashboard.ids import Data, part

PATH, TITLE, GROUP = "/data", "Your data", Group.ABOUT
UNDO, COPIES = "data-undo", "data-copies-delete"


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
            html.Div(copies(desk), id=Data.COPIES),
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


def copies(desk: Desk, told: str = "") -> Component:
    """Return the list of copies that the program made of this workspace, and a way to delete them."""
    words, path = page("data"), desk.workspace.path
    made = backups.kept(path) if path else ()
    button = html.Button(words["copies_button"], id=part(COPIES, "all"), className="plain", type="button")
    place = words["copies_place"].format(folder=shown(str(backups.folder(path)), 400)) if path else ""
    return panel(
        html.H2(words["copies_h2"]),
        *paragraphs(words["copies_text" if path else "copies_private"]),
        *(
            [html.Ul([html.Li(_copy(words, one)) for one in made]), html.P(place, className="soft small")]
            if made
            else []
        ),
        *([button] if made else []),
        html.P(told, className="saved", role="status"),
    )


def delete_copies(desk: Desk) -> Component:
    """Delete every copy the program made and return the list as it is now."""
    path = desk.workspace.path
    count = backups.remove(path) if path else 0
    return copies(desk, page("data")["copies_gone"].format(count=count))


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
        Output(Data.COPIES, "children"),
        Input(part(COPIES, ALL), "n_clicks"),
        Input(Data.WIPED, "children"),
        prevent_initial_call=True,
    )
    def cleared(pressed: list[int | None], _: str) -> Component:
        return delete_copies(desk) if any(pressed) else copies(desk)

    @app.callback(
        Output(Data.CARDS_DONE, "children"), Input(Data.CARDS, "n_clicks"), prevent_initial_call=True
    )
    def back(_: int) -> str:
        return bring_back(desk)


def _removed(desk: Desk, which: Any, pressed: list[int | None], word: str | None) -> tuple[str, Component]:
    if which == Data.WIPE:
        return wipe(desk, word)
    return "", undo(desk, which["of"]) if any(pressed) else render(desk)


def _copy(words: dict[str, str], one: Copy) -> str:
    form = words["copy_update" if one.before_update else "copy_daily"]
    return form.format(day=format_date(one.day, "d MMMM y", locale="en"), size=f"{one.size / 1e6:.1f} MB")


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
