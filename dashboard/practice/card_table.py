"""The table of the card sort as components: one stage at a time, every drag with a button beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.components.mode import worded
from dashboard.components.words import page
from dashboard.ids import part
from dashboard.practice import cards
from dashboard.practice.cards import Answers, Rules, Stage
from dashboard.reflections.exercises import Exercise

DO, OWN, SENTENCE = "cards-do", "cards-own", "cards-sentence"
FORWARD, BACK, UNDO, ADD, KEEP, RANK, UP, DOWN, TAKE_UP, LIST, SAVE, OVER = (
    "forward", "back", "undo", "add", "keep", "rank", "up", "down", "take-up", "list", "save",
    "over",
)  # fmt: skip


def table(
    exercise: Exercise, answers: Answers, here: Stage, by: Rules, *, listed: bool = False
) -> list[Component]:
    """Return what lies on the table in this stage; ``listed`` shows all piles as lists below the one card."""
    words = page("card_sort")
    if here is Stage.SORT:
        return _sorting(exercise, answers, by, words, listed=listed)
    if here is Stage.KEEP:
        return _keeping(answers, by, words)
    return _ordering(answers, by, words) if here is Stage.ORDER else _saying(exercise, answers, words)


def aloud(answers: Answers, here: Stage, by: Rules) -> str:
    """Return the card that lies on top, for those who hear the page."""
    waiting = cards.left(answers, by) if here is Stage.SORT else []
    return f"{waiting[0]}: {by.cards.get(waiting[0], '')}" if waiting else ""


def do(what: str, label: Any, card: str = "", look: str = "plain", **props: Any) -> Component:
    """Return a button that does something with a card, or with the table."""
    return html.Button(
        label, id={"type": DO, "do": what, "card": card}, className=look, type="button", **props
    )


def pile(number: int) -> str:
    """Return what a button does that lays a card on a pile."""
    return f"pile-{number}"


def _sorting(
    exercise: Exercise, answers: Answers, by: Rules, words: Mapping[str, str], *, listed: bool
) -> list[Component]:
    waiting, names = cards.left(answers, by), exercise.more["piles"]
    told = words["left"].format(left=len(waiting), all=len(by.cards) + len(answers.get("own", ())))
    very = cards.on(answers, cards.VERY)
    forward = words["forward_early"] if waiting else words["forward"]
    return [
        _head(exercise.steps[0].prompt),
        html.P(worded(told) if waiting else words["left_none"], className="soft"),
        *([_upper(waiting[0], by)] if waiting else []),
        *([_piles(waiting[0], names)] if waiting else []),
        html.Div(
            [
                *([do(UNDO, words["undo"])] if answers.get("piles") else []),
                *([do(FORWARD, forward, look="plain" if waiting else "main")] if very else []),
            ],
            className="row",
        ),
        *_blank(answers, by, words, names[cards.VERY]),
        do(LIST, words["list"], **{"aria-expanded": "true" if listed else "false"}),
        *([html.P(words["list_text"]), _all(answers, by, names, words)] if listed else []),
    ]


def _head(text: str) -> Component:
    return html.H2(text, tabIndex=-1, **{"data-cards-head": "yes"})


def _upper(name: str, by: Rules) -> Component:
    inside = [html.Strong(html.Bdi(name)), html.Span(by.cards.get(name, ""))]
    return html.Div(inside, className="one-card", draggable="true", **{"data-card": name})


def _piles(name: str, names: Sequence[str]) -> Component:
    buttons = [
        do(pile(number), label, look="plain", **{"data-drop": pile(number)})
        for number, label in enumerate(names)
    ]
    return html.Div(buttons, className="piles", role="group", **{"aria-label": name})


def _blank(answers: Answers, by: Rules, words: Mapping[str, str], very: str) -> list[Component]:
    if len(answers.get("own", ())) >= by.blank:
        return []
    box = dmc.TextInput(
        id=part(OWN, "card_sort"),
        label=words["own"],
        value="",
        debounce=False,
        inputProps={"maxLength": cards.NAME_LENGTH},
        autoComplete="off",
    )
    return [html.Div([box, do(ADD, words["add"].format(pile=very))], className="row")]


def _all(answers: Answers, by: Rules, names: Sequence[str], words: Mapping[str, str]) -> Component:
    waiting = cards.left(answers, by)
    shown = [_pile(words["waiting"], waiting, "", words)]
    shown += [_pile(label, cards.on(answers, n), pile(n), words) for n, label in enumerate(names)]
    return html.Div(shown, className="all-piles")


def _pile(label: str, names: Sequence[str], drop: str, words: Mapping[str, str]) -> Component:
    chips = [
        html.Li(_chip(TAKE_UP, name, **{"aria-label": words["take_up"].format(name=name, pile=label)}))
        for name in names
    ]
    inside = html.Ul(chips, className="chips") if chips else html.P(words["empty"], className="soft small")
    return html.Div([html.H3(label), inside], **({"data-drop": drop} if drop else {}))


def _chip(what: str, name: str, **props: Any) -> Component:
    return do(what, html.Bdi(name), name, "chip", draggable="true", **{"data-card": name}, **props)


def _keeping(answers: Answers, by: Rules, words: Mapping[str, str]) -> list[Component]:
    kept = answers.get("kept", ())
    told = words["kept"].format(count=len(kept))
    chips = [
        html.Li(_chip(KEEP, name, **{"aria-pressed": "true" if name in kept else "false"}))
        for name in cards.on(answers, cards.VERY)
    ]
    return [
        _head(words["keep_h2"]),
        html.P(words["keep_text"]),
        html.P(words["keep_full"] if len(kept) >= by.kept else worded(told), role="status", className="soft"),
        html.Ul(chips, className="chips"),
        _ways(words, forward=bool(kept)),
    ]


def _ordering(answers: Answers, by: Rules, words: Mapping[str, str]) -> list[Component]:
    ranks = answers.get("ranks", [])
    rest = [name for name in cards.finalists(answers, by) if name not in ranks]
    rows = [_ranked(name, place, words) for place, name in enumerate(ranks)]
    return [
        _head(words["order_h2"]),
        html.P(words["order_text"]),
        html.Div(
            html.Ol(rows, className="ranks") if rows else html.P(words["order_none"], className="soft"),
            **{"data-drop": "place-last"},
        ),
        *([html.H3(words["order_rest"])] if rest else []),
        html.Ul([html.Li(_chip(RANK, name)) for name in rest], className="chips"),
        _ways(words, forward=bool(ranks)),
    ]


def _ranked(name: str, place: int, words: Mapping[str, str]) -> Component:
    def button(what: str, **props: Any) -> Component:
        label = words["out" if what == RANK else what]
        return do(what, label, name, **{"aria-label": f"{name}: {label}"}, **props)

    buttons = [button(UP), button(DOWN), button(RANK)]
    inside = [html.Strong(html.Bdi(name)), html.Div(buttons, className="moves")]
    return html.Li(inside, draggable="true", **{"data-card": name, "data-drop": f"place-{place}"})


def _saying(exercise: Exercise, answers: Answers, words: Mapping[str, str]) -> list[Component]:
    said = answers.get("sentences", {})
    boxes = [
        dmc.Textarea(
            id=part(SENTENCE, name),
            label=words["say_label"].format(name=name, sentence=exercise.more["sentence"]),
            value=said.get(name, ""),
            autosize=True,
            minRows=2,
            debounce=False,
            autoComplete="off",
        )
        for name in answers.get("ranks", [])
    ]
    ways = [do(BACK, words["back"]), do(SAVE, words["save"], look="main")]
    return [
        _head(words["say_h2"]),
        html.P(words["say_text"]),
        *boxes,
        html.Div(ways, className="row"),
    ]


def _ways(words: Mapping[str, str], *, forward: bool) -> Component:
    onward = [do(FORWARD, words["forward"], look="main")] if forward else []
    return html.Div([do(BACK, words["back"]), *onward], className="row")
