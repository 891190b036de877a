"""How views fall on creators, as a curve over all of them."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.graph import MAIN, QUIET, figure


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
