"""The small step of a card, made a plan in one press."""

from __future__ import annotations

from dash import MATCH, Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component

from dashboard.components.words import page
from dashboard.desk import Desk
from dashboard.ids import part
from dashboard.own import PLAN, card_plan

MAKE, MADE, STEP = "card-plan", "card-planned", "card-step"


def step(desk: Desk, card_id: str, text: str) -> Component:
    """Return the step with the button that makes it a plan."""
    words = page("plans")
    return html.Div(
        [
            html.P(text, id=part(STEP, card_id)),
            html.Button(words["make"], id=part(MAKE, card_id), className="plain", type="button"),
            html.Div(_told(desk, card_id), id=part(MADE, card_id), className="saved", role="status"),
        ],
        className="card-step",
    )


def make(desk: Desk, card_id: str, text: str) -> list[Component]:
    """Keep a card's step as a plan, once; return the sentence that says so."""
    if desk.workspace.entry(card_plan(card_id)) is None:
        desk.workspace.save_entry(PLAN, {"step": text}, entry_id=card_plan(card_id))
    return _told(desk, card_id)


def register(app: Dash, desk: Desk) -> None:
    """Wire the steps of all cards at once."""

    @app.callback(
        Output(part(MADE, MATCH), "children"),
        Input(part(MAKE, MATCH), "n_clicks"),
        State(part(STEP, MATCH), "children"),
        State(part(STEP, MATCH), "id"),
        prevent_initial_call=True,
    )
    def made(clicks: int | None, text: str, which: dict[str, str]) -> list[Component]:
        return make(desk, which["of"], text) if clicks else _told(desk, which["of"])


def _told(desk: Desk, card_id: str) -> list[Component]:
    if desk.workspace.entry(card_plan(card_id)) is None:
        return []
    words = page("plans")
    return [html.Span(words["made"]), dcc.Link(words["made_link"], href="/plans")]
