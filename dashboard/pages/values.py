"""Values: four parts of a life, a sentence and a mark for each, kept with their date and shown over time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import Dash, Input, Output, dcc, html
from dash.development.base_component import Component

from dashboard.components.chart import chart
from dashboard.components.notes import note_box
from dashboard.components.parts import panel
from dashboard.components.words import day, page
from dashboard.desk import Desk
from dashboard.figures.target import target_figure
from dashboard.groups import Group
from dashboard.ids import part
from dashboard.pages.practice import PATH as PRACTICE
from dashboard.practice.rings import mark, ring
from dashboard.practice.sheet import PAST, worksheet
from dashboard.practice.sheets import MARK, SENTENCE, TARGET, area, sheets
from dashboard.reflections.exercises import exercises
from dashboard.reflections.tables import table

PATH, TITLE, GROUP = "/values", "Values", Group.REFLECT
DRAWN = "values-drawn"
ALSO = ("card_sort", "matters_lived", "sweet_moment", "choice_point", "four_boxes", "committed_step")
"""Exercises about what matters that stand on pages of their own."""


def layout(desk: Desk) -> Component:
    """Return the page."""
    words, target = page("values"), table("values")["target"]
    drawn = html.Div(render(desk), id=part(DRAWN, TARGET))
    return html.Div(
        [
            html.H1(words["h1"]),
            html.P(words["intro"], className="lead"),
            html.P(f"{target['push_text']} {target['nothing']}"),
            worksheet(desk, sheets()[TARGET], _lay, [drawn], given=said_before(desk)),
            html.P(target["after"]),
            html.P([words["step"], dcc.Link(words["step_link"], href="/plans"), "."]),
            _also(words),
            html.P(target["credit"], className="soft small"),
            note_box(desk, "values"),
        ]
    )


def areas() -> dict[str, dict[str, str]]:
    """Return the four areas by key: name and prompt."""
    found: dict[str, dict[str, str]] = table("values")["areas"]
    return found


def said_before(desk: Desk) -> dict[str, Any]:
    """Return the sentences of the latest run, so that nobody types them twice; the marks are asked anew."""
    latest = next(iter(desk.workspace.entries(TARGET)), None)
    known = {} if latest is None else latest.content
    return {area(SENTENCE, key): known.get(area(SENTENCE, key), "") for key in areas()}


def render(desk: Desk) -> list[Component]:
    """Return the target with the latest marks, and the marks of every run in its table; nothing before."""
    words, runs = page("values"), desk.workspace.entries(TARGET)
    names = [one["name"] for one in areas().values()]
    drawn = next((found for run in runs if any(found := _marks(run.content))), None)
    if drawn is None:
        return []
    told = ", ".join(f"{name.lower()} {ring(one)}" for name, one in zip(names, drawn, strict=True) if one)
    tz = desk.settings().tz
    rows = [
        (day(run.begun_at, tz), *(ring(one) if one else words["no_mark"] for one in _marks(run.content)))
        for run in reversed(runs)
    ]
    picture = target_figure(names, drawn)
    sentence = words["drawn_sentence"].format(marks=told)
    return [
        html.Section([html.H2(words["drawn_h2"]), chart(picture, sentence, (words["day"], *names), rows)])
    ]


def register(app: Dash, desk: Desk) -> None:
    """Wire the drawing to what is kept; the sheet is wired with the page of exercises."""

    @app.callback(
        Output(part(DRAWN, TARGET), "children"),
        Input(part(PAST, TARGET), "children"),
        prevent_initial_call=True,
    )
    def kept(_: Any) -> list[Component]:
        return render(desk)


def _marks(content: Mapping[str, Any]) -> list[int | None]:
    return [mark(content.get(area(MARK, key))) for key in areas()]


def _lay(fields: list[Component]) -> list[Component]:
    """Lay the three fields of each area under its name and its question."""
    threes = zip(areas().values(), fields[::3], fields[1::3], fields[2::3], strict=True)
    parts = [
        html.Section(
            [html.H2(about["name"]), html.P(about["prompt"]), *(_short(one, about) for one in three)]
        )
        for about, *three in threes
    ]
    return [html.Div(parts, className="two areas")]


def _short(field: Component, about: Mapping[str, str]) -> Component:
    """Shorten what is read: the name of the area stands above its fields."""
    box = getattr(field, "children", field)
    box.label = str(box.label).removeprefix(f"{about['name']}: ")
    return field


def _also(words: Mapping[str, str]) -> Component:
    lines = table("practice")["groups"]
    about = {name: line for group in lines.values() for name, line in group["exercises"].items()}
    rows = [
        html.Li(
            [
                dcc.Link(exercises()[name].title, href=f"{PRACTICE}?do={name}"),
                html.Br(),
                html.Span(about[name]),
            ]
        )
        for name in ALSO
    ]
    return panel(html.H2(words["also_h2"]), html.Ul(rows, className="links"))
