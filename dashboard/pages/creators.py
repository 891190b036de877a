"""Creators: how views fall on them, in words, bars, a curve and a table with search."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
import pandas as pd
from dash import Dash, Input, Output, dcc, html
from dash.development.base_component import Component

from analyzer import Signal, rolling, tables
from dashboard.components.chart import chart
from dashboard.components.keys import address
from dashboard.components.mode import words_only
from dashboard.components.notes import note_box
from dashboard.components.parts import panel, paragraphs
from dashboard.components.table import table
from dashboard.components.words import exact, page, said, said_signal, share, when
from dashboard.desk import Desk
from dashboard.display import escaped, name_of, platform_name
from dashboard.figures.bars import bars_figure
from dashboard.figures.rolling import number_curve
from dashboard.figures.spread import spread_figure
from dashboard.groups import Group
from dashboard.ids import Creators

PATH, TITLE, GROUP = "/creators", "Creators", Group.LOOK
BARS, ROWS, HALF, NAME_LENGTH = 12, 20, 0.5, 32
HEADS = ("Creator", "Where", "Views", "Of 100 views", "Hours, about", "Active days", "First", "Last")
WORD_HEADS = ("Creator", "Where", "Of your views", "Of your days", "Last")
"""What the table says in words-only mode."""


def layout(desk: Desk) -> Component:
    """Return the page."""
    words = page("creators")
    return html.Div([html.H1(words["h1"]), *render(desk), note_box(desk, "creators")])


def render(desk: Desk) -> list[Component]:
    """Return everything the record says about creators; the table is filled by ``found``."""
    words, analysis = page("creators"), desk.analysis()
    if analysis.period.first is None:
        body = [panel(*paragraphs(words["empty"]), html.P(dcc.Link("Start", href="/")))]
    elif analysis.creators.empty:
        body = [panel(*paragraphs(words["blind"]))]
    else:
        body = [
            *_sentences(desk, words),
            _bars(analysis.creators, words),
            _spread(desk, words),
            *_over_time(desk, words),
        ]
    return [*body, _search(desk, words, hidden=analysis.creators.empty), _onward(words)]


def found(desk: Desk, search: str | None, more: int | None) -> list[Component]:
    """Return the table of creators whose name contains ``search``: twenty, and twenty more per press."""
    words, creators = page("creators"), desk.analysis().creators
    names = creators["name"].fillna("").astype(str) + " " + creators["creator"].astype(str)
    matching = creators[names.str.contains(search.strip(), case=False, regex=False)] if search else creators
    if search and matching.empty:
        return [html.P(words["found_none"], className="soft", role="status")]
    seen = matching.head(ROWS * (1 + (more or 0)))
    told = words["found"].format(shown=f"{len(seen):,}", all=f"{len(creators):,}")
    heads, rows = (WORD_HEADS, _word_rows) if words_only() else (HEADS, _rows)
    return [html.P(told, className="soft", role="status"), table(words["table_h2"], heads, rows(desk, seen))]


def register(app: Dash, desk: Desk) -> None:
    """Wire the search."""

    @app.callback(
        Output(Creators.FOUND, "children"),
        Input(Creators.SEARCH, "value"),
        Input(Creators.MORE, "n_clicks"),
        prevent_initial_call=True,
    )
    def look(search: str | None, more: int | None) -> list[Component]:
        return found(desk, search, more)


def _sentences(desk: Desk, words: dict[str, str]) -> list[Component]:
    analysis = desk.analysis()
    known, number = analysis.signal("SIG01"), analysis.signal("SIG04")
    sentences = []
    if number is not None and number.value is not None:
        sentences.append(words["even"].format(number=said_signal("people", number)))
        sentences += _otherwise(number, words)
    if known is not None and known.value is not None:
        sentences.append(words["unknown"].format(share=said("in_ten", known.value)))
    return [*paragraphs(sentences, "lead"), *paragraphs(words["note"], "soft")]


def _otherwise(number: Signal, words: dict[str, str]) -> list[str]:
    """Return the same question asked by time, and with rare creators counted more."""
    parts, told = number.parts, []
    for name, key in (("even_time", "d2_time"), ("even_rare", "d1_rarefied")):
        stem = key.removesuffix("_rarefied")
        if parts[key] is not None:
            said_so = said("people", parts[key], parts[f"{stem}_low"], parts[f"{stem}_high"])
            told.append(words[name].format(number=said_so))
    return told


def _bars(creators: pd.DataFrame, words: dict[str, str]) -> Component:
    first = creators.head(BARS)
    names = told_apart(first)
    sentence = words["bar_sentence"].format(
        name=names[0], share=said("in_ten", first["share"].iloc[0]), count=len(first)
    )
    lengths = (100 * first["share"]).tolist()
    drawn = [escaped(name, NAME_LENGTH) for name in names]
    picture = bars_figure(drawn, lengths, "of 100 views", "%{x:.0f} in 100")
    rows = [(name, f"{100 * share:.1f}") for name, share in zip(names, first["share"], strict=True)]
    return chart(picture, sentence, ("Creator", "Of 100 views"), rows)


def told_apart(creators: pd.DataFrame) -> list[str]:
    """Return the names; where two accounts share one, each says on which platform it is."""
    rows = creators.to_dict("records")
    names = [name_of(row["creator"], row["name"]) for row in rows]
    where = [", ".join(platform_name(one) for one in row["platforms"]) for row in rows]
    return [
        f"{name} ({place})" if names.count(name) > 1 else name
        for name, place in zip(names, where, strict=True)
    ]


def _spread(desk: Desk, words: dict[str, str]) -> Component:
    creators = desk.analysis().creators
    half = int((creators["share"].cumsum() < HALF).sum()) + 1
    curve = tables.lorenz(desk.analysis())
    sentence = words["spread_sentence"].format(
        few=exact(half, "people"), all=exact(max(len(creators) - half, 0), "people")
    )
    steps = curve.iloc[:: max(1, len(curve) // 10)]
    rows = [(f"{100 * row['creators']:.0f}", f"{100 * row['views']:.0f}") for row in steps.to_dict("records")]
    return html.Section(
        [
            html.H2(words["spread_h2"]),
            chart(spread_figure(curve), sentence, ("Of 100 creators", "Of 100 views"), rows),
        ]
    )


def _over_time(desk: Desk, words: dict[str, str]) -> list[Component]:
    """Return how many creators it was as if split among, four weeks at a time; nothing where unknown."""
    curve = desk.table(rolling.curves)
    known = curve.dropna(subset="effective")
    if len(known) < 2 * rolling.WINDOW:
        return []
    first, last = (
        said("people", value) for value in (known["effective"].iloc[0], known["effective"].iloc[-1])
    )
    sentence = words["time_sentence"].format(
        first=first,
        last=last,
        low=said("people", known["effective"].min()),
        high=said("people", known["effective"].max()),
    )
    rows = [
        (
            f"{row['day']:%-d %b %Y}",
            f"{row['effective']:.1f}",
            f"{100 * row['top_share']:.0f}",
            int(row["views"]),
        )
        for row in known.iloc[:: -rolling.WINDOW].iloc[::-1].to_dict("records")
    ]
    heads = ("Four weeks to", "As if split evenly among", "Most seen, of 100 views", "Views")
    picture = number_curve(curve, "effective", "as if split evenly among")
    gap = paragraphs(words["time_gap"], "soft small") if curve["effective"].isna().any() else []
    return [html.Section([html.H2(words["time_h2"]), chart(picture, sentence, heads, rows), *gap])]


def _onward(words: dict[str, str]) -> Component:
    """Return where one can go from here: a card that asks, or a word of one's own."""
    return panel(
        html.P(words["onward"]),
        html.Ul(
            [
                html.Li(dcc.Link(words["onward_cards"], href="/reflections")),
                html.Li(dcc.Link(words["onward_tags"], href="/for-what")),
            ]
        ),
        look="gentle",
    )


def _search(desk: Desk, words: dict[str, str], *, hidden: bool) -> Component:
    return html.Section(
        [
            html.H2(words["table_h2"]),
            dmc.TextInput(id=Creators.SEARCH, label=words["search"], debounce=250, autoComplete="off"),
            html.Div(found(desk, None, 0), id=Creators.FOUND),
            html.Button(words["more"], id=Creators.MORE, className="plain", type="button"),
        ],
        className="hidden" if hidden else "",
    )


def _rows(desk: Desk, creators: pd.DataFrame) -> list[tuple[Any, ...]]:
    return [
        (
            dcc.Link(html.Bdi(name_of(row["creator"], row["name"])), href=address(desk, row["creator"])),
            ", ".join(platform_name(one) for one in row["platforms"]),
            f"{row['views']:,}",
            f"{100 * row['share']:.1f}",
            f"{row['hours_low']:.1f} to {row['hours_high']:.1f}",
            int(row["active_days"]),
            f"{row['first']:%-d %b %Y}",
            f"{row['last']:%-d %b %Y}",
        )
        for row in creators.to_dict("records")
    ]


def _word_rows(desk: Desk, creators: pd.DataFrame) -> list[tuple[Any, ...]]:
    days = desk.analysis().period.active_days
    return [
        (
            dcc.Link(html.Bdi(name_of(row["creator"], row["name"])), href=address(desk, row["creator"])),
            ", ".join(platform_name(one) for one in row["platforms"]),
            said("in_ten", row["share"]),
            share(row["active_days"], days),
            when(row["last"]),
        )
        for row in creators.to_dict("records")
    ]
