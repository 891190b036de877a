"""Help lines stand beside every text box for everyone, and no number in them is older than twelve months."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import dash_mantine_components as dmc
import pytest
from dash import html
from dash.development.base_component import Component

from dashboard import app as house
from dashboard.components.notes import help_line
from dashboard.country import COUNTRY
from dashboard.desk import Desk
from dashboard.pages import help as help_lines
from dashboard.pages import picture, practice
from dashboard.practice import guided
from dashboard.reflections.exercises import exercises
from dashboard.reflections.tables import help_packs
from dashboard.store import Workspace
from tests.support.components import text_of
from tests.support.desks import imported

PAGES = [one for one in house.PAGES if one is not help_lines]
NEAR = 4
"""How many boxes around a text box are looked at: its row, its fold, its panel; never the whole page."""


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    opened = Desk(Workspace.open(None))
    opened.workspace.add(imported())
    opened.workspace.save_answer(picture.GUESS, {})
    yield opened
    opened.close()


def far_from_help(component: Any, around: tuple[Component, ...] = ()) -> list[str]:
    """Return the labels of text boxes with no help line in any of the ``NEAR`` boxes around them."""
    if isinstance(component, list | tuple):
        return [found for one in component for found in far_from_help(one, around)]
    if not isinstance(component, Component):
        return []
    if type(component).__name__ == "Textarea":
        helped = any(_has_help(one) for one in around[1:][-NEAR:])
        return [] if helped else [str(getattr(component, "label", ""))]
    return far_from_help(getattr(component, "children", None), (*around, component))


def boxes(component: Any) -> int:
    """Return how many text boxes stand in a tree."""
    if isinstance(component, list | tuple):
        return sum(map(boxes, component))
    mine = type(component).__name__ == "Textarea"
    return int(mine) + boxes(getattr(component, "children", None) or [])


def _has_help(component: Any) -> bool:
    if isinstance(component, list | tuple):
        return any(map(_has_help, component))
    if "help-line" in str(getattr(component, "className", "")).split():
        return True
    return isinstance(component, Component) and _has_help(getattr(component, "children", None))


@pytest.mark.parametrize("page", PAGES, ids=lambda one: one.PATH)
def test_every_text_box_of_a_page_has_a_help_line_near_it(desk: Desk, page: Any) -> None:
    assert far_from_help(page.layout(desk)) == []


@pytest.mark.parametrize("name", sorted(set(exercises()) - set(guided.PAGES)))
def test_every_text_box_of_an_exercise_has_a_help_line_near_it(desk: Desk, name: str) -> None:
    drawn = practice.layout(desk, name)

    assert boxes(drawn) > 0
    assert far_from_help(drawn) == []


def test_on_the_page_of_help_lines_the_lines_themselves_stand_above_the_box(desk: Desk) -> None:
    words = text_of(help_lines.layout(desk))

    assert 0 < words.index("emergency number") < words.index("People and numbers")


def test_the_look_for_help_lines_sees_a_box_without_one(desk: Desk) -> None:
    alone = html.Section([html.Div([dmc.Textarea(label="alone")]), html.Section(html.P("no help"))])
    beside = html.Section([html.Div([dmc.Textarea(label="beside")]), help_line(desk)])
    assert far_from_help(html.Div([alone, beside, help_line(desk)])) == ["alone"]


def old(packs: dict[str, dict[str, Any]], today: date) -> list[str]:
    """Return the lines that were checked at their source, but more than twelve months ago."""
    return [
        f"{iso}: {line['name']}, {line['verified_on']}"
        for iso, pack in packs.items()
        for line in pack["lines"]
        if line["verified_on"] and not help_lines.checked(line, today)
    ]


def test_no_help_line_was_checked_more_than_twelve_months_ago() -> None:
    assert old(help_packs(), datetime.now(UTC).date()) == []


def test_an_old_line_would_be_found_and_says_so_on_the_page() -> None:
    today = date(2026, 11, 22)
    line = {"name": "A", "for": "B", "phone": "1", "source_url": "https://a.example"}
    fresh = {**line, "verified_on": "2025-12-01"}
    stale = {**line, "verified_on": (today - timedelta(days=366)).isoformat()}
    never = {**line, "verified_on": None}

    assert old({"XX": {"lines": [fresh, stale, never]}}, today) == ["XX: A, 2025-11-21"]
    said = [text_of(help_lines.line(one, today)) for one in (fresh, stale, never)]
    assert ["Please check this number" in words for words in said] == [False, True, True]


def test_every_help_line_names_the_emergency_number_of_the_country_that_was_chosen(desk: Desk) -> None:
    desk.workspace.put(COUNTRY, "GB")
    assert text_of(help_line(desk)).strip().endswith("In danger this minute: 999 or 112.")

    desk.workspace.put(COUNTRY, "DE")
    assert "In danger this minute: 112." in text_of(practice.layout(desk, "wise_mind"))


def test_a_number_can_be_called_a_text_begun_and_an_address_opened() -> None:
    shown = repr(help_lines.render("US"))

    assert "href='tel:988'" in shown
    assert "href='sms:741741?body=HOME'" in shown
    assert "href='https://988lifeline.org/chat'" in shown
    assert shown.count("noopener noreferrer") == shown.count("target='_blank'") > 0
