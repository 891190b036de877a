"""What a tree of components says."""

from __future__ import annotations

from typing import Any

from dash.development.base_component import Component


def text_of(component: Any) -> str:
    """Return all words of a component tree, figures left out."""
    if isinstance(component, str | int | float):
        return f"{component} "
    if isinstance(component, list | tuple):
        return "".join(text_of(one) for one in component)
    if not isinstance(component, Component):
        return ""
    own = [getattr(component, name, "") for name in ("children", "label", "description")]
    return "".join(text_of(one) for one in own)
