"""A sheet: half-written stays as a draft, a save can be changed, two windows lose nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dashboard.desk import Desk
from dashboard.pages import practice
from dashboard.practice import fields, sheet, sittings, turns
from dashboard.reflections.exercises import exercises
from dashboard.reflections.tables import table
from dashboard.store import Workspace
from tests.support.components import text_of
from tests.support.desks import imported

WISE = exercises()["wise_mind"]


@pytest.fixture
def desk() -> Iterator[Desk]:
    opened = Desk(Workspace.open(None))
    yield opened
    opened.close()


def press(
    desk: Desk, kind: str, answers: turns.Answers, state: dict[str, object], **which: str
) -> turns.Turn:
    found = turns.press(desk, WISE.id, {"type": kind, "of": WISE.id, **which}, answers, state)
    assert found is not None
    return found


def test_every_exercise_opens_with_and_without_a_record(desk: Desk) -> None:
    for name in exercises():
        assert exercises()[name].title in text_of(practice.layout(desk, name))
    desk.workspace.add(imported())
    for name in exercises():
        assert exercises()[name].title in text_of(practice.layout(desk, name))


def test_every_exercise_of_the_list_exists_and_an_unknown_one_leads_to_the_list(desk: Desk) -> None:
    listed = [name for group in table("practice")["groups"].values() for name in group["exercises"]]

    assert set(listed) <= set(exercises())
    assert set(table("practice")["no_step"]) <= set(exercises())
    assert exercises()[listed[0]].title in text_of(practice.layout(desk, "no such thing"))


def test_a_half_written_sheet_is_there_again_when_it_is_opened_anew(desk: Desk) -> None:
    turns.keep_draft(desk, WISE.id, {"choice": "one more video"}, turns.fresh(None))

    assert "one more video" in repr(sheet.worksheet(desk, WISE))
    assert desk.workspace.entries() == ()


def test_a_save_empties_the_sheet_drops_the_draft_and_lists_the_answers(desk: Desk) -> None:
    state = turns.fresh(None)
    turns.keep_draft(desk, WISE.id, {"choice": "one more"}, state)

    turn = press(desk, turns.SAVE, {"choice": "one more video", "wise": "tea first"}, state)

    assert turn.told.startswith("Saved")
    assert (turn.answers, desk.workspace.drafts()) == ({}, ())
    assert "tea first" in text_of(sheet.past(desk, WISE))


def test_spaces_alone_are_not_kept(desk: Desk) -> None:
    turn = press(desk, turns.SAVE, {"choice": "  "}, turns.fresh(None))

    assert turn.told == "There is nothing here to keep yet."
    assert desk.workspace.entries() == ()


def test_an_edit_is_a_second_version_of_the_same_entry(desk: Desk) -> None:
    press(desk, turns.SAVE, {"choice": "stay up"}, turns.fresh(None))
    (entry,) = desk.workspace.entries(WISE.id)

    opened = press(desk, turns.EDIT, {}, turns.fresh(None), entry=entry.entry_id)
    press(desk, turns.SAVE, {**opened.answers, "wise": "sleep"}, opened.state)

    (after,) = desk.workspace.entries(WISE.id)
    assert (after.entry_id, after.version) == (entry.entry_id, 2)
    assert after.content == {"choice": "stay up", "wise": "sleep"}


def test_two_windows_that_edit_one_entry_keep_both(desk: Desk) -> None:
    press(desk, turns.SAVE, {"choice": "stay up"}, turns.fresh(None))
    (entry,) = desk.workspace.entries(WISE.id)
    left = press(desk, turns.EDIT, {}, turns.fresh(None), entry=entry.entry_id)
    right = press(desk, turns.EDIT, {}, turns.fresh(None), entry=entry.entry_id)

    press(desk, turns.SAVE, {"choice": "left"}, left.state)
    told = press(desk, turns.SAVE, {"choice": "right"}, right.state).told

    assert "both are kept" in told
    assert {one.content["choice"] for one in desk.workspace.entries(WISE.id)} == {"left", "right"}


def test_an_entry_opened_for_change_and_left_alone_leaves_no_draft(desk: Desk) -> None:
    press(desk, turns.SAVE, {"choice": "stay up"}, turns.fresh(None))
    (entry,) = desk.workspace.entries(WISE.id)
    opened = press(desk, turns.EDIT, {}, turns.fresh(None), entry=entry.entry_id)

    assert turns.keep_draft(desk, WISE.id, opened.answers, opened.state) is None
    assert desk.workspace.drafts() == ()


def test_clearing_throws_the_draft_away_and_deleting_the_entry(desk: Desk) -> None:
    state = turns.fresh(None)
    turns.keep_draft(desk, WISE.id, {"choice": "one more"}, state)
    press(desk, turns.CLEAR, {"choice": "one more"}, state)
    press(desk, turns.SAVE, {"choice": "x"}, turns.fresh(None))
    (entry,) = desk.workspace.entries()

    press(desk, turns.FORGET, {}, turns.fresh(None), entry=entry.entry_id)

    assert (desk.workspace.drafts(), desk.workspace.entries()) == ((), ())


def test_a_second_beginning_is_offered_beside_the_newest(desk: Desk) -> None:
    turns.keep_draft(desk, WISE.id, {"choice": "first"}, turns.fresh(None))
    turns.keep_draft(desk, WISE.id, {"choice": "second"}, turns.fresh(None))
    first = desk.workspace.drafts()[1]

    assert "Go on with what you began" in text_of(sheet.worksheet(desk, WISE))
    assert press(desk, turns.TAKE, {}, turns.fresh(None), draft=first.draft_id).answers == {"choice": "first"}


def test_a_value_that_was_named_once_is_offered_the_next_time(desk: Desk) -> None:
    desk.workspace.save_entry("sweet_moment", {"value": "kindness"})
    (step,) = [one for one in exercises()["sweet_moment"].steps if one.kind == "value"]

    assert "kindness" in fields.field(desk, "sweet_moment", step, None).data


def test_a_sitting_is_offered_with_its_day_and_still_told_when_its_import_is_undone(desk: Desk) -> None:
    desk.workspace.add(imported())
    (step,) = [one for one in exercises()["choice_point"].steps if one.kind == "session"]
    offered = sittings.options(desk)[0]

    before = fields.told(desk, step, offered["value"])
    desk.workspace.undo("one")

    assert before == offered["label"]
    assert before.startswith(fields.told(desk, step, offered["value"]).split(",")[0])


def test_a_save_that_is_pressed_twice_is_kept_once(desk: Desk) -> None:
    state, answers = turns.fresh(None), {"choice": "one more"}
    press(desk, turns.SAVE, answers, state)
    again = press(desk, turns.SAVE, answers, state)
    (entry,) = desk.workspace.entries()
    opened = press(desk, turns.EDIT, {}, turns.fresh(None), entry=entry.entry_id)
    for _ in range(2):
        press(desk, turns.SAVE, {"choice": "none"}, opened.state)

    assert again.told.startswith("Saved")
    assert [(one.content, one.version) for one in desk.workspace.entries()] == [({"choice": "none"}, 2)]


def test_a_draft_that_arrives_after_its_save_is_not_kept_and_other_words_are(desk: Desk) -> None:
    state = turns.fresh(None)
    press(desk, turns.SAVE, {"choice": "one more"}, state)

    assert turns.keep_draft(desk, WISE.id, {"choice": "one more"}, state) is None
    assert desk.workspace.drafts() == ()
    assert turns.keep_draft(desk, WISE.id, {"choice": "one more, or none"}, state) is not None


def test_deleting_one_entry_leaves_the_one_that_is_being_changed(desk: Desk) -> None:
    for choice in ("first", "second"):
        press(desk, turns.SAVE, {"choice": choice}, turns.fresh(None))
    second, first = desk.workspace.entries()
    opened = press(desk, turns.EDIT, {}, turns.fresh(None), entry=second.entry_id)

    after = press(desk, turns.FORGET, {"choice": "second, changed"}, opened.state, entry=first.entry_id)
    press(desk, turns.SAVE, after.answers, after.state)

    assert [(one.content["choice"], one.version) for one in desk.workspace.entries()] == [
        ("second, changed", 2)
    ]


def test_an_entry_that_is_open_and_deleted_leaves_the_fields_and_its_draft_goes_too(desk: Desk) -> None:
    press(desk, turns.SAVE, {"choice": "stay up"}, turns.fresh(None))
    (entry,) = desk.workspace.entries()
    opened = press(desk, turns.EDIT, {}, turns.fresh(None), entry=entry.entry_id)
    turns.keep_draft(desk, WISE.id, {"choice": "stay up till two"}, opened.state)

    as_kept = press(desk, turns.FORGET, opened.answers, opened.state, entry=entry.entry_id)

    assert as_kept.answers == {}
    assert (desk.workspace.entries(), desk.workspace.drafts()) == ((), ())


def test_words_typed_over_a_deleted_entry_stay_in_the_fields(desk: Desk) -> None:
    press(desk, turns.SAVE, {"choice": "stay up"}, turns.fresh(None))
    (entry,) = desk.workspace.entries()
    opened = press(desk, turns.EDIT, {}, turns.fresh(None), entry=entry.entry_id)

    after = press(desk, turns.FORGET, {"choice": "go to bed"}, opened.state, entry=entry.entry_id)

    assert (after.answers, after.state["entry"]) == ({"choice": "go to bed"}, None)
