"""Exercises from their TOML files: an intro, steps to fill, prompts beside them, credit, and care notes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from dashboard.reflections.card import HelpLine
from dashboard.reflections.tables import LOCALE, ContentError, tomls

KINDS = frozenset(
    {
        "choice", "choices", "creator", "date", "day", "hour", "links", "list", "order", "platform", "read",
        "scale", "sentences", "series", "session", "short", "sort", "text", "timer", "value",
    }
)  # fmt: skip
"""How a step is answered. ``short`` holds 200 characters; ``session`` is picked from the record."""
STEP_KEYS = frozenset({"key", "kind", "prompt", "options", "low", "high", "behind_care"})
KEYS = frozenset(
    {"id", "title", "minutes", "intro", "credit", "source", "concepts", "steps", "prompts", "help_line"}
)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to fill in. ``options`` for choices, ``low``/``high`` for scales."""

    key: str
    kind: str
    prompt: str
    options: tuple[str, ...] = ()
    low: int = 0
    high: int = 10
    behind_care: bool = False


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question without numbers; ``signals`` say which measures make it timely."""

    text: str
    signals: tuple[str, ...]
    process: str = ""


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise. ``more`` holds what only this exercise has (a timer, piles of cards, openers)."""

    id: str
    title: str
    minutes: int
    intro: str
    credit: str
    source: tuple[str, ...]
    concepts: tuple[str, ...]
    steps: tuple[Step, ...]
    prompts: tuple[Prompt, ...]
    help_line: HelpLine
    more: Mapping[str, Any] = field(default_factory=dict)


@cache
def exercises(locale: str = LOCALE) -> Mapping[str, Exercise]:
    """Return every exercise of a locale by id.

    Raises:
        ContentError: naming the file and what is wrong with it.
    """
    return {one.id: one for one in (exercise(data, name) for name, data in tomls(locale, "exercises"))}


def exercise(data: Mapping[str, Any], name: str) -> Exercise:
    """Return the exercise that ``data`` describes; ``name`` is its file name."""
    try:
        built = _build(data)
    except (KeyError, TypeError, ValueError) as error:
        raise ContentError(f"{name}: {error}") from error
    if name != f"{built.id}.toml":
        raise ContentError(f"{name}: the id is {built.id}")
    if not built.steps and not built.prompts:
        raise ContentError(f"{name}: nothing to do in it")
    return built


def _build(data: Mapping[str, Any]) -> Exercise:
    processes = data.get("processes", {})
    prompts = [(one, "") for one in data.get("prompts", ())]
    prompts += [(one, process) for process, what in processes.items() for one in what["prompts"]]
    return Exercise(
        id=str(data["id"]),
        title=str(data["title"]),
        minutes=int(data["minutes"]),
        intro=str(data["intro"]),
        credit=str(data["credit"]),
        source=tuple(data["source"]),
        concepts=tuple(data["concepts"]),
        steps=tuple(_step(one) for one in data.get("steps", ())),
        prompts=tuple(Prompt(one["text"], tuple(one["signals"]), process) for one, process in prompts),
        help_line=HelpLine(data.get("help_line", HelpLine.NONE)),
        more={key: value for key, value in data.items() if key not in KEYS},
    )


def _step(data: Mapping[str, Any]) -> Step:
    if set(data) - STEP_KEYS or data["kind"] not in KINDS:
        raise ValueError(f"a step of an unknown kind or with unknown keys: {sorted(data)}, {data['kind']}")
    options = tuple(data.get("options", ()))
    if (data["kind"] in {"choice", "choices"}) != bool(options) and data["kind"] != "links":
        raise ValueError(f"options and kind do not fit: {data['key']}")
    return Step(**{**data, "options": options})
