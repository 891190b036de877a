"""What time is for: four equal words, two values, undo; hours follow, and what has none is drawn."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from analyzer.tagged import KINDS
from dashboard import own, tagging
from dashboard.card_answers import answers, valued
from dashboard.components.keys import key_of
from dashboard.desk import Desk
from dashboard.makers import Word
from dashboard.pages import reflections, tags
from dashboard.practice import sittings, tag_rows
from dashboard.resting import resting
from dashboard.store import Workspace
from tests.support.components import text_of
from tests.support.desks import imported

FIRST, SECOND = (f"youtube:UC{n:022d}" for n in (0, 1))


@pytest.fixture
def desk() -> Iterator[Desk]:
    opened = Desk(Workspace.open(None))
    opened.workspace.add(imported())
    yield opened
    opened.close()


def do(desk: Desk, subject: str, what: str) -> None:
    tags.do(desk, subject, {"type": tag_rows.DO, "of": tagging.key(desk, subject), "what": what}, ())


def test_the_page_names_nobody_in_its_ids_and_offers_four_equal_words(desk: Desk) -> None:
    drawn = repr(tags.layout(desk))
    assert key_of(desk, FIRST) in drawn
    assert FIRST not in drawn
    rows = text_of(tags.found(desk, None, 0))
    for word in ("Towards, keep", "Neutral", "Away", "Not sure"):
        assert rows.count(word) == tags.AT_ONCE


def test_a_word_is_kept_changed_taken_away_by_the_same_press_and_undone(desk: Desk) -> None:
    do(desk, FIRST, "towards")
    assert tagging.said(desk, FIRST).direction == "towards"
    do(desk, FIRST, "away")
    assert tags.state(desk, FIRST, [*KINDS, "undo"], None) == (
        ["false", "false", "true", "false", None],
        [False] * 5,
    )
    tagging.name_values(desk, FIRST, ["care"])
    do(desk, FIRST, "undo")
    do(desk, FIRST, "undo")
    assert tagging.said(desk, FIRST) == tagging.Said("towards")
    do(desk, FIRST, "towards")
    assert tagging.said(desk, FIRST) == tagging.Said()
    do(desk, FIRST, "anything else")
    assert tagging.said(desk, FIRST) == tagging.Said()


def test_undoing_the_first_word_leaves_nothing_behind(desk: Desk) -> None:
    do(desk, FIRST, "unsure")
    do(desk, FIRST, "undo")
    assert desk.workspace.entries(own.TAG) == ()
    assert tags.state(desk, FIRST, ["undo"], None) == ([None], [True])
    assert tags.state(desk, FIRST, ["undo"], "undo") == ([None], [False])


def test_two_values_of_ones_own_are_kept_and_a_third_is_not(desk: Desk) -> None:
    which = {"type": tag_rows.VALUES, "of": key_of(desk, FIRST)}
    tags.do(desk, FIRST, which, ["care", " play ", "care", "rest"])
    assert tagging.said(desk, FIRST).named == ("care", "play")
    assert desk.workspace.entries(own.TAG)[0].content["values"] == ["care", "play"]
    tags.do(desk, FIRST, which, ["care", "play"])
    assert len(desk.workspace.entry_versions(f"tag:{FIRST}")) == 1
    assert "care: between" in text_of(tags.hours(desk))


def test_hours_follow_the_words_and_what_has_none_is_always_there(desk: Desk) -> None:
    assert "No word yet: between" in text_of(tags.hours(desk))
    do(desk, FIRST, "towards")
    said = text_of(tags.hours(desk))
    assert "Towards, keep: between" in said
    assert "No word yet: between" in said
    assert "Less than six tenths" in said
    for creator in desk.analysis().creators["creator"]:
        tagging.choose(desk, creator, "away") if creator != FIRST else None
    said = text_of(tags.hours(desk))
    assert "Of the hours with a side," in said
    assert "No word yet: about 0 hours" in said


def test_a_creator_merged_into_another_keeps_one_word(desk: Desk) -> None:
    do(desk, SECOND, "away")
    desk.workspace.say(Word.MERGE, FIRST, SECOND)
    assert tagging.said(desk, FIRST).direction == "away"
    do(desk, FIRST, "towards")
    assert desk.own().tags == ((FIRST, "towards"),)


def test_a_sitting_can_have_a_word_and_is_listed_with_it(desk: Desk) -> None:
    chosen = sittings.options(desk)[0]["value"]
    do(desk, f"session:{chosen}", "away")
    assert "Sittings with a word" in text_of(tags.named(desk, None))
    assert "Leave out of cards" not in text_of(tags.named(desk, None))
    assert "Away: about" in text_of(tags.hours(desk)).replace("Away: less than", "Away: about")
    desk.workspace.undo("one")
    assert tags.hours(desk) == []


def test_a_search_finds_a_name_and_more_shows_more(desk: Desk) -> None:
    assert "1 of 1 creators" in text_of(tags.found(desk, "creator 17", 0))
    assert f"{2 * tags.AT_ONCE} of 40 creators" in text_of(tags.found(desk, " ", 1))


def test_cards_leave_a_creator_out_and_come_to_named_ones_first(desk: Desk) -> None:
    about = {one.subject for one in reflections.chosen_cards(desk)} - {None}
    assert about
    for creator in about:
        do(desk, str(creator), "out")
    assert set(resting(desk)) == about
    assert not about & {one.subject for one in reflections.chosen_cards(desk)}
    for creator in about:
        do(desk, str(creator), "out")
    do(desk, SECOND, "neutral")
    assert answers(desk).named == (SECOND,)
    assert SECOND in {one.subject for one in reflections.chosen_cards(desk)}


def test_a_card_rests_for_two_weeks_and_a_value_of_a_tag_counts_as_chosen(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = reflections.chosen_cards(desk)[0].card
    assert reflections.reply(desk, card.id, "rest").startswith("It rests for two weeks")
    assert answers(desk).resting == {card.id}
    assert card.id not in {one.card.id for one in reflections.chosen_cards(desk)}
    later = desk.workspace.answers("card-reply")[0].answered_at / 1000 + 15 * 86_400
    monkeypatch.setattr("dashboard.card_answers.time.time", lambda: later)
    assert card.id in {one.card.id for one in reflections.chosen_cards(desk)}
    assert valued(desk) == ()
    tagging.name_values(desk, FIRST, ["People"])
    assert valued(desk) == ("people",)
