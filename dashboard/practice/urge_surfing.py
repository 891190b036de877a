"""Riding the wave: the sheet with its timer, and the line drawn anew whenever its ratings change."""

from __future__ import annotations

from typing import Any

from dash import MATCH, Dash, Input, Output
from dash.development.base_component import Component

from dashboard.desk import Desk
from dashboard.ids import part
from dashboard.practice import fields, ratings, sheet, surf
from dashboard.reflections.exercises import Exercise


def layout(desk: Desk, exercise: Exercise) -> Component:
    """Return the sheet; ratings are kept with it, and are never called good or bad."""
    return sheet.worksheet(desk, exercise)


def register(app: Dash, desk: Desk) -> None:
    """Wire the line."""

    @app.callback(
        Output(part(surf.LINE, MATCH), "children"),
        Input({"type": fields.FIELD, "of": MATCH, "key": "ratings"}, "value"),
        prevent_initial_call=True,
    )
    def line(value: Any) -> Component:
        return ratings.drawn(desk, value)
