"""Methods & limits: what cannot be seen, how each number is made, and where the ideas come from."""

from __future__ import annotations

from typing import Any

from dash import Dash, html
from dash.development.base_component import Component

from dashboard.components.mode import worded, words_only
from dashboard.components.parts import panel, paragraphs
from dashboard.components.sources import cited
from dashboard.components.table import table
from dashboard.components.words import page
from dashboard.desk import Desk
from dashboard.groups import Group
from dashboard.reflections.tables import sources
from dashboard.reflections.tables import table as content

PATH, TITLE, GROUP = "/methods", "Methods & limits", Group.ABOUT


def layout(desk: Desk) -> Component:
    """Return the page; it is the same for every record."""
    del desk
    return render()


def render() -> Component:
    """Return the page from the content files alone."""
    words = page("methods")
    return html.Div(
        [
            html.H1(words["h1"]),
            panel(html.H2(words["limits_h2"]), *paragraphs(words["limits"]), look="gentle"),
            panel(html.H2(words["account_h2"]), *paragraphs(words["account"])),
            panel(html.H2(words["own_h2"]), *paragraphs(words["own"])),
            html.Section(
                [
                    html.H2(words["signals_h2"]),
                    *[_measure(key, one) for key, one in content("signals").items()],
                ]
            ),
            _trial(),
            _fold(words["caveats_h2"], html.Ul(_remarks())),
            _fold(words["words_h2"], html.Dl(_glossary())),
            _fold(words["sources_h2"], html.Ul([html.Li(cited(key)) for key in sources()]), look="source"),
        ]
    )


def register(app: Dash, desk: Desk) -> None:
    """Nothing to wire."""


def _fold(title: str, inside: Component, look: str = "") -> Component:
    """Return a long part, folded so that the page can be read on a phone; its title stays a heading."""
    return html.Details([html.Summary(html.H2(title)), inside], className=f"part {look}".strip())


def _trial() -> Component:
    """Return how the estimate of time did on simulated people."""
    trial = content("simulation")
    return html.Section(
        [
            html.H2(trial["h2"]),
            *paragraphs(worded(one) for one in (trial["text"], trial["sentence"])),
            table(trial["h2"], trial["heads"], trial["rows"]),
        ]
    )


def _measure(key: str, one: dict[str, Any]) -> Component:
    facts = [
        html.P(worded(one["says"])),
        html.P(worded(one["how"])),
        html.P(worded(one["cannot"]), className="soft"),
        *([] if words_only() else [html.P(key, className="soft small")]),
    ]
    return html.Details([html.Summary(one["name"]), *facts])


def _remarks() -> list[Component]:
    return [html.Li(worded(one["sentence"])) for one in content("caveats")["signals"].values()]


def _glossary() -> list[Component]:
    words = content("glossary")["words"]
    return [
        part
        for one in words.values()
        for part in (html.Dt(html.Strong(one["word"])), html.Dd(worded(one["means"])))
    ]
