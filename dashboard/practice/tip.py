"""Calm the body first: paced breathing and letting go for all; cold and moving fast behind a note on care."""

from __future__ import annotations

import json

from dash import Dash, html
from dash.development.base_component import Component

from dashboard.components.parts import panel
from dashboard.desk import Desk
from dashboard.practice.surf import lengths, tone
from dashboard.reflections.exercises import Exercise, Step
from dashboard.reflections.tables import table

IN_SECONDS, OUT_SECONDS = 4, 6
SAID = ("in", "out", "begun", "over")
"""Words that ``assets/62-breath.js`` says."""


def layout(_: Desk, exercise: Exercise) -> Component:
    """Return the breath, the release, and what stands behind care. Nothing is kept."""
    words, steps = table("skills")["breath"], exercise.steps
    breath, release = (next(step for step in steps if step.key == key) for key in ("breathe", "release"))
    return html.Div(
        [
            panel(html.H2(words["h2"]), html.P(breath.prompt), _breath(exercise)),
            panel(html.H2(words["release_h2"]), html.P(release.prompt)),
            _care(exercise.more["care"], [step for step in steps if step.behind_care]),
        ]
    )


def register(app: Dash, desk: Desk) -> None:
    """Nothing to wire: breathing runs in the browser alone."""


def _breath(exercise: Exercise) -> Component:
    words = table("skills")["breath"]
    return html.Div(
        [
            lengths(exercise.more["timer"]["minutes"], words),
            html.Div(
                [html.Div(className="round"), html.P("", className="word")],
                className="air",
                **{"aria-hidden": "true"},
            ),
            html.Div(
                [
                    html.Button(words["start"], type="button", className="main", **{"data-do": "start"}),
                    html.Button(words["end"], type="button", className="plain hidden", **{"data-do": "end"}),
                ],
                className="row",
            ),
            tone(words),
            html.P("", className="soft", role="status"),
        ],
        className="breath pace",
        **{
            "data-words": json.dumps({key: words[key] for key in SAID}),
            "data-in": IN_SECONDS,
            "data-out": OUT_SECONDS,
        },
    )


def _care(note: str, steps: list[Step]) -> Component:
    """Return the note on care; what it is about is folded in once more below it."""
    words = table("skills")["breath"]
    moves = html.Details([html.Summary(words["care_yes"]), html.Ul([html.Li(step.prompt) for step in steps])])
    return html.Details([html.Summary(words["care_button"]), html.H2(words["care_h2"]), html.P(note), moves])
