"""The target of the values page: seven rings, the middle is seven."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard.figures.graph import MARK, QUIET, figure

RINGS = 7


def target_figure(names: Sequence[str], marks: Sequence[int | None]) -> go.Figure:
    """Draw one mark (1–7, 7 in the middle) per area; areas without a mark stay empty."""
    places = [360 * index / len(names) for index in range(len(names))]
    rings = [
        go.Scatterpolar(
            r=[ring] * 73,
            theta=list(range(0, 365, 5)),
            mode="lines",
            line={"color": QUIET, "width": 1},
            hoverinfo="skip",
        )
        for ring in range(1, RINGS + 1)
    ]
    placed = [(place, mark) for place, mark in zip(places, marks, strict=True) if mark is not None]
    dots = go.Scatterpolar(
        r=[RINGS + 0.5 - mark for _, mark in placed],
        theta=[place for place, _ in placed],
        mode="markers",
        marker={"color": MARK, "size": 16},
        hoverinfo="skip",
    )
    picture = figure(*rings, dots, height=340)
    picture.update_layout(
        margin={"l": 40, "r": 40, "t": 30, "b": 30},
        polar={
            "bgcolor": "rgba(0,0,0,0)",
            "radialaxis": {"visible": False, "range": [0, RINGS]},
            "angularaxis": {
                "tickvals": places,
                "ticktext": list(names),
                "showgrid": False,
                "showline": False,
            },
        },
    )
    return picture
