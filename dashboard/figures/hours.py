"""When in the week: seven days of twenty-four hours, each day from four to four."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import plotly.graph_objects as go

from dashboard.figures.graph import figure

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SCALE = [[0.0, "rgba(58,143,136,0.05)"], [0.5, "rgba(58,143,136,0.55)"], [1.0, "rgba(58,143,136,1)"]]


def hour_names(day_start_hour: int) -> list[str]:
    """Return the twenty-four hours in the order of a local day: ``04:00`` first by default."""
    return [f"{(day_start_hour + step) % 24:02d}:00" for step in range(24)]


def hours_figure(counts: npt.NDArray[Any], day_start_hour: int) -> go.Figure:
    """Draw ``analyzer.tables.hour_map``: views per weekday (rows, Monday first) and hour (columns)."""
    hours = hour_names(day_start_hour)
    boxes = go.Heatmap(
        z=counts,
        x=list(range(24)),
        y=list(range(7)),
        customdata=np.array([[f"{day}, {hour}" for hour in hours] for day in DAYS]),
        colorscale=_SCALE,
        showscale=False,
        xgap=2,
        ygap=2,
        hovertemplate="%{customdata}<br>%{z} items<extra></extra>",
    )
    picture = figure(boxes, height=290)
    picture.update_xaxes(tickvals=list(range(0, 24, 4)), ticktext=hours[::4], showgrid=False)
    picture.update_yaxes(
        tickvals=list(range(7)), ticktext=[day[:3] for day in DAYS], autorange="reversed", showgrid=False
    )
    return picture
