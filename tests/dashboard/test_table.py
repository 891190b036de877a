"""Tables: one component however many cells, the same words for the browser, and links where there are any."""

from __future__ import annotations

import json

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.table import table
from tests.support.components import text_of
from tests.support.desks import HOSTILE

HEADS = ("Name", "Views", "Share")


def size(component: object) -> int:
    """Return how many components a tree has."""
    if isinstance(component, list | tuple):
        return sum(map(size, component))
    return 1 + size(getattr(component, "children", None)) if isinstance(component, Component) else 0


def told(drawn: Component) -> dict[str, object]:
    return dict(json.loads(getattr(drawn, "data-table")))


def test_a_table_of_any_length_is_one_component() -> None:
    rows = [(f"Creator {n}", n, f"{n} %") for n in range(5_000)]
    drawn = table("All", HEADS, rows)
    assert size(drawn) == 1
    assert told(drawn) == {
        "caption": "All",
        "heads": list(HEADS),
        "rows": [list(row) for row in rows],
        "numeric": [False, True, True],
    }


def test_odd_names_reach_the_browser_letter_by_letter() -> None:
    drawn = table("All", HEADS, [(name, 1, "") for name in HOSTILE])
    assert [row[0] for row in told(drawn)["rows"]] == list(HOSTILE)  # type: ignore[attr-defined]
    assert all(name in text_of(drawn) for name in HOSTILE)


def test_a_table_with_a_link_is_drawn_cell_by_cell() -> None:
    drawn = table("All", HEADS, [(dcc.Link("Fern", href="/tie"), 3, "1 %")])
    assert not hasattr(drawn, "data-table")
    assert isinstance(drawn.children, html.Table)
    assert "Fern" in text_of(drawn)
