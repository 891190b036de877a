"""What a person sent out, creator by creator, as bars."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard.figures.graph import MAIN, figure


def acts_figure(names: Sequence[str], counts: Sequence[int]) -> go.Figure:
    """Draw counts as bars, largest first. ``names`` are escaped; positions are numbers, never names."""
    places = list(range(len(names)))
    bars = go.Bar(
        x=list(counts),
        y=places,
        orientation="h",
        marker={"color": MAIN},
        hovertemplate="%{x:,}<extra></extra>",
    )
    picture = figure(bars, height=90 + 30 * len(places), bargap=0.35)
    picture.update_yaxes(tickvals=places, ticktext=list(names), autorange="reversed", showgrid=False)
    picture.update_xaxes(title={"text": "likes, saves, shares, comments"}, rangemode="tozero")
    return picture
