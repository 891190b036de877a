"""The line of an urge: how strong it was at each minute at which the person looked."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard.figures.graph import MAIN, figure

STRONGEST = 10


def wave_figure(minutes: Sequence[float], rates: Sequence[int], title: str) -> go.Figure:
    """Draw ``rates`` (0 to 10) over ``minutes`` since the start; ``title`` names the minutes."""
    line = go.Scatter(
        x=list(minutes),
        y=list(rates),
        mode="lines+markers",
        line={"color": MAIN, "width": 3, "shape": "spline", "smoothing": 0.6},
        marker={"color": MAIN, "size": 9},
        hovertemplate="%{y}<extra></extra>",
    )
    picture = figure(line, height=220)
    picture.update_yaxes(range=[-0.5, STRONGEST + 0.5], tickvals=[0, 5, STRONGEST])
    picture.update_xaxes(title={"text": title}, tickvals=list(minutes), showgrid=False)
    return picture
