"""Words-only mode: the whole way without a single number or chart (clinical.md 5.10)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from dashboard import app as house
from dashboard import shell
from dashboard.components.keys import key_of
from dashboard.components.maker_words import became_known
from dashboard.components.mode import counted, in_words, worded, words_only
from dashboard.components.table import table
from dashboard.components.words import clock, exact, hour_said, share, when
from dashboard.desk import Desk
from dashboard.pages import (
    compare,
    creators,
    decision,
    loss,
    picture,
    practice,
    reflections,
    tie,
)
from dashboard.pages import (
    help as help_lines,
)
from dashboard.practice import fields
from dashboard.reflections.choose import Choice, Reason
from dashboard.reflections.exercises import exercises
from dashboard.reflections.load import cards
from dashboard.reflections.show import show
from dashboard.store import Workspace
from importers.creatorfiles import Brought
from importers.makers import table_of
from tests.support.components import text_of
from tests.support.desks import imported
from tests.support.wordless import charts, numbers, shown

NAMES = [f"{first}{last} Vale" for first in "ABCDEFGHKLMNPRST" for last in ("una", "eno", "ira")]


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    opened = Desk(Workspace.open(None))
    opened.workspace.add(imported(names=NAMES))
    opened.workspace.save_answer(picture.GUESS, {"hours": 3.0, "creator": "Somebody"})
    opened.workspace.save_note("time", "a note", note_id="time")
    opened.workspace.save_entry("wise_mind", {"choice": "one more"})
    yield opened
    opened.close()


@pytest.fixture(autouse=True)
def words() -> Iterator[None]:
    with in_words():
        yield


@pytest.mark.parametrize("page", house.PAGES, ids=lambda page: page.PATH)
def test_no_page_shows_a_number_or_a_chart(desk: Desk, page: Any) -> None:
    drawn = page.layout(desk)

    assert charts(drawn) == 0
    assert numbers(drawn) == [] or page is help_lines
    assert len(list(shown(drawn))) > 5


@pytest.mark.parametrize("name", exercises())
def test_no_exercise_shows_a_number(desk: Desk, name: str) -> None:
    assert numbers(practice.layout(desk, name)) == []


def test_no_prompt_beside_an_exercise_holds_a_number() -> None:
    texts = [prompt.text for one in exercises().values() for prompt in one.prompts]
    assert texts
    assert [text for text in texts if counted(text)] == []


def test_a_scale_has_five_words_and_a_number_kept_before_is_told_as_the_nearest(desk: Desk) -> None:
    (likely,) = [step for step in exercises()["check_the_facts"].steps if step.key == "likely"]

    assert list(fields.scale_words(likely)) == ["0", "25", "50", "75", "100"]
    assert fields.told(desk, likely, 70) == "quite a bit"
    assert fields.told(desk, likely, "not a number") == ""
    assert fields.asked(likely) == "How likely is it?"
    with in_words(on=False):
        assert fields.told(desk, likely, 70) == "70"


def test_a_number_kept_before_stays_that_number_in_a_scale_of_words(desk: Desk) -> None:
    (likely,) = [step for step in exercises()["check_the_facts"].steps if step.key == "likely"]
    scale = fields.field(desk, "check_the_facts", likely, 70)

    assert scale.value == "70"
    assert [one.value for one in scale.children.children] == ["0", "25", "50", "70", "100"]
    assert fields.field(desk, "check_the_facts", likely, "no number").value is None


def test_no_card_shows_a_number_whatever_it_speaks_of(desk: Desk) -> None:
    analysis, answers = desk.analysis(), reflections.answers(desk)
    first = str(analysis.creators["creator"].iloc[0])
    for card in cards():
        for subject in (first, None):
            choice = Choice(card, subject, card.measured, Reason.VARIETY)
            one = show(choice, analysis, answers, (), desk.seed(), words_only=True)
            assert numbers(reflections.card(desk, one)) == [], card.id


def test_what_the_buttons_lead_to_shows_no_number_either(desk: Desk) -> None:
    keys = [key_of(desk, creator) for creator in desk.analysis().creators["creator"].head(5)]
    spans = compare.periods_of(desk, "four", (None, None, None))
    parts = [
        *(tie.pick(desk, key) for key in keys),
        *(decision.facts(desk, key) for key in keys),
        *(loss.hours(desk, key, None) for key in keys),
        *(compare.ask(desk, "less", about, spans) for about in (*compare.ABOUT, f"weekly_hours:{keys[0]}")),
        creators.found(desk, "", 1),
        picture.answer(desk, picture.AGAIN, None, None),
        picture.answer(desk, picture.KEEP, None, "Somebody"),
    ]
    assert [text for part in parts for text in numbers(part)] == []
    assert charts(parts) == 0


def test_a_reader_still_learns_what_the_numbers_would_say(desk: Desk) -> None:
    told = text_of(tie.layout(desk)) + text_of(creators.layout(desk)) + text_of(picture.layout(desk))

    for said in ("some time", "people", "comes up first in early June", "of the days", "of the views"):
        assert said in told


def test_days_hours_counts_and_shares_have_words() -> None:
    today = date(2026, 3, 31)
    assert when(date(2026, 3, 3), today) == "early March this year"
    assert when(date(2025, 12, 31), today) == "late December last year"
    assert when(date(2001, 5, 15), today) == "mid May many years ago"
    assert hour_said(4) == "four at night"
    assert hour_said(21, 30) == "half past nine in the evening"
    assert clock(0, "UTC") == "midnight"
    assert clock((23 * 60 + 50) * 60_000, "UTC") == "midnight"
    assert exact(3) == "a few"
    assert share(9, 10) == "most"


def test_a_table_with_a_number_is_a_sentence_and_one_of_words_stays() -> None:
    assert "while numbers are shown" in text_of(table("t", ("What", "Much"), [("a", 3)]))
    assert "<" not in text_of(table("t", ("What", "Much"), [("a", "some")]))
    assert "some" in text_of(table("t", ("What", "Much"), [("a", "some")]))


def test_a_sentence_with_a_number_is_left_out_and_the_others_stay() -> None:
    assert worded("It rests on 3 of 4. It is a guess. Nobody knows.") == "It is a guess. Nobody knows."


def test_the_choice_is_kept_in_the_workspace_and_turned_back(desk: Desk) -> None:
    assert shell.turn_words(desk, "/tie", "?of=abc") == "/tie?of=abc"
    assert desk.workspace.get("words_only") is True
    assert words_only()
    assert shell.turn_words(desk, "/") == "/"
    assert not words_only()
    assert desk.workspace.get("words_only") is False


def test_with_numbers_on_the_same_pages_show_numbers_and_charts(desk: Desk) -> None:
    with in_words(on=False):
        assert charts(creators.layout(desk)) >= 2
        assert numbers(creators.layout(desk))
        assert numbers(tie.layout(desk))


def test_what_a_file_of_makers_brought_is_told_without_a_number() -> None:
    brought = Brought(table_of({("tiktok", "7"): ("tiktok:@moss", None, 15.0)}), left_out=3)

    assert not counted(became_known("map.csv", brought, new=True))
    with in_words(on=False):
        assert counted(became_known("map.csv", brought, new=True))
