"""A chain: an evening from the record as links, notes beside its times, also when the record is gone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from dashboard.components.mode import in_words
from dashboard.desk import Desk
from dashboard.pages import practice
from dashboard.practice import chain, evening, facts, notes_beside, sheet, sittings, timeline
from dashboard.reflections.exercises import exercises
from dashboard.store import Workspace
from importers.events import Kind
from tests.support.components import text_of
from tests.support.desks import HOSTILE, imported
from tests.support.events import at, every, view
from tests.support.events import imported as columns

CHAIN = exercises()["chain"]
START = at("2024-01-01T20:00")
ROWS = [
    *every("2024-01-01T20:00", 6, 4, "youtube:UCa", creator_name="Juno", title="One <b>more</b>"),
    view("2024-01-01T20:05", "youtube:UCb", creator_name="Rowan", kind=Kind.SEARCH),
    view("2024-01-01T19:58", "youtube:UCb", creator_name="Rowan", kind=Kind.LIKE),
    *every("2024-01-01T21:30", 6, 4, "youtube:UCb", creator_name="Rowan"),
    view("2024-01-01T21:35", None, kind=Kind.PURCHASE),
    *every("2024-01-02T20:00", 6, 4, None),
]


def record(rows: list[dict[str, Any]]) -> Any:
    keys = ("occurred_at", "creator", "creator_name", "kind", "title")
    found = {key: [row.get(key) for row in rows] for key in keys}
    found["kind"] = [row.get("kind", Kind.VIEW) for row in rows]
    items = [f"item{n}" for n in range(len(rows))]
    return columns(len(rows), platform="youtube", surface="video", item=items, **found)


@pytest.fixture
def desk() -> Iterator[Desk]:
    opened = Desk(Workspace.open(None))
    opened.workspace.add(record(ROWS))
    yield opened
    opened.close()


def notes(*found: tuple[int, str, str]) -> str:
    return json.dumps([{"t": t, "kind": kind, "text": text} for t, kind, text in found])


def links(desk: Desk, value: str | None = str(START), width: str | None = None, typed: str = "") -> str:
    return text_of(chain.render(desk, value, width, typed))


def test_a_sitting_holds_what_was_watched_and_done_and_what_led_up_to_it(desk: Desk) -> None:
    found = evening.laid_out(desk, str(START))

    assert [one.kind for one in found] == ["like", "view", "view", "search", "view", "view", "view", "view"]
    assert {one.who for one in found} == {"Juno", "Rowan"}
    assert "Looked up Rowan" in links(desk)


def test_the_evening_around_it_takes_in_the_other_sitting_and_marks_what_is_unknown(desk: Desk) -> None:
    narrow, wide = links(desk), links(desk, width=chain.wide())

    assert "Unknown" not in narrow
    assert "Unknown: nothing on record for" in wide
    assert len(evening.laid_out(desk, str(START), wide=True)) == len(evening.laid_out(desk, str(START))) + 6


def test_the_evening_ends_where_the_next_day_of_the_person_begins() -> None:
    desk = Desk(Workspace.open(None))
    desk.workspace.add(record([*every("2024-01-02T02:00", 6, 4), *every("2024-01-02T05:00", 6, 4)]))

    assert len(evening.laid_out(desk, str(at("2024-01-02T02:00")), wide=True)) == 6


def test_payments_stay_out_until_the_person_lets_them_be_looked_at(desk: Desk) -> None:
    assert "Paid" not in links(desk, width=chain.wide())

    desk.change_settings(own={"money": True})

    assert "Paid for something" in links(desk, width=chain.wide())


def test_a_sitting_the_person_leaves_out_cannot_be_picked_or_laid_out(desk: Desk) -> None:
    desk.change_settings(leave_out_creators=["youtube:UCa"])

    assert str(START) not in {one["value"] for one in sittings.options(desk)}
    assert evening.laid_out(desk, str(START)) == ()


def test_a_note_stands_beside_its_time_and_can_be_taken_away(desk: Desk) -> None:
    second = at("2024-01-01T20:04")
    laid = chain.render(desk, str(START), None, notes((second, "feeling", "wanted one more")))

    assert "value='wanted one more'" in repr(laid)
    assert "Feeling, 20:04" in text_of(laid)


def test_notes_of_an_evening_whose_import_was_undone_are_still_there(desk: Desk) -> None:
    desk.workspace.undo("made")
    typed = notes((START, "thought", "one more"), (START + 60_000, "body", "cold feet"))

    shown = links(desk, typed=typed)

    assert "The record of this evening is no longer here" in shown
    assert shown.index("Thought, 20:00") < shown.index("Body, 20:01")


def test_a_kept_chain_lists_its_notes_in_time_and_opens_again(desk: Desk) -> None:
    typed = notes(
        (START + 9_000_000, "action", "put it away"), (START, "thought", "x" * 300), (START, "body", " ")
    )
    desk.workspace.save_entry("chain", {"session": str(START), "links": typed, "keep": "the tea"})

    shown = text_of(sheet.past(desk, CHAIN))

    assert shown.index("x" * 300) < shown.index("put it away")
    assert "Body" not in shown
    assert "the tea" in text_of(practice.layout(desk, "chain"))


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "no json",
        "{}",
        "[1]",
        "[" * 200,
        '[{"t": "1", "kind": "thought", "text": "a"}]',
        '[{"t": 1, "kind": "spell", "text": "a"}]',
        '[{"t": 1e99, "kind": "body", "text": "a"}]',
        '[{"t": -5, "kind": "body", "text": "a"}]',
        '[{"t": 99999999999999999, "kind": "body", "text": "a"}]',
    ],
)
def test_what_is_no_note_is_left_out(desk: Desk, value: Any) -> None:
    assert notes_beside.read(value) == ()
    assert notes_beside.told(desk, value) == ""


def test_a_long_evening_is_folded_and_a_block_with_a_note_is_open() -> None:
    desk = Desk(Workspace.open(None))
    desk.workspace.add(record(every("2024-02-01T18:00", 70, 3)))
    begun = at("2024-02-01T18:00")
    late = at("2024-02-01T20:00")

    blocks = timeline.laid(
        desk,
        evening.laid_out(desk, str(begun)),
        notes_beside.read(notes((late, "body", "tired"))),
        chosen=True,
    )[1:]

    assert len(blocks) == 4
    assert [block.open for block in blocks] == [True, False, True, False]


def test_the_facts_of_a_sitting_stand_beside_it_and_are_empty_without_one(desk: Desk) -> None:
    said = text_of(facts.facts(desk, str(START)))

    assert "Juno (6)" in said
    assert "On record: 6 things watched." in said
    assert facts.facts(desk, "7") == facts.facts(desk, None) == []
    with in_words():
        assert not any(letter.isdigit() for letter in text_of(facts.facts(desk, str(START))))


def test_a_sitting_of_unknown_makers_is_told_as_such(desk: Desk) -> None:
    value = str(at("2024-01-02T20:00"))

    assert "creator not known" in text_of(facts.facts(desk, value))
    assert "Watched something" in links(desk, value)


def test_foreign_names_and_titles_are_shown_as_letters(desk: Desk) -> None:
    assert "One <b>more</b>" in links(desk)
    desk.workspace.add(imported(names=HOSTILE))
    for one in sittings.options(desk)[:5]:
        assert "\u202e" not in links(desk, one["value"])


def test_grief_is_shown_a_gentler_page_at_the_door(desk: Desk) -> None:
    assert "There is a gentler one." in text_of(practice.layout(desk, "chain"))
    assert "There is a gentler one." not in text_of(practice.layout(desk, "wise_mind"))


def test_typing_a_day_offers_its_sittings_however_old(desk: Desk) -> None:
    desk.workspace.add(imported(days=200))
    assert str(START) not in {one["value"] for one in sittings.options(desk)}

    found = sittings.search(desk, "1 january 2024", None)

    assert found is not None
    assert str(START) in {one["value"] for one in found}
    assert sittings.search(desk, "Creator 1", None) == sittings.options(desk)
    assert sittings.search(desk, sittings.told(desk, str(START)), str(START)) is None
    assert sittings.search(desk, "", str(START)) == sittings.options(desk, str(START))
