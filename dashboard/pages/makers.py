"""Who made it: what is known, what the person says, files they bring, and a look-up if they ask for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

from dash import ALL, Dash, Input, Output, State, ctx, html, no_update
from dash.development.base_component import Component

from dashboard.components import looking_up, naming
from dashboard.components.notes import note_box
from dashboard.components.parts import panel, paragraphs
from dashboard.components.words import page
from dashboard.desk import Desk
from dashboard.groups import Group
from dashboard.ids import Makers, part

PATH, TITLE, GROUP = "/makers", "Who made it", Group.ABOUT

BACK = (naming.UNSAY, naming.TAKE_BACK)

Parts: TypeAlias = list[Component]
Choices: TypeAlias = list[dict[str, str]]
Changed: TypeAlias = tuple[tuple[str, str, str], Parts, Parts, Parts, Choices, Choices]


def layout(desk: Desk) -> Component:
    """Return the page; the box for files is drawn by ``assets/40-makers.js``."""
    words = page("makers")
    return html.Div(
        [
            html.H1(words["h1"]),
            *paragraphs(words["lead"], "lead"),
            panel(html.H2(words["known_h2"]), html.Div(naming.known_part(desk), id=Makers.KNOWN)),
            panel(
                html.H2(words["repeated_h2"]),
                *paragraphs(words["repeated_text"]),
                html.Div(naming.repeated_part(desk), id=Makers.REPEATED),
                naming.answer(Makers.KEPT),
            ),
            naming.names_part(desk),
            panel(
                html.H2(words["file_h2"]),
                *paragraphs(words["file_text"]),
                html.Div(id=Makers.FILE, className="drop", **{"data-label": words["file_label"]}),
            ),
            panel(
                html.H2(words["said_h2"]),
                html.Div(naming.said_part(desk), id=Makers.SAID),
                naming.answer(Makers.UNDONE),
            ),
            looking_up.look_part(desk),
            html.Div(looking_up.found_part(desk), id=Makers.FOUND),
            note_box(desk, "makers"),
        ]
    )


def changed(
    desk: Desk, which: Any, first: str | None, second: str | None, name: str | None, typed: Any
) -> Changed:
    """Keep or take back what a button stands for; return its answer and every part that follows.

    ``which`` is the id of the button, ``typed`` what stands in the boxes of the links, by link. The answer
    stands in one of three places: beside the links, the names, or what was said.
    """
    told = _act(desk, which, first, second, name, typed)
    kind = which["type"] if isinstance(which, dict) else ""
    beside = (told if kind == naming.KEEP else "", "" if kind else told, told if kind in BACK else "")
    choices = naming.options(desk)
    parts = (naming.known_part(desk), naming.repeated_part(desk), naming.said_part(desk))
    return (beside, *parts, choices, choices)


def looked(desk: Desk, which: str, much: str, *, marked: bool, sure: bool) -> tuple[Any, ...]:
    """Start, stop or look at the look-up; return its state and, once it has ended, all that follows."""
    told = ""
    if which == Makers.START:
        told = looking_up.begin(desk, much, marked=marked, sure=sure)
    elif which == Makers.STOP:
        told = looking_up.stop(desk)
    state, running = looking_up.state(desk, told), desk.look_up.running
    if running or which != Makers.TICK:
        return state, not running, no_update, no_update, no_update, no_update
    screen = looking_up.screen(desk, much, marked=marked)
    return state, True, False, screen, looking_up.found_part(desk), naming.known_part(desk)


def register(app: Dash, desk: Desk) -> None:
    """Wire naming and the look-up."""

    @app.callback(
        Output(Makers.KEPT, "children"),
        Output(Makers.TOLD, "children"),
        Output(Makers.UNDONE, "children"),
        Output(Makers.KNOWN, "children"),
        Output(Makers.REPEATED, "children"),
        Output(Makers.SAID, "children"),
        Output(Makers.A, "data"),
        Output(Makers.B, "data"),
        Input(Makers.MERGE, "n_clicks"),
        Input(Makers.CALL, "n_clicks"),
        Input(Makers.OWN, "n_clicks"),
        Input(part(naming.KEEP, ALL), "n_clicks"),
        Input(part(naming.UNSAY, ALL), "n_clicks"),
        Input(part(naming.TAKE_BACK, ALL), "n_clicks"),
        State(Makers.A, "value"),
        State(Makers.B, "value"),
        State(Makers.NAME, "value"),
        State(part(naming.WHO, ALL), "value"),
        State(part(naming.WHO, ALL), "id"),
        prevent_initial_call=True,
    )
    def said(*given: Any) -> Any:
        return _changed(desk, given)

    @app.callback(
        Output(Makers.SCREEN, "children"),
        Output(Makers.YES, "checked"),
        Input(Makers.MUCH, "value"),
        Input(Makers.MARKED, "checked"),
        prevent_initial_call=True,
    )
    def screen(much: str, marked: Any) -> tuple[Parts, bool]:
        return looking_up.screen(desk, much, marked=bool(marked)), False

    @app.callback(
        Output(Makers.STATE, "children"),
        Output(Makers.TICK, "disabled"),
        Output(Makers.YES, "checked", allow_duplicate=True),
        Output(Makers.SCREEN, "children", allow_duplicate=True),
        Output(Makers.FOUND, "children"),
        Output(Makers.KNOWN, "children", allow_duplicate=True),
        Input(Makers.START, "n_clicks"),
        Input(Makers.STOP, "n_clicks"),
        Input(Makers.TICK, "n_intervals"),
        State(Makers.MUCH, "value"),
        State(Makers.MARKED, "checked"),
        State(Makers.YES, "checked"),
        prevent_initial_call=True,
    )
    def look(_: Any, __: Any, ___: Any, much: str, marked: Any, sure: Any) -> tuple[Any, ...]:
        return looked(desk, ctx.triggered_id, much, marked=bool(marked), sure=bool(sure))


def _changed(desk: Desk, given: Sequence[Any]) -> Any:
    """Return the answer to a press; parts that appear anew press nothing."""
    first, second, name, values, ids = given[6:]
    if not any(one["value"] for one in ctx.triggered):
        return (no_update,) * 8
    typed = {one["of"]: value for one, value in zip(ids, values, strict=True)}
    beside, *parts = changed(desk, ctx.triggered_id, first, second, name, typed)
    return (*beside, *parts)


def _act(desk: Desk, which: Any, first: str | None, second: str | None, name: str | None, typed: Any) -> str:
    if which == Makers.MERGE:
        return naming.put_together(desk, first, second)
    if which == Makers.CALL:
        return naming.call(desk, first, name)
    if which == Makers.OWN:
        return naming.own(desk, first)
    if which["type"] == naming.KEEP:
        return naming.keep_link(desk, which["of"], typed.get(which["of"]))
    back = desk.workspace.unsay if which["type"] == naming.UNSAY else desk.workspace.take_back
    return page("makers")["said_undone"] if back(int(which["of"])) else ""
