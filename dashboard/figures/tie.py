"""The calendar of one tie: a box per month, years below each other."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.figures.graph import figure

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SCALE = [[0.0, "rgba(58,143,136,0.06)"], [0.5, "rgba(58,143,136,0.5)"], [1.0, "rgba(58,143,136,1)"]]


def calendar_figure(months: pd.DataFrame) -> go.Figure:
    """Draw ``Story.months``: days with the creator in each month; months without covered days stay empty."""
    years = months["month"].dt.year
    first, size = int(years.min()), int(years.max() - years.min()) + 1
    boxes = np.full((size, len(MONTHS)), np.nan)
    covered = np.zeros((size, len(MONTHS)), np.int64)
    place = years.to_numpy() - first, months["month"].dt.month.to_numpy() - 1
    covered[place] = months["covered_days"]
    boxes[place] = np.where(months["covered_days"] > 0, months["days"], np.nan)
    heat = go.Heatmap(
        z=boxes,
        x=list(range(len(MONTHS))),
        y=list(range(size)),
        customdata=covered,
        colorscale=_SCALE,
        zmin=0,
        zmax=31,
        showscale=False,
        xgap=3,
        ygap=3,
        hoverongaps=False,
        hovertemplate="%{z} of %{customdata} days on record<extra></extra>",
    )
    picture = figure(heat, height=70 + 34 * size)
    picture.update_xaxes(tickvals=list(range(len(MONTHS))), ticktext=list(MONTHS), showgrid=False)
    picture.update_yaxes(
        tickvals=list(range(size)),
        ticktext=[str(first + row) for row in range(size)],
        autorange="reversed",
        showgrid=False,
    )
    return picture
