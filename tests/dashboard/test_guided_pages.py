"""Loss, decision, talk: nothing measured unless asked for, no verdict, nothing of another person's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from analyzer import basis as bases
from analyzer.good_days import good_days
from dashboard.components.keys import key_of
from dashboard.days import lived
from dashboard.desk import Desk
from dashboard.entries import Entry
from dashboard.pages import decision, loss, practice, reflections, talk
from dashboard.pages import help as help_lines
from dashboard.practice import guided
from dashboard.reflections.exercises import exercises
from dashboard.reflections.tables import help_packs, table
from dashboard.resting import resting
from dashboard.store import Workspace
from tests.support.components import text_of
from tests.support.desks import imported
from tests.support.wordless import numbers

PAGES = (loss, decision, talk)
REST, WAKE = {"type": loss.REST, "of": "loss"}, loss.WAKE


@pytest.fixture
def desk() -> Iterator[Desk]:
    opened = Desk(Workspace.open(None))
    opened.workspace.add(imported())
    yield opened
    opened.close()


def first(desk: Desk) -> tuple[str, str]:
    """Return id and key of the creator seen most."""
    creator = str(desk.analysis().creators["creator"].iloc[0])
    return creator, key_of(desk, creator)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.PATH)
def test_every_step_stands_in_one_part_and_the_page_opens_without_a_record(page: Any) -> None:
    exercise = exercises()[page.SHEET]
    placed = [key for group in table("guided")[page.SHEET]["groups"] for key in group["steps"]]

    assert sorted(placed) == sorted(step.key for step in exercise.steps)
    empty = Desk(Workspace.open(None))
    words = text_of(page.layout(empty))
    assert all(step.prompt in words for step in exercise.steps)
    assert "Names stand here once you have opened an export" in words or page is talk
    empty.close()


def test_the_list_of_exercises_leads_to_the_page_with_its_own_rules(desk: Desk) -> None:
    for name, path in guided.PAGES.items():
        drawn = repr(practice.layout(desk, name))
        assert f"href='{path}'" in drawn
        assert "sheet-save" not in drawn


def test_nothing_measured_stands_on_the_page_about_a_loss_until_it_is_asked_for(desk: Desk) -> None:
    words = text_of(loss.layout(desk)).partition("Where this comes from")[0]
    shown = text_of(loss.hours(desk, first(desk)[1], None))

    assert [one for one in numbers(loss.layout(desk)) if not one.startswith("Creator ")] == []
    assert re.search(r"\d+ hours", shown)
    assert "help lines" in words
    assert "a doctor, a therapist, or a line for grief" in words


def test_the_good_hours_end_before_the_day_that_was_marked(desk: Desk) -> None:
    creator, key = first(desk)
    basis = desk.table(bases.build)
    whole = good_days(basis, creator, date(2030, 1, 1))
    assert whole is not None
    early = good_days(basis, creator, whole.first + timedelta(days=30))

    assert early is not None
    assert early.days < whole.days
    assert early.hours[1] < whole.hours[1]
    assert whole.hours[1] == pytest.approx(float(desk.analysis().creators["hours"].iloc[0]))
    assert [day < whole.first + timedelta(days=30) for day, _ in early.fullest] == [True] * 3
    assert whole.fullest == tuple(sorted(whole.fullest, key=lambda one: -one[1][1]))
    assert good_days(basis, creator, whole.first) is None
    assert "no hours with" in text_of(loss.hours(desk, key, whole.first.isoformat()))


def test_cards_about_them_rest_until_the_person_says_so(desk: Desk) -> None:
    creator, key = first(desk)

    def about() -> set[str | None]:
        return {one.subject for one in reflections.chosen_cards(desk)}

    assert creator in about()
    assert "rest now" in text_of(loss.turn(desk, REST, key, "2025-09-01"))
    assert creator not in about()
    assert resting(desk) == {creator: date(2025, 9, 1)}

    assert "may come up again" in text_of(loss.turn(desk, {"type": WAKE, "of": key}, None, None))
    assert creator in about()
    assert "Choose a name first." in text_of(loss.turn(desk, REST, None, None))


@pytest.mark.parametrize("zone", ["Etc/GMT+12", "Etc/GMT-14"])
def test_a_choice_of_this_minute_waits_for_a_night_wherever_the_person_is(desk: Desk, zone: str) -> None:
    desk.change_settings(tz=zone)
    kept(desk, choice="a trade")

    assert "Leave it for one night" in text_of(decision.reminder(desk))


def kept(desk: Desk, **answers: str) -> Entry:
    return desk.workspace.save_entry("decision", answers)


def test_a_choice_is_left_for_a_night_and_asked_again_the_next_day(desk: Desk) -> None:
    assert decision.reminder(desk) == []
    entry = kept(desk, choice="a trade")
    today = lived(desk, entry.saved_at)

    assert "Leave it for one night" in text_of(decision.reminder(desk, today))
    assert "have slept on it" in text_of(decision.reminder(desk, today + timedelta(days=1)))


def test_one_voice_is_a_range_within_all_time_and_no_verdict(desk: Desk) -> None:
    creator, key = first(desk)
    found = decision.part_of_time(desk, creator)
    words = text_of(decision.facts(desk, key))

    assert found is not None
    value, low, high = found
    assert 0 < low < value < high < 1
    assert re.search(r"between \d+ and \d+ percent", words)
    assert "cannot say what they spoke about" in words
    assert decision.facts(desk, None) == []
    assert decision.part_of_time(desk, "youtube:UCnobody") is None


def test_no_fact_stands_on_the_page_about_a_choice_before_it_is_asked_for(desk: Desk) -> None:
    assert "percent" not in text_of(decision.layout(desk))


def test_the_seven_boxes_become_a_card_and_an_empty_one_is_left_out(desk: Desk) -> None:
    assert "Keep the page once" in text_of(talk.card(desk))
    desk.workspace.save_entry(
        "talk", {"describe": "three dinners", "assert": "one evening", "after": "later"}
    )

    words = " ".join(text_of(talk.card(desk)).split())

    assert "Describe three dinners" in words
    assert "Assert one evening" in words
    assert "Express" not in words
    assert "later" not in words


def test_the_country_says_its_line_for_this_worry_or_that_it_has_none(desk: Desk) -> None:
    desk.workspace.put(help_lines.COUNTRY, "GB")
    assert "ACT Early" in text_of(talk.concern(desk))
    desk.workspace.put(help_lines.COUNTRY, "DE")
    assert "href='https://" in repr(talk.concern(desk))
    desk.workspace.put(help_lines.COUNTRY, "NO")
    assert "no line for this worry yet" in text_of(talk.concern(desk))
    assert {one.get("about") for pack in help_packs().values() for one in pack["lines"]} == {None, "concern"}


def test_the_page_about_someone_else_takes_nothing_of_theirs(desk: Desk) -> None:
    drawn = repr(talk.layout(desk))

    assert "no box for their files" in drawn
    assert not re.search(r"welcome-import|drop|Upload|guided-name", drawn)
