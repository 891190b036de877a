"""Practice: exercises drawn from ACT and DBT, each a sheet to fill in, or with a view of its own."""

from __future__ import annotations

from typing import Any

from dash import Dash, dcc, html
from dash.development.base_component import Component

from dashboard import practice
from dashboard.components.notes import note_box
from dashboard.components.parts import panel
from dashboard.components.sources import cited
from dashboard.components.words import page
from dashboard.desk import Desk
from dashboard.groups import Group
from dashboard.ids import part
from dashboard.practice import guided, pinned, prompts, sheet
from dashboard.reflections.exercises import Exercise, exercises
from dashboard.reflections.tables import table

PATH, TITLE, GROUP = "/practice", "Practice", Group.REFLECT
ASKS = ("do",)
"""What the address may carry: the id of an exercise."""


def layout(desk: Desk, do: str | None = None) -> Component:
    """Return one exercise, or the list of them."""
    exercise = exercises().get(do or "")
    if exercise and exercise.id in guided.PAGES:
        return html.Div(
            [html.H1(exercise.title), html.P(dcc.Link(exercise.title, href=guided.PAGES[exercise.id]))]
        )
    return one(desk, exercise) if exercise else _every(desk)


def one(desk: Desk, exercise: Exercise) -> Component:
    """Return one exercise: what it is, the way to do it, and where the idea comes from."""
    words = page("practice")
    view = practice.VIEWS.get(exercise.id)
    return html.Div(
        [
            html.P(dcc.Link(words["back"], href=PATH)),
            html.H1(exercise.title),
            html.P(exercise.intro, className="lead"),
            html.P(words["minutes"].format(minutes=exercise.minutes), className="soft small"),
            _not_for(exercise),
            prompts.prompt_box(desk, exercise),
            view.layout(desk, exercise) if view else sheet.worksheet(desk, exercise),
            _step(exercise, words),
            _source(exercise, words),
            note_box(desk, f"practice-{exercise.id}"),
        ]
    )


def register(app: Dash, desk: Desk) -> None:
    """Wire every sheet and every view."""
    sheet.register(app, desk)
    prompts.register(app, desk)
    pinned.register(app, desk)
    for view in practice.VIEWS.values():
        view.register(app, desk)


def _every(desk: Desk) -> Component:
    words = page("practice")
    return html.Div(
        [
            html.H1(words["h1"]),
            html.P(words["intro"], className="lead"),
            html.Div(pinned.pinned(desk), id=part(pinned.PLACE, pinned.KIND)),
            *(_group(group) for group in table("practice")["groups"].values()),
        ]
    )


def _group(group: dict[str, Any]) -> Component:
    entries = [
        html.Li(
            [
                dcc.Link(exercises()[name].title, href=f"{PATH}?do={name}"),
                html.Span(f" · {_minutes(exercises()[name])}", className="soft small"),
                html.Br(),
                html.Span(group["exercises"][name]),
            ]
        )
        for name in group["exercises"]
    ]
    return panel(html.H2(group["name"]), html.P(group["about"]), html.Ul(entries, className="links"))


def _minutes(exercise: Exercise) -> str:
    return page("practice")["minutes"].format(minutes=exercise.minutes)


def _not_for(exercise: Exercise) -> Component | None:
    """Return a kind word at the door of what is not made for grief (clinical.md 5.6)."""
    if "loss" not in exercise.more.get("not_for", ()):
        return None
    words = table("skills")["grief"]
    return html.P([words["sentence"], dcc.Link(words["link"], href=guided.PAGES["loss"])], className="soft")


def _step(exercise: Exercise, words: dict[str, str]) -> Component:
    if exercise.id in table("practice")["no_step"]:
        return html.Div()
    return html.P([words["step"], dcc.Link(words["step_link"], href="/plans"), "."])


def _source(exercise: Exercise, words: dict[str, str]) -> Component:
    return html.Details(
        [
            html.Summary(words["source"]),
            html.P(exercise.credit),
            html.Ul([html.Li(cited(key)) for key in exercise.source]),
        ],
        className="source",
    )
