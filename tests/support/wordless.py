"""What a tree of components shows a person, and which of it is a number (words-only mode)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dash.development.base_component import Component

SHOWN = ("children", "label", "description", "placeholder", "data", "aria-label", "title", "alt")
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATE = re.compile(rf"\b\d{{1,2}} (?:{MONTHS}) \d{{4}}\b|\b\d{{4}}-\d{{2}}-\d{{2}}\b")
"""A day as this program writes it beside what a person wrote."""
APART, STORES = {"source", "hidden", "help-line"}, {"Store", "Download", "Interval"}


def numbers(component: Any) -> list[str]:
    """Return every shown text that holds a digit, outside dates, help lines and folds with sources."""
    return [text for text in shown(component) if re.search(r"\d", DATE.sub("", text))]


def shown(component: Any) -> Iterator[str]:
    """Yield every text of a component tree that a person meets; help lines and sources are left out."""
    if isinstance(component, str | int | float) and not isinstance(component, bool):
        yield str(component)
    elif isinstance(component, list | tuple):
        for one in component:
            yield from shown(one)
    elif isinstance(component, dict):
        yield from shown([component.get("label", ""), component.get("items", [])])
    elif isinstance(component, Component) and not _apart(component):
        for name in SHOWN:
            yield from shown(getattr(component, name, None) or "")


def charts(component: Any) -> int:
    """Return how many charts and tables of figures stand in a component tree."""
    if isinstance(component, list | tuple):
        return sum(map(charts, component))
    if not isinstance(component, Component):
        return 0
    mine = type(component).__name__ in {"Graph", "Figure"} or getattr(component, "className", "") == "figure"
    return int(mine) + charts(getattr(component, "children", None) or [])


def _apart(component: Component) -> bool:
    return bool(
        type(component).__name__ in STORES or APART & set(str(getattr(component, "className", "")).split())
    )
