"""The facts of a sitting beside the fields of a sheet: when, who, how long."""

from __future__ import annotations

from typing import Any

from dash import MATCH, Dash, Input, Output, State, html, no_update
from dash.development.base_component import Component

from dashboard.components.mode import words_only
from dashboard.components.words import said
from dashboard.desk import Desk
from dashboard.ids import part
from dashboard.practice import evening, sittings
from dashboard.reflections.tables import table

FACTS = "sitting-facts"
"""Where the facts of a chosen sitting stand."""
FIELD = "sheet-field"
MANY = 5
"""Creators of a sitting that are named."""


def facts(desk: Desk, value: str | None) -> list[Component]:
    """Return length, creators and number of things watched in a sitting; nothing when it is not on record."""
    one, words = sittings.sitting(desk, value), table("skills")["sitting"]
    if one is None:
        return []
    found = evening.laid_out(desk, value)
    length = said("minutes", one["minutes"], one["minutes_low"], one["minutes_high"])
    seen = evening.seen(found)
    names = [_counted(who or words["unknown_creator"], n) for who, n in seen[:MANY]]
    names += [words["others"]] if len(seen) > MANY else []
    lines = [words["length"].format(minutes=length), words["seen"].format(names=", ".join(names))]
    if not words_only():
        lines.append(words["items"].format(n=int(one["items"])))
    return [html.P(html.Bdi(line)) for line in lines]


def register(app: Dash, desk: Desk) -> None:
    """Fill in the facts when a sitting is picked; offer older sittings when a day is typed."""
    field = {"type": FIELD, "of": MATCH, "key": "session"}

    @app.callback(
        Output(part(FACTS, MATCH), "children"),
        Input(field, "value"),
        prevent_initial_call=True,
    )
    def picked(value: Any) -> list[Component]:
        return facts(desk, value)

    @app.callback(
        Output(field, "data"), Input(field, "searchValue"), State(field, "value"), prevent_initial_call=True
    )
    def typed(text: str | None, chosen: str | None) -> Any:
        found = sittings.search(desk, text or "", chosen)
        return no_update if found is None else found


def _counted(name: str, number: int) -> str:
    form = table("skills")["sitting"]["seen_one"]
    return name if words_only() else str(form.format(name=name, n=number))
