"""Hours by the person's own words: per tag and per value, as ranges; what has no word is always drawn."""

from __future__ import annotations

from collections.abc import Mapping

from dash import dcc, html
from dash.development.base_component import Component

from analyzer.basis import Basis
from analyzer.tagged import KINDS, UNTAGGED, Hours, by_tag, by_value
from dashboard.components.chart import chart
from dashboard.components.parts import paragraphs
from dashboard.components.words import caveats, page, said, said_signal
from dashboard.desk import Desk
from dashboard.display import escaped, shown
from dashboard.figures.ranges import ranges_figure


def tagged_hours(desk: Desk) -> list[Component]:
    """Return the hours per tag, then per value, each as sentence, drawing and table."""
    words, spoken = page("tags"), desk.spoken()
    tags = by_tag(spoken)
    names = {kind: words[kind] for kind in (*KINDS, UNTAGGED)}
    return [
        html.Section(
            [
                html.H2(words["hours_h2"]),
                _drawn({names[kind]: tags[kind] for kind in names}, words["head_what"]),
                *_side(desk, words),
                *paragraphs(words["estimate"], "soft small"),
            ]
        ),
        html.Section([html.H2(words["values_h2"]), *_values(spoken, words)]),
    ]


def _values(spoken: Basis, words: dict[str, str]) -> list[Component]:
    hours = by_value(spoken)
    if len(hours) == 1:
        link = html.P(dcc.Link(words["link_values"], href="/practice?do=card_sort"))
        return [*paragraphs(words["values_none"], "soft"), link]
    first = sorted((name for name in hours if name != UNTAGGED), key=lambda name: -hours[name].value)
    rows = {shown(name): hours[name] for name in first}
    return [
        _drawn({**rows, words["of_value"]: hours[UNTAGGED]}, words["head_value"]),
        *paragraphs(words["values_text"], "soft small"),
    ]


def _drawn(hours: Mapping[str, Hours], head: str) -> Component:
    """Return a chart of hours by name; the last one stands for what has no word."""
    words, last = page("tags"), [*hours][-1]
    spoken = {name: one for name, one in hours.items() if one.high or name == last}
    told = [words["hours_row"].format(name=name, **_said(hours, one)) for name, one in spoken.items()]
    picture = ranges_figure(
        [escaped(name, 28) for name in hours], [(one.low, one.value, one.high) for one in hours.values()], 1
    )
    rows = [(name, *(f"{end:.1f}" for end in (one.low, one.value, one.high))) for name, one in hours.items()]
    return chart(
        picture, words["hours_sentence"].format(parts="; ".join(told)), (head, *words["heads"]), rows
    )


def _said(hours: Mapping[str, Hours], one: Hours) -> dict[str, str]:
    """Return hours in words, and their share of all, which words-only mode speaks of instead."""
    total = sum(every.value for every in hours.values())
    return {
        "hours": said("hours", one.value, one.low, one.high),
        "share": said("in_ten", one.value / total if total else 0.0),
    }


def _side(desk: Desk, words: dict[str, str]) -> list[Component]:
    """Return the share of towards among towards and away, or why there is none."""
    found = desk.analysis().signal("SIG26")
    if found is None or found.value is None:
        return paragraphs(caveats(found) if found is not None else [], "soft small")
    return paragraphs(words["side"].format(share=said_signal("in_ten", found)))
