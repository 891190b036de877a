"""A chart is never alone: a sentence reads it, a table holds it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go
from dash import html
from dash.development.base_component import Component

from dashboard.components.mode import words_only
from dashboard.components.table import table
from dashboard.figures.graph import graph


def chart(
    picture: go.Figure, sentence: str, heads: Sequence[str], rows: Sequence[Sequence[Any]]
) -> Component:
    """Return a figure element: caption sentence, drawing, and the same numbers as a table to open.

    In words-only mode the sentence stands alone.
    """
    if words_only():
        return html.P(sentence)
    drawing = html.Div(graph(picture), className="drawing", role="img", **{"aria-label": sentence})
    return html.Figure(
        [
            html.Figcaption(sentence),
            drawing,
            html.Details(
                [html.Summary("The same as a table"), table("The numbers of this chart", heads, rows)]
            ),
        ],
        className="chart",
    )
