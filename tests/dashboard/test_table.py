"""Tables: one component however many cells, the same words for the browser, and links where there are any."""

from __future__ import annotations

import json

import pandas as pd
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.sources import cited
from dashboard.components.table import table
from dashboard.pages.creators import told_apart
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


def test_a_change_with_a_sign_stands_with_the_numbers() -> None:
    drawn = table("All", ("Name", "Change"), [("Rowan", "−1.9 to −0.8"), ("Juno", "+0.5")])
    assert told(drawn)["numeric"] == [False, True]


def test_a_reference_names_who_wrote_it() -> None:
    assert text_of(html.P(cited("bacon-2020"))).startswith("Bacon, McKay, Reynolds & McIntyre 2020. ")
    assert text_of(html.P(cited("S4a"))).startswith("Source essay 5. ")


def test_two_accounts_of_one_name_say_where_they_are() -> None:
    rows = pd.DataFrame(
        {
            "creator": ["youtube:a", "instagram:a", "youtube:b"],
            "name": ["Tamsin", "Tamsin", "Juno"],
            "platforms": [["youtube"], ["instagram"], ["youtube"]],
        }
    )
    assert told_apart(rows) == ["Tamsin (YouTube)", "Tamsin (Instagram)", "Juno"]
