"""The committed step: the form of a plan, so that what is chosen here stands among the plans."""

from __future__ import annotations

from dash import Dash, dcc, html
from dash.development.base_component import Component

from dashboard.components.words import page
from dashboard.desk import Desk
from dashboard.own import PLAN
from dashboard.practice import plan_form, sheet
from dashboard.practice.sheets import sheets
from dashboard.reflections.exercises import Exercise


def layout(desk: Desk, _: Exercise) -> Component:
    """Return the form of a plan, the way to all plans, and the plans made so far."""
    to_plans = html.P(dcc.Link(page("plans")["practice_link"], href="/plans"))
    return sheet.worksheet(desk, sheets()[PLAN], plan_form.lay, [to_plans])


def register(_: Dash, __: Desk) -> None:
    """Nothing to wire: sheets and plans are wired where they stand."""
