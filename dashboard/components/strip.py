"""A strip of measures in words: each with its range and basis, or why there is none. Never one figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from analyzer import Analysis
from analyzer.signal import Signal
from dashboard.components.mode import worded, words_only
from dashboard.components.words import caveats, page
from dashboard.display import name_of
from dashboard.reflections.fill import figure, number
from dashboard.reflections.forms import say
from dashboard.reflections.tables import table


def strip(analysis: Analysis, names: Sequence[str]) -> Component:
    """Return one line per measure (``SIG..``), about the most seen creator where it is about one."""
    words, top = page("dimensions"), top_creator(analysis)
    found = [(name, measured(analysis, name, top)) for name in names]
    lines = [_line(analysis, name, signal, words) for name, signal in found]
    told = [signal for _, signal in found if signal is not None and signal.measurable]
    remarks = list(dict.fromkeys(one for signal in told for one in caveats(signal)))
    return html.Div([html.Dl(lines, className="strip"), *_remarks(remarks, words)])


def measured(analysis: Analysis, name: str, top: str | None) -> Signal | None:
    """Return a measure about everything, else about ``top``, else any that could be taken; None for none."""
    ours = [one for one in analysis.signals if one.id == name]
    ours.sort(key=lambda one: (not one.measurable, one.subject is not None, one.subject != top))
    return next(iter(ours), None)


def top_creator(analysis: Analysis) -> str | None:
    """Return the id of the creator seen most; None where no maker is known."""
    known = analysis.creators["creator"]
    return str(known.iloc[0]) if len(known) else None


def called(analysis: Analysis, creator: str) -> str:
    """Return what a creator is called on the screen."""
    known = analysis.creators
    names = known.loc[known["creator"] == creator, "name"]
    return name_of(creator, names.iloc[0] if len(names) else None)


def sentence(analysis: Analysis, signal: Signal) -> str:
    """Return a measurable signal as one sentence, ranges and all."""
    one = table("strip")[signal.id]
    text = str(one.get("says") or one[_direction(signal)])
    for slot, what in one["slots"].items():
        text = text.replace(f"{{{slot}}}", _slot(signal, what))
    text = text[:1].upper() + text[1:]
    return text.replace("{creator}", called(analysis, signal.subject)) if signal.subject else text


def _slot(signal: Signal, what: Mapping[str, str]) -> str:
    known = figure(signal, what.get("take", "value"))
    if known is None:
        return str(page("dimensions")["unknown"])
    return say(what["form"], known, table("phrases")["forms"], words_only=words_only())


def _direction(signal: Signal) -> str:
    moved = number(signal, "direction") or 0
    return "up" if moved > 0 else "down" if moved < 0 else "steady"


def _line(analysis: Analysis, name: str, signal: Signal | None, words: Mapping[str, str]) -> Component:
    head = html.Dt(table("signals")[name]["name"])
    if signal is None:
        return html.Div([head, html.Dd(words["missing"], className="soft")])
    if not signal.measurable:
        why = " ".join(caveats(signal)) or words["missing"]
        return html.Div([head, html.Dd(f"{words['not_measured']} {why}", className="soft")])
    basis = worded(words["basis"].format(used=f"{signal.used:,}", of=f"{signal.of:,}"))
    told: list[Any] = [html.Bdi(sentence(analysis, signal)), html.Span(basis, className="basis")]
    return html.Div([head, html.Dd(told)])


def _remarks(remarks: Sequence[str], words: Mapping[str, str]) -> list[Component]:
    if not remarks:
        return []
    return [html.Details([html.Summary(words["remarks"]), html.Ul([html.Li(one) for one in remarks])])]
