"""Reflections: a few cards from the person's own record, four readings each, replies kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import ALL, MATCH, Dash, Input, Output, State, ctx, dcc, html
from dash.development.base_component import Component

from analyzer import Analysis
from dashboard.card_answers import REPLY, REST, TOPICS, answers, valued
from dashboard.components import card_step
from dashboard.components.mode import worded, words_only
from dashboard.components.notes import help_line, note_box
from dashboard.components.parts import panel, paragraphs
from dashboard.components.sources import source_line
from dashboard.components.words import page
from dashboard.desk import Desk
from dashboard.groups import Group
from dashboard.ids import Reflections, part
from dashboard.reflections.card import Card, HelpLine
from dashboard.reflections.choose import Choice, gentle_first, pick
from dashboard.reflections.load import cards
from dashboard.reflections.show import Shown, show
from dashboard.reflections.tables import table

PATH, TITLE, GROUP = "/reflections", "Reflections", Group.REFLECT
KEEP, OWN, TOLD = "card-keep", "card-own", "card-told"
BACK = "card-back"
REPLIES = ("fits", "partly", "not_me", REST, "hide")
AT_ONCE = 3
OPEN, FOLDED = "panel card", "panel card folded"


def layout(desk: Desk) -> Component:
    """Return the page."""
    words = page("reflections")
    return html.Div(
        [
            html.H1(words["h1"]),
            html.P(words["intro"], className="lead"),
            _topics(desk),
            html.Div(render(desk, 0), id=Reflections.BODY),
            html.Button(words["other"], id=Reflections.OTHER, className="plain", type="button"),
            _after(),
            note_box(desk, "reflections"),
        ]
    )


def render(desk: Desk, turn: int) -> list[Component]:
    """Return three cards; each ``turn`` goes on to the next three and, at the end, begins again."""
    words, chosen = page("reflections"), chosen_cards(desk)
    if not chosen:
        return [panel(*paragraphs(words["nothing"]))]
    first = AT_ONCE * turn % len(chosen)
    visit = gentle_first([*chosen, *chosen][first : first + min(AT_ONCE, len(chosen))])
    bare = [] if _known(desk) is not None else paragraphs(words["empty"], "soft")
    return [*bare, *(card(desk, one) for one in shown_cards(desk, visit))]


def chosen_cards(desk: Desk) -> list[Choice]:
    """Return every card that belongs to this record now, best first."""
    everything = cards()
    every = len(everything)
    return pick(
        everything, _known(desk), answers(desk), valued(desk), desk.seed(), data_limit=every, limit=every
    )


def shown_cards(desk: Desk, chosen: Sequence[Choice]) -> list[Shown]:
    """Return some choices as finished cards."""
    said = (_known(desk), answers(desk), valued(desk), desk.seed())
    return [show(one, *said, words_only=words_only()) for one in chosen]


def _known(desk: Desk) -> Analysis | None:
    """Return the analysis, None while there is no record."""
    analysis = desk.analysis()
    return None if analysis.period.first is None else analysis


def ask(desk: Desk, topics: list[str]) -> list[Component]:
    """Keep the person's own questions and return the cards they lead to."""
    desk.workspace.put(TOPICS, [one for one in topics if one in table("first_run")["topics"]])
    return render(desk, 0)


def card(desk: Desk, one: Shown) -> Component:
    """Return one card: facts, four readings in the person's order, a question, a step, and room to answer."""
    words, parts = page("reflections"), table("phrases")["parts"]
    name = one.card.id
    return html.Article(
        [
            html.H2(one.card.title, tabIndex="-1"),
            html.H3(parts["seen" if one.numbers else "seen_free"]),
            html.P(one.seen_text),
            html.P(one.coverage, className="soft small"),
            html.H3(parts["ways"]),
            html.Ul([html.Li([html.Strong(way.label), way.text]) for way in one.ways], className="ways"),
            html.H3(parts["question"]),
            html.P(one.question, className="question"),
            html.H3(parts["step"]),
            card_step.step(desk, name, one.step),
            *_page(one.card),
            *_help(one.card, words),
            *_answer(desk, name, words),
            html.Details(
                [
                    html.Summary(parts["why"]),
                    html.P(one.why),
                    *paragraphs(filter(None, map(worded, one.caveats)), "small"),
                ]
            ),
            source_line(one.card),
            html.Button(table("phrases")["replies"]["back"], id=part(BACK, name), type="button"),
        ],
        id=part("card", name),
        className=OPEN,
    )


def reply(desk: Desk, name: str, value: str) -> str:
    """Keep a reply to a card and return the sentence that says so."""
    desk.workspace.save_answer(REPLY, value, name)
    words = table("phrases")["replies"]
    return str(words[{"hide": "hidden", REST: "rested"}.get(value, "kept")])


def bring_back(desk: Desk, name: str) -> str:
    """Take back the reply to a card, as if it was never given; return what to say."""
    desk.workspace.save_answer(REPLY, None, name)
    return str(table("phrases")["replies"]["brought_back"])


def felt(answer: str | None) -> list[Component]:
    """Return what to say to "how are you now?"; nothing is kept of it (clinical 5.6.7)."""
    if answer != "worse":
        return []
    return [html.P([table("phrases")["after"]["heavier"], " ", _to_help()])]


def keep_words(desk: Desk, name: str, text: str | None) -> str:
    """Keep the person's own words beside a card."""
    desk.workspace.save_answer(OWN, text or "", name)
    return page("reflections")["kept"]


def register(app: Dash, desk: Desk) -> None:
    """Wire the cards."""
    card_step.register(app, desk)

    @app.callback(
        Output(Reflections.BODY, "children"),
        Input(Reflections.OTHER, "n_clicks"),
        Input(Reflections.TOPICS, "value"),
        prevent_initial_call=True,
    )
    def other(turn: int | None, topics: list[str]) -> list[Component]:
        return ask(desk, topics) if ctx.triggered_id == Reflections.TOPICS else render(desk, turn or 0)

    @app.callback(
        Output(Reflections.AFTER, "children"), Input(Reflections.FEEL, "value"), prevent_initial_call=True
    )
    def after(answer: str | None) -> list[Component]:
        return felt(answer)

    @app.callback(
        Output(part(TOLD, MATCH), "children"),
        Output({**part(REPLY, MATCH), "value": ALL}, "aria-pressed"),
        Output(part("card", MATCH), "className"),
        Input({**part(REPLY, MATCH), "value": ALL}, "n_clicks"),
        Input(part(KEEP, MATCH), "n_clicks"),
        Input(part(BACK, MATCH), "n_clicks"),
        State(part(OWN, MATCH), "value"),
        prevent_initial_call=True,
    )
    def replied(_: list[Any], __: int, ___: int, text: str | None) -> tuple[str, list[str], str]:
        return _replied(desk, dict(ctx.triggered_id), text)


def _replied(desk: Desk, which: dict[str, str], text: str | None) -> tuple[str, list[str], str]:
    """Do what was pressed; return what to say, which replies are down, and whether the card is folded."""
    name = which["of"]
    if which["type"] == KEEP:
        told = keep_words(desk, name, text)
    elif which["type"] == BACK:
        told = bring_back(desk, name)
    else:
        told = reply(desk, name, which["value"])
    return told, _down(desk, name), _look(desk, name)


def _look(desk: Desk, name: str) -> str:
    """Return the classes of a card: a hidden one is folded to its title."""
    given = desk.workspace.answer(REPLY, name)
    return FOLDED if given is not None and given.value == "hide" else OPEN


def _down(desk: Desk, name: str) -> list[str]:
    """Return, for each reply, whether it is the one that was given."""
    given = desk.workspace.answer(REPLY, name)
    return ["true" if given is not None and given.value == value else "false" for value in REPLIES]


def _help(one: Card, words: dict[str, str]) -> list[Component]:
    """Return the line a heavy card carries; none where the card asks for none."""
    if one.help_line is HelpLine.NONE:
        return []
    return [html.P([words[f"help_{one.help_line}"], _to_help(), "."], className="help-line")]


def _page(one: Card) -> list[Component]:
    """Return the way to the page made for a card's subject, where there is one."""
    if not one.page:
        return []
    return [html.P(dcc.Link(table("phrases")["pages"][one.page], href=one.page))]


def _to_help() -> Component:
    return dcc.Link(page("notes")["short_link"], href="/help")


def _after() -> Component:
    """Return the one question after the cards; its answer is not stored."""
    words = table("phrases")["after"]
    radios = [dmc.Radio(label=words[key], value=key) for key in ("better", "same", "worse", "skip")]
    return html.Section(
        [
            dmc.RadioGroup(dmc.Group(radios), id=Reflections.FEEL, label=words["ask"]),
            html.Div(id=Reflections.AFTER, role="status"),
        ],
        className="panel gentle",
    )


def _topics(desk: Desk) -> Component:
    """Return the questions a person can pick; they steer which cards come first."""
    words, topics = table("first_run")["pick"], table("first_run")["topics"]
    chips = [dmc.Chip(one["question"], value=key, size="md") for key, one in topics.items()]
    group = dmc.ChipGroup(chips, id=Reflections.TOPICS, multiple=True, value=desk.workspace.get(TOPICS, []))
    return html.Details(
        [html.Summary(words["h2"]), html.P(words["text"]), html.Div(group, className="choices")],
        className="panel gentle",
    )


def _answer(desk: Desk, name: str, words: dict[str, str]) -> list[Component]:
    own = desk.workspace.answer(OWN, name)
    buttons = [
        html.Button(
            words[value],
            id={**part(REPLY, name), "value": value},
            type="button",
            **{"aria-pressed": down},
        )
        for value, down in zip(REPLIES, _down(desk, name), strict=True)
    ]
    return [
        html.Div(buttons, className="choices", role="group", **{"aria-label": words["ways"]}),
        html.P("", id=part(TOLD, name), className="saved", role="status"),
        html.Details(
            [html.Summary(words["own"]), *_own_words(desk, name, own.value if own else "", words)],
            open=own is not None,
        ),
    ]


def _own_words(desk: Desk, name: str, text: str, words: dict[str, str]) -> list[Component]:
    box = dmc.Textarea(
        id=part(OWN, name),
        label=words["own"],
        value=text,
        autosize=True,
        minRows=2,
        debounce=False,
        autoComplete="off",
    )
    return [
        box,
        help_line(desk),
        html.Button(words["keep"], id=part(KEEP, name), className="plain", type="button"),
    ]
