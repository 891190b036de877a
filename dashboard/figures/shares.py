"""How views fall on creators: bars for the first few, a curve for all."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.graph import MAIN, QUIET, figure


def bars_figure(names: Sequence[str], shares: Sequence[float]) -> go.Figure:
    """Draw shares (0–1) as bars, largest first. ``names`` are escaped; positions are numbers, never names."""
    places = list(range(len(names)))
    bars = go.Bar(
        x=[100 * share for share in shares],
        y=places,
        orientation="h",
        marker={"color": MAIN},
        hovertemplate="%{x:.0f} in 100<extra></extra>",
    )
    picture = figure(bars, height=60 + 30 * len(places), bargap=0.35)
    picture.update_yaxes(tickvals=places, ticktext=list(names), autorange="reversed", showgrid=False)
    picture.update_xaxes(title={"text": "of 100 views"}, rangemode="tozero")
    return picture


def spread_figure(curve: pd.DataFrame) -> go.Figure:
    """Draw ``analyzer.tables.lorenz``: share of views against share of creators (0–1), and an even line."""
    even = go.Scatter(
        x=[0, 100], y=[0, 100], mode="lines", line={"color": QUIET, "dash": "dot"}, hoverinfo="skip"
    )
    line = go.Scatter(
        x=100 * curve["creators"],
        y=100 * curve["views"],
        mode="lines",
        line={"color": MAIN, "width": 3},
        hovertemplate="%{x:.0f} of 100 creators made<br>%{y:.0f} of 100 views<extra></extra>",
    )
    picture = figure(even, line, height=320)
    picture.update_xaxes(title={"text": "of 100 creators, least seen first"})
    picture.update_yaxes(title={"text": "of 100 views"})
    return picture
