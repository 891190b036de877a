"""What a tree of components says."""

from __future__ import annotations

import json
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
    return "".join(text_of(one) for one in own) + _table(getattr(component, "data-table", None))


def _table(told: str | None) -> str:
    """Return the words of a table that the browser draws (``assets/15-table.js``)."""
    whole = json.loads(told) if told else {"heads": (), "rows": (), "caption": ""}
    return text_of([whole["caption"], whole["heads"], whole["rows"]])
