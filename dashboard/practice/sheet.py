"""An exercise as a sheet: fields, a draft that keeps itself, what was kept before, edit and delete."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from dash import ALL, MATCH, Dash, Input, Output, State, ctx, dcc, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from dashboard.components.notes import help_line
from dashboard.components.parts import panel
from dashboard.components.twice import twice
from dashboard.components.words import clock, day, page
from dashboard.days import lived
from dashboard.desk import Desk
from dashboard.entries import Draft, Entry
from dashboard.ids import part
from dashboard.own import PLAN
from dashboard.practice import facts, fields, plan_list
from dashboard.practice.sheets import sheets
from dashboard.practice.turns import (
    CLEAR,
    DAY,
    EDIT,
    FORGET,
    OPEN,
    SAVE,
    TAKE,
    Answers,
    Turn,
    fresh,
    keep_draft,
    open_day,
    press,
    take,
)
from dashboard.reflections.exercises import Exercise, Step

SAVED, STATE, DRAFTED, PAST = "sheet-saved", "sheet-state", "sheet-drafted", "sheet-past"
TYPED = "sheet-typed"
"""Changes when typing rests or a field is left (``assets/50-sheet.js``): time to keep a draft."""

UNPICKED = frozenset({"choice", "date", "session", "hour", "creator", "platform"})
"""Kinds whose empty field holds nothing rather than empty text."""

Lay = Callable[[list[Component]], list[Component]]
LISTS: Mapping[str, Callable[[Desk], list[Component]]] = {PLAN: plan_list.listed}
"""By sheet: what stands in the place of the plain list of what was kept."""


def worksheet(
    desk: Desk,
    exercise: Exercise,
    lay: Lay = list,
    after: Sequence[Component] = (),
    *,
    listed: bool = True,
    given: Mapping[str, Any] | None = None,
) -> Component:
    """Return the sheet of one exercise, as it was left, with everything kept from it below.

    ``lay`` puts the fields, which come in the order of the steps, into their place; ``after`` stands between
    the sheet and what was kept. Without ``listed`` the page has a place of its own for what was kept
    (``part(PAST, exercise.id)``). ``given`` are answers to begin with where there is no draft.
    """
    words, sheet = page("practice"), exercise.id
    draft = next(iter(desk.workspace.drafts(sheet)), None)
    turn = _opened(desk, exercise, draft)
    return html.Div(
        [
            dcc.Store(id=part(STATE, sheet), data=turn.state),
            dcc.Store(id=part(TYPED, sheet)),
            html.Div(drafted(desk, sheet, draft), id=part(DRAFTED, sheet)),
            panel(
                *lay(_fields(desk, exercise, turn.answers or given or {})),
                help_line(desk),
                html.Div(
                    [
                        html.Button(words["save"], id=part(SAVE, sheet), className="main", type="button"),
                        html.Button(words["clear"], id=part(CLEAR, sheet), className="plain", type="button"),
                    ],
                    className="row",
                ),
                html.P("", id=part(SAVED, sheet), className="saved", role="status"),
            ),
            *after,
            *([html.Div(past(desk, exercise), id=part(PAST, sheet))] if listed else []),
        ],
        **{"data-sheet": sheet},
    )


def drafted(desk: Desk, sheet: str, draft: Draft | None) -> list[Component]:
    """Return what is said about drafts: when this one was kept, and which others there are."""
    words, tz = page("practice"), desk.settings().tz
    others = [one for one in desk.workspace.drafts(sheet) if draft is None or one.draft_id != draft.draft_id]
    shown: list[Component] = []
    if draft is not None:
        when = {"day": day(draft.saved_at, tz), "time": clock(draft.saved_at, tz)}
        shown.append(html.P(words["draft"].format(**when), className="soft small"))
    for one in others:
        when = {"day": day(one.saved_at, tz), "time": clock(one.saved_at, tz)}
        button = html.Button(
            words["take"].format(**when),
            id={**part(TAKE, sheet), "draft": one.draft_id},
            className="plain",
            type="button",
        )
        shown.append(html.P(button))
    return shown


def past(desk: Desk, exercise: Exercise) -> list[Component]:
    """Return what was kept of an exercise, newest first, each with edit and delete."""
    words, kept = page("practice"), desk.workspace.entries(exercise.id)
    if exercise.id in LISTS:
        return LISTS[exercise.id](desk)
    if not kept:
        return []
    return [html.H2(words["past_h2"]), *(_entry(desk, exercise, one) for one in kept)]


def answered(desk: Desk, steps: Sequence[Step], content: Mapping[str, Any]) -> Component:
    """Return the answers of one entry as question and answer; what was left open is left out."""
    given = [step for step in steps if fields.told(desk, step, content.get(step.key))]
    rows = [
        html.Div([html.Dt(fields.asked(step)), html.Dd(fields.kept(desk, step, content[step.key]))])
        for step in given
    ]
    return html.Dl(rows, className="answers")


def register(app: Dash, desk: Desk) -> None:
    """Wire every sheet at once, and the facts beside a sitting."""
    facts.register(app, desk)
    given = State({"type": fields.FIELD, "of": MATCH, "key": ALL}, "value")
    names = State({"type": fields.FIELD, "of": MATCH, "key": ALL}, "id")

    @app.callback(
        Output(part(DRAFTED, MATCH), "children"),
        Input(part(TYPED, MATCH), "data"),
        given,
        names,
        State(part(STATE, MATCH), "data"),
        State(part(STATE, MATCH), "id"),
        prevent_initial_call=True,
    )
    def typed(
        _: int, values: list[Any], ids: list[dict[str, str]], state: dict[str, Any], which: dict[str, str]
    ) -> list[Component]:
        draft = keep_draft(desk, which["of"], _answers(ids, values), state)
        return drafted(desk, which["of"], draft)

    @app.callback(
        Output(part(SAVED, MATCH), "children"),
        Output(part(PAST, MATCH), "children"),
        Output(part(STATE, MATCH), "data"),
        Output({"type": fields.FIELD, "of": MATCH, "key": ALL}, "value"),
        Input(part(SAVE, MATCH), "n_clicks"),
        Input(part(CLEAR, MATCH), "n_clicks"),
        Input({**part(EDIT, MATCH), "entry": ALL}, "n_clicks"),
        Input({**part(FORGET, MATCH), "entry": ALL}, "n_clicks"),
        Input({**part(TAKE, MATCH), "draft": ALL}, "n_clicks"),
        Input({**part(OPEN, MATCH), "day": ALL}, "n_clicks"),
        given,
        names,
        State(part(STATE, MATCH), "data"),
        State(part(STATE, MATCH), "id"),
        prevent_initial_call=True,
    )
    def pressed(
        _: int | None,
        __: int | None,
        ___: list[int | None],
        ____: list[int | None],
        _____: list[int | None],
        ______: list[int | None],
        values: list[Any],
        ids: list[dict[str, str]],
        state: dict[str, Any],
        which: dict[str, str],
    ) -> tuple[str, list[Component], dict[str, Any], list[Any]]:
        if not _clicked():  # a list of buttons was drawn anew
            raise PreventUpdate
        return turned(desk, sheets()[which["of"]], ctx.triggered_id, _answers(ids, values), state, ids)


def turned(
    desk: Desk,
    exercise: Exercise,
    button: dict[str, str],
    answers: Answers,
    state: dict[str, Any],
    ids: Sequence[Mapping[str, str]],
) -> tuple[str, list[Component], dict[str, Any], list[Any]]:
    """Do what a button of a sheet says; return the words, the past, the state and each field's value."""
    turn = press(desk, exercise.id, button, answers, state) or Turn("", answers, state)
    empty = {step.key: _empty(step) for step in exercise.steps}
    values = [turn.answers.get(one["key"], empty.get(one["key"])) for one in ids]
    return turn.told, past(desk, exercise), turn.state, values


def _opened(desk: Desk, exercise: Exercise, draft: Draft | None) -> Turn:
    """Return what a sheet opens with: what was begun, else today's line where there is one a day."""
    begun = take(desk, draft.draft_id) if draft else None
    if begun is None and any(step.key == DAY for step in exercise.steps):
        return open_day(desk, exercise.id, lived(desk).isoformat())
    return begun or Turn("", {}, fresh(None))


def _clicked() -> bool:
    return any(one["value"] for one in ctx.triggered)


def _fields(desk: Desk, exercise: Exercise, answers: Mapping[str, Any]) -> list[Component]:
    steps = [step for step in exercise.steps if step.kind in fields.GENERIC]
    return [
        html.Div(
            fields.field(desk, exercise.id, step, answers.get(step.key)),
            className="step",
            **{"data-step": step.key},
        )
        for step in steps
    ]


def _entry(desk: Desk, exercise: Exercise, entry: Entry) -> Component:
    words, tz = page("practice"), desk.settings().tz
    when = day(entry.begun_at, tz)
    changed = [html.P(words["changed"].format(day=day(entry.saved_at, tz)), className="soft small")]
    change, forget = (
        partial(
            html.Button,
            id={**part(kind, exercise.id), "entry": entry.entry_id},
            className="plain",
            type="button",
        )
        for kind in (EDIT, FORGET)
    )
    return html.Article(
        [
            html.H3(when),
            *(changed if entry.version > 1 else []),
            answered(desk, exercise.steps, entry.content),
            change(words["edit"], **{"aria-label": f"{words['edit']}: {when}"}),
            twice(when, forget),
        ],
        className="panel",
    )


def _answers(ids: Sequence[Mapping[str, str]], values: Sequence[Any]) -> Answers:
    """Return what is filled in, by step; what is open is left out."""
    pairs = zip(ids, values, strict=True)
    return {one["key"]: value for one, value in pairs if value not in (None, "", [])}


def _empty(step: Step) -> Any:
    return [] if step.kind == "choices" else None if step.kind in UNPICKED else ""
