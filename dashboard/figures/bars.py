"""One number per creator, as bars."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard.figures.graph import MAIN, figure


def bars_figure(names: Sequence[str], lengths: Sequence[float], axis: str, hover: str) -> go.Figure:
    """Draw bars in the order given. ``names`` are escaped; positions are numbers, never names.

    ``axis`` says what the lengths are, ``hover`` (of plotly, over ``x``) one of them.
    """
    places = list(range(len(names)))
    bars = go.Bar(
        x=list(lengths),
        y=places,
        orientation="h",
        marker={"color": MAIN},
        hovertemplate=f"{hover}<extra></extra>",
    )
    picture = figure(bars, height=75 + 30 * len(places), bargap=0.35)
    picture.update_yaxes(tickvals=places, ticktext=list(names), autorange="reversed", showgrid=False)
    picture.update_xaxes(title={"text": axis}, rangemode="tozero")
    return picture
