"""Ratings of an urge as a sheet holds them: JSON text, read without trust, said and drawn."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.components.chart import chart
from dashboard.components.mode import words_only
from dashboard.desk import Desk
from dashboard.figures.wave import STRONGEST, wave_figure
from dashboard.reflections.tables import table

MOST = 50
"""More ratings than this no timer asks for."""


@dataclass(frozen=True, slots=True)
class Rating:
    """How strong an urge was: ``minute`` since the start, ``rate`` 0 to 10."""

    minute: float
    rate: int


def read(value: Any) -> tuple[Rating, ...]:
    """Return the ratings in JSON text ``[{"at": minutes, "rate": 0-10}]``, in time order.

    What is not a rating is left out: the text comes from a browser.
    """
    try:
        rows = json.loads(value) if isinstance(value, str) else value
    except ValueError:
        return ()
    found = [_rating(row) for row in rows[:MOST]] if isinstance(rows, list) else []
    return tuple(sorted((one for one in found if one), key=lambda one: one.minute))


def told(_: Desk, value: Any) -> str:
    """Return ratings as one sentence; empty for none."""
    marks = [_mark(one) for one in read(value)]
    if not marks:
        return ""
    words = table("skills")["surf"]
    joined = ", ".join(marks[:-1]) + f" {words['last']} " + marks[-1] if len(marks) > 1 else marks[0]
    return str(words["sentence"].format(marks=joined))


def drawn(desk: Desk, value: Any) -> Component:
    """Return the line with its sentence and table; an empty place for no ratings."""
    ratings, words = read(value), table("skills")["surf"]
    if not ratings:
        return html.Div()
    minutes, rates = [one.minute for one in ratings], [one.rate for one in ratings]
    rows = [(f"{one.minute:g}", one.rate) for one in ratings]
    picture = wave_figure(minutes, rates, words["axis"])
    return chart(picture, told(desk, value), (words["head_minute"], words["head_rate"]), rows)


def rate_said(rate: int) -> str:
    """Return a rating as its number, or the nearest word in words-only mode."""
    if not words_only():
        return str(rate)
    near = min(table("skills")["surf"]["rate_words"], key=lambda pair: abs(pair[0] - rate))
    return f"“{near[1].lower()}”"


def _mark(one: Rating) -> str:
    words, rate = table("skills")["surf"], rate_said(one.rate)
    if one.minute == 0:
        return str(words["mark_start"].format(rate=rate))
    if words_only():
        return str(words["mark_then"].format(rate=rate))
    form = words["mark_one"] if one.minute == 1 else words["mark"]
    return str(form.format(rate=rate, n=f"{one.minute:g}"))


def _rating(row: Any) -> Rating | None:
    if not isinstance(row, dict):
        return None
    minute, rate = row.get("at"), row.get("rate")
    if not isinstance(minute, int | float) or not isinstance(rate, int):
        return None
    fits = 0 <= minute <= 24 * 60 and 0 <= rate <= STRONGEST
    return Rating(float(minute), rate) if fits else None
