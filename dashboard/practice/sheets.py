"""Every sheet there is: the exercises, and one for one's own words on each dimension and each process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from dashboard.components.words import page
from dashboard.own import LOOK, PLAN
from dashboard.reflections.card import HelpLine
from dashboard.reflections.exercises import Exercise, Step, exercises
from dashboard.reflections.tables import table

ASKED = ("hard", "well", "distant")
"""The three prompts of a dimension, in the order in which they stand."""

TARGET = "target"
"""The sheet of the values page."""
SENTENCE, MARK, PUSH = "sentence", "mark", "push"
"""What it asks about each part of a life."""


def sheets() -> Mapping[str, Exercise]:
    """Return every sheet by its id, which is also the kind of its entries."""
    return _sheets()


def dimension(key: str) -> str:
    """Return the id of the sheet of one of the five dimensions."""
    return f"dimension-{key}"


def process(key: str) -> str:
    """Return the id of the sheet of one of the six processes."""
    return f"hexaflex-{key}"


def area(key: str, of: int | str) -> str:
    """Return a step about one part of a life: ``of`` is its number in ``matters_lived``, or its key."""
    return f"{key}-{of}"


@cache
def _sheets() -> Mapping[str, Exercise]:
    known = exercises()
    own = [_dimension(key, one) for key, one in table("dimensions").items()]
    own.append(_target())
    own += [_process(key, one) for key, one in known["hexaflex"].more["processes"].items()]
    own += _plans(known["committed_step"])
    return {**known, "matters_lived": _areas(known["matters_lived"]), **{one.id: one for one in own}}


def _plans(step: Exercise) -> list[Exercise]:
    """Return the sheet of a plan, and that of a look back at one, which stands beside the plan only."""
    words = page("plans")
    helped = Step("helped", "text", words["helped_free"])
    plan = replace(step, id=PLAN, title=words["title"])
    return [plan, replace(plan, id=LOOK, steps=(helped,))]


def _dimension(key: str, about: Mapping[str, Any]) -> Exercise:
    words = page("dimensions")
    steps = [Step(one, "text", about[one].replace("{creator}", words["nobody"])) for one in ASKED]
    steps.append(Step("own", "text", words["own"]))
    return _own(dimension(key), about, tuple(steps))


def _process(key: str, about: Mapping[str, Any]) -> Exercise:
    return _own(process(key), about, (Step("own", "text", page("hexaflex")["own"]),))


def _own(name: str, about: Mapping[str, Any], steps: tuple[Step, ...]) -> Exercise:
    return Exercise(
        id=name,
        title=about["name"],
        minutes=0,
        intro=about["about"],
        credit="",
        source=(),
        concepts=tuple(about.get("concepts", ())),
        steps=steps,
        prompts=(),
        help_line=HelpLine.NONE,
    )


def _target() -> Exercise:
    """Return the sheet of the values page: for each part a sentence, a mark, and which way screens push."""
    words, pushes = page("values"), tuple(table("values")["push"].values())
    steps = [
        step
        for key, about in table("values")["areas"].items()
        for step in (
            Step(area(SENTENCE, key), "text", f"{about['name']}: {words['sentence']}"),
            Step(area(MARK, key), "ring", f"{about['name']}: {words['mark']}"),
            Step(area(PUSH, key), "choice", f"{about['name']}: {words['push']}", pushes),
        )
    ]
    return _own(TARGET, {"name": words["title"], "about": words["intro"]}, tuple(steps))


def _areas(exercise: Exercise) -> Exercise:
    """Return the exercise with both of its questions asked for each area."""
    steps = [
        replace(step, key=area(step.key, number), prompt=f"{name}: {step.prompt}")
        for number, name in enumerate(exercise.more["areas"])
        for step in exercise.steps
    ]
    return replace(exercise, steps=tuple(steps))
