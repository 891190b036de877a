"""One creator: the story of a tie in sentences, its curve, its calendar, and who went the other way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import dash_mantine_components as dmc
import numpy as np
import pandas as pd
from dash import Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component

from analyzer import basis as bases
from analyzer.rolling import WINDOW
from analyzer.story import Quiet, Story, story
from dashboard.components.chart import chart
from dashboard.components.keys import creator_of, key_of
from dashboard.components.mode import words_only
from dashboard.components.notes import note_box
from dashboard.components.parts import panel, paragraphs
from dashboard.components.table import table
from dashboard.components.words import caveats, exact, page, said, share, when
from dashboard.desk import Desk
from dashboard.display import name_of
from dashboard.figures.rolling import hours_curve
from dashboard.figures.tie import calendar_figure
from dashboard.groups import Group
from dashboard.ids import Tie

PATH, TITLE, GROUP = "/tie", "One creator", Group.LOOK
ASKS = ("of",)
"""What the address may carry: an opaque key (``components.keys``)."""
KEPT = "tie"
OFFERED, SPELLS = 50, 3


def layout(desk: Desk, of: str | None = None) -> Component:
    """Return the page about the creator whose key is ``of``, else the one looked at last, else the first."""
    words, chosen = page("tie"), _chosen(desk, of)
    return html.Div(
        [
            html.H1(words["h1"]),
            dmc.Select(
                id=Tie.PICK,
                label=words["pick"],
                description=words["pick_text"],
                data=options(desk, None, chosen),
                value=None if chosen is None else key_of(desk, chosen),
                searchable=True,
                allowDeselect=False,
                nothingFoundMessage=words["nobody"],
                className="" if chosen else "hidden",
            ),
            html.Div(render(desk, chosen), id=Tie.BODY),
            note_box(desk, "tie"),
        ]
    )


def options(desk: Desk, search: str | None, chosen: str | None) -> list[dict[str, str]]:
    """Return the creators to choose from: names that hold ``search``, most viewed first, and the chosen."""
    creators = desk.analysis().creators
    if search and search.strip():
        names = creators["name"].fillna("").astype(str) + " " + creators["creator"].astype(str)
        creators = creators[names.str.contains(search.strip(), case=False, regex=False)]
    found = creators.head(OFFERED)
    everyone = desk.analysis().creators
    also = everyone[(everyone["creator"] == chosen) & ~everyone["creator"].isin(found["creator"])]
    rows = pd.concat([found, also]).to_dict("records")
    return [
        {"value": key_of(desk, row["creator"]), "label": name_of(row["creator"], row["name"])} for row in rows
    ]


def pick(desk: Desk, key: str | None) -> list[Component]:
    """Keep whom the person looks at and return their story."""
    creator = creator_of(desk, key)
    if creator is not None:
        desk.workspace.put(KEPT, creator)
    return render(desk, creator)


def render(desk: Desk, creator: str | None) -> list[Component]:
    """Return the story of one creator, or why there is none to tell."""
    words = page("tie")
    if desk.analysis().period.first is None:
        return [panel(*paragraphs(words["empty"]), html.P(dcc.Link("Start", href="/")))]
    if creator is None:
        return [panel(*paragraphs(words["blind"]))]
    told = story(desk.table(bases.build), creator)
    if told is None:
        return [panel(*paragraphs(words["gone"]))]
    name = name_of(told.creator, told.name)
    return [
        panel(html.H2(html.Bdi(name)), *paragraphs(sentences(told, name)), look="gentle"),
        html.Section([html.H2(words["curve_h2"]), *_curve(told, name, words)]),
        html.Section([html.H2(words["calendar_h2"]), _calendar(told, name, words)]),
        *_others(told, name, words),
        html.P(words["cause"], className="soft"),
    ]


def sentences(told: Story, name: str) -> list[str]:
    """Return the story in four paragraphs: the span, the fullest weeks, how it moved, quiet spells."""
    words = page("tie")
    parts = (
        _span(told, name, words),
        _peaks(told, words),
        _moved(told, name, words),
        _spells(told.quiet, name, words),
    )
    return [text for text in (" ".join(part) for part in parts) if text]


def register(app: Dash, desk: Desk) -> None:
    """Wire the choice."""

    @app.callback(Output(Tie.BODY, "children"), Input(Tie.PICK, "value"), prevent_initial_call=True)
    def picked(key: str | None) -> list[Component]:
        return pick(desk, key)

    @app.callback(
        Output(Tie.PICK, "data"),
        Input(Tie.PICK, "searchValue"),
        State(Tie.PICK, "value"),
        prevent_initial_call=True,
    )
    def searched(search: str | None, key: str | None) -> list[dict[str, str]]:
        return options(desk, search, creator_of(desk, key))


def _chosen(desk: Desk, key: str | None) -> str | None:
    everyone = desk.analysis().creators["creator"]
    asked = creator_of(desk, key) or desk.workspace.get(KEPT)
    if asked in set(everyone):
        return str(asked)
    return None if everyone.empty else str(everyone.iloc[0])


def _span(told: Story, name: str, words: dict[str, str]) -> Iterator[str]:
    yield words["span"].format(
        name=name,
        first=when(told.first),
        last=when(told.last),
        views=f"{told.views:,}",
        days=f"{told.active_days:,}",
        covered=f"{told.covered_days:,}",
        often=share(told.active_days, told.covered_days),
    )
    if told.from_start:
        yield words["from_start"]
    if told.followed is not None:
        yield words["followed"].format(name=name, day=when(told.followed))
    yield words["hours"].format(hours=said("hours", told.hours[1], told.hours[0], told.hours[2]))


def _peaks(told: Story, words: dict[str, str]) -> Iterator[str]:
    for place, peak in enumerate(sorted(told.peaks, key=lambda one: -one.value)):
        yield words["peak" if place == 0 else "peak_more"].format(
            first=when(peak.first),
            last=when(peak.last),
            hours=said("hours", peak.value, peak.low, peak.high),
        )


def _moved(told: Story, name: str, words: dict[str, str]) -> Iterator[str]:
    """Yield the trend, or why there is none, and the weeks in which the level moved."""
    if told.trend.value is None:
        yield from caveats(told.trend)[:1]
        return
    parts = told.trend.parts
    turn = {1: "rising", -1: "falling", 0: "steady"}[int(parts["direction"])]
    by = said("shift", parts["change"], parts["change_low"], parts["change_high"])
    yield words[turn].format(name=name, by=by, weeks=parts["weeks"])
    for step, week in zip(told.steps, told.step_weeks, strict=True):
        yield words["step"].format(
            week=when(week), before=said("percent", step.before), after=said("percent", step.after)
        )


def _spells(spells: tuple[Quiet, ...], name: str, words: dict[str, str]) -> Iterator[str]:
    longest = sorted(spells, key=lambda spell: -spell.covered)[:SPELLS]
    for spell in sorted(longest, key=lambda spell: spell.since):
        kind = "quiet_unknown" if not spell.recorded else "quiet_on" if spell.until is None else "quiet"
        yield words[kind].format(
            name=name,
            since=when(spell.since),
            until="" if spell.until is None else when(spell.until),
            days=exact(spell.covered, "days"),
            recorded=exact(spell.recorded, "days"),
        )
    if len(spells) > SPELLS:
        yield words["quiet_more"].format(count=len(spells) - SPELLS)


def _curve(told: Story, name: str, words: dict[str, str]) -> list[Component]:
    curve = told.curve
    if curve["value"].notna().sum() == 0:
        return paragraphs(words["curve_none"])
    known = curve.dropna(subset="value")
    top = known.iloc[int(known["value"].to_numpy().argmax())]
    sentence = words["curve_sentence"].format(
        name=name, day=when(top["day"]), hours=said("hours", top["value"], top["low"], top["high"])
    )
    rows = [
        (
            f"{row['day']:%-d %b %Y}",
            *(_cell(row[part], 1) for part in ("low", "value", "high")),
            _cell(100 * row["share"], 0),
        )
        for row in curve.iloc[::-WINDOW].iloc[::-1].to_dict("records")
    ]
    heads = ("Four weeks to", "Low, hours a week", "Middle", "High", "Of 100 known views")
    return [chart(hours_curve(curve), sentence, heads, rows)]


def _calendar(told: Story, name: str, words: dict[str, str]) -> Component:
    months = told.months
    seen = int((months["days"] > 0).sum())
    sentence = words["calendar_sentence"].format(
        name=name, seen=f"{seen:,}", months=f"{len(months):,}", often=share(seen, len(months))
    )
    rows = [
        (
            f"{row['month']:%B %Y}",
            int(row["days"]),
            int(row["covered_days"]),
            int(row["views"]),
            _cell(100 * row["share"], 1),
            f"{row['low']:.1f} to {row['high']:.1f}",
        )
        for row in months.to_dict("records")
    ]
    heads = ("Month", "Days seen", "Days on record", "Views", "Of 100 known views", "Hours, about")
    return chart(calendar_figure(months), sentence, heads, rows)


def _others(told: Story, name: str, words: dict[str, str]) -> list[Component]:
    if not told.others:
        return []
    rising = told.trend.parts["direction"] > 0
    rows = [
        (
            name_of(other.creator, other.name),
            f"{other.before:.1f}",
            f"{other.after:.1f}",
            f"{other.low:+.1f} to {other.high:+.1f}".replace("-", "\N{MINUS SIGN}"),
        )
        for other in told.others
    ]
    heads = ("Creator", "Views a week, earlier", "Later", "Change, about")
    listed = html.Ul([html.Li(html.Bdi(row[0])) for row in rows])
    return [
        html.Section(
            [
                html.H2(words["others_h2"]),
                *paragraphs(words["others_down" if rising else "others_up"].format(name=name)),
                listed if words_only() else table(words["others_h2"], heads, rows),
                *paragraphs(words["others_note"], "soft small"),
            ]
        )
    ]


def _cell(value: Any, digits: int) -> str:
    return "not known" if value is None or np.isnan(value) else f"{value:.{digits}f}"
