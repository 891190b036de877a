"""Plain tables that a screen reader can walk."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.components.mode import counted, words_only
from dashboard.reflections.tables import table as content


def table(caption: str, heads: Sequence[str], rows: Sequence[Sequence[Any]]) -> Component:
    """Return a table whose first column heads its row; numbers (``int``/``float`` or "12 %") stand right.

    Cells are text that is already fit to show; ``caption`` is for readers that do not see the sentence above.
    In words-only mode a table that holds a digit is a sentence that says where it is.
    """
    if words_only() and any(counted(_text(cell)) for row in (heads, *rows) for cell in row):
        return html.P(content("words_only")["table"]["away"], className="soft small")
    numeric = [all(_is_number(row[column]) for row in rows) and bool(rows) for column in range(len(heads))]
    plain = not any(isinstance(cell, Component) for row in rows for cell in row)
    told = {"data-table": _told(caption, heads, rows, numeric)} if plain else {}
    return html.Div(
        None if plain else _drawn(caption, heads, rows, numeric),
        className="scroll",
        tabIndex=0,
        role="region",
        **{"aria-label": caption, **told},
    )


def _told(caption: str, heads: Sequence[str], rows: Sequence[Sequence[Any]], numeric: Sequence[bool]) -> str:
    """Return a table of words and numbers as ``assets/15-table.js`` draws it: one component for all cells."""
    whole = {"caption": caption, "heads": [*heads], "rows": [[*row] for row in rows], "numeric": [*numeric]}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


def _drawn(
    caption: str, heads: Sequence[str], rows: Sequence[Sequence[Any]], numeric: Sequence[bool]
) -> Component:
    """Return a table that holds links, a component for each cell; Dash draws a few hundred, not thousands."""
    head = [
        html.Th(name, scope="col", className="number" if number else "")
        for name, number in zip(heads, numeric, strict=True)
    ]
    return html.Table(
        [
            html.Caption(caption, className="only-read"),
            html.Thead(html.Tr(head)),
            html.Tbody([_row(row, numeric) for row in rows]),
        ]
    )


def _row(cells: Sequence[Any], numeric: Sequence[bool]) -> Component:
    first, *others = (
        (html.Th if index == 0 else html.Td)(
            html.Bdi(cell) if isinstance(cell, str) else cell, className="number" if number and index else ""
        )
        for index, (cell, number) in enumerate(zip(cells, numeric, strict=True))
    )
    first.scope = "row"
    return html.Tr([first, *others])


def _is_number(cell: Any) -> bool:
    return isinstance(cell, int | float) or (isinstance(cell, str) and cell.lstrip("+−-")[:1].isdigit())


def _text(cell: Any) -> str:
    """Return what a cell says, also where it is a link or a name set apart."""
    inner = getattr(cell, "children", cell)
    return _text(inner) if isinstance(inner, Component) else str(inner)
