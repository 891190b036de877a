"""How much something matters beside how much it was lived: two marks each, 0 to 10."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

import plotly.graph_objects as go

from dashboard.figures.graph import MAIN, MARK, QUIET, figure

Mark = float | None
HIGH = 10
LABEL = 16
"""Letters of a label in one line, so that a narrow screen has room for the marks."""


def pairs_figure(names: Sequence[str], matters: Sequence[Mark], lived: Sequence[Mark]) -> go.Figure:
    """Draw a line per part from how much it was lived (filled) to how much it matters (ring)."""
    rows = ["<br>".join(wrap(name, LABEL)) for name in names]
    lines = [
        go.Scatter(
            x=[low, high], y=[name, name], mode="lines", line={"color": QUIET, "width": 2}, hoverinfo="skip"
        )
        for name, low, high in zip(rows, lived, matters, strict=True)
        if low is not None and high is not None
    ]
    picture = figure(
        *lines,
        _marks(list(matters), rows, MARK, "circle-open"),
        _marks(list(lived), rows, MAIN, "circle"),
        height=70 + 40 * len(names),
    )
    picture.update_yaxes(autorange="reversed", categoryorder="array", categoryarray=rows)
    picture.update_xaxes(range=[-0.4, HIGH + 0.4], dtick=2, side="top")
    return picture


def over_time_figure(days: Sequence[str], matters: Sequence[Mark], lived: Sequence[Mark]) -> go.Figure:
    """Draw both marks of one part on the days they were given; a day without a mark is a gap."""
    picture = figure(
        _line(matters, MARK, "circle-open", "dot"),
        _line(lived, MAIN, "circle", "solid"),
        height=260,
    )
    picture.update_yaxes(range=[-0.4, HIGH + 0.4], dtick=2)
    picture.update_xaxes(
        tickvals=list(range(len(days))), ticktext=list(days), range=[-0.4, len(days) - 0.6], tickangle=0
    )
    return picture


def _marks(x: Sequence[Mark], y: Sequence[str], colour: str, symbol: str) -> go.Scatter:
    marker = {"color": colour, "size": 13, "symbol": symbol, "line": {"width": 3, "color": colour}}
    return go.Scatter(x=x, y=y, mode="markers", marker=marker, hoverinfo="skip", cliponaxis=False)


def _line(marks: Sequence[Mark], colour: str, symbol: str, dash: str) -> go.Scatter:
    return go.Scatter(
        x=list(range(len(marks))),
        y=list(marks),
        mode="lines+markers",
        line={"color": colour, "width": 2, "dash": dash},
        marker={"color": colour, "size": 10, "symbol": symbol, "line": {"width": 2, "color": colour}},
        hoverinfo="skip",
    )
