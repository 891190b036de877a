"""Hours per week as a range."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.graph import MAIN, MARK, figure


def weeks_figure(weeks: pd.DataFrame) -> go.Figure:
    """Draw ``analyzer.tables.weekly_hours``: a bar from low to high and a dot between, in hours."""
    bars = go.Bar(
        x=weeks["week_start"],
        base=weeks["low"],
        y=weeks["high"] - weeks["low"],
        customdata=weeks[["low", "value", "high"]],
        hovertemplate="Week of %{x|%-d %b %Y}<br>"
        "about %{customdata[0]:.0f} to %{customdata[2]:.0f} hours<extra></extra>",
        marker={"color": MAIN, "opacity": 0.45},
    )
    middle = go.Scatter(
        x=weeks["week_start"],
        y=weeks["value"],
        mode="markers",
        marker={"color": MARK, "size": 5},
        hoverinfo="skip",
    )
    picture = figure(bars, middle, bargap=0.25)
    picture.update_yaxes(title={"text": "hours a week"}, rangemode="tozero")
    return picture


def counts_figure(weeks: pd.DataFrame, title: str) -> go.Figure:
    """Draw a count per week: columns ``week_start`` and ``count``."""
    bars = go.Bar(
        x=weeks["week_start"],
        y=weeks["count"],
        marker={"color": MAIN, "opacity": 0.7},
        hovertemplate="Week of %{x|%-d %b %Y}<br>%{y}<extra></extra>",
    )
    picture = figure(bars, height=240, bargap=0.25)
    picture.update_yaxes(title={"text": title}, rangemode="tozero")
    return picture
