"""Deletion in two steps: a fold that says what would go, and the button inside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.components.words import page


def twice(name: str, button: Callable[..., Component]) -> Component:
    """Return the fold for deleting ``name``; ``button`` makes the button from its label and properties."""
    words: dict[str, Any] = page("twice")
    labelled = {"aria-label": f"{words['yes']}: {name}"}
    return html.Details(
        [html.Summary(words["open"]), html.P(words["ask"]), button(words["yes"], **labelled)],
        className="small twice",
    )
