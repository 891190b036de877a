"""What the dashboard consists of: its pages, in the order of the navigation, and the frame around them."""

from __future__ import annotations

from types import ModuleType

from dash import Dash
from dash.development.base_component import Component

from dashboard import shell
from dashboard.desk import Desk
from dashboard.pages import (
    compare,
    creators,
    data,
    decision,
    dimensions,
    journal,
    loss,
    makers,
    methods,
    picture,
    plans,
    practice,
    reflections,
    settings,
    tags,
    talk,
    tie,
    ties,
    time,
    values,
    welcome,
)
from dashboard.pages import help as help_lines

PAGES: tuple[ModuleType, ...] = (
    welcome,
    picture,
    creators,
    tie,
    ties,
    time,
    compare,
    reflections,
    dimensions,
    values,
    tags,
    practice,
    plans,
    journal,
    loss,
    decision,
    talk,
    help_lines,
    makers,
    methods,
    settings,
    data,
)
"""One entry per page, in the order of the navigation."""


def frame(desk: Desk, content: Component) -> Component:
    """Return what surrounds every page."""
    return shell.frame(desk, PAGES, content)


def register(app: Dash, desk: Desk) -> None:
    """Wire the frame and every page."""
    shell.register(app, desk)
    for page in PAGES:
        page.register(app, desk)
