"""Exercises with a view of their own: the six processes, what matters beside what is lived."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from dashboard.components.mode import in_words
from dashboard.desk import Desk
from dashboard.pages import practice
from dashboard.practice import VIEWS, fields, hexaflex, matters_lived
from dashboard.practice.sheets import area, process, sheets
from dashboard.reflections.exercises import exercises
from dashboard.store import Workspace
from tests.support.components import text_of
from tests.support.desks import imported

FLEX, LIVED = exercises()["hexaflex"], exercises()["matters_lived"]
SIX = tuple(FLEX.more["processes"])
NAMES = LIVED.more["areas"]


@pytest.fixture
def desk() -> Iterator[Desk]:
    opened = Desk(Workspace.open(None))
    yield opened
    opened.close()


def marks(*pairs: tuple[object, object]) -> dict[str, object]:
    return {
        area(key, number): mark
        for number, pair in enumerate(pairs)
        for key, mark in zip(("matters", "lived"), pair, strict=True)
    }


def test_an_exercise_with_a_step_that_no_sheet_can_hold_has_a_view_of_its_own() -> None:
    odd = {one.id for one in exercises().values() if {step.kind for step in one.steps} - fields.GENERIC}

    assert "card_sort" in odd
    assert odd - set(VIEWS) == set()
    assert set(VIEWS) <= set(exercises())


def test_the_six_stand_as_buttons_and_none_is_pressed_until_it_is_opened(desk: Desk) -> None:
    said = text_of(practice.one(desk, FLEX))

    assert [one["name"] for one in FLEX.more["processes"].values() if one["name"] not in said] == []
    assert repr(practice.one(desk, FLEX)).count("aria-pressed") == 6
    _, pressed = hexaflex.opened(desk, "self", SIX)
    assert pressed == ["true" if key == "self" else "false" for key in SIX]


@pytest.mark.parametrize("key", SIX)
def test_a_process_says_what_it_is_asks_one_prompt_and_has_room_for_own_words(desk: Desk, key: str) -> None:
    desk.workspace.add(imported())
    shown, _ = hexaflex.opened(desk, key, SIX)
    said = text_of(shown)

    assert FLEX.more["processes"][key]["about"] in said
    asked = [one.text for one in FLEX.prompts if one.text in said]
    assert len(asked) == 1
    assert [one.process for one in FLEX.prompts if one.text in asked] == [key]
    assert "Your own words" in said


def test_own_words_on_a_process_are_kept_with_their_day(desk: Desk) -> None:
    desk.workspace.save_entry(process("values"), {"own": "being fair"})

    assert "being fair" in text_of(hexaflex.opened(desk, "values", SIX)[0])
    assert "being fair" not in text_of(hexaflex.opened(desk, "action", SIX)[0])
    assert "Last written on" in text_of(hexaflex.layout(desk, FLEX))


def test_at_most_two_gaps_are_named_the_widest_first_and_only_where_it_matters() -> None:
    found = matters_lived.parts(marks((10, 8), (10, 1), (8, 2), (6, 0), (9, 8), (7, None), ("", 3)))

    assert [one.name for one in matters_lived.gaps(found)] == [NAMES[1], NAMES[2]]
    well = matters_lived.going_well(found)
    assert well is not None
    assert well.name == NAMES[4]
    assert matters_lived.gaps(matters_lived.parts({})) == []
    assert matters_lived.going_well(matters_lived.parts({})) is None


def test_what_was_marked_is_said_in_words_without_a_total(desk: Desk) -> None:
    assert matters_lived.render(desk) == []
    desk.workspace.save_entry("matters_lived", marks((10, 1), (9, 9)))

    said = text_of(practice.one(desk, LIVED))

    assert f"there was less room for it in those seven days: {NAMES[0]}." in said
    assert f"Going well, by your own marks: {NAMES[1]}." in said
    assert "One part over time" not in said
    assert "total" not in said.lower()


def test_marks_over_time_stand_in_a_chart_with_their_table(desk: Desk) -> None:
    desk.workspace.save_entry("matters_lived", marks((10, 1)))
    desk.workspace.save_entry("matters_lived", marks((4, 6)))

    assert "One part over time" in text_of(practice.one(desk, LIVED))
    drawn = matters_lived.trend(desk, NAMES[0]).children[-1].children[1]
    rows = json.loads(drawn.to_plotly_json()["props"]["data-table"])["rows"]
    assert [row[1:] for row in rows] == [["10", "1"], ["4", "6"]]
    unmarked = matters_lived.trend(desk, NAMES[5])
    assert text_of(unmarked).count("left open") == 4


def test_each_part_is_asked_twice_and_what_was_typed_comes_back(desk: Desk) -> None:
    desk.workspace.keep_draft(
        "matters_lived", {"answers": marks((7, 3)), "entry": None, "version": 0}, "draft"
    )
    shown = practice.one(desk, LIVED)

    assert len(sheets()["matters_lived"].steps) == 20
    assert [text_of(shown).count(name) for name in NAMES] == [1] * 10
    assert "value=7" in repr(shown)
    assert "value=3" in repr(shown)


@pytest.mark.parametrize(("mark", "read"), [("7", 7), (3.5, 3.5), (0, 0), (-1, None), (11, None), ([], None)])
def test_only_a_number_of_the_scale_is_a_mark(mark: object, read: float | None) -> None:
    (first, *_) = matters_lived.parts({area("matters", 0): mark})

    assert first.matters == read


def test_in_words_only_a_mark_is_chosen_and_told_without_a_digit(desk: Desk) -> None:
    for _ in range(2):
        desk.workspace.save_entry("matters_lived", marks(("10", "0")))
    with in_words():
        said = text_of(practice.one(desk, LIVED))
        fields = repr(matters_lived.layout(desk, LIVED))

    assert f"in those seven days: {NAMES[0]}." in said
    assert "very much" in said
    assert "0 to 10" not in said
    assert "NumberInput" not in fields
    assert "Graph(" not in fields
