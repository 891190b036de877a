"""The form of a plan: the step first, then what a record can see of it, then what makes it easier."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.components.parts import paragraphs
from dashboard.components.words import page

SEEN = ("hours_from", "hours_to", "minutes", "creator", "platform", "weekdays")
EASIER = ("likely", "smaller", "inside", "with")
DAYS = ("first_day", "review")


def lay(rows: list[Component]) -> list[Component]:
    """Return the fields of the form, which come in the order of its steps, in three groups."""
    words = page("plans")
    by = {getattr(row, "data-step"): row for row in rows}
    folded = {*SEEN, *EASIER, *DAYS}
    return [
        *(row for key, row in by.items() if key not in folded),
        _row(by, DAYS),
        *paragraphs(words["days_text"], "soft small"),
        _fold(words["see"], html.P(words["see_text"]), _row(by, SEEN[:2]), *(by[key] for key in SEEN[2:])),
        _fold(words["easier"], *(by[key] for key in EASIER)),
    ]


def _row(by: dict[str, Component], keys: tuple[str, ...]) -> Component:
    return html.Div([by[key] for key in keys], className="row")


def _fold(title: str, *inner: Component) -> Component:
    return html.Details([html.Summary(title), *inner], className="fold")
