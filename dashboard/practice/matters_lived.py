"""What matters and what is lived: ten parts of a life, two marks each; two gaps at most, one that is well."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, html
from dash.development.base_component import Component

from dashboard.components.chart import chart
from dashboard.components.mode import words_only
from dashboard.components.parts import panel
from dashboard.components.words import day, page
from dashboard.desk import Desk
from dashboard.entries import Entry
from dashboard.figures.lived import HIGH, over_time_figure, pairs_figure
from dashboard.ids import part
from dashboard.practice.sheet import PAST, worksheet
from dashboard.practice.sheets import area, sheets
from dashboard.reflections.exercises import Exercise, exercises

NAME = "matters_lived"
RESULT, PICK, TREND = "lived-result", "lived-pick", "lived-trend"
MATTERS, LIVED = "matters", "lived"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a life with its two marks, 0 to 10; None where it was left open."""

    name: str
    matters: float | None
    lived: float | None

    @property
    def gap(self) -> float:
        """How much more it matters than it was lived; 0 where one of the two is open."""
        return 0 if self.matters is None or self.lived is None else self.matters - self.lived


def layout(desk: Desk, exercise: Exercise) -> Component:
    """Return the sheet, and between it and the earlier runs what the latest one says."""
    del exercise  # its areas stand in the sheet
    return worksheet(desk, sheets()[NAME], _rows, [html.Div(render(desk), id=part(RESULT, NAME))])


def parts(content: Mapping[str, Any]) -> list[Part]:
    """Return the ten parts of one run."""
    names = exercises()[NAME].more["areas"]
    return [
        Part(name, _mark(content.get(area(MATTERS, n))), _mark(content.get(area(LIVED, n))))
        for n, name in enumerate(names)
    ]


def gaps(found: Sequence[Part]) -> list[Part]:
    """Return at most two parts that matter a lot and were lived less, the widest gap first."""
    show = exercises()[NAME].more["show"]
    wide = [one for one in found if (one.matters or 0) >= show["gap_from"] and one.gap >= show["gap_least"]]
    return sorted(wide, key=lambda one: -one.gap)[: show["gaps"]]


def going_well(found: Sequence[Part]) -> Part | None:
    """Return the part that matters a lot and was lived the most; None where there is none."""
    show = exercises()[NAME].more["show"]
    well = [
        one
        for one in found
        if (one.matters or 0) >= show["gap_from"] <= (one.lived or 0) and one.gap < show["gap_least"]
    ]
    return max(well, key=lambda one: (one.lived or 0, one.matters or 0), default=None)


def render(desk: Desk) -> list[Component]:
    """Return what the latest run says, and one part over time once there are two; nothing before.

    In words only there are no marks to draw, so the sentences stand alone.
    """
    runs = desk.workspace.entries(NAME)
    if not runs:
        return []
    drawn = len(runs) > 1 and not words_only()
    return [_latest(desk, runs[0]), *([_over_time(desk, runs)] if drawn else [])]


def trend(desk: Desk, name: str) -> Component:
    """Return the marks of one part over all runs as a chart with its table."""
    words, tz = page(NAME), desk.settings().tz
    runs = list(reversed(desk.workspace.entries(NAME)))
    found = [next(one for one in parts(run.content) if one.name == name) for run in runs]
    days = [day(run.begun_at, tz) for run in runs]
    rows = [(when, *_cells(one, words)) for when, one in zip(days, found, strict=True)]
    heads = (words["day"], words["matters"], words["lived"])
    picture = over_time_figure(days, [one.matters for one in found], [one.lived for one in found])
    return chart(picture, words["time_sentence"].format(name=name), heads, rows)


def register(app: Dash, desk: Desk) -> None:
    """Wire what follows a save, and the choice of a part."""

    @app.callback(
        Output(part(RESULT, NAME), "children"),
        Input(part(PAST, NAME), "children"),
        prevent_initial_call=True,
    )
    def kept(_: Any) -> list[Component]:
        return render(desk)

    @app.callback(
        Output(part(TREND, NAME), "children"),
        Input(part(PICK, NAME), "value"),
        prevent_initial_call=True,
    )
    def picked(name: str) -> Component:
        return trend(desk, name)


def _rows(fields: list[Component]) -> list[Component]:
    """Lay the two fields of each part beside each other, under its name."""
    pairs = zip(exercises()[NAME].more["areas"], fields[::2], fields[1::2], strict=True)
    return [
        html.Fieldset([html.Legend(name), html.Div([_typed(one, name) for one in both], className="pair")])
        for name, *both in pairs
    ]


def _typed(field: Component, name: str) -> Component:
    """Return the field as a number to type, in words only as it is; its part's name stands above both."""
    box = getattr(field, "children", field)
    box.label = str(box.label).removeprefix(f"{name}: ")
    if words_only():
        return field
    value = _mark(box.value)
    return dmc.NumberInput(
        id=box.id, label=box.label, value="" if value is None else value, min=0, max=HIGH, allowDecimal=False
    )


def _latest(desk: Desk, run: Entry) -> Component:
    words, found = page(NAME), parts(run.content)
    wide, well = gaps(found), going_well(found)
    names = ", ".join(one.name for one in wide)
    told = words["gap" if len(wide) == 1 else "gaps"].format(names=names) if wide else words["no_gap"]
    return panel(
        html.H2(words["result_h2"].format(day=day(run.begun_at, desk.settings().tz))),
        html.P(words["well"].format(name=well.name) if well else words["well_none"]),
        html.P(f"{told} {words['gap_note'] if wide else ''}".strip()),
        *([] if words_only() else [_drawn(found, words)]),
    )


def _drawn(found: Sequence[Part], words: Mapping[str, str]) -> Component:
    marked = [one for one in found if one.matters is not None or one.lived is not None]
    picture = pairs_figure(
        [one.name for one in marked], [one.matters for one in marked], [one.lived for one in marked]
    )
    rows = [(one.name, *_cells(one, words)) for one in marked]
    return chart(picture, words["sentence"], (words["part"], words["matters"], words["lived"]), rows)


def _over_time(desk: Desk, runs: Sequence[Entry]) -> Component:
    words, found = page(NAME), parts(runs[0].content)
    first = next(iter(gaps(found)), found[0]).name
    pick = dmc.Select(
        id=part(PICK, NAME),
        label=words["time_pick"],
        data=[one.name for one in found],
        value=first,
        allowDeselect=False,
    )
    return panel(html.H2(words["time_h2"]), pick, html.Div(trend(desk, first), id=part(TREND, NAME)))


def _cells(one: Part, words: Mapping[str, str]) -> tuple[str, str]:
    matters, lived = (words["open"] if mark is None else f"{mark:g}" for mark in (one.matters, one.lived))
    return matters, lived


def _mark(value: Any) -> float | None:
    """Return a mark as it was typed or chosen; None for anything that is no number from 0 to 10."""
    try:
        found = float(value)
    except (TypeError, ValueError):
        return None
    return found if 0 <= found <= HIGH else None
