"""Journal: all that a person wrote, to read again, find, delete and take along."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import dash_mantine_components as dmc
from dash import ALL, Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component

from dashboard import journal
from dashboard.components.notes import note_box
from dashboard.components.parts import panel, paragraphs
from dashboard.components.twice import twice
from dashboard.components.words import clock, day, exact, page
from dashboard.desk import Desk
from dashboard.groups import Group
from dashboard.ids import Journal
from dashboard.written import Version, Written

PATH, TITLE, GROUP = "/journal", "Journal", Group.REFLECT
FORGET = "journal-forget"
ANYWHERE = "*"
AT_ONCE = 20
LONG = 1500
"""Letters from which a text is folded."""
TEXT_NAME, JSON_NAME = "journal.txt", "journal.json"
"""Names of the files; nothing in them says whose they are."""


def layout(desk: Desk) -> Component:
    """Return the page."""
    words, written = page("journal"), journal.everything(desk)
    return html.Div(
        [
            html.H1(words["h1"]),
            html.P(words["intro"], className="lead"),
            html.Div(_search(written, words), className="row"),
            html.P("", id=Journal.TOLD, className="saved", role="status"),
            html.Div(render(desk, None, None, 0), id=Journal.FOUND),
            html.Button(
                words["more"],
                id=Journal.MORE,
                className="plain" if len(written) > AT_ONCE else "hidden",
                type="button",
            ),
            panel(
                html.H2(words["files_h2"]),
                *paragraphs(words["files_text"]),
                html.Div(
                    [
                        html.Button(words["as_text"], id=Journal.AS_TEXT, className="plain", type="button"),
                        html.Button(words["as_json"], id=Journal.AS_JSON, className="plain", type="button"),
                    ],
                    className="row",
                ),
                dcc.Download(id=Journal.FILE),
            ),
            note_box(desk, "journal"),
        ]
    )


def render(desk: Desk, search: str | None, place: str | None, more: int | None) -> list[Component]:
    """Return what was found, twenty at first and twenty more per press."""
    words, written = page("journal"), journal.everything(desk)
    if not written:
        return [panel(*paragraphs(words["none"], "soft"))]
    found = journal.matching(written, search, None if place == ANYWHERE else place)
    if not found:
        return [panel(*paragraphs(words["none_found"], "soft"))]
    shown = found[: AT_ONCE * (1 + (more or 0))]
    told = words["found"].format(shown=exact(len(shown)), all=exact(len(found)))
    return [html.P(told, className="soft small"), *(_one(desk, one, words) for one in shown)]


def forget(desk: Desk, which: dict[str, Any]) -> str:
    """Delete one thing for good and return the sentence that says what deletion cannot reach."""
    journal.forget(desk, which["source"], which["of"])
    return page("journal")["forgotten"]


def file(desk: Desk, which: str) -> dict[str, Any]:
    """Return the file the browser saves: all that was written, as text or as JSON."""
    written = journal.everything(desk)
    if which == Journal.AS_JSON:
        return {"content": journal.json_file(written), "filename": JSON_NAME, "type": "application/json"}
    return {"content": journal.text_file(desk, written), "filename": TEXT_NAME, "type": "text/plain"}


def register(app: Dash, desk: Desk) -> None:
    """Wire search, deletion and the two files."""

    @app.callback(
        Output(Journal.TOLD, "children"),
        Output(Journal.FOUND, "children"),
        Input(Journal.SEARCH, "value"),
        Input(Journal.PLACE, "value"),
        Input(Journal.MORE, "n_clicks"),
        Input({"type": FORGET, "source": ALL, "of": ALL}, "n_clicks"),
        prevent_initial_call=True,
    )
    def look(search: str | None, place: str | None, more: int | None, _: list[int | None]) -> tuple[str, Any]:
        return _forgotten(desk), render(desk, search, place, more)

    @app.callback(
        Output(Journal.FILE, "data"),
        Input(Journal.AS_TEXT, "n_clicks"),
        Input(Journal.AS_JSON, "n_clicks"),
        State(Journal.FILE, "id"),
        prevent_initial_call=True,
    )
    def taken(_: int | None, __: int | None, ___: str) -> Any:
        return file(desk, ctx.triggered_id) if ctx.triggered[0]["value"] else no_update


def _forgotten(desk: Desk) -> str:
    """Delete what the pressed button stands beside, if one was pressed, and return what is said of it."""
    pressed = isinstance(ctx.triggered_id, dict) and ctx.triggered[0]["value"]
    return forget(desk, ctx.triggered_id) if pressed else ""


def _search(written: Sequence[Written], words: dict[str, str]) -> list[Component]:
    places = sorted({one.place for one in written})
    return [
        dmc.TextInput(id=Journal.SEARCH, label=words["search"], debounce=250, autoComplete="off"),
        dmc.Select(
            id=Journal.PLACE,
            label=words["place"],
            data=[
                {"value": ANYWHERE, "label": words["place_all"]},
                *({"value": one, "label": one} for one in places),
            ],
            value=ANYWHERE,
            allowDeselect=False,
        ),
    ]


def _one(desk: Desk, one: Written, words: dict[str, str]) -> Component:
    latest, *earlier = one.versions
    title = [one.place] if one.title == one.place else [f"{one.place}: ", html.Bdi(one.title)]
    old = [html.Div([html.H3(_when(desk, two)), *_said(two, words)]) for two in earlier if two.pairs]
    return html.Article(
        [
            html.H2(title),
            html.P(_when(desk, latest), className="soft small"),
            *_said(latest, words),
            *([html.Details([html.Summary(words["earlier"]), *old])] if old else []),
            _forget(one, _when(desk, latest)),
        ],
        className="panel written",
    )


def _said(version: Version, words: dict[str, str]) -> list[Component]:
    return [
        html.Div([*([html.P(asked, className="soft small")] if asked else []), _text(said, words)])
        for asked, said in version.pairs
    ]


def _text(said: str, words: dict[str, str]) -> Component:
    """Return a text as it was typed, in its own direction; a long one is folded."""
    if len(said) <= LONG:
        return html.P(said, dir="auto", className="as-typed")
    beginning = said[:LONG].rsplit(" ", 1)[0] + " …"
    whole = html.Details([html.Summary(words["whole"]), html.P(said, dir="auto", className="as-typed")])
    return html.Div([html.P(beginning, dir="auto", className="as-typed"), whole])


def _forget(one: Written, when: str) -> Component:
    found = {"type": FORGET, "source": one.source, "of": one.key}
    button = partial(html.Button, id=found, className="plain", type="button")
    return twice(f"{one.title}, {when}", button)


def _when(desk: Desk, version: Version) -> str:
    tz = desk.settings().tz
    return f"{day(version.saved_at, tz)}, {clock(version.saved_at, tz)}"
