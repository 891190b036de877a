"""Ties, one-way and two-way: what the record says goes out, and what it says comes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import MATCH, Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component

from analyzer.signal import Signal
from analyzer.signals.acts import OUTWARD
from dashboard.components.chart import chart
from dashboard.components.mode import worded, words_only
from dashboard.components.notes import help_line, note_box
from dashboard.components.parts import panel, paragraphs
from dashboard.components.table import table
from dashboard.components.words import caveats, exact, page, said_signal
from dashboard.desk import Desk
from dashboard.display import escaped, name_of
from dashboard.figures.bars import bars_figure
from dashboard.groups import Group
from dashboard.ids import part
from dashboard.reflections.tables import table as content
from importers.events import Platform
from importers.text import private_key

PATH, TITLE, GROUP = "/ties", "Give and take", Group.LOOK
PUBLIC, KEEP, TOLD = "ties-public", "ties-keep", "ties-told"
BARS, FEWEST, LONGEST = 10, 3, 28
"""How many bars are drawn, from how many on, and how long their names may be."""
Words = Mapping[str, Any]
Names = Mapping[str | None, str]


def layout(desk: Desk) -> Component:
    """Return the page."""
    words = page("ties")
    return html.Div(
        [
            html.H1(words["h1"]),
            *paragraphs(words["lead"], "lead"),
            *render(desk),
            panel(html.H2(words["question_h2"]), *paragraphs(words["questions"]), look="gentle"),
            note_box(desk, "ties"),
        ]
    )


def render(desk: Desk) -> list[Component]:
    """Return what the record says of both directions, a section for each kind of trace."""
    words = page("ties")
    if desk.record().events.empty:
        return [panel(*paragraphs(words["empty"]), html.P(dcc.Link("Start", href="/")))]
    return [
        _section(words["lists_h2"], "SIG17", _lists(_signal(desk, "SIG17"), words)),
        _section(words["acts_h2"], "SIG18", _acts(desk, words)),
        _section(words["live_h2"], "SIG22", _live(_signal(desk, "SIG22"), words)),
        _section(words["messages_h2"], "SIG20", _messages(desk, words)),
        _section(words["money_h2"], "SIG21", _money(desk, words)),
    ]


def keep_public(desk: Desk, text: str | None) -> list[Component]:
    """Keep which threads are with a public account: keys of the handles, never the handles themselves."""
    handles = [line.strip().removeprefix("@").lower() for line in (text or "").splitlines() if line.strip()]
    keys = [private_key(platform, one) for one in handles for platform in Platform]
    kept: dict[str, Any] = desk.workspace.get("settings", {}).get("own", {})
    desk.change_settings(own={**kept, "public_threads": keys})
    words = page("ties")
    said_so = words["public_kept" if handles else "public_none"].format(count=exact(len(handles)))
    return [html.P(said_so, role="status", className="saved"), *paragraphs(_unanswered(desk, words))]


def register(app: Dash, desk: Desk) -> None:
    """Wire the box for public accounts."""

    @app.callback(
        Output(part(TOLD, MATCH), "children"),
        Output(part(PUBLIC, MATCH), "value"),
        Input(part(KEEP, MATCH), "n_clicks"),
        State(part(PUBLIC, MATCH), "value"),
        prevent_initial_call=True,
    )
    def kept(_: int, text: str | None) -> tuple[list[Component], str]:
        return keep_public(desk, text), ""


def _signal(desk: Desk, signal_id: str) -> Signal:
    signal = desk.analysis().signal(signal_id)
    assert signal is not None  # noqa: S101 - the catalogue holds every id this page names
    return signal


def _section(heading: str, signal_id: str, body: Sequence[Component]) -> Component:
    """Return one section; its last line says what such a trace cannot tell."""
    cannot = worded(content("signals")[signal_id]["cannot"])
    return html.Section([html.H2(heading), *body, *paragraphs([cannot] if cannot else [], "soft small")])


def _lists(signal: Signal, words: Words) -> list[Component]:
    if signal.value is None:
        return paragraphs(caveats(signal))
    parts = signal.parts
    sentence = words["lists_sentence"].format(
        followed=exact(parts["followed"]), mutual=exact(parts["mutual"])
    )
    rows = [
        (words[platform], one["followed"], one["followers"], one["mutual"])
        for platform, one in parts["platforms"].items()
    ]
    return [
        *paragraphs([sentence, words["lists_note"]]),
        table(words["lists_h2"], words["lists_heads"], rows),
    ]


def _acts(desk: Desk, words: Words) -> list[Component]:
    signals = [one for one in desk.analysis().signals if one.id == "SIG18"]
    measured = sorted((one for one in signals if one.value), key=lambda one: -(one.value or 0))
    still = sum(one.value == 0 for one in signals)
    if not measured:
        return paragraphs(_no_acts(signals, still, words))
    names = _names(desk)
    first = measured[0]
    sentence = words["acts_sentence"].format(name=names[first.subject], count=exact(int(first.value or 0)))
    quiet = [words["acts_still"].format(count=exact(still))] if still else []
    rows = [
        (names[one.subject], *(one.parts[str(kind)] for kind in OUTWARD), _rate(one.parts["per_100"], words))
        for one in measured
    ]
    body = _bars(measured, names, sentence, words, rows)
    return [*body, *paragraphs([*quiet, words["acts_note"]])]


def _rate(per_100: float | None, words: Words) -> str:
    return words["acts_unknown"] if per_100 is None else f"{per_100:.1f}"


def _no_acts(signals: Sequence[Signal], still: int, words: Words) -> list[str]:
    """Return for how many creators there is none on record, or why nothing can be counted for any."""
    if still:
        return [words["acts_none"].format(count=exact(still))]
    if not signals:
        return [words["acts_blind"]]
    return list(dict.fromkeys(sentence for one in signals for sentence in caveats(one)))


def _bars(
    measured: Sequence[Signal], names: Names, sentence: str, words: Words, rows: Sequence[Any]
) -> list[Component]:
    """Return the sentence and the counts: drawn where there are bars to compare, else as a table alone."""
    if len(measured) < FEWEST:
        return [*paragraphs(sentence), table(words["acts_h2"], words["acts_heads"], rows)]
    first = measured[:BARS]
    picture = bars_figure(
        [escaped(names[one.subject], LONGEST) for one in first],
        [int(one.value or 0) for one in first],
        "likes, saves, shares, comments",
        "%{x:,}",
    )
    return [chart(picture, sentence, words["acts_heads"], rows)]


def _live(signal: Signal, words: Words) -> list[Component]:
    if signal.value is None:
        return paragraphs(caveats(signal))
    return paragraphs(words["live_sentence"].format(rate=said_signal("rate", signal)))


def _messages(desk: Desk, words: Words) -> list[Component]:
    if not desk.own().messages:
        return _switched_off(words)
    two_way = _signal(desk, "SIG20")
    sentences = caveats(two_way)
    if two_way.value is not None:
        both = exact(int(two_way.value))
        sentences.insert(0, words["messages_sentence"].format(both=both, all=exact(two_way.parts["threads"])))
    return [*paragraphs(sentences), _public(desk, words)]


def _public(desk: Desk, words: Words) -> Component:
    """Return the box in which a person names public accounts they wrote to."""
    return html.Details(
        [
            html.Summary(words["public_summary"]),
            *paragraphs(words["public_text"]),
            dmc.Textarea(
                id=part(PUBLIC, "threads"), label=words["public_label"], autosize=True, minRows=2, value="",
                autoComplete="off",
            ),
            help_line(desk),
            html.Button(words["public_save"], id=part(KEEP, "threads"), className="plain", type="button"),
            html.Div(paragraphs(_unanswered(desk, words)), id=part(TOLD, "threads")),
        ]
    )  # fmt: skip


def _unanswered(desk: Desk, words: Words) -> list[str]:
    """Return the sentence about threads the person calls public; nothing where none of them is on record."""
    signal = _signal(desk, "SIG19")
    if not signal.of:
        return [words["public_not_found"]] if desk.own().public_threads else []
    return [words["public_sentence"].format(all=exact(signal.of), silent=exact(int(signal.value or 0)))]


def _money(desk: Desk, words: Words) -> list[Component]:
    if not desk.own().money:
        return _switched_off(words)
    every, *each = [one for one in desk.analysis().signals if one.id == "SIG21"]
    if every.value is None:
        return paragraphs([words["money_none"], *caveats(every)])
    names = _names(desk)
    sentence = words["money_sentence"].format(
        count=exact(int(every.value)), months=exact(every.parts["months"])
    )
    rows = [
        (
            names.get(one.subject, words["someone"]),
            one.parts["purchases"],
            one.parts["gifts"],
            one.parts["months"],
        )
        for one in each
    ]
    listed = [table(words["money_h2"], words["money_heads"], rows)] if rows and not words_only() else []
    return [*paragraphs(sentence), *listed]


def _switched_off(words: Words) -> list[Component]:
    return [html.P([words["off"], " ", dcc.Link(words["off_link"], href="/settings"), "."])]


def _names(desk: Desk) -> Names:
    creators = desk.analysis().creators
    return {
        str(one): name_of(one, name) for one, name in zip(creators["creator"], creators["name"], strict=True)
    }
