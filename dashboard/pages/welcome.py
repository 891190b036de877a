"""Start: what this is, opening an export, and what was read of it."""

from __future__ import annotations

from dash import Dash, dcc, html
from dash.development.base_component import Component

from dashboard.components.imports import imports_list
from dashboard.components.parts import panel, paragraphs
from dashboard.components.words import page
from dashboard.desk import Desk
from dashboard.groups import Group
from dashboard.ids import Welcome
from dashboard.reflections.tables import table

PATH, TITLE, GROUP = "/", "Start", Group.LOOK


def layout(desk: Desk) -> Component:
    """Return the whole page; the import box itself is drawn by ``assets/30-import.js``."""
    words, intro = page("welcome"), table("first_run")["intro"]
    return html.Div(
        [
            html.H1(words["h1"]),
            *_demo(desk, words),
            *paragraphs([" ".join(intro["text"]), intro["headline"]], "lead"),
            *paragraphs(words["words_only"], "soft"),
            panel(
                html.H2(words["import_h2"]),
                *paragraphs(words["import_text"]),
                html.Div(id=Welcome.IMPORT, className="drop", **_box(words)),
                *paragraphs([intro["own_data"], intro["age"]], "soft small"),
            ),
            render(desk),
            panel(html.H2(words["how_h2"]), *paragraphs(words["how_text"]), *_how_to()),
        ]
    )


def render(desk: Desk) -> Component:
    """Return what was read so far, with its accounting."""
    words = page("welcome")
    kept = desk.workspace.imports()
    body = imports_list(desk, kept) if kept else [html.P(words["read_none"], className="soft")]
    onward = [html.P(dcc.Link(words["see"], href="/picture", className="button"))] if kept else []
    return panel(html.H2(words["read_h2"]), *body, *onward, look="gentle" if kept else "")


def register(app: Dash, desk: Desk) -> None:
    """Nothing to wire: the import box speaks to the upload route."""


def _box(words: dict[str, str]) -> dict[str, str]:
    """Return what the import box says, as the attributes its script reads."""
    outline = page("outline")
    told = {name: outline[name] for name in ("offer", "about", "made", "partly", "onward")}
    return {f"data-{name}": text for name, text in {"label": words["drop"], **told}.items()}


def _demo(desk: Desk, words: dict[str, str]) -> list[Component]:
    if len(desk.people) == 1:
        return []
    return [panel(html.H2(words["demo_h2"]), *paragraphs(words["demo_text"]), look="warm")]


def _how_to() -> list[Component]:
    """Return the way to each platform's export, one fold per platform."""
    ways = table("how_to_export")
    folds = [
        html.Details(
            [
                html.Summary(way["name"]),
                html.Ol([html.Li(step) for step in way["steps"]]),
                *paragraphs([*way["app_steps"], way["json"], way["range"], way["wait"], way["note"]]),
            ]
        )
        for way in ways["platforms"].values()
    ]
    return [*folds, html.P(ways["checked"], className="soft small")]
