"""The panel that answers a hope."""

from __future__ import annotations

import pandas as pd
from dash import html
from dash.development.base_component import Component

from analyzer.comparison import Change
from dashboard.components.parts import panel, paragraphs
from dashboard.components.spoken import moved, value_said, verdict, what
from dashboard.reflections.tables import table as content


def answer(creators: pd.DataFrame, change: Change | None, hope: str, words: dict[str, str]) -> Component:
    """Return the panel that answers the hope: verdict, both values, the change, and what it cannot say."""
    if change is None or change.change is None:
        why = change.caveats if change else ()
        sentences = content("caveats")["signals"]
        told = [words["unknown"], *(sentences[str(one)]["sentence"] for one in why[:1])]
        return panel(html.H2(words["answer_h2"]), *paragraphs(told), look="gentle", role="status")
    told = [
        words[f"verdict_{verdict(hope, change.direction)}"],
        words["values"].format(
            what=what(creators, change, words),
            before=value_said(change.name, change.before.value, change.before.low, change.before.high),
            after=value_said(change.name, change.after.value, change.after.low, change.after.high),
        ),
        moved(change, words),
        words["why"],
    ]
    return panel(html.H2(words["answer_h2"]), *paragraphs(told), look="gentle", role="status")
