"""Values: four areas, a sentence and a mark for each, kept with their date and shown over time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import ALL, Dash, Input, Output, State, ctx, html
from dash.development.base_component import Component

from dashboard.components.chart import chart
from dashboard.components.mode import words_only
from dashboard.components.notes import help_line, note_box
from dashboard.components.parts import panel, paragraphs
from dashboard.components.words import day, page
from dashboard.desk import Desk
from dashboard.figures.target import RINGS, target_figure
from dashboard.groups import Group
from dashboard.ids import Values, part
from dashboard.reflections.tables import table
from dashboard.store import ValuesRun

PATH, TITLE, GROUP = "/values", "Values", Group.REFLECT
SENTENCE, MARK, FORGET = "values-sentence", "values-mark", "values-forget"


def layout(desk: Desk) -> Component:
    """Return the page."""
    words = page("values")
    return html.Div(
        [
            html.H1(words["h1"]),
            html.P(words["intro"], className="lead"),
            html.Div(
                [_area(key, area, _latest(desk), words) for key, area in areas().items()], className="two"
            ),
            html.P(),
            html.Button(words["save"], id=Values.SAVE, className="main", type="button"),
            html.P("", id=Values.SAVED, className="saved", role="status"),
            html.Div(render(desk), id=Values.HISTORY),
            html.P(words["step"]),
            note_box(desk, "values"),
        ]
    )


def areas() -> dict[str, dict[str, str]]:
    """Return the four areas by key: name and prompt."""
    found: dict[str, dict[str, str]] = table("values")["areas"]
    return found


def ring(mark: int) -> str:
    """Return a mark from 1 to 7 as it is, or in words."""
    return str(table("words_only")["rings"]["words"][mark - 1]) if words_only() else str(mark)


def render(desk: Desk) -> list[Component]:
    """Return the target with the latest marks, and every earlier run with its date."""
    words, runs = page("values"), desk.workspace.values_runs()
    if not runs:
        return [panel(html.H2(words["history_h2"]), *paragraphs(words["history_none"], "soft"))]
    latest = runs[-1].content
    names = [area["name"] for area in areas().values()]
    marks = [_mark(latest, key) for key in areas()]
    told = ", ".join(f"{name.lower()} {ring(mark)}" for name, mark in zip(names, marks, strict=True) if mark)
    heads = ("Day", *names)
    return [
        html.Section(
            [
                html.H2(words["drawn_h2"]),
                chart(
                    target_figure(names, marks),
                    words["drawn_sentence"].format(marks=told),
                    heads,
                    [_row(desk, run) for run in runs],
                ),
            ]
        ),
        panel(html.H2(words["history_h2"]), *[_run(desk, run, words) for run in reversed(runs)]),
    ]


def keep(desk: Desk, given: Mapping[str, Mapping[str, Any]]) -> None:
    """Keep one run: ``{area: {"sentence": text, "mark": 1–7 or None}}``."""
    desk.workspace.save_values({"type": "target", "answers": given})


def register(app: Dash, desk: Desk) -> None:
    """Wire saving and deleting."""

    @app.callback(
        Output(Values.SAVED, "children"),
        Output(Values.HISTORY, "children"),
        Input(Values.SAVE, "n_clicks"),
        Input(part(FORGET, ALL), "n_clicks"),
        State(part(SENTENCE, ALL), "value"),
        State(part(MARK, ALL), "value"),
        prevent_initial_call=True,
    )
    def changed(
        save: int | None, forget: list[int | None], sentences: list[str], marks: list[str]
    ) -> tuple[str, list[Component]]:
        return _changed(desk, ctx.triggered_id, save, forget, sentences, marks)


def _changed(
    desk: Desk,
    which: Any,
    save: int | None,
    forget: Sequence[int | None],
    sentences: Sequence[str | None],
    marks: Sequence[str | None],
) -> tuple[str, list[Component]]:
    told = ""
    if which == Values.SAVE and save:
        given = {
            key: {"sentence": sentence or "", "mark": int(mark) if mark else None}
            for key, sentence, mark in zip(areas(), sentences, marks, strict=True)
        }
        keep(desk, given)
        told = page("values")["saved"]
    elif which != Values.SAVE and any(forget):
        desk.workspace.delete_values_run(which["of"])
    return told, render(desk)


def _area(key: str, area: Mapping[str, str], latest: Mapping[str, Any], words: dict[str, str]) -> Component:
    mark = _mark(latest, key)
    ends = {} if words_only() else {1: f"1 {words['far']}", RINGS: f"{RINGS} {words['close']}"}
    options = [dmc.Radio(label=ends.get(one, ring(one)), value=str(one)) for one in range(1, RINGS + 1)]
    return panel(
        html.H2(area["name"]),
        html.P(area["prompt"]),
        dmc.Textarea(
            id=part(SENTENCE, key),
            label=words["sentence"],
            value=latest.get("answers", {}).get(key, {}).get("sentence", ""),
            autosize=True,
            minRows=2,
            debounce=False,
            autoComplete="off",
        ),
        help_line(),
        dmc.RadioGroup(
            dmc.Group(options, gap="xs"),
            id=part(MARK, key),
            label=words["mark"],
            value=str(mark) if mark else None,
        ),
    )


def _latest(desk: Desk) -> Mapping[str, Any]:
    runs = desk.workspace.values_runs()
    return runs[-1].content if runs else {}


def _mark(content: Mapping[str, Any], key: str) -> int | None:
    mark = content.get("answers", {}).get(key, {}).get("mark")
    return mark if isinstance(mark, int) and 1 <= mark <= RINGS else None


def _row(desk: Desk, run: ValuesRun) -> tuple[Any, ...]:
    return (
        day(run.saved_at, desk.settings().tz),
        *(ring(mark) if (mark := _mark(run.content, key)) else "no mark" for key in areas()),
    )


def _run(desk: Desk, run: ValuesRun, words: dict[str, str]) -> Component:
    said = [
        html.Li(
            [
                html.Strong(f"{area['name']} "),
                ring(mark) if (mark := _mark(run.content, key)) else "",
                " ",
                html.Span(_sentence(run, key)),
            ]
        )
        for key, area in areas().items()
        if _mark(run.content, key) or _sentence(run, key)
    ]
    when = day(run.saved_at, desk.settings().tz)
    forget = html.Button(
        words["forget"],
        id=part(FORGET, run.run_id),
        className="plain",
        type="button",
        **{"aria-label": f"{words['forget']}: {when}"},
    )
    return html.Article([html.H3(when), html.Ul(said), forget])


def _sentence(run: ValuesRun, key: str) -> str:
    sentence: str = run.content.get("answers", {}).get(key, {}).get("sentence", "")
    return sentence
