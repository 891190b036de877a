"""A line a day: a card of a few marks, its days and its week."""

from __future__ import annotations

from typing import Any

from dash import MATCH, Dash, Input, Output, State, ctx, dcc, html
from dash.development.base_component import Component

from dashboard.components.parts import panel
from dashboard.days import lived
from dashboard.desk import Desk
from dashboard.ids import part
from dashboard.practice import diary_days, diary_week, fields, sheet
from dashboard.practice.turns import DAY
from dashboard.reflections.exercises import Exercise
from dashboard.reflections.tables import table

TABLE, BACK, EARLIER, LATER = "diary-table", "diary-back", "diary-earlier", "diary-later"


def layout(desk: Desk, exercise: Exercise) -> Component:
    """Return the card of a day with its week below."""
    words, name = table("skills")["diary"], exercise.id
    week = panel(
        html.H2(words["week_h2"]),
        html.Div(
            [
                html.Button(words["earlier"], id=part(EARLIER, name), type="button", className="plain"),
                html.Button(
                    words["later"], id=part(LATER, name), type="button", className="plain", disabled=True
                ),
            ],
            className="row",
        ),
        html.Div(id=part(TABLE, name)),
        dcc.Store(id=part(BACK, name), data=0),
    )
    return sheet.worksheet(desk, exercise, after=[week])


def render(desk: Desk, name: str, back: int, day: Any) -> tuple[list[Component], list[Component]]:
    """Return the days to choose from and the week's table; ``back`` weeks before this one."""
    days = diary_days.week(desk, back)
    chosen = diary_days.read(day, lived(desk))
    return diary_days.strip(desk, name, days, chosen), diary_week.render(desk, name, days)


def step(back: int, by: int) -> tuple[int, bool]:
    """Return how many weeks back the table goes next, and whether there is none later."""
    now = max(0, back + by)
    return now, now == 0


def register(app: Dash, desk: Desk) -> None:
    """Wire the weeks; days are opened by the sheet."""

    @app.callback(
        Output(part(BACK, MATCH), "data"),
        Output(part(LATER, MATCH), "disabled"),
        Input(part(EARLIER, MATCH), "n_clicks"),
        Input(part(LATER, MATCH), "n_clicks"),
        State(part(BACK, MATCH), "data"),
        prevent_initial_call=True,
    )
    def turned(_: int | None, __: int | None, back: int) -> tuple[int, bool]:
        return step(back, 1 if ctx.triggered_id["type"] == EARLIER else -1)

    @app.callback(
        Output(part(diary_days.DAYS, MATCH), "children"),
        Output(part(TABLE, MATCH), "children"),
        Input(part(BACK, MATCH), "data"),
        Input(part(sheet.STATE, MATCH), "data"),
        State({"type": fields.FIELD, "of": MATCH, "key": DAY}, "value"),
        State(part(BACK, MATCH), "id"),
    )
    def week(back: int, _: Any, day: Any, which: dict[str, str]) -> tuple[list[Component], list[Component]]:
        return render(desk, which["of"], back, day)
