"""Plans: days kept of days on record, a kind review, a smaller step, no word of blame."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from dashboard import days, journal
from dashboard.components import card_step
from dashboard.components.mode import in_words
from dashboard.desk import Desk
from dashboard.entries import Entry
from dashboard.own import LOOK, PLAN
from dashboard.pages import picture, plans, practice, reflections
from dashboard.practice import plan_list, plan_words, turns
from dashboard.practice.sheets import sheets
from dashboard.store import Workspace
from tests.support.components import text_of
from tests.support.desks import imported

DAYS = {"first_day": "2025-07-01", "review": "2025-07-31"}
LATE = {"step": "Phone in the kitchen", "hours_from": "23:00", "hours_to": "04:00"}


@pytest.fixture
def desk() -> Iterator[Desk]:
    opened = Desk(Workspace.open(None))
    opened.workspace.add(imported())
    yield opened
    opened.close()


def plan(desk: Desk, **content: object) -> Entry:
    return desk.workspace.save_entry(PLAN, {**DAYS, **content})


def press(desk: Desk, entry: Entry, kind: str, helped: str = "", smaller: str = "", **more: str) -> str:
    return text_of(plan_list.press(desk, {"type": kind, "of": entry.entry_id, **more}, helped, smaller))


def test_an_empty_page_asks_for_nothing_and_a_plan_of_less_asks_more_of_what(desk: Desk) -> None:
    assert "More of what?" not in text_of(plans.layout(desk))
    plan(desk, **LATE)
    assert "More of what?" in text_of(plans.layout(desk))
    plan(desk, **LATE, more_of="sleep")
    assert "More of what?" not in text_of(plans.layout(desk))
    desk.workspace.delete_entry(desk.workspace.entries(PLAN)[0].entry_id)
    plan(desk, step="A walk", more_of="daylight")
    assert "More of what?" not in text_of(plans.layout(desk))


def test_a_plan_of_hours_says_what_was_kept_of_what_is_on_record(desk: Desk) -> None:
    """The viewer of the sample is there every evening of July and often past eleven."""
    entry = plan(desk, **LATE)
    kept = desk.analysis().signal("SIG28", entry.entry_id)
    assert kept is not None
    assert 0 < kept.parts["kept"] < kept.parts["days"] == 31
    said = " ".join(plan_words.looked(desk, entry.entry_id))
    assert f"It held on {kept.parts['kept']} of the 31 days on record." in said
    assert "What these days show comes from YouTube." in said
    assert "not on record" not in said


def test_days_before_and_after_the_record_are_said_not_to_be_on_record(desk: Desk) -> None:
    """Two hundred days of plan around a record that begins on 1 June 2025 and has 120 days."""
    early = plan(desk, step="x", minutes=1_000, first_day="2025-05-22", review="2025-06-20")
    said = " ".join(plan_words.looked(desk, early.entry_id))
    assert re.search(r"Of the 30 days of this plan so far, 10 are not on record\.", said)
    late = plan(desk, step="x", minutes=1_000, first_day="2025-09-01", review="2026-01-31")
    assert "The record ends before the plan does." in " ".join(plan_words.looked(desk, late.entry_id))
    never = plan(desk, step="x", minutes=10, first_day="2026-01-01", review="2026-02-01")
    assert plan_words.looked(desk, never.entry_id)[0].startswith("None of its days are on record yet.")
    few = plan(desk, step="x", minutes=10, first_day="2025-07-01", review="2025-07-03")
    assert "On record so far: 3 of its days." in plan_words.looked(desk, few.entry_id)[0]


def test_minutes_are_a_range_and_a_step_off_the_screen_is_for_the_person_to_say(desk: Desk) -> None:
    entry = plan(desk, step="Half an hour", minutes=30)
    kept = desk.analysis().signal("SIG28", entry.entry_id)
    assert kept is not None
    parts = kept.parts
    assert parts["kept_low"] < parts["kept_high"]
    said = " ".join(plan_words.looked(desk, entry.entry_id))
    assert f"it may have held on {parts['kept_low']} to {parts['kept_high']} of them" in said
    walk = plan(desk, step="A walk before bed")
    assert plan_words.looked(desk, walk.entry_id) == [
        "No export can show this one. You can say yourself how it went."
    ]


def test_a_limit_is_said_in_plain_words(desk: Desk) -> None:
    content = {**LATE, "minutes": 45, "platform": "youtube", "weekdays": ["Friday"]}
    assert plan_words.limited(desk, content) == (
        "stay clear of the hours from 23:00 to 04:00 and at most 45 minutes a day on YouTube, on Fridays"
    )
    assert plan_words.limited(desk, {"minutes": 0}) == "none at all"
    assert plan_words.limited(desk, {"creator": "000000000000"}) == ""
    with in_words():
        assert not re.search(r"\d", plan_words.limited(desk, content))


def test_not_yet_opens_a_smaller_step_which_begins_today(desk: Desk) -> None:
    entry = plan(desk, **LATE)
    said = press(desk, entry, plan_list.ANSWER, value="not_yet")
    assert "What would be half as big?" in said
    said = press(desk, entry, plan_list.SHRINK, smaller=" Face down at eleven ")
    assert "The plan is smaller now." in said
    now = desk.workspace.entry(entry.entry_id)
    assert now is not None
    today = date.today()  # noqa: DTZ011 - the person's own local day
    assert now.content["step"] == "Face down at eleven"
    assert now.content["first_day"] == today.isoformat()
    assert now.content["review"] == (today + timedelta(days=27)).isoformat()
    assert "You said" not in said
    assert desk.workspace.entry_versions(entry.entry_id)[0].content["step"] == LATE["step"]


def test_an_answer_and_what_helped_are_kept_beside_each_other_and_can_be_changed(desk: Desk) -> None:
    entry = plan(desk, **LATE)
    press(desk, entry, plan_list.ANSWER, value="partly")
    press(desk, entry, plan_list.KEEP, helped="A book <b>on</b> the pillow")
    said = press(desk, entry, plan_list.ANSWER, value="changed")
    assert "Changed my mind. That is an answer too." in said
    look = plan_list.looked(desk, entry.entry_id)
    assert look is not None
    assert look.content["helped"] == "A book <b>on</b> the pillow"
    assert "A book <b>on</b> the pillow" in journal.as_text(journal.everything(desk)[0])


def test_a_plan_that_is_deleted_takes_its_look_back_with_it(desk: Desk) -> None:
    entry = plan(desk, **LATE)
    press(desk, entry, plan_list.ANSWER, value="done")
    which = {"type": turns.FORGET, "of": PLAN, "entry": entry.entry_id}
    turns.press(desk, PLAN, which, {}, turns.fresh(None))
    assert (desk.workspace.entries(PLAN), desk.workspace.entries(LOOK)) == ((), ())
    assert press(desk, entry, plan_list.ANSWER, value="done") == ""
    assert desk.workspace.entries(LOOK) == ()


def test_the_picture_reminds_once_and_is_quiet_after_an_answer(desk: Desk) -> None:
    desk.workspace.save_answer(picture.GUESS, {})
    assert "Something to look back at" not in text_of(picture.layout(desk))
    entry = plan(desk, **LATE)
    assert "Your plan: Phone in the kitchen" in text_of(picture.layout(desk))
    plan_list.answer(desk, entry.entry_id, "partly")
    assert "Something to look back at" not in text_of(picture.layout(desk))
    walk = plan(desk, step="A walk")
    assert "You wanted to look back around now." in text_of(plan_list.reminder(desk))
    desk.workspace.delete_entry(walk.entry_id)
    plan(desk, step="A walk next year", review="2999-01-01")
    assert plan_list.reminder(desk) == []


def test_no_plan_page_praises_blames_or_counts_in_a_row(desk: Desk) -> None:
    entry = plan(desk, **LATE)
    for value in plan_list.ANSWERS:
        press(desk, entry, plan_list.ANSWER, value=value)
        said = text_of(plans.layout(desk)).casefold()
        assert not re.search(r"streak|in a row|well done|great|fail|slip|broke|miss(ed)?\b|only \d", said)


def test_the_committed_step_is_the_same_form_and_its_answers_are_plans(desk: Desk) -> None:
    assert sheets()[PLAN].steps == sheets()["committed_step"].steps
    page = practice.layout(desk, "committed_step")
    assert "All your plans, and how they went" in text_of(page)
    assert '"of": "plan"' in repr(page).replace("'", '"')


def test_a_cards_step_becomes_a_plan_once(desk: Desk) -> None:
    card = reflections.chosen_cards(desk)[0].card
    for _ in range(2):
        told = text_of(card_step.make(desk, card.id, "Say it out loud. Or nothing today."))
        assert "It is a plan now." in told
    assert [one.content["step"] for one in desk.workspace.entries(PLAN)] == [
        "Say it out loud. Or nothing today."
    ]
    assert [one.version for one in desk.workspace.entries(PLAN)] == [1]
    assert "It is a plan now." in text_of(card_step.step(desk, card.id, "x"))
    assert f"From the card: {card.title}" in text_of(plan_list.listed(desk))
    assert "It is a plan now." not in text_of(card_step.step(desk, "another", "x"))


def test_in_words_only_the_look_back_holds_no_figure(desk: Desk) -> None:
    for entry in (plan(desk, **LATE), plan(desk, step="x", minutes=30)):
        with in_words():
            said = " ".join([*plan_words.looked(desk, entry.entry_id), *plan_words.about(desk, entry)])
        assert "on record" in said
        assert not re.search(r"\d", said)


def test_a_step_made_smaller_is_spoken_of_again_when_its_day_has_come(desk: Desk) -> None:
    made = plan(desk, step="tea", minutes=30)
    assert plan_list.reminder(desk)
    plan_list.answer(desk, made.entry_id, "not_yet")
    assert not plan_list.reminder(desk)

    plan_list.shrink(desk, made, "one cup")
    smaller = desk.workspace.entry(made.entry_id)
    assert smaller is not None
    desk.workspace.save_entry(PLAN, {**smaller.content, **DAYS}, entry_id=made.entry_id)

    assert plan_list.reminder(desk)


def test_a_plan_is_made_on_the_day_it_is_where_the_person_lives(desk: Desk) -> None:
    kept = []
    for zone in ("Etc/GMT+12", "Etc/GMT-14"):  # 26 hours apart: never the same day
        desk.change_settings(tz=zone)
        turns.save(desk, PLAN, {"step": zone}, turns.fresh(None))
        kept.append(desk.workspace.entries(PLAN)[0].day)
        assert kept[-1] == days.today(desk)

    assert kept[0] < kept[1]
