"""What the guided pages share: a sheet in small parts that open one by one, names on request, the source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.keys import creator_of, key_of
from dashboard.components.parts import panel
from dashboard.components.sources import cited
from dashboard.desk import Desk
from dashboard.display import name_of
from dashboard.practice import fields
from dashboard.practice.sheet import worksheet
from dashboard.reflections.exercises import Exercise
from dashboard.reflections.tables import table

NAME, ASK, AWAY, SHOWN = "guided-name", "guided-ask", "guided-away", "guided-shown"
PAGES: Mapping[str, str] = {"loss": "/loss", "decision": "/decision", "talk": "/talk"}
"""Exercises with rules of their own, and the paths of their pages."""
OFFERED = 200
"""How many creators stand in a list of names, those seen most first."""
Extras = Mapping[str, Sequence[Component]]


def words_of(name: str) -> dict[str, str]:
    """Return the words of one guided page."""
    found: dict[str, str] = table("guided")[name]["words"]
    return found


def sheet_in_parts(desk: Desk, exercise: Exercise, extras: Extras | None = None) -> Component:
    """Return the sheet of an exercise, its steps in parts; ``extras`` stand in a part before its steps."""
    keys = [step.key for step in exercise.steps if step.kind in fields.GENERIC]

    def lay(made: list[Component]) -> list[Component]:
        by_key = dict(zip(keys, made, strict=True))
        groups = table("guided")[exercise.id]["groups"]
        return [_part(group, by_key, (extras or {}).get(group["key"], ())) for group in groups]

    optional = html.P(table("guided")["page"]["optional"], className="soft")
    return html.Div([optional, worksheet(desk, exercise, lay)])


def help_panel(text: str, heading: str = "") -> Component:
    """Return a warm panel that ends in the way to the help lines."""
    words = table("guided")["page"]
    head = [html.H2(heading)] if heading else []
    link = [words["help"], dcc.Link(words["help_link"], href="/help"), "."]
    return panel(*head, html.P(text), html.P(link), look="warm")


def name_field(desk: Desk, page: str, label: str) -> Component:
    """Return the list of creators to choose from; it is empty without a record, and says so."""
    creators = desk.analysis().creators.head(OFFERED).to_dict("records")
    names = [(key_of(desk, one["creator"]), name_of(one["creator"], one["name"])) for one in creators]
    data = [{"value": key, "label": name} for key, name in names]
    return dmc.Select(
        id={"type": NAME, "of": page},
        label=label,
        description=None if data else table("guided")["page"]["name_none"],
        data=data,
        searchable=True,
        clearable=True,
        limit=50,
        disabled=not data,
    )


def called(desk: Desk, key: str | None) -> tuple[str, str] | None:
    """Return id and name of the creator that ``key`` stands for; None where nobody was chosen."""
    creator = creator_of(desk, key)
    if creator is None:
        return None
    known = desk.analysis().creators
    return creator, name_of(creator, known.loc[known["creator"] == creator, "name"].iloc[0])


def source(exercise: Exercise) -> Component:
    """Return the fold that says where a page comes from."""
    return html.Details(
        [
            html.Summary(table("guided")["page"]["source"]),
            html.P(exercise.credit),
            html.Ul([html.Li(cited(key)) for key in exercise.source]),
        ],
        className="source",
    )


def _part(group: Mapping[str, Any], by_key: Mapping[str, Component], extra: Sequence[Component]) -> Component:
    about = [html.P(group["about"], className="soft")] if "about" in group else []
    asked = [by_key[key] for key in group["steps"]]
    return html.Details([html.Summary(group["h2"]), *about, *extra, *asked], className="part")
