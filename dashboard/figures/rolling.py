"""Curves over rolling four weeks: a line, with its range where there is one. Gaps stay gaps."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.graph import MAIN, figure

MOST = 700
"""Points drawn at most; longer curves are thinned evenly."""


def thinned(curve: pd.DataFrame, most: int = MOST) -> pd.DataFrame:
    """Return every n-th row so that at most ``most`` remain, the last one among them."""
    step = max(1, -(-len(curve) // most))
    return curve.iloc[(len(curve) - 1) % step :: step] if len(curve) else curve


def hours_curve(curve: pd.DataFrame) -> go.Figure:
    """Draw ``low``, ``value``, ``high`` (hours a week) over ``day``: a band and its middle."""
    drawn = thinned(curve)
    quiet: dict[str, Any] = {"x": drawn["day"], "mode": "lines", "hoverinfo": "skip", "connectgaps": False}
    low = go.Scatter(y=drawn["low"], line={"width": 0}, **quiet)
    high = go.Scatter(
        y=drawn["high"], line={"width": 0}, fill="tonexty", fillcolor="rgba(58,143,136,0.25)", **quiet
    )
    middle = go.Scatter(
        x=drawn["day"],
        y=drawn["value"],
        customdata=drawn[["low", "high"]],
        mode="lines",
        line={"color": MAIN, "width": 2},
        hovertemplate="Four weeks to %{x|%-d %b %Y}<br>"
        "about %{customdata[0]:.1f} to %{customdata[1]:.1f} hours a week<extra></extra>",
    )
    picture = figure(low, high, middle)
    picture.update_yaxes(title={"text": "hours a week"}, rangemode="tozero")
    return picture


def number_curve(curve: pd.DataFrame, column: str, title: str) -> go.Figure:
    """Draw one column over ``day`` as a line from zero up."""
    drawn = thinned(curve)
    line = go.Scatter(
        x=drawn["day"],
        y=drawn[column],
        mode="lines",
        line={"color": MAIN, "width": 2},
        connectgaps=False,
        hovertemplate="Four weeks to %{x|%-d %b %Y}<br>about %{y:.0f}<extra></extra>",
    )
    picture = figure(line)
    picture.update_yaxes(title={"text": title}, rangemode="tozero")
    return picture
