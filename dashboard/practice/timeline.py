"""The links of an evening: what the record holds, what is unknown, and notes beside each time."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.mode import words_only
from dashboard.components.words import clock, said
from dashboard.desk import Desk
from dashboard.ids import part
from dashboard.practice.evening import UNKNOWN_MIN, Moment
from dashboard.practice.notes_beside import Note, kinds
from dashboard.reflections.exercises import Step
from dashboard.reflections.tables import table

LINKS, TURN = "chain-links", "chain-turn"
"""Where the links stand, and what ``assets/63-chain.js`` changes when a note is added or taken away."""
BLOCK = 20
"""Links that stand together; a longer evening is folded into blocks of so many."""


@dataclass(frozen=True, slots=True)
class Link:
    """One link: ``t`` UTC ms, its look, what is said of it, and whether a time is said with it."""

    t: int
    look: str
    said: tuple[Any, ...]
    timed: bool = True


def field(_: Desk, step: Step, value: Any, name: dict[str, str]) -> Component:
    """Return the place for the links, with the notes (``notes_beside.read``) as its value."""
    return html.Div(
        [
            html.H2(table("skills")["chain"]["h2"]),
            html.P(step.prompt, className="ask"),
            html.Data(id=name, value=value or ""),
            dcc.Store(id=part(TURN, name["of"])),
            html.Div(id=part(LINKS, name["of"]), className="chain-links"),
        ],
        className="chain-field",
        **{"data-key": json.dumps(name), "data-turn": json.dumps(part(TURN, name["of"]))},
    )


def laid(desk: Desk, moments: Sequence[Moment], notes: Sequence[Note], *, chosen: bool) -> list[Component]:
    """Return links and notes in the order of time; ``chosen`` says whether a sitting was picked."""
    words, tz = table("skills")["chain"], desk.settings().tz
    links = _links(moments, notes, words)
    by_link: dict[int, list[tuple[int, Note]]] = {link.t: [] for link in links}
    for place, note in enumerate(notes):
        by_link[note.t].append((place, note))
    items = [_item(link, by_link.pop(link.t, []), tz, words) for link in links]
    above = words["about"] if moments else words["gone"] if chosen else words["pick"]
    return [
        html.P(above, className="soft small"),
        *_blocks(links, items, {note.t for note in notes}, tz),
    ]


def _links(moments: Sequence[Moment], notes: Sequence[Note], words: Mapping[str, str]) -> list[Link]:
    """Return a link for each moment, each unknown span, both ends, and each note that stands alone."""
    links = [Link(one.at, "seen" if one.watched else "done", _told(one, words)) for one in moments]
    for one in moments[:-1]:
        if one.unknown >= UNKNOWN_MIN:
            span = words["unknown"].format(minutes=said("minutes", one.unknown))
            links.append(Link(one.until, "unknown", (span,)))
    if moments:
        links.append(Link(moments[0].at - 1, "edge", (words["before"],), timed=False))
        links.append(Link(max(one.until for one in moments) + 1, "edge", (words["after"],), timed=False))
    known = {one.t for one in links}
    links += [Link(t, "alone", ()) for t in {note.t for note in notes} - known]
    return sorted(links, key=lambda one: one.t)


def _told(one: Moment, words: Mapping[str, str]) -> tuple[Any, ...]:
    if not one.watched:
        form = words[f"{one.kind}_for"] if one.who else words[one.kind]
        what: list[Any] = [html.Bdi(form.format(name=one.who))]
        return (*what, *([": ", html.Cite(html.Bdi(one.title))] if one.title else []))
    known = bool(one.title or one.who)
    parts: list[Any] = [
        words["live" if one.kind == "live_view" else "watched" if known else "watched_unknown"]
    ]
    parts += [" ", html.Cite(html.Bdi(one.title))] if one.title else []
    parts += [" ", html.Bdi(words["by"].format(name=one.who))] if one.who else []
    if not words_only():
        length = words["length"].format(n=max(1, round(one.minutes[1])))
        parts.append(html.Span(f" · {length}", className="soft"))
    return tuple(parts)


def _item(link: Link, notes: Sequence[tuple[int, Note]], tz: str, words: Mapping[str, str]) -> Component:
    when = clock(link.t, tz)
    time = [html.Span(when, className="time")] if link.timed else []
    said = [html.Div([*time, html.Span(list(link.said))], className="said")]
    return html.Li(
        [*said, *(_note(place, note, link, when, words) for place, note in notes), _add(link, when, words)],
        className=link.look,
    )


def _note(place: int, note: Note, link: Link, when: str, words: Mapping[str, str]) -> Component:
    label = words["note"].format(kind=kinds()[note.kind], time=when if link.timed else link.said[0].lower())
    box = dmc.Textarea(label=label, value=note.text, autosize=True, minRows=1, maxRows=8, autoComplete="off")
    take = html.Button(
        words["remove"],
        type="button",
        className="quiet",
        **{"data-take": place, "aria-label": f"{words['remove']}: {label}"},
    )
    return html.Div(
        [box, take], className="note", **{"data-note": place, "data-t": note.t, "data-kind": note.kind}
    )


def _add(link: Link, when: str, words: Mapping[str, str]) -> Component:
    hint = words["add_at"].format(time=when if link.timed else str(link.said[0]).lower())
    buttons = [
        html.Button(named, type="button", className="quiet", **{"data-add": kind, "data-t": link.t})
        for kind, named in kinds().items()
    ]
    return html.Details(
        [
            html.Summary([words["add"], html.Span(hint.removeprefix(words["add"]), className="only-read")]),
            html.Div(buttons, className="adds", role="group", **{"aria-label": hint}),
        ],
        className="add",
    )


def _blocks(links: Sequence[Link], items: Sequence[Component], noted: set[int], tz: str) -> list[Component]:
    """Return one list, or a folded list for each block of a long evening; the first and noted are open."""
    if len(items) <= BLOCK + BLOCK // 2:
        return [html.Ol(list(items), className="links-list")] if items else []
    form = table("skills")["chain"]["block_words" if words_only() else "block"]
    return [
        html.Details(
            [
                html.Summary(
                    form.format(
                        first=clock(links[start].t, tz),
                        last=clock(links[min(start + BLOCK, len(links)) - 1].t, tz),
                        n=len(items[start : start + BLOCK]),
                    )
                ),
                html.Ol(list(items[start : start + BLOCK]), className="links-list", start=start + 1),
            ],
            open=start == 0 or bool(noted & {link.t for link in links[start : start + BLOCK]}),
        )
        for start in range(0, len(items), BLOCK)
    ]
