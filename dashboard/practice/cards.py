"""What a card sort holds and how a move changes it: piles, at most ten kept, at most five in order. Pure.

Answers: ``piles`` (name → 0, 1 or 2), ``own`` (names the person wrote), ``kept`` and ``ranks`` (names),
``sentences`` (name → text). A name is what stands on the card. Nothing here is counted into a score.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from dashboard.display import shown
from dashboard.reflections.choose import draw
from dashboard.reflections.exercises import Exercise

PILES = 3
VERY = PILES - 1
"""The pile of what matters very much."""
NAME_LENGTH = 60

Answers = dict[str, Any]


class Stage(StrEnum):
    """Where in the exercise a person is."""

    SORT = "sort"
    KEEP = "keep"
    ORDER = "order"
    SAY = "say"


@dataclass(frozen=True, slots=True)
class Rules:
    """The cards by name with what they mean, in the order they come up, and how many of them go on."""

    cards: Mapping[str, str]
    kept: int
    ranked: int
    blank: int


@dataclass(frozen=True, slots=True)
class Changes:
    """The ranked names of a run beside those of the run before it."""

    kept: tuple[str, ...]
    new: tuple[str, ...]
    gone: tuple[str, ...]


def rules(exercise: Exercise, seed: str) -> Rules:
    """Return the rules of the exercise; the cards come in an order drawn once per person."""
    cards = sorted(exercise.more["cards"], key=lambda card: draw(seed, card["key"]))
    kept, ranked = exercise.more["keep"]
    return Rules({card["name"]: card["means"] for card in cards}, kept, ranked, exercise.more["blank"])


def left(answers: Mapping[str, Any], by: Rules) -> list[str]:
    """Return the cards that lie on no pile yet, the one that was taken up again first."""
    waiting = [name for name in (*by.cards, *answers.get("own", ())) if name not in answers.get("piles", {})]
    up = str(answers.get("up", ""))
    return [up, *(name for name in waiting if name != up)] if up in waiting else waiting


def on(answers: Mapping[str, Any], pile: int) -> list[str]:
    """Return the names on a pile, in the order they were put there."""
    return [name for name, where in answers.get("piles", {}).items() if where == pile]


def finalists(answers: Mapping[str, Any], by: Rules) -> list[str]:
    """Return the names that may be put in order: those kept, or the whole pile where it is small enough."""
    very = on(answers, VERY)
    return very if len(very) <= by.kept else list(answers.get("kept", ()))


def stage(answers: Mapping[str, Any], by: Rules) -> Stage:
    """Return where to go on with answers that were left half done."""
    if answers.get("ranks"):
        return Stage.SAY if answers.get("sentences") else Stage.ORDER
    if answers.get("kept"):
        return Stage.KEEP
    return Stage.SORT if left(answers, by) or not on(answers, VERY) else after(Stage.SORT, answers, by)


def after(here: Stage, answers: Mapping[str, Any], by: Rules) -> Stage:
    """Return the stage that follows; keeping is left out where few enough cards lie on the pile."""
    if here is Stage.SORT and len(on(answers, VERY)) > by.kept:
        return Stage.KEEP
    return Stage.SAY if here is Stage.ORDER else Stage.ORDER


def before(here: Stage, answers: Mapping[str, Any], by: Rules) -> Stage:
    """Return the stage that came before."""
    if here is Stage.SAY:
        return Stage.ORDER
    return Stage.KEEP if here is Stage.ORDER and len(on(answers, VERY)) > by.kept else Stage.SORT


def put(answers: Answers, name: str, pile: int, by: Rules) -> Answers:
    """Lay a card on a pile; a card that is on one already moves."""
    if name not in by.cards and name not in answers.get("own", ()):
        return answers
    piles = {one: where for one, where in answers.get("piles", {}).items() if one != name}
    return _settled({**answers, "piles": {**piles, name: pile}, "up": ""}, by)


def take_up(answers: Answers, name: str, by: Rules) -> Answers:
    """Take a card from its pile, to be laid anew."""
    piles = {one: where for one, where in answers.get("piles", {}).items() if one != name}
    return _settled({**answers, "piles": piles, "up": name}, by)


def undo(answers: Answers, by: Rules) -> Answers:
    """Take up the card that was laid last."""
    laid = list(answers.get("piles", {}))
    return take_up(answers, laid[-1], by) if laid else answers


def add(answers: Answers, text: str | None, by: Rules) -> Answers:
    """Write on an empty card and lay it where it belongs: with what matters very much."""
    name, own = shown(text, NAME_LENGTH), list(answers.get("own", ()))
    if not name or len(own) >= by.blank or name in own or name in by.cards:
        return answers
    return put({**answers, "own": [*own, name]}, name, VERY, by)


def keep(answers: Answers, name: str, by: Rules) -> Answers:
    """Keep a card or let it go; with as many kept as may be, nothing changes."""
    return _settled({**answers, "kept": _toggled(answers.get("kept", ()), name, by.kept)}, by)


def rank(answers: Answers, name: str, by: Rules) -> Answers:
    """Put a card last in the order, or take it out; with as many ranked as may be, nothing changes."""
    return _settled({**answers, "ranks": _toggled(answers.get("ranks", ()), name, by.ranked)}, by)


def place(answers: Answers, name: str, at: int, by: Rules) -> Answers:
    """Put a card at a place of the order (0 first), whether it was in it or not."""
    ranks = [one for one in answers.get("ranks", ()) if one != name]
    ranks.insert(max(0, min(at, len(ranks))), name)
    return _settled({**answers, "ranks": ranks[: by.ranked]}, by)


def move(answers: Answers, name: str, steps: int, by: Rules) -> Answers:
    """Move a card of the order up (negative) or down."""
    ranks = list(answers.get("ranks", ()))
    return place(answers, name, ranks.index(name) + steps, by) if name in ranks else answers


def changes(now: Sequence[str], earlier: Sequence[str]) -> Changes:
    """Return which ranked names stayed, came and went between two runs (C114)."""
    return Changes(
        tuple(name for name in now if name in earlier),
        tuple(name for name in now if name not in earlier),
        tuple(name for name in earlier if name not in now),
    )


def _toggled(names: Sequence[str], name: str, most: int) -> list[str]:
    if name in names:
        return [one for one in names if one != name]
    return [*names, name] if len(names) < most else list(names)


def _settled(answers: Answers, by: Rules) -> Answers:
    """Return the answers with nothing kept or ranked that is no longer on the pile for it.

    Sentences stay until the run is saved: a card may come back.
    """
    very = on(answers, VERY)
    kept = [name for name in answers.get("kept", ()) if name in very]
    final = very if len(very) <= by.kept else kept
    ranks = [name for name in answers.get("ranks", ()) if name in final]
    return {**answers, "kept": kept, "ranks": ranks}


def final(answers: Answers) -> Answers:
    """Return the answers as a run is saved: with the sentences of the cards in the order, and no others."""
    ranks = answers.get("ranks", ())
    said = {name: text for name, text in answers.get("sentences", {}).items() if name in ranks}
    return {**answers, "sentences": said}
