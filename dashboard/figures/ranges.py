"""Ranges of hours side by side: a bar to the middle, a line from the low to the high end."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard.figures.graph import MAIN, QUIET, figure


def ranges_figure(names: Sequence[str], spans: Sequence[tuple[float, float, float]], quiet: int) -> go.Figure:
    """Draw hours as (low, middle, high), one bar each from the top; the last ``quiet`` of them are grey.

    ``names`` are escaped; positions are numbers, never names.
    """
    places = list(range(len(names)))
    bars = go.Bar(
        x=[middle for _, middle, _ in spans],
        y=places,
        orientation="h",
        marker={"color": [QUIET if place >= len(names) - quiet else MAIN for place in places]},
        error_x={
            "type": "data",
            "symmetric": False,
            "array": [high - middle for _, middle, high in spans],
            "arrayminus": [middle - low for low, middle, _ in spans],
            "color": "#6f7f7c",
            "thickness": 2,
            "width": 5,
        },
        customdata=[(low, high) for low, _, high in spans],
        hovertemplate="%{customdata[0]:.0f} to %{customdata[1]:.0f} hours<extra></extra>",
    )
    picture = figure(bars, height=60 + 38 * len(places), bargap=0.4)
    picture.update_yaxes(tickvals=places, ticktext=list(names), autorange="reversed", showgrid=False)
    picture.update_xaxes(title={"text": "hours on record"}, rangemode="tozero")
    return picture
