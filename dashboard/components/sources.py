"""Where a card's or a measure's idea comes from; titles of works stand in <cite>."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.components.mode import words_only
from dashboard.reflections.card import Card
from dashboard.reflections.tables import sources, table


def source_line(card: Card) -> Component:
    """Return the fold with a card's sources and what it traces."""
    traced = [] if words_only() else [", ".join([*card.signals, *card.concepts])]
    return html.Details(
        [
            html.Summary(table("phrases")["parts"]["source"]),
            html.Ul([html.Li(cited(key)) for key in card.source]),
            *(html.P(codes, className="soft small") for codes in traced),
        ],
        className="source",
    )


def cited(key: str) -> list[str | Component]:
    """Return one reference: who, when, the title in <cite> where known, where, and what it says."""
    work = sources()[key]
    who = " ".join(str(work[part]) for part in ("authors", "year") if part in work)
    title: list[str | Component] = [html.Cite(work["title"]), ". "] if "title" in work else []
    where = f"{work['where']}. " if "where" in work else ""
    return [f"{who}. ", *title, f"{where}{work['about']}"]
