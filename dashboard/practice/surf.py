"""The quiet timer of an urge as a field: a wave, a question now and then, and the line it drew."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.components.mode import words_only
from dashboard.desk import Desk
from dashboard.ids import part
from dashboard.practice import ratings
from dashboard.reflections.exercises import Step, exercises
from dashboard.reflections.tables import table

LINE = "surf-line"
"""Where the line is drawn once there are ratings."""
SAID = ("start", "again", "pause", "go_on", "left", "left_one", "left_none", "paused", "due", "kept", "over")
"""Words that ``assets/61-surf.js`` says."""


def field(desk: Desk, step: Step, value: Any, name: dict[str, str]) -> Component:
    """Return the timer of an exercise with the ratings it gathers (``ratings.read``) as its value."""
    words, timer = table("skills")["surf"], exercises()[name["of"]].more["timer"]
    return html.Div(
        [
            html.Data(id=name, value=value or ""),
            lengths(timer["minutes"], words),
            html.Div(className="water", **{"aria-hidden": "true"}),
            html.P("", className="left"),
            html.Div(
                [
                    _button("start", words["start"], "main"),
                    _button("pause", words["pause"], "plain", hidden=True),
                    _button("end", words["end"], "plain", hidden=True),
                ],
                className="row",
            ),
            _rates(step, words),
            tone(words),
            html.P("", className="only-read", role="status"),
            html.Div(ratings.drawn(desk, value), id=part(LINE, name["of"]), className="line"),
            html.P(words["replace"], className="soft small again hidden"),
        ],
        className="surf pace",
        **{
            "data-words": json.dumps({key: _worded(words, key) for key in SAID}),
            "data-rate-at": json.dumps(timer["rate_at"]),
            "data-key": json.dumps(name),
        },
    )


def lengths(minutes: list[int], words: Mapping[str, Any]) -> Component:
    """Return the choice of a length in minutes; the shortest is chosen."""
    names = (
        words["length_words"] if words_only() else [words["length_one"].format(minutes=n) for n in minutes]
    )
    buttons = [
        html.Button(named, type="button", **{"data-minutes": n, "aria-pressed": "false" if place else "true"})
        for place, (n, named) in enumerate(zip(minutes, names, strict=True))
    ]
    return html.Div(
        [html.Span(words["length"], className="ask"), *buttons],
        className="choices lengths",
        role="group",
        **{"aria-label": words["length"]},
    )


def tone(words: Mapping[str, Any]) -> Component:
    """Return the switch of the soft tone, off."""
    return html.P(
        [
            html.Button(
                words["sound"],
                type="button",
                className="quiet",
                **{"data-do": "sound", "aria-pressed": "false"},
            ),
            html.Span(f" {words['sound_about']}", className="soft small"),
        ]
    )


def _rates(step: Step, words: Mapping[str, Any]) -> Component:
    every = [(n, str(n)) for n in range(step.low, step.high + 1)]
    offered = words["rate_words"] if words_only() else every
    buttons = [
        html.Button(named, type="button", **{"data-rate": n, "aria-pressed": "false"}) for n, named in offered
    ]
    return html.Div(
        [html.P(step.prompt if not words_only() else words["due"], className="ask"), *buttons],
        className="choices rates hidden",
        role="group",
        **{"aria-label": words["due"]},
    )


def _button(do: str, words: str, look: str, *, hidden: bool = False) -> Component:
    return html.Button(
        words, type="button", className=f"{look} hidden" if hidden else look, **{"data-do": do}
    )


def _worded(words: Mapping[str, Any], key: str) -> str:
    return str(words["left_words"] if key == "left" and words_only() else words[key])
