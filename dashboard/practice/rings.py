"""A mark from 1 to 7, drawn as rings around a middle: how far from living it, or how close."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash.development.base_component import Component

from dashboard.components.mode import words_only
from dashboard.components.words import page
from dashboard.desk import Desk
from dashboard.figures.target import RINGS
from dashboard.reflections.exercises import Step
from dashboard.reflections.tables import table


def field(_: Desk, step: Step, value: Any, name: dict[str, str]) -> Component:
    """Return the seven marks to choose from, the outer and the middle one with their meaning."""
    words, chosen = page("values"), mark(value)
    ends = {} if words_only() else {1: f"1 {words['far']}", RINGS: f"{RINGS} {words['close']}"}
    options = [dmc.Radio(label=ends.get(one, ring(one)), value=str(one)) for one in range(1, RINGS + 1)]
    return dmc.RadioGroup(
        dmc.Group(options, gap="xs"), id=name, label=step.prompt, value=str(chosen) if chosen else None
    )


def told(_: Desk, value: Any) -> str:
    """Return a kept mark as it is said; empty for none."""
    found = mark(value)
    return ring(found) if found else ""


def ring(number: int) -> str:
    """Return a mark from 1 to 7 as it is, or in words."""
    return str(table("words_only")["rings"]["words"][number - 1]) if words_only() else str(number)


def mark(value: Any) -> int | None:
    """Return what a field or an entry holds as a mark from 1 to 7; None for anything else."""
    found = int(value) if str(value).isdecimal() else 0
    return found if 1 <= found <= RINGS else None
