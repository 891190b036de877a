"""Five dimensions: what the record shows of each, three questions, what data cannot say, own words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dash import Dash, dcc, html
from dash.development.base_component import Component

from analyzer import Analysis
from dashboard.components.notes import note_box
from dashboard.components.parts import panel
from dashboard.components.strip import called, strip, top_creator
from dashboard.components.words import day, page
from dashboard.desk import Desk
from dashboard.groups import Group
from dashboard.practice.sheet import worksheet
from dashboard.practice.sheets import ASKED, dimension, sheets
from dashboard.reflections.exercises import Exercise
from dashboard.reflections.tables import table

PATH, TITLE, GROUP = "/dimensions", "Five dimensions", Group.REFLECT
ASKS = ("of",)
"""What the address may carry: the key of a dimension."""


def layout(desk: Desk, of: str | None = None) -> Component:
    """Return one dimension, or all five to choose from."""
    found = table("dimensions").get(of or "")
    return one(desk, str(of), found) if found else _every(desk)


def one(desk: Desk, key: str, about: Mapping[str, Any]) -> Component:
    """Return one dimension: its strip, its questions on a sheet, and what no record says."""
    words, analysis = page("dimensions"), desk.analysis()
    shown = html.P(words["strip_none"]) if not about["signals"] else strip(analysis, about["signals"])
    return html.Div(
        [
            html.P(dcc.Link(words["all"], href=PATH)),
            html.H1(about["name"]),
            html.P(about["about"], className="lead"),
            panel(html.H2(words["strip_h2"]), shown),
            panel(html.H2(words["cannot_h2"]), html.P(about["cannot"]), look="gentle"),
            html.H2(words["prompts_h2"]),
            html.P(words["prompts_text"]),
            worksheet(desk, named(sheets()[dimension(key)], about, analysis)),
            html.P([words["plan"], " ", dcc.Link(words["plan_link"], href="/plans"), "."]),
            html.Nav(_others(key), **{"aria-label": words["h1"]}),
            note_box(desk, f"dimensions-{key}"),
        ]
    )


def named(sheet: Exercise, about: Mapping[str, Any], analysis: Analysis) -> Exercise:
    """Return the sheet with the most seen creator's name in its questions, where there is one."""
    top = top_creator(analysis)
    if top is None:
        return sheet
    name = called(analysis, top)
    steps = [
        replace(step, prompt=about[step.key].replace("{creator}", name)) if step.key in ASKED else step
        for step in sheet.steps
    ]
    return replace(sheet, steps=tuple(steps))


def register(app: Dash, desk: Desk) -> None:
    """Nothing to wire: the sheets are wired with the page of exercises."""


def _every(desk: Desk) -> Component:
    words = page("dimensions")
    parts = [_part(desk, key, about, words) for key, about in table("dimensions").items()]
    return html.Div(
        [
            html.H1(words["h1"]),
            html.P(words["intro"], className="lead"),
            html.Div(parts, className="two"),
            html.P(),
            html.P(words["none_better"]),
            note_box(desk, "dimensions"),
        ]
    )


def _part(desk: Desk, key: str, about: Mapping[str, Any], words: Mapping[str, str]) -> Component:
    kept = desk.workspace.entries(dimension(key))
    when = [words["written"].format(day=day(kept[0].saved_at, desk.settings().tz))] if kept else []
    return panel(
        html.H2(dcc.Link(about["name"], href=f"{PATH}?of={key}")),
        html.P(about["about"]),
        *[html.P(one, className="soft small") for one in when],
    )


def _others(key: str) -> Component:
    links = [
        html.Li(dcc.Link(about["name"], href=f"{PATH}?of={other}"))
        for other, about in table("dimensions").items()
        if other != key
    ]
    return html.Ul(links, className="beside")
