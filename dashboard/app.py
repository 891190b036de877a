"""What the dashboard consists of: its pages, in the order of the navigation, and the frame around them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from dash import Dash, html
from dash.development.base_component import Component

from dashboard.desk import Desk


class Page(Protocol):
    """A module in ``dashboard/pages``."""

    __name__: str
    PATH: str
    TITLE: str

    def layout(self, desk: Desk) -> Component:
        """Return the page's frame with its ids."""

    def register(self, app: Dash, desk: Desk) -> None:
        """Add the page's callbacks."""


PAGES: Sequence[Any] = ()
"""One line per page."""


def frame(desk: Desk, content: Component) -> Component:
    """Return what surrounds every page."""
    del desk
    return html.Div([html.Nav([html.A(p.TITLE, href=p.PATH) for p in PAGES]), html.Div(id="shell-notice"), content])
