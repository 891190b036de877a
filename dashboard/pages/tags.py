"""What it is for: the person's own word for a creator or a sitting, and the hours that follow from it."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc
import pandas as pd
from dash import ALL, MATCH, Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component

from analyzer.tagged import KINDS, SITTING
from dashboard import tagging
from dashboard.components.notes import help_line, note_box
from dashboard.components.parts import panel, paragraphs
from dashboard.components.tagged_hours import tagged_hours
from dashboard.components.words import exact, page
from dashboard.desk import Desk
from dashboard.groups import Group
from dashboard.ids import Tags, part
from dashboard.practice import sittings
from dashboard.practice.tag_rows import (
    DO,
    DONE,
    OUT,
    UNDO,
    VALUES,
    creator_rows,
    pressed,
    sitting_row,
)

PATH, TITLE, GROUP = "/for-what", "What it is for", Group.REFLECT
AT_ONCE = 6
Row = tuple[list[Any], list[Any], list[str], float]


def layout(desk: Desk) -> Component:
    """Return the page."""
    words = page("tags")
    there = not desk.analysis().creators.empty
    return html.Div(
        [
            html.H1(words["h1"]),
            html.P(words["intro"], className="lead"),
            html.Ul([html.Li(words[f"legend_{kind}"]) for kind in KINDS], className="soft"),
            *([] if there else [panel(*paragraphs(words["empty"]), html.P(dcc.Link("Start", href="/")))]),
            html.Section(
                [
                    html.H2(words["list_h2"]),
                    help_line(desk),
                    dmc.TextInput(id=Tags.SEARCH, label=words["search"], debounce=250, autoComplete="off"),
                    html.Div(found(desk, None, 0), id=Tags.FOUND),
                    html.Button(words["more"], id=Tags.MORE, className="plain", type="button"),
                    _sittings(desk, words),
                ],
                className="" if there else "hidden",
            ),
            html.Div(hours(desk), id=Tags.HOURS),
            note_box(desk, "for-what"),
        ]
    )


def found(desk: Desk, search: str | None, more: int | None) -> list[Component]:
    """Return the rows of creators whose name contains ``search``: a few, and a few more per press."""
    words, matching = page("tags"), _matching(desk.analysis().creators, search)
    seen = matching.head(AT_ONCE * (1 + (more or 0)))
    told = words["shown"].format(shown=exact(len(seen)), all=exact(len(matching)))
    return [html.P(told, className="soft", role="status"), *creator_rows(desk, seen)]


def hours(desk: Desk) -> list[Component]:
    """Return the hours by the person's words; nothing while there is no record."""
    return [] if desk.analysis().period.first is None else tagged_hours(desk)


def named(desk: Desk, chosen: str | None) -> list[Component]:
    """Return the row of the sitting that was chosen, and of those that have a word."""
    words, already = page("tags"), tagging.named_sittings(desk)
    mine = f"{SITTING}{chosen}" if chosen else None
    first = [sitting_row(desk, mine)] if mine else []
    others = [sitting_row(desk, one) for one in already if one != mine]
    return [*first, *([html.H3(words["sittings_named"]), *others] if others else [])]


def do(desk: Desk, subject: str, which: dict[str, str], values: Sequence[str]) -> None:
    """Do what a control of a row says; ``which`` is its id, ``values`` stand in the row's field."""
    what = which.get("what")
    if which["type"] == VALUES:
        tagging.name_values(desk, subject, values)
    elif what == UNDO:
        tagging.undo(desk, subject)
    elif what == OUT:
        tagging.leave_out(desk, subject)
    elif what is not None:
        tagging.choose(desk, subject, what)


def state(desk: Desk, subject: str, buttons: Sequence[str], kept: str | None) -> tuple[list[Any], list[bool]]:
    """Return which buttons of a row are down, and which are hidden; the one just pressed, ``kept``, never."""
    idle = {UNDO} - {kept} if not tagging.can_undo(desk, subject) else set()
    return [pressed(desk, subject, one) for one in buttons], [one in idle for one in buttons]


def register(app: Dash, desk: Desk) -> None:
    """Wire search and sittings, the rows, and the hours that follow from them."""

    @app.callback(
        Output(Tags.FOUND, "children"),
        Input(Tags.SEARCH, "value"),
        Input(Tags.MORE, "n_clicks"),
        prevent_initial_call=True,
    )
    def look(search: str | None, more: int | None) -> list[Component]:
        return found(desk, search, more)

    @app.callback(Output(Tags.NAMED, "children"), Input(Tags.SITTING, "value"), prevent_initial_call=True)
    def sitting(chosen: str | None) -> list[Component]:
        return named(desk, chosen)

    @app.callback(
        Output({**part(DO, MATCH), "what": ALL}, "aria-pressed"),
        Output({**part(DO, MATCH), "what": ALL}, "hidden"),
        Output(part(VALUES, MATCH), "value"),
        Output(part(DONE, MATCH), "data"),
        Input({**part(DO, MATCH), "what": ALL}, "n_clicks"),
        Input(part(VALUES, MATCH), "value"),
        State({**part(DO, MATCH), "what": ALL}, "id"),
        prevent_initial_call=True,
    )
    def row(clicks: list[int | None], values: list[str] | None, ids: list[dict[str, str]]) -> Row:
        return _row(desk, clicks, values or [], ids)

    @app.callback(Output(Tags.HOURS, "children"), Input(part(DONE, ALL), "data"), prevent_initial_call=True)
    def follow(_: list[Any]) -> list[Component]:
        return hours(desk)


def _row(
    desk: Desk, clicks: Sequence[int | None], values: Sequence[str], ids: Sequence[dict[str, str]]
) -> Row:
    asked = dict(ctx.triggered_id)
    subject = tagging.subject_of(desk, asked["of"])
    if subject is None:
        return [no_update] * len(ids), [no_update] * len(ids), list(values), time.time()
    if any(clicks) or asked["type"] == VALUES:
        do(desk, subject, asked, values)
    down, hidden = state(desk, subject, [one["what"] for one in ids], asked.get("what"))
    return down, hidden, list(tagging.said(desk, subject).named), time.time()


def _matching(creators: pd.DataFrame, search: str | None) -> pd.DataFrame:
    if not search or not search.strip():
        return creators
    names = creators["name"].fillna("").astype(str) + " " + creators["creator"].astype(str)
    matching: pd.DataFrame = creators[names.str.contains(search.strip(), case=False, regex=False)]
    return matching


def _sittings(desk: Desk, words: dict[str, str]) -> Component:
    picker = dmc.Select(
        id=Tags.SITTING,
        label=words["sitting"],
        data=sittings.options(desk),
        searchable=True,
        clearable=True,
        limit=60,
    )
    return html.Details(
        [
            html.Summary(words["sittings"]),
            *paragraphs(words["sittings_text"]),
            picker,
            html.Div(named(desk, None), id=Tags.NAMED),
        ],
        open=bool(tagging.named_sittings(desk)),
        className="fold",
    )
