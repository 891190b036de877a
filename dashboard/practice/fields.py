"""One field per kind of step: what a person types, chooses or leaves open. Every field has a ``value``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.components.mode import words_only
from dashboard.components.words import page
from dashboard.desk import Desk
from dashboard.ids import part
from dashboard.practice import (
    card_words,
    diary_days,
    facts,
    limits,
    notes_beside,
    ratings,
    rings,
    sittings,
    surf,
    timeline,
)
from dashboard.practice.own_values import own_values
from dashboard.reflections.exercises import Step
from dashboard.reflections.tables import table

FIELD = facts.FIELD
SHORT = 200
"""The most letters a short field holds."""
RADIOS = 11
"""A scale with more points than this is typed, not ticked."""

_ENDS = re.compile(r", from \d+ to \d+,?")
Make = Callable[[Desk, Step, Any, dict[str, str]], Component]


def field(desk: Desk, sheet: str, step: Step, value: Any) -> Component:
    """Return the field of one step of a sheet, holding ``value``; a step to read is a paragraph."""
    return _MAKERS[step.kind](desk, step, value, name(sheet, step.key))


def name(sheet: str, key: str) -> dict[str, str]:
    """Return a field's id: ``of`` is the sheet, ``key`` the step."""
    return {"type": FIELD, "of": sheet, "key": key}


def told(desk: Desk, step: Step, value: Any) -> str:
    """Return an answer as text for the list of what was kept; empty for none."""
    if value in (None, "", []):
        return ""
    if step.kind == "scale" and words_only():
        return scale_words(step).get(nearest(step, value) or "", "")
    if step.kind in _TOLD:
        return _TOLD[step.kind](desk, value)
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    return str(value)


def asked(step: Step) -> str:
    """Return the question of a step; in words only without the ends of its scale."""
    return _ENDS.sub("", step.prompt) if words_only() else step.prompt


def scale_words(step: Step) -> dict[str, str]:
    """Return what stands for a scale in words only: five of its points, each with its word."""
    words = table("words_only")["scale"]["words"]
    reach = (step.high - step.low) / (len(words) - 1)
    return {str(step.low + round(place * reach)): word for place, word in enumerate(words)}


def nearest(step: Step, value: Any) -> str | None:
    """Return the point with a word that lies nearest to a value; None for what is no number."""
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    return min(scale_words(step), key=lambda point: abs(float(point) - number))


def kept(desk: Desk, step: Step, value: Any) -> Component:
    """Return an answer as it stands among what was kept: drawn or listed where its kind has a form for it."""
    if step.kind in _DRAWN and value:
        return _DRAWN[step.kind](desk, value)
    return html.Bdi(told(desk, step, value))


def _text(_: Desk, step: Step, value: Any, name: dict[str, str]) -> Component:
    return dmc.Textarea(
        id=name,
        label=step.prompt,
        value=value or "",
        autosize=True,
        minRows=2,
        maxRows=18,
        debounce=False,
        autoComplete="off",
    )


def _list(desk: Desk, step: Step, value: Any, name: dict[str, str]) -> Component:
    box = _text(desk, step, value, name)
    box.description = page("practice")["list"]
    return box


def _short(_: Desk, step: Step, value: Any, name: dict[str, str]) -> Component:
    return dmc.TextInput(
        id=name,
        label=step.prompt,
        value=value or "",
        debounce=False,
        inputProps={"maxLength": SHORT},
        autoComplete="off",
    )


def _choice(_: Desk, step: Step, value: Any, name: dict[str, str]) -> Component:
    options = [dmc.Radio(label=one, value=one) for one in step.options]
    return dmc.RadioGroup(dmc.Stack(options, gap="xs"), id=name, label=step.prompt, value=value)


def _choices(_: Desk, step: Step, value: Any, name: dict[str, str]) -> Component:
    options = [dmc.Checkbox(label=one, value=one) for one in step.options]
    return dmc.CheckboxGroup(dmc.Group(options, gap="sm"), id=name, label=step.prompt, value=value or [])


def _scale(_: Desk, step: Step, value: Any, name: dict[str, str]) -> Component:
    if words_only():
        chosen = None if value in (None, "") or nearest(step, value) is None else str(value)
        here = {nearest(step, value): chosen} if chosen else {}  # what was kept as a number stays that number
        said = [dmc.Radio(label=word, value=here.get(at, at)) for at, word in scale_words(step).items()]
        return dmc.RadioGroup(dmc.Group(said, gap="sm"), id=name, label=asked(step), value=chosen)
    if step.high - step.low >= RADIOS:
        return dmc.NumberInput(
            id=name, label=step.prompt, value="" if value is None else value, min=step.low, max=step.high
        )
    points = [dmc.Radio(label=str(one), value=str(one)) for one in range(step.low, step.high + 1)]
    return dmc.RadioGroup(
        dmc.Group(points, gap="sm"),
        id=name,
        label=step.prompt,
        value=None if value in (None, "") else str(value),
    )


def _date(_: Desk, step: Step, value: Any, name: dict[str, str]) -> Component:
    return dmc.DateInput(
        id=name,
        label=step.prompt,
        value=value or None,
        valueFormat="YYYY-MM-DD",
        placeholder="2026-03-31",
        clearable=True,
        firstDayOfWeek=1,
    )


def _value(desk: Desk, step: Step, value: Any, name: dict[str, str]) -> Component:
    return dmc.Autocomplete(
        id=name,
        label=step.prompt,
        description=page("practice")["value"],
        data=own_values(desk),
        value=value or "",
        debounce=False,
    )


def _session(desk: Desk, step: Step, value: Any, name: dict[str, str]) -> Component:
    chosen = dmc.Select(
        id=name,
        label=step.prompt,
        description=page("practice")["session"],
        data=sittings.options(desk, value),
        value=value,
        searchable=True,
        clearable=True,
        allowDeselect=False,
        limit=60,
        nothingFoundMessage=page("practice")["session_none"],
    )
    about = html.Div(
        facts.facts(desk, value), id=part(facts.FACTS, name["of"]), className="facts", role="status"
    )
    return html.Div([chosen, about])


def _read(_: Desk, step: Step, value: Any, name: dict[str, str]) -> Component:  # noqa: ARG001 - one form for all
    return html.P(step.prompt, className="read")


_MAKERS: Mapping[str, Make] = {
    "text": _text,
    "list": _list,
    "short": _short,
    "choice": _choice,
    "choices": _choices,
    "scale": _scale,
    "date": _date,
    "value": _value,
    "session": _session,
    "hour": limits.hour,
    "creator": limits.creator,
    "platform": limits.platform,
    "read": _read,
    "series": surf.field,
    "links": timeline.field,
    "day": diary_days.field,
    "ring": rings.field,
}
"""Kinds that any sheet can hold; the others belong to exercises with a view of their own."""
GENERIC = frozenset(_MAKERS)
_TOLD: Mapping[str, Callable[[Desk, Any], str]] = {
    "day": diary_days.told,
    "session": sittings.told,
    "hour": limits.hour_told,
    "creator": limits.creator_told,
    "platform": limits.platform_told,
    "series": ratings.told,
    "links": notes_beside.told,
    "ring": rings.told,
    "sort": card_words.piles,
    "sentences": card_words.sentences,
}
_DRAWN: Mapping[str, Callable[[Desk, Any], Component]] = {
    "series": ratings.drawn,
    "links": notes_beside.listed,
}
