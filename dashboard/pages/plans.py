"""Plans & look-back: a small step or limit of one's own, and how it went on the days a record can see."""

from __future__ import annotations

from dash import Dash, html
from dash.development.base_component import Component

from dashboard.components.notes import note_box
from dashboard.components.parts import panel
from dashboard.components.words import page
from dashboard.desk import Desk
from dashboard.groups import Group
from dashboard.ids import part
from dashboard.own import PLAN
from dashboard.practice import plan_form, plan_list, plan_words, sheet
from dashboard.practice.sheets import sheets

PATH, TITLE, GROUP = "/plans", "Plans & look-back", Group.REFLECT


def layout(desk: Desk) -> Component:
    """Return the page: what was planned before stands first, the form after it."""
    words, plans = page("plans"), desk.workspace.entries(PLAN)
    less = plan_words.only_less(plans)
    before, after = (form(desk), past(desk)) if not plans else (past(desk), form(desk))
    return html.Div(
        [
            html.H1(words["h1"]),
            html.P(words["intro"], className="lead"),
            *([panel(html.H2(words["more_h2"]), html.P(words["more_text"]), look="gentle")] if less else []),
            before,
            after,
            note_box(desk, "plans"),
        ]
    )


def form(desk: Desk) -> Component:
    """Return the form for a plan."""
    words = page("plans")
    return html.Div(
        [html.H2(words["form_h2"]), sheet.worksheet(desk, sheets()[PLAN], plan_form.lay, listed=False)]
    )


def past(desk: Desk) -> Component:
    """Return the place of the list of plans, which every save and delete fills anew."""
    return html.Div(plan_list.listed(desk), id=part(sheet.PAST, PLAN))


def register(app: Dash, desk: Desk) -> None:
    """Wire the looks back; the form is a sheet and is wired with all sheets."""
    plan_list.register(app, desk)
