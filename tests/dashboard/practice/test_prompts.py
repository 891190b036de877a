"""A prompt is timely, stays for its day, can be passed over, and rests for two weeks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import takewhile

import pytest

from dashboard.desk import Desk
from dashboard.pages import practice
from dashboard.practice import prompts
from dashboard.reflections.exercises import exercises
from dashboard.store import Workspace
from tests.support.components import text_of
from tests.support.desks import imported

DAY = date(2026, 3, 1)
FLEX, WISE = exercises()["hexaflex"], exercises()["wise_mind"]


@pytest.fixture
def desk() -> Iterator[Desk]:
    opened = Desk(Workspace.open(None))
    yield opened
    opened.close()


def all_of(desk: Desk, process: str, day: date) -> list[str]:
    """Ask until nothing new comes; a prompt that never rests is asked twice as often as there are prompts."""
    asked = (prompts.next_one(desk, FLEX, process, day) for _ in range(2 * len(FLEX.prompts)))
    return list(takewhile(bool, asked))  # type: ignore[arg-type]


def test_without_a_record_only_prompts_that_rest_on_no_measure_are_asked(desk: Desk) -> None:
    free = [one.text for one in FLEX.prompts if one.process == "defusion" and not one.signals]

    assert all_of(desk, "defusion", DAY) == free
    assert prompts.next_one(desk, FLEX, "present", DAY) is None


def test_a_record_opens_the_prompts_of_what_it_can_measure_and_of_nothing_else(desk: Desk) -> None:
    desk.workspace.add(imported())
    measured = {signal.id for signal in desk.analysis().signals if signal.measurable}

    asked = set(all_of(desk, "action", DAY))

    ours = [one for one in FLEX.prompts if one.process == "action"]
    assert asked == {one.text for one in ours if set(one.signals) <= measured}
    assert len(asked) > 1
    assert any(one.text not in asked for one in ours), "money and plans are not in this record"


def test_a_prompt_stays_for_its_day_and_another_comes_when_asked_or_tomorrow(desk: Desk) -> None:
    desk.workspace.add(imported())
    first = prompts.standing(desk, FLEX, "action", DAY)

    assert prompts.standing(desk, FLEX, "action", DAY) == first
    other = prompts.next_one(desk, FLEX, "action", DAY)
    assert other not in {None, first}
    assert prompts.standing(desk, FLEX, "action", DAY) == other
    assert prompts.standing(desk, FLEX, "action", DAY + timedelta(days=1)) not in {None, first, other}


def test_no_prompt_comes_back_within_two_weeks_and_then_it_may(desk: Desk) -> None:
    desk.workspace.add(imported())
    asked = all_of(desk, "action", DAY)

    assert len(asked) == len(set(asked))
    assert all_of(desk, "action", DAY + timedelta(days=13)) == []
    assert sorted(all_of(desk, "action", DAY + timedelta(days=14))) == sorted(asked)


def test_only_a_hash_of_a_prompt_is_kept_with_its_day(desk: Desk) -> None:
    text = prompts.next_one(desk, WISE, "", DAY)

    assert text is not None
    kept = desk.workspace.get(prompts.KEPT)
    assert kept["shown"] == {prompts.hashed(text): DAY.isoformat()}
    assert text not in repr(kept)


def test_no_prompt_waits_for_a_number_or_a_name() -> None:
    texts = [one.text for exercise in exercises().values() for one in exercise.prompts]
    assert [text for text in texts if "{" in text] == []


def test_every_sheet_with_prompts_shows_one_and_the_others_show_no_box(desk: Desk) -> None:
    desk.workspace.add(imported())
    for exercise in exercises().values():
        shown = repr(practice.one(desk, exercise))
        plain = [one for one in exercise.prompts if not one.process]
        assert (prompts.NEXT in shown) == bool(plain) or exercise.id == "hexaflex", exercise.id


def test_when_every_prompt_rests_the_box_says_so_kindly(desk: Desk) -> None:
    for _ in WISE.prompts:
        prompts.next_one(desk, WISE)

    assert "two weeks" in text_of(practice.one(desk, WISE))
