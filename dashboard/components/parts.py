"""Small parts: panels, key figures, notices, paragraphs from content files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dash import html
from dash.development.base_component import Component


def panel(*children: Any, look: str = "", **props: Any) -> Component:
    """Return a quiet box. ``look``: "" (card), "gentle" or "warm"."""
    return html.Section(list(children), className=f"panel {look}".strip(), **props)


def paragraphs(texts: str | Iterable[str], look: str = "") -> list[Component]:
    """Return one paragraph per text (a string is split at empty lines)."""
    parts = texts.strip().split("\n\n") if isinstance(texts, str) else texts
    return [html.P(" ".join(part.split()), className=look) for part in parts]


def figures(rows: Iterable[tuple[str, str, str]]) -> Component:
    """Return key figures: (name, value, what it rests on)."""
    return html.Dl(
        [
            html.Div([html.Dt(name), html.Dd([value, html.Span(basis, className="basis")])])
            for name, value, basis in rows
        ],
        className="figures",
    )


def notice(sentence: str, *, id: str | dict[str, Any] | None = None, look: str = "warm") -> Component:  # noqa: A002 - Dash's word
    """Return a calm notice that is read out when it appears."""
    props = {} if id is None else {"id": id}
    return html.Div(html.P(sentence), className=f"panel {look}", role="status", **props)
