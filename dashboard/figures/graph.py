"""The one graph factory: safe tool bar, page colours, no motion. Nothing else makes a ``dcc.Graph``."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go
from dash import dcc

CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "displaylogo": False,
    "showSendToCloud": False,
    "plotlyServerURL": "",
    "showLink": False,
    "responsive": True,
    "scrollZoom": False,
    "doubleClick": False,
    "locale": "en",
}
"""No tool bar: it would offer to upload the chart (reliability 0.3)."""

FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif'
"""The style sheet's own, so that plotly measures labels as wide as they are drawn."""

MAIN, QUIET, MARK = "#3a8f88", "#9aa8a5", "#c0783a"
"""Trace colours with at least 3:1 against the light and the dark card."""


def figure(*traces: Any, height: int = 300, **layout: Any) -> go.Figure:
    """Return a figure on a transparent ground; text and grid colours come from the style sheet.

    ``layout`` goes to plotly as it is. Foreign text in it, or in traces, has passed ``display.for_plotly``.
    """
    picture = go.Figure(data=list(traces))
    picture.update_layout(
        template="none",
        height=height,
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"size": 13, "family": FONT},
        showlegend=False,
        dragmode=False,
        hoverlabel={"bgcolor": "#22302f", "bordercolor": "#22302f", "font": {"color": "#ffffff"}},
        **layout,
    )
    picture.update_xaxes(automargin=True, fixedrange=True, zeroline=False)
    picture.update_yaxes(automargin=True, fixedrange=True, zeroline=False)
    return picture


def graph(picture: go.Figure, **props: Any) -> dcc.Graph:
    """Return the picture as a component. The words beside it carry the meaning; it is hidden from readers."""
    style = {
        "height": f"{picture.layout.height:g}px"
    }  # a responsive graph fills its box, so the box has the height
    return dcc.Graph(figure=picture, config=CONFIG, mathjax=False, responsive=True, style=style, **props)
