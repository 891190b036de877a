"""The card sort: piles, at most ten, at most five in order, a sentence each; may be left at any time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any

from dash import ALL, Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component

from dashboard.components.notes import help_line
from dashboard.components.parts import panel
from dashboard.components.words import page
from dashboard.desk import Desk
from dashboard.ids import part
from dashboard.practice import cards, turns
from dashboard.practice.card_runs import EDIT, FORGET, NAME, TAKE, drafts, past
from dashboard.practice.card_table import (
    ADD,
    BACK,
    DO,
    DOWN,
    FORWARD,
    KEEP,
    LIST,
    OVER,
    OWN,
    RANK,
    SAVE,
    SENTENCE,
    TAKE_UP,
    UNDO,
    UP,
    aloud,
    do,
    table,
)
from dashboard.practice.cards import Answers, Rules, Stage
from dashboard.reflections.exercises import Exercise, exercises

BODY, STATE, TOLD, PAST, DROP, TYPED, DRAFTED, ALOUD = (
    "cards-body", "cards-state", "cards-told", "cards-past", "cards-drop", "cards-typed", "cards-drafted",
    "cards-aloud",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Press:
    """What was pressed or dropped: what to do, with which card (or entry), and the text of an empty card."""

    what: str
    card: str = ""
    text: str = ""


def layout(desk: Desk, exercise: Exercise) -> Component:
    """Return the table as it was left, and every run that was kept."""
    del exercise  # the rules carry it
    draft = next(iter(desk.workspace.drafts(NAME)), None)
    answers = dict(draft.content["answers"]) if draft else {}
    state = begin(desk, answers, turns.fresh(draft))
    return html.Div(
        [
            *(dcc.Store(id=part(name, NAME)) for name in (DROP, TYPED)),
            dcc.Store(id=part(STATE, NAME), data=state),
            html.Div(drafts(desk, draft), id=part(DRAFTED, NAME)),
            html.P("", id=part(ALOUD, NAME), className="only-read", role="status"),
            panel(
                html.Div(render(desk, state), id=part(BODY, NAME)),
                html.P("", id=part(TOLD, NAME), className="saved", role="status"),
                help_line(desk),
            ),
            html.P(do(OVER, page(NAME)["over"])),
            html.Div(past(desk), id=part(PAST, NAME)),
        ],
        **{"data-cards": NAME},
    )


def begin(desk: Desk, answers: Answers, turn: Mapping[str, Any]) -> dict[str, Any]:
    """Return the state of a table that holds ``answers``; ``turn`` is what a save goes on from."""
    return {**turn, "answers": answers, "stage": cards.stage(answers, _rules(desk))}


def render(desk: Desk, state: Mapping[str, Any]) -> list[Component]:
    """Return what lies on the table."""
    here, listed = Stage(state["stage"]), bool(state.get("list"))
    return table(exercises()[NAME], state["answers"], here, _rules(desk), listed=listed)


def press(desk: Desk, pressed: Press, said: Mapping[str, str], state: Mapping[str, Any]) -> tuple[str, Any]:
    """Do one move and keep it as a draft; return a sentence to show and the new state.

    ``said`` are the sentences in the boxes, by card, as far as they are on the screen. ``state`` is what the
    page shows: the card on top is taken from it, and the move is done on what was kept last, so that two
    presses in a row lose nothing and lay no card unseen.
    """
    latest = _latest(desk, state)
    answers = {**latest, "sentences": {**latest.get("sentences", {}), **said}}
    if pressed.what in {SAVE, OVER, EDIT, FORGET, TAKE}:
        turn = _turn(desk, pressed, answers, state)
        return turn.told, begin(desk, turn.answers, turn.state)
    if pressed.what == LIST:
        return "", {**state, "answers": answers, "list": not state.get("list")}
    by, here = _rules(desk), Stage(state["stage"])
    if pressed.what == FORWARD:
        here = cards.after(here, answers, by)
    elif pressed.what == BACK:
        here = cards.before(here, answers, by)
    else:
        top = next(iter(cards.left(state["answers"], by)), "")
        answers = moved(answers, Press(pressed.what, pressed.card or top, pressed.text), by)
    turns.keep_draft(desk, NAME, _held(answers), state)
    return "", {**state, "answers": answers, "stage": here}


def moved(answers: Answers, pressed: Press, by: Rules) -> Answers:
    """Return the answers after one move with one card; an unknown move changes nothing."""
    name, what = pressed.card, pressed.what
    if what.startswith("pile-"):
        return cards.put(answers, name, int(what.removeprefix("pile-")), by)
    if what.startswith("place-"):
        at = what.removeprefix("place-")
        return cards.place(answers, name, int(at) if at.isdigit() else by.ranked - 1, by)
    if what in {UP, DOWN}:
        return cards.move(answers, name, -1 if what == UP else 1, by)
    if what == UNDO:
        return cards.undo(answers, by)
    if what == ADD:
        return cards.add(answers, pressed.text, by)
    step = {KEEP: cards.keep, RANK: cards.rank, TAKE_UP: cards.take_up}.get(what)
    return step(answers, name, by) if step else answers


def register(app: Dash, desk: Desk) -> None:
    """Wire every button, every drop, and the rest after typing; one at a time."""
    turn = Lock()

    @app.callback(
        Output(part(BODY, NAME), "children"),
        Output(part(STATE, NAME), "data"),
        Output(part(TOLD, NAME), "children"),
        Output(part(PAST, NAME), "children"),
        Output(part(DRAFTED, NAME), "children"),
        Output(part(ALOUD, NAME), "children"),
        Input({"type": DO, "do": ALL, "card": ALL}, "n_clicks"),
        Input(part(DROP, NAME), "data"),
        Input(part(TYPED, NAME), "data"),
        State(part(OWN, ALL), "value"),
        State(part(SENTENCE, ALL), "value"),
        State(part(SENTENCE, ALL), "id"),
        State(part(STATE, NAME), "data"),
        prevent_initial_call=True,
    )
    def pressed(
        _: list[int | None],
        drop: dict[str, str] | None,
        __: float | None,
        own: list[str | None],
        sentences: list[str | None],
        names: list[dict[str, str]],
        state: dict[str, Any],
    ) -> tuple[Any, ...]:
        said = {one["of"]: text or "" for one, text in zip(names, sentences, strict=True)}
        with turn:
            return _answer(desk, _pressed(ctx.triggered_id, drop, own), said, state)


def _answer(
    desk: Desk, pressed: Press | None, said: Mapping[str, str], state: Mapping[str, Any]
) -> tuple[Any, ...]:
    """Return what the callback puts on the page; nothing when a button has only been drawn."""
    if pressed is None:
        return (no_update,) * 6
    told, new = press(desk, pressed, said, state)
    left = drafts(desk, desk.workspace.draft(new["draft"]))
    if pressed.what == TYPED:
        return no_update, new, no_update, no_update, left, no_update
    top = aloud(new["answers"], Stage(new["stage"]), _rules(desk))
    return render(desk, new), new, told, past(desk), left, top


def _pressed(which: Any, drop: Mapping[str, str] | None, own: Sequence[str | None]) -> Press | None:
    if which is None or not any(one["value"] for one in ctx.triggered):
        return None
    if which["type"] == DROP:
        return Press(drop["do"], drop["card"]) if drop else None
    if which["type"] == TYPED:
        return Press(TYPED)
    return Press(which["do"], which["card"], next(iter(own), None) or "")


def _latest(desk: Desk, state: Mapping[str, Any]) -> Answers:
    draft = desk.workspace.draft(state["draft"])
    return dict(draft.content["answers"] if draft else state["answers"])


def _turn(desk: Desk, pressed: Press, answers: Answers, state: Mapping[str, Any]) -> turns.Turn:
    kinds = {SAVE: turns.SAVE, OVER: turns.CLEAR, EDIT: turns.EDIT, FORGET: turns.FORGET, TAKE: turns.TAKE}
    which = {"type": kinds[pressed.what], "entry": pressed.card, "draft": pressed.card}
    kept = cards.final(answers) if pressed.what == SAVE else answers
    turn = turns.press(desk, NAME, which, _held(kept), state)
    return turn or turns.Turn("", answers, dict(state))


def _held(answers: Answers) -> Answers:
    """Return what is worth keeping: what is empty is left out."""
    held = {name: what for name, what in answers.items() if what and name != "up"}
    said = {name: text for name, text in held.pop("sentences", {}).items() if text.strip()}
    return {**held, "sentences": said} if said else held


def _rules(desk: Desk) -> Rules:
    return cards.rules(exercises()[NAME], desk.seed())
