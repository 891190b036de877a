"""Stop for a breath: four moves, all there at one tap. Nothing to fill in, nothing kept."""

from __future__ import annotations

from dash import Dash, dcc, html
from dash.development.base_component import Component

from dashboard.desk import Desk
from dashboard.reflections.exercises import Exercise
from dashboard.reflections.tables import table


def layout(_: Desk, exercise: Exercise) -> Component:
    """Return the four moves, and two ways on for those who want more time."""
    words = table("skills")["stop"]
    return html.Div(
        [
            html.Ol([html.Li(step.prompt) for step in exercise.steps], className="moves"),
            html.P(
                [
                    words["next"],
                    dcc.Link(words["next_wave"], href="/practice?do=urge_surfing"),
                    " · ",
                    dcc.Link(words["next_breath"], href="/practice?do=tip"),
                ]
            ),
        ]
    )


def register(app: Dash, desk: Desk) -> None:
    """Nothing to wire."""
