"""The six processes as a hexagon of buttons: one opens, with its prompt and a sheet for one's own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import ALL, Dash, Input, Output, State, ctx, html, no_update
from dash.development.base_component import Component

from dashboard.components.parts import panel
from dashboard.components.words import day, page
from dashboard.desk import Desk
from dashboard.ids import part
from dashboard.practice.prompts import prompt_box
from dashboard.practice.sheet import worksheet
from dashboard.practice.sheets import process, sheets
from dashboard.reflections.exercises import Exercise, exercises

OPEN, BODY = "hexaflex-open", "hexaflex-body"
NAME = "hexaflex"


def layout(desk: Desk, exercise: Exercise) -> Component:
    """Return the hexagon, with none of the six open yet."""
    words, processes = page(NAME), exercise.more["processes"]
    corners = [_corner(desk, key, one["name"], words) for key, one in processes.items()]
    wheel = html.Div(
        [
            html.Div(className="lines"),
            html.Ul(corners, **{"aria-label": words["wheel"]}),
            html.P(words["centre"], className="centre", **{"aria-hidden": "true"}),
        ],
        className="hexaflex",
    )
    return html.Div([wheel, html.Div(html.P(words["pick"], className="soft"), id=part(BODY, NAME))])


def render(desk: Desk, exercise: Exercise, key: str) -> Component:
    """Return one process: what it is, a prompt, and a sheet with everything written there so far."""
    about = exercise.more["processes"][key]
    return html.Div(
        [
            panel(html.H2(about["name"]), html.P(about["about"], className="lead"), role="status"),
            prompt_box(desk, exercise, key),
            worksheet(desk, sheets()[process(key)]),
        ]
    )


def opened(desk: Desk, key: str, keys: Sequence[str]) -> tuple[Component, list[str]]:
    """Return the process that was opened, and for each of the buttons whether it is the pressed one."""
    return render(desk, exercises()[NAME], key), ["true" if one == key else "false" for one in keys]


def register(app: Dash, desk: Desk) -> None:
    """Wire the six buttons."""

    @app.callback(
        Output(part(BODY, NAME), "children"),
        Output(part(OPEN, ALL), "aria-pressed"),
        Input(part(OPEN, ALL), "n_clicks"),
        State(part(OPEN, ALL), "id"),
        prevent_initial_call=True,
    )
    def pressed(clicks: list[int | None], ids: list[dict[str, str]]) -> Any:
        if not any(clicks):
            return no_update, [no_update] * len(ids)
        return opened(desk, ctx.triggered_id["of"], [one["of"] for one in ids])


def _corner(desk: Desk, key: str, name: str, words: Mapping[str, str]) -> Component:
    kept = desk.workspace.entries(process(key))
    inside: list[Any] = [html.Strong(name)]
    if kept:
        when = day(kept[0].saved_at, desk.settings().tz)
        inside.append(html.Span(words["written"].format(day=when), className="when"))
    return html.Li(html.Button(inside, id=part(OPEN, key), type="button", **{"aria-pressed": "false"}))
