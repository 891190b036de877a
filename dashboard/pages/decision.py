"""Whose choice is it: voices, one night, both doors; facts about one voice on request, never a verdict."""

from __future__ import annotations

from datetime import date

from dash import ALL, Dash, Input, Output, State, ctx, html
from dash.development.base_component import Component

from dashboard.components.notes import note_box
from dashboard.components.parts import panel, paragraphs
from dashboard.components.words import day, page, said, said_signal
from dashboard.days import lived
from dashboard.desk import Desk
from dashboard.groups import Group
from dashboard.ids import part
from dashboard.practice import guided, sheet
from dashboard.practice.guided import ASK, AWAY, NAME, SHOWN
from dashboard.reflections.exercises import exercises

PATH, TITLE, GROUP = "/decision", "Whose choice is it", Group.HEAVY
SHEET = "decision"
NIGHT = "decision-night"


def layout(desk: Desk) -> Component:
    """Return the page."""
    exercise, words = exercises()[SHEET], guided.words_of(SHEET)
    return html.Div(
        [
            html.H1(exercise.title),
            html.P(exercise.intro, className="lead"),
            html.P(page("practice")["minutes"].format(minutes=exercise.minutes), className="soft small"),
            html.Div(reminder(desk), id=part(NIGHT, SHEET), role="status"),
            guided.sheet_in_parts(desk, exercise),
            html.P(words["doors"]),
            _facts(desk, words),
            guided.source(exercise),
            note_box(desk, SHEET),
        ]
    )


def reminder(desk: Desk, on: date | None = None) -> list[Component]:
    """Return what the page says of the latest choice: wait a night, or ask again after it."""
    words, tz = guided.words_of(SHEET), desk.settings().tz
    latest = next(iter(desk.workspace.entries(SHEET)), None)
    if latest is None:
        return []
    slept = lived(desk, latest.saved_at) < (on or lived(desk))
    sentence = words["morning" if slept else "tonight"].format(day=day(latest.saved_at, tz))
    return [panel(html.P(sentence), look="gentle")]


def facts(desk: Desk, key: str | None) -> list[Component]:
    """Return how much of the time one creator had, as a range, and what that does not say."""
    words, found = guided.words_of(SHEET), guided.called(desk, key)
    if found is None:
        return []
    creator, name = found
    part_of = part_of_time(desk, creator)
    days = desk.analysis().signal("SIG07", creator)
    told = [words["facts_none"].format(name=name)]
    if part_of is not None:
        value, low, high = part_of
        told = [words["facts"].format(name=name, share=said("percent", value, low, high))]
        if days is not None and days.value is not None:
            told.append(words["facts_days"].format(days=said_signal("percent", days)))
    away = html.Button(words["away"], id=part(AWAY, SHEET), className="plain", type="button")
    return [*paragraphs([" ".join(told), words["facts_not"]]), away]


def part_of_time(desk: Desk, creator: str) -> tuple[float, float, float] | None:
    """Return a creator's part of all estimated time (0 to 1): value, low, high; None without time.

    The low end sets the creator's low estimate against the high one of everything else, and so on: the
    range holds whatever both ranges allow.
    """
    total, rows = desk.analysis().signal("SIG02"), desk.analysis().creators
    mine = rows.loc[rows["creator"] == creator, ["hours_low", "hours", "hours_high"]]
    if total is None or total.low is None or total.high is None or not total.value or mine.empty:
        return None
    low, value, high = (float(one) for one in mine.iloc[0])
    rest_low, rest_high = max(total.low - low, 0.0), max(total.high - high, 0.0)
    if not low + rest_high or not high + rest_low:
        return None
    return value / total.value, low / (low + rest_high), high / (high + rest_low)


def register(app: Dash, desk: Desk) -> None:
    """Wire the facts and the reminder, which follows each save."""

    @app.callback(
        Output(part(SHOWN, SHEET), "children"),
        Input(part(ASK, SHEET), "n_clicks"),
        Input(part(AWAY, ALL), "n_clicks"),
        State(part(NAME, SHEET), "value"),
        prevent_initial_call=True,
    )
    def asked(_: int | None, __: list[int | None], key: str | None) -> list[Component]:
        return facts(desk, key) if ctx.triggered_id == part(ASK, SHEET) else []

    @app.callback(
        Output(part(NIGHT, SHEET), "children"),
        Input(part(sheet.SAVED, SHEET), "children"),
        prevent_initial_call=True,
    )
    def saved(_: str) -> list[Component]:
        return reminder(desk)


def _facts(desk: Desk, words: dict[str, str]) -> Component:
    return panel(
        html.H2(words["facts_h2"]),
        *paragraphs(words["facts_text"]),
        guided.name_field(desk, SHEET, words["name"]),
        html.Button(words["ask"], id=part(ASK, SHEET), className="plain", type="button"),
        html.Div(id=part(SHOWN, SHEET), role="status"),
    )
