"""Someone on screen is gone: no number unless asked for, cards that may rest, small parts, help near."""

from __future__ import annotations

from datetime import date
from typing import Any

from dash import ALL, Dash, Input, Output, State, ctx, html
from dash.development.base_component import Component

from analyzer import basis as bases
from analyzer.good_days import GoodDays, good_days
from dashboard.components.keys import key_of
from dashboard.components.notes import note_box
from dashboard.components.parts import panel, paragraphs
from dashboard.components.words import exact, said, share, when
from dashboard.days import today
from dashboard.desk import Desk
from dashboard.groups import Group
from dashboard.ids import part
from dashboard.practice import fields, guided
from dashboard.practice.guided import ASK, AWAY, NAME, SHOWN
from dashboard.reflections.exercises import exercises
from dashboard.resting import rest, resting, wake

PATH, TITLE, GROUP = "/loss", "Someone is gone", Group.HEAVY
SHEET = "loss"
REST, WAKE, RESTING = "loss-rest", "loss-wake", "loss-resting"


def layout(desk: Desk) -> Component:
    """Return the page; nothing measured stands on it."""
    exercise, words = exercises()[SHEET], guided.words_of(SHEET)
    common = [html.Li(note) for note in exercise.more["notes"]]
    return html.Div(
        [
            html.H1(exercise.title),
            html.P(exercise.intro, className="lead"),
            guided.help_panel(exercise.more["care"], words["care_h2"]),
            html.Section([html.H2(words["common"]), html.Ul(common)]),
            guided.sheet_in_parts(desk, exercise),
            _name(desk, words),
            guided.source(exercise),
            note_box(desk, SHEET),
        ]
    )


def quiet(desk: Desk, told: str = "") -> list[Component]:
    """Return which creators' cards rest, each with a way back, and what was done last."""
    words = guided.words_of(SHEET)
    rows = []
    for creator, since in resting(desk).items():
        found = guided.called(desk, key_of(desk, creator))
        if found is None:
            continue
        sentence = words["resting"].format(name=found[1], day=f"{since:%-d %B %Y}")
        back = html.Button(
            words["wake"],
            id=part(WAKE, key_of(desk, creator)),
            className="plain",
            type="button",
            **{"aria-label": f"{words['wake']}: {found[1]}"},
        )
        rows.append(html.Div([html.P(html.Bdi(sentence)), back], className="row"))
    return [html.P(told, className="saved", role="status"), *rows]


def turn(desk: Desk, which: Any, key: str | None, day: str | None) -> list[Component]:
    """Let cards rest or come back; ``which`` is the button's id, ``day`` what stands in the sheet."""
    words, back = guided.words_of(SHEET), which["type"] == WAKE
    found = guided.called(desk, which["of"] if back else key)
    if found is None:
        return quiet(desk, words["rest_pick"])
    creator, name = found
    if back:
        wake(desk, creator)
        return quiet(desk, words["woken"].format(name=name))
    rest(desk, creator, marked(desk, day))
    return quiet(desk, words["rest_done"].format(name=name))


def hours(desk: Desk, key: str | None, day: str | None) -> list[Component]:
    """Return the good hours with one creator up to the marked day: only what the person asked to see."""
    words, found = guided.words_of(SHEET), guided.called(desk, key)
    if found is None:
        return paragraphs(words["rest_pick"])
    creator, name = found
    good = good_days(desk.table(bases.build), creator, marked(desk, day))
    told = [words["hours_none"].format(name=name)] if good is None else _told(good, words)
    away = html.Button(words["away"], id=part(AWAY, SHEET), className="plain", type="button")
    heading = html.H3(html.Bdi(words["hours_h2"].format(name=name)))
    return [heading, *paragraphs(told), *(_days(good, words) if good else ()), away]


def marked(desk: Desk, day: str | None) -> date:
    """Return the day the person marked in the sheet; today without one."""
    return date.fromisoformat(day[:10]) if day else today(desk)


def register(app: Dash, desk: Desk) -> None:
    """Wire rest and the good hours."""
    name, day = State(part(NAME, SHEET), "value"), State(fields.name(SHEET, "date"), "value")

    @app.callback(
        Output(part(RESTING, SHEET), "children"),
        Input(part(REST, SHEET), "n_clicks"),
        Input(part(WAKE, ALL), "n_clicks"),
        name,
        day,
        prevent_initial_call=True,
    )
    def rested(_: int | None, __: list[int | None], key: str | None, marked: str | None) -> list[Component]:
        return turn(desk, ctx.triggered_id, key, marked) if ctx.triggered[0]["value"] else quiet(desk)

    @app.callback(
        Output(part(SHOWN, SHEET), "children"),
        Input(part(ASK, SHEET), "n_clicks"),
        Input(part(AWAY, ALL), "n_clicks"),
        name,
        day,
        prevent_initial_call=True,
    )
    def asked(_: int | None, __: list[int | None], key: str | None, marked: str | None) -> list[Component]:
        return hours(desk, key, marked) if ctx.triggered_id == part(ASK, SHEET) else []


def _name(desk: Desk, words: dict[str, str]) -> Component:
    buttons = [
        html.Button(words[label], id=part(kind, SHEET), className="plain", type="button")
        for kind, label in ((REST, "rest"), (ASK, "ask"))
    ]
    return panel(
        html.H2(words["name_h2"]),
        *paragraphs(words["name_text"]),
        guided.name_field(desk, SHEET, words["name"]),
        html.Div(buttons, className="row"),
        html.Div(quiet(desk), id=part(RESTING, SHEET)),
        html.Div(id=part(SHOWN, SHEET), role="status"),
    )


def _told(good: GoodDays, words: dict[str, str]) -> list[str]:
    low, value, high = good.hours
    often = share(good.days, good.of_days) or exact(good.days)
    first = words["hours_first"].format(first=when(good.first), days=often)
    return [first, words["hours_total"].format(hours=said("hours", value, low, high))]


def _days(good: GoodDays, words: dict[str, str]) -> list[Component]:
    rows = [
        html.Li(words["hours_day"].format(day=when(day), hours=said("hours", value, low, high)))
        for day, (low, value, high) in good.fullest
    ]
    return [html.P(words["hours_days"]), html.Ul(rows), html.P(words["hours_stay"])]
