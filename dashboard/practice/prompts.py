"""One prompt at a time beside an exercise: timely, without a number, skippable, never soon again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from hashlib import blake2b
from typing import Any

from dash import MATCH, Dash, Input, Output, State, html
from dash.development.base_component import Component

from analyzer import Analysis
from dashboard.components.parts import panel
from dashboard.components.words import page
from dashboard.days import today
from dashboard.desk import Desk
from dashboard.ids import part
from dashboard.reflections.exercises import Exercise, Prompt, exercises

TEXT, NEXT = "prompt-text", "prompt-next"
KEPT = "prompts"
"""Where a workspace keeps which prompt stands where (``now``) and on which day each was shown (``shown``)."""
REST_DAYS = 14
"""A prompt that was shown does not come back before so many days have passed."""


def prompt_box(desk: Desk, exercise: Exercise, process: str = "") -> Component | None:
    """Return the box with the prompt of an exercise, or of one of its processes; None where it has none."""
    if not any(one.process == process for one in exercise.prompts):
        return None
    words, place = page("prompts"), place_of(exercise.id, process)
    text = standing(desk, exercise, process)
    return panel(
        html.H2(words["h2"]),
        html.Div(_said(text), id=part(TEXT, place), role="status"),
        html.Button(words["another"], id=part(NEXT, place), className="plain", type="button"),
        look="gentle",
    )


def register(app: Dash, desk: Desk) -> None:
    """Wire the button of every prompt at once."""

    @app.callback(
        Output(part(TEXT, MATCH), "children"),
        Input(part(NEXT, MATCH), "n_clicks"),
        State(part(NEXT, MATCH), "id"),
        prevent_initial_call=True,
    )
    def another(_: int | None, which: dict[str, str]) -> list[Component]:
        name, process = parted(which["of"])
        return _said(next_one(desk, exercises()[name], process))


def place_of(exercise: str, process: str = "") -> str:
    """Return the name of the place where a prompt stands: the exercise, and the process if it has any."""
    return f"{exercise}/{process}" if process else exercise


def parted(place: str) -> tuple[str, str]:
    """Return the exercise and the process of a place."""
    name, _, process = place.partition("/")
    return name, process


def standing(desk: Desk, exercise: Exercise, process: str = "", on: date | None = None) -> str | None:
    """Return the prompt that stands beside an exercise today; a new one on a new day, None when all rest."""
    now = on or today(desk)
    kept = _kept(desk)
    mark = kept["now"].get(place_of(exercise.id, process))
    if mark is not None and kept["shown"].get(mark) == now.isoformat():
        for one in timely(exercise.prompts, desk.analysis(), process):
            if hashed(one.text) == mark:
                return one.text
    return next_one(desk, exercise, process, now)


def next_one(desk: Desk, exercise: Exercise, process: str = "", on: date | None = None) -> str | None:
    """Return a prompt that was not shown for a while, and keep that it was shown; None when all rest."""
    now = on or today(desk)
    kept = _kept(desk)
    shown = _recent(kept["shown"], now)
    waiting = [
        one for one in timely(exercise.prompts, desk.analysis(), process) if hashed(one.text) not in shown
    ]
    drawn = min(waiting, key=lambda one: hashed(desk.seed() + one.text), default=None)
    mark = hashed(drawn.text) if drawn else None
    desk.workspace.put(
        KEPT,
        {
            "now": {**kept["now"], place_of(exercise.id, process): mark},
            "shown": {**shown, **({mark: now.isoformat()} if mark else {})},
        },
    )
    return drawn.text if drawn else None


def timely(prompts: Sequence[Prompt], analysis: Analysis, process: str = "") -> list[Prompt]:
    """Return the prompts of a process that speak of nothing the record does not show."""
    seen = {signal.id for signal in analysis.signals if signal.measurable}
    return [one for one in prompts if one.process == process and seen.issuperset(one.signals)]


def hashed(text: str) -> str:
    """Return what a workspace keeps in place of a prompt's words: 16 hexadecimal digits."""
    return blake2b(text.encode(), digest_size=8).hexdigest()


def _kept(desk: Desk) -> dict[str, dict[str, Any]]:
    return {"now": {}, "shown": {}, **desk.workspace.get(KEPT, {})}


def _recent(shown: Mapping[str, str], today: date) -> dict[str, str]:
    oldest = today - timedelta(days=REST_DAYS)
    return {mark: day for mark, day in shown.items() if date.fromisoformat(day) > oldest}


def _said(text: str | None) -> list[Component]:
    return [html.P(text or page("prompts")["none"], className="question" if text else "soft")]
