"""Your picture: a guess first, then time as a range, what the record covers, and a next step."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
import pandas as pd
from dash import ALL, Dash, Input, Output, State, ctx, dcc, html
from dash.development.base_component import Component

from analyzer import tables
from analyzer.signal import Signal
from dashboard.components.chart import chart
from dashboard.components.mode import words_only
from dashboard.components.notes import note_box
from dashboard.components.parts import figures, panel, paragraphs
from dashboard.components.table import table
from dashboard.components.words import caveats, day, local, page, said, said_signal, share, when
from dashboard.components.zone_question import zone_question
from dashboard.desk import Desk
from dashboard.display import name_of, platform_name, shown
from dashboard.figures.weeks import weeks_figure
from dashboard.groups import Group
from dashboard.ids import Picture, part
from dashboard.practice import plan_list

PATH, TITLE, GROUP = "/picture", "Your picture", Group.LOOK
GUESS, KEEP, SKIP, AGAIN = "guess", "guess-keep", "guess-skip", "guess-again"
GUESSING = "guessing"


def layout(desk: Desk) -> Component:
    """Return the page."""
    return html.Div(
        [
            html.H1(page("picture")["h1"]),
            *zone_question(desk),
            html.Div(render(desk), id=Picture.BODY),
            note_box(desk, "picture"),
        ]
    )


def render(desk: Desk) -> list[Component]:
    """Return the guess, or, once there is an answer to it, the picture."""
    words = page("picture")
    if desk.analysis().period.first is None:
        return [panel(*paragraphs(words["empty"]), html.P(dcc.Link("Start", href="/")))]
    guess = desk.workspace.answer(GUESS)
    return (
        [_guess_form(words)]
        if guess is None or guess.value == GUESSING
        else _picture(desk, words, guess.value)
    )


def answer(desk: Desk, pressed: str, hours: float | str | None, creator: str | None) -> list[Component]:
    """Keep the guess, or that there is none, and return what the page then shows."""
    guesses = {
        KEEP: {
            "hours": hours if isinstance(hours, int | float) else None,
            "creator": (creator or "").strip(),
        },
        SKIP: {},
        AGAIN: GUESSING,
    }
    desk.workspace.save_answer(GUESS, guesses[pressed])
    return render(desk)


def register(app: Dash, desk: Desk) -> None:
    """Wire the guess."""

    @app.callback(
        Output(Picture.BODY, "children"),
        Input(part(KEEP, ALL), "n_clicks"),
        Input(part(SKIP, ALL), "n_clicks"),
        Input(part(AGAIN, ALL), "n_clicks"),
        State(part("guess-hours", ALL), "value"),
        State(part("guess-creator", ALL), "value"),
        prevent_initial_call=True,
    )
    def guessed(_: Any, __: Any, ___: Any, hours: list[Any], creators: list[Any]) -> list[Component]:
        pressed = ctx.triggered_id["type"] if any(one["value"] for one in ctx.triggered) else None
        return (
            render(desk)
            if pressed is None
            else answer(desk, pressed, *[*hours, None][:1], *[*creators, None][:1])
        )


def _guess_form(words: dict[str, str]) -> Component:
    return panel(
        html.H2(words["guess_h2"]),
        *paragraphs(words["guess_text"]),
        html.Div(
            [
                *([] if words_only() else [_hours_field(words)]),
                dmc.TextInput(
                    id=part("guess-creator", "top"), label=words["guess_creator"], autoComplete="off"
                ),
            ],
            className="row",
        ),
        html.Div(
            [
                html.Button(words["guess_save"], id=part(KEEP, "form"), className="main", type="button"),
                html.Button(words["guess_skip"], id=part(SKIP, "form"), className="plain", type="button"),
            ],
            className="row",
        ),
        look="gentle",
    )


def _hours_field(words: dict[str, str]) -> Component:
    return dmc.NumberInput(id=part("guess-hours", "week"), label=words["guess_hours"], min=0, max=168)


def _picture(desk: Desk, words: dict[str, str], guess: dict[str, Any]) -> list[Component]:
    weeks = desk.table(tables.weekly_hours)
    return [
        *_gap(desk, words, guess),
        *plan_list.reminder(desk),
        figures(_key_figures(desk)),
        html.Section([html.H2(words["time_h2"]), _weeks(weeks, words), _note(words)]),
        _covered(desk, words),
        panel(
            html.H2(words["next_h2"]),
            *paragraphs(words["next_text"]),
            html.P(dcc.Link(words["next_link"], href="/reflections", className="button")),
            html.Button(words["guess_again"], id=part(AGAIN, "form"), className="plain", type="button"),
            look="gentle",
        ),
    ]


def _note(words: dict[str, str]) -> Component:
    return html.P(
        [words["time_note"], " ", dcc.Link(words["time_note_link"], href="/methods"), "."],
        className="soft small",
    )


def _gap(desk: Desk, words: dict[str, str], guess: dict[str, Any]) -> list[Component]:
    """Return the guess beside the record, as information."""
    sentences = []
    time, creators = desk.analysis().signal("SIG02"), desk.analysis().creators
    if guess.get("hours") is not None and time is not None and time.value is not None:
        form = words["guess_hours_near" if _within(time, guess["hours"]) else "guess_hours_gap"]
        sentences.append(form.format(guess=f"{guess['hours']:g}", record=_week(time)))
    if guess.get("creator") and not creators.empty:
        top = name_of(creators["creator"].iloc[0], creators["name"].iloc[0])
        same = guess["creator"].casefold() in top.casefold()
        form = words["guess_creator_same" if same else "guess_creator_other"]
        sentences.append(form.format(name=top, guess=shown(guess["creator"])))
    return [panel(*paragraphs(sentences), look="warm")] if sentences else []


def _key_figures(desk: Desk) -> list[tuple[str, str, str]]:
    analysis, words = desk.analysis(), page("picture")
    rows = []
    time, top, number = (analysis.signal(one) for one in ("SIG02", "SIG03", "SIG04"))
    if time is not None and time.value is not None:
        rows.append((words["tile_time"], _week(time), words["tile_time_basis"]))
    if number is not None and number.value is not None:
        rows.append((words["tile_even"], said_signal("people", number), _basis(number)))
    if top is not None and top.value is not None and not analysis.creators.empty:
        name = name_of(top.subject, _name(analysis.creators, top.subject))
        rows.append((words["tile_top"].format(name=name), said_signal("in_ten", top), _basis(top)))
    period = analysis.period
    days = share(period.active_days, period.covered_days)
    days = days or words["of"].format(part=f"{period.active_days:,}", all=f"{period.covered_days:,}")
    rows.append((words["tile_days"], days, _span(desk)))
    return rows


def _within(time: Signal, hours: float) -> bool:
    return bool(time.parts["per_week_low"] <= hours <= time.parts["per_week_high"])


def _week(time: Signal) -> str:
    return said("hours", *(time.parts[name] for name in ("per_week", "per_week_low", "per_week_high")))


def _name(creators: pd.DataFrame, creator: str | None) -> str | None:
    found = creators.loc[creators["creator"] == creator, "name"]
    return None if found.empty else found.iloc[0]


def _basis(signal: Signal) -> str:
    words = page("picture")
    used = share(signal.used, signal.of) or words["of"].format(part=f"{signal.used:,}", all=f"{signal.of:,}")
    return " ".join([words["tile_basis"].format(used=used), *caveats(signal)[:1]])


def _span(desk: Desk) -> str:
    period, tz = desk.analysis().period, desk.settings().tz
    first, last = (when(local(moment or 0, tz)) for moment in (period.first, period.last))
    return page("picture")["tile_span"].format(first=first, last=last)


def _weeks(weeks: pd.DataFrame, words: dict[str, str]) -> Component:
    seen = weeks[weeks["covered_days"] > 0]
    middling = said("hours", *(seen[name].median() for name in ("value", "low", "high")))
    sentence = words["time_sentence"].format(hours=middling, weeks=len(seen))
    rows = [
        (
            f"{row['week_start']:%-d %b %Y}",
            *(f"{row[name]:.1f}" for name in ("low", "value", "high")),
            int(row["covered_days"]),
            int(row["views"]),
        )
        for row in weeks.to_dict("records")
    ]
    return chart(weeks_figure(weeks), sentence, words["week_heads"].split("|"), rows)


def _covered(desk: Desk, words: dict[str, str]) -> Component:
    """Return one line per platform and kind: from when to when, or that the export does not say."""
    tz = desk.settings().tz
    rows = [
        (
            f"{platform_name(one.platform)} · {str(one.kind).replace('_', ' ')}",
            str(one.status),
            day(one.first, tz),
            day(one.last, tz),
        )
        for one in desk.record().coverage
        if one.status != "absent"
    ]
    fold = html.Details(
        [html.Summary(words["kinds"]), table(words["seen_h2"], words["kind_heads"].split("|"), rows)]
    )
    known = desk.analysis().signal("SIG01")
    share = (
        ""
        if known is None or known.value is None
        else words["named"].format(share=said("in_ten", known.value))
    )
    return html.Section(
        [html.H2(words["seen_h2"]), html.P(share[:1].upper() + share[1:]), *([] if words_only() else [fold])]
    )
