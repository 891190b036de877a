"""Where a card's or a measure's idea comes from; titles of works stand in <cite>."""

from __future__ import annotations

from collections.abc import Iterable

from dash import html
from dash.development.base_component import Component

from dashboard.reflections.card import Card
from dashboard.reflections.tables import sources, table


def source_line(card: Card) -> Component:
    """Return the fold with a card's sources and what it traces."""
    traced = ", ".join([*card.signals, *card.concepts])
    return html.Details(
        [
            html.Summary(table("phrases")["parts"]["source"]),
            html.Ul([html.Li(cited(key)) for key in card.source]),
            html.P(traced, className="soft small"),
        ],
        className="source",
    )


def cited(key: str) -> list[str | Component]:
    """Return one reference: authors, year, title in <cite>, where it stands."""
    work = sources()[key]
    return [f"{work['authors']} {work['year']}. ", html.Cite(work["title"]), f". {work['where']}"]


def source_list(keys: Iterable[str]) -> Component:
    """Return several references as a list."""
    return html.Ul([html.Li(cited(key)) for key in keys])
