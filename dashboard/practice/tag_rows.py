"""Rows in which a person says what time is for: four equal words, up to two values, undo."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
import pandas as pd
from dash import dcc, html
from dash.development.base_component import Component

from analyzer.tagged import KINDS, SITTING
from dashboard import tagging
from dashboard.components.keys import address
from dashboard.components.words import page, said
from dashboard.desk import Desk
from dashboard.display import name_of
from dashboard.ids import part
from dashboard.own import MOST_VALUES
from dashboard.practice import sittings
from dashboard.practice.own_values import own_values
from dashboard.resting import resting

DO, VALUES, DONE = "tag-do", "tag-values", "tag-done"
UNDO, OUT = "undo", "out"


def creator_rows(desk: Desk, creators: pd.DataFrame) -> list[Component]:
    """Return one row per creator of (a part of) the analysis' table."""
    offered = own_values(desk)
    return [_creator(desk, row, offered) for row in creators.to_dict("records")]


def sitting_row(desk: Desk, subject: str) -> Component:
    """Return the row of one sitting."""
    name = sittings.told(desk, subject.partition(":")[2]) or page("tags")["gone"]
    return _row(desk, subject, name, [html.H3(name)], own_values(desk))


def pressed(desk: Desk, subject: str, what: str) -> str | None:
    """Return whether a button of a row is down (``true``, ``false``), None for undo, which is never down."""
    if what == UNDO:
        return None
    down = subject in resting(desk) if what == OUT else tagging.said(desk, subject).direction == what
    return "true" if down else "false"


def _creator(desk: Desk, row: dict[Any, Any], offered: list[str]) -> Component:
    words, name = page("tags"), name_of(row["creator"], row["name"])
    hours = words["hours"].format(hours=said("hours", row["hours"], row["hours_low"], row["hours_high"]))
    head = [
        html.H3(dcc.Link(html.Bdi(name), href=address(desk, row["creator"]))),
        html.P(hours, className="soft small"),
    ]
    return _row(desk, row["creator"], name, head, offered)


def _row(desk: Desk, subject: str, name: str, head: list[Component], offered: list[str]) -> Component:
    words, now, key = page("tags"), tagging.said(desk, subject), tagging.key(desk, subject)
    label = words["choose"].format(name=name)
    values = dmc.TagsInput(
        id=part(VALUES, key),
        label=words["values"],
        data=list(dict.fromkeys([*now.named, *offered])),
        value=list(now.named),
        maxTags=MOST_VALUES,
        **{"aria-label": f"{words['values']}: {name}"},
    )
    small = [UNDO] if subject.startswith(SITTING) else [UNDO, OUT]
    return html.Article(
        [
            html.Div(head, className="tag-head"),
            html.Div(
                [_button(desk, subject, kind, name) for kind in KINDS],
                className="choices",
                role="group",
                **{"aria-label": label},
            ),
            values,
            html.Div([_button(desk, subject, what, name, "quiet") for what in small], className="row"),
            dcc.Store(id=part(DONE, key)),
        ],
        className="panel tag-row",
    )


def _button(desk: Desk, subject: str, what: str, name: str, look: str = "") -> Component:
    words, down = page("tags"), pressed(desk, subject, what)
    state = {} if down is None else {"aria-pressed": down}
    return html.Button(
        words[what],
        id={**part(DO, tagging.key(desk, subject)), "what": what},
        className=look,
        type="button",
        hidden=what == UNDO and not tagging.can_undo(desk, subject),
        **{"aria-label": f"{words[what]}: {name}", **state},
    )
