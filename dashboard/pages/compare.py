"""Two periods: a hope first, then both values and the change with its range, or why there are none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import dash_mantine_components as dmc
from dash import ALL, Dash, Input, Output, State, ctx, dcc, html
from dash.development.base_component import Component

from analyzer.compare import compare
from analyzer.comparison import Change, Comparison, Direction
from analyzer.periods import Span
from dashboard.components.changes import answer
from dashboard.components.keys import creator_of, key_of
from dashboard.components.notes import help_line, note_box
from dashboard.components.parts import panel, paragraphs
from dashboard.components.spans import day_field
from dashboard.components.spoken import heads, row, spans_said
from dashboard.components.table import table
from dashboard.components.two_periods import OWN, choices, periods_of
from dashboard.components.words import exact, page
from dashboard.desk import Desk
from dashboard.display import name_of
from dashboard.groups import Group
from dashboard.ids import Compare, part
from dashboard.reflections.tables import table as content
from importers.events import Platform

PATH, TITLE, GROUP = "/compare", "Two periods", Group.LOOK
HOPES = ("more", "less", "same", "different")
ABOUT = ("weekly_hours", "effective_creators", "top_creator_share", "night_share", "session_length")
HALF_AN_HOUR = 0.5
"""Smallest change of a creator's hours a week that is listed, the unit in which hours are said."""
TOPIC, ALSO, ALONE, CREATORS = "compare", "compare-also", "compare-alone", 50


def layout(desk: Desk) -> Component:
    """Return the page: the hope and the periods, then, once asked, the comparison."""
    words = page("compare")
    if desk.analysis().period.first is None:
        body: list[Component] = [panel(*paragraphs(words["empty"]), html.P(dcc.Link("Start", href="/")))]
    else:
        body = paragraphs(words["lead"], "lead")
    empty = desk.analysis().period.first is None
    return html.Div(
        [
            html.H1(words["h1"]),
            *body,
            html.Div(_form(desk, words), className="hidden" if empty else ""),
            html.Div(id=Compare.BODY),
            note_box(desk, "compare"),
        ]
    )


def ask(
    desk: Desk, hope: str | None, about: str, spans: tuple[Span, Span] | None, alone: str | None = None
) -> list[Component]:
    """Keep the hope, compare, and return what to show; ``about`` is a measure or ``measure:key``."""
    words = page("compare")
    if hope not in HOPES or spans is None:
        missing = words["hope_missing" if hope not in HOPES else "days_missing"]
        return [panel(html.P(missing, role="status"), look="warm")]
    name, _, key = about.partition(":")
    creator = creator_of(desk, key)
    settings = desk.settings()
    if alone is not None:
        settings = replace(settings, leave_out_platforms=tuple(one for one in Platform if one != alone))
    found = compare(desk.record(), settings, *spans, [creator] if creator else [])
    asked = {
        "hope": hope,
        "about": name,
        "creator": creator,
        "before": _iso(spans[0]),
        "after": _iso(spans[1]),
    }
    desk.workspace.save_answer(TOPIC, asked)
    return render(desk, found, hope, name, creator)


def render(desk: Desk, found: Comparison, hope: str, name: str, creator: str | None) -> list[Component]:
    """Return the comparison in words and a table, or why there is none."""
    words = page("compare")
    if not found.fair:
        return [_refused(found, words), _also(desk, words)]
    change = found.change(name, creator)
    return [
        answer(desk.analysis().creators, change, hope, words),
        html.Section(
            [
                html.H2(words["table_h2"]),
                html.P(spans_said(found, words)),
                table(
                    words["table_h2"],
                    heads(words),
                    [row(desk.analysis().creators, one, words) for one in _general(found)],
                ),
                *paragraphs(words["range_note"], "soft small"),
            ]
        ),
        *_circle(desk, found, words),
        _also(desk, words),
    ]


def keep_also(desk: Desk, text: str | None) -> str:
    """Keep what else changed; return the sentence that says so."""
    desk.workspace.save_answer(ALSO, (text or "").strip())
    return page("compare")["kept"]


def register(app: Dash, desk: Desk) -> None:
    """Wire the question, and what else changed."""

    @app.callback(
        Output(Compare.BODY, "children"),
        Input(Compare.ASK, "n_clicks"),
        Input(part(ALONE, ALL), "n_clicks"),
        State(Compare.HOPE, "value"),
        State(Compare.ABOUT, "value"),
        State(Compare.CHOICE, "value"),
        State(part("compare-own", ALL), "value"),
        prevent_initial_call=True,
    )
    def asked(
        _: Any, __: Any, hope: str | None, about: str, choice: str, own: list[str | None]
    ) -> list[Component]:
        spans = periods_of(desk, choice, (own[0], own[1], own[2]))
        which = ctx.triggered_id
        return ask(desk, hope, about, spans, which["of"] if isinstance(which, dict) else None)

    @app.callback(
        Output(part("compare-kept", ALL), "children"),
        Input(part("compare-keep", ALL), "n_clicks"),
        State(part("compare-text", ALL), "value"),
        prevent_initial_call=True,
    )
    def also(clicks: list[int | None], texts: list[str | None]) -> list[str]:
        return [keep_also(desk, text) if any(clicks) else "" for text in texts]

    @app.callback(Output(Compare.OWN, "className"), Input(Compare.CHOICE, "value"))
    def own_days(choice: str) -> str:
        return "row" if choice == OWN else "hidden"


def _form(desk: Desk, words: dict[str, str]) -> Component:
    hopes = [dmc.Radio(label=words[f"hope_{hope}"], value=hope, size="md", mb="xs") for hope in HOPES]
    periods = choices(desk)
    weeks = [
        {"value": str(n), "label": words["weeks"].format(count=n, weeks=exact(7 * n, "days"))}
        for n in (2, 4, 8, 12)
    ]
    return panel(
        html.H2(words["hope_h2"]),
        *paragraphs(words["hope_text"]),
        dmc.Select(
            id=Compare.ABOUT,
            label=words["about"],
            data=_abouts(desk, words),
            value=ABOUT[0],
            searchable=True,
            allowDeselect=False,
        ),
        dmc.RadioGroup(hopes, id=Compare.HOPE, label=words["hope"], mb="md"),
        dmc.Select(
            id=Compare.CHOICE,
            label=words["choice"],
            data=periods,
            value=periods[0]["value"],
            allowDeselect=False,
        ),
        html.Div(
            [
                day_field(part("compare-own", "1"), words["own_before"]),
                day_field(part("compare-own", "2"), words["own_after"]),
                dmc.Select(
                    id=part("compare-own", "3"),
                    label=words["own_weeks"],
                    data=weeks,
                    value="4",
                    allowDeselect=False,
                ),
            ],
            id=Compare.OWN,
            className="hidden",
        ),
        html.Button(words["ask"], id=Compare.ASK, className="main", type="button"),
        look="gentle",
    )


def _abouts(desk: Desk, words: dict[str, str]) -> list[dict[str, Any]]:
    general = [{"value": one, "label": words[f"about_{one}"]} for one in ABOUT]
    rows = desk.analysis().creators.head(CREATORS).to_dict("records")
    single = [
        {
            "value": f"weekly_hours:{key_of(desk, row['creator'])}",
            "label": words["about_creator"].format(name=name_of(row["creator"], row["name"])),
        }
        for row in rows
    ]
    groups = [{"group": words["group_all"], "items": general}]
    return [*groups, {"group": words["group_one"], "items": single}] if single else groups


def _refused(found: Comparison, words: dict[str, str]) -> Component:
    sentences = content("caveats")["signals"]
    told = [html.Li(sentences[str(reason)]["sentence"]) for reason in found.reasons]
    everything = set(found.before.platforms) | set(found.after.platforms)
    shared = set(found.before.platforms) & set(found.after.platforms) if len(everything) > 1 else set()
    ways = [
        html.Button(
            words["alone"].format(name=words[f"platform_{one}"]),
            id=part(ALONE, one),
            className="plain",
            type="button",
        )
        for one in sorted(shared)
    ]
    return panel(
        html.H2(words["refused_h2"]),
        html.P(spans_said(found, words)),
        html.Ul(told),
        *paragraphs(words["refused_text"]),
        html.Div(ways, className="choices"),
        look="warm",
        role="status",
    )


def _general(found: Comparison) -> list[Change]:
    return [one for one in found.changes if one.subject is None and one.name in ABOUT]


def _circle(desk: Desk, found: Comparison, words: dict[str, str]) -> Iterator[Component]:
    """Yield who stayed, and the creators whose share or time moved."""
    turn = found.turnover
    if not any(turn[name] for name in ("kept", "gone", "new")):
        return
    told = words["circle"].format(**{name: exact(int(turn[name] or 0)) for name in ("kept", "gone", "new")})
    rows = [
        row(desk.analysis().creators, one, words)
        for one in found.changes
        if one.subject is not None
        and one.name == "weekly_hours"
        and one.direction in {Direction.MORE, Direction.LESS}
        and abs(one.change or 0.0) >= HALF_AN_HOUR
    ]
    yield html.Section(
        [
            html.H2(words["circle_h2"]),
            html.P(told),
            *([html.P(words["moved"]), table(words["circle_h2"], heads(words), rows)] if rows else []),
            *paragraphs(words["circle_note"], "soft small"),
        ]
    )


def _also(desk: Desk, words: dict[str, str]) -> Component:
    kept = desk.workspace.answer(ALSO)
    return panel(
        html.H2(words["also_h2"]),
        *paragraphs(words["also_text"]),
        dmc.Textarea(
            id=part("compare-text", "also"),
            label=words["also_label"],
            value=kept.value if kept else "",
            autosize=True,
            minRows=2,
            autoComplete="off",
        ),
        help_line(desk),
        html.Button(words["keep"], id=part("compare-keep", "also"), className="plain", type="button"),
        html.P("", id=part("compare-kept", "also"), className="saved", role="status"),
    )


def _iso(span: Span) -> list[str]:
    return [span.first.isoformat(), span.last.isoformat()]
