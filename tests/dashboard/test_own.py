"""What the person said reaches the analyzer: guess, tags, plans, merges; and only that is computed anew."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from analyzer import Plan
from dashboard import own
from dashboard.components.keys import creator_of, key_of
from dashboard.desk import Desk
from dashboard.makers import Word
from dashboard.resting import rest, resting, wake
from dashboard.store import Workspace
from tests.support.desks import imported

FIRST, SECOND = (f"youtube:UC{n:022d}" for n in (0, 1))


@pytest.fixture
def desk() -> Iterator[Desk]:
    opened = Desk(Workspace.open(None))
    opened.workspace.add(imported())
    yield opened
    opened.close()


def tag(desk: Desk, creator: str, direction: str, *values: str) -> None:
    content = {"direction": direction, "values": list(values)}
    desk.workspace.save_entry(own.TAG, content, subject=creator, entry_id=f"tag:{creator}")


def plan(desk: Desk, **more: object) -> Plan | None:
    content = {"step": "tea", "first_day": "2025-07-01", "review": "2025-07-31", **more}
    entry = desk.workspace.save_entry(own.PLAN, content, entry_id="p")
    assert entry.entry_id == "p"
    return next(iter(desk.own().plans), None)


def test_nothing_said_is_nothing_assumed(desk: Desk) -> None:
    assert desk.own() == desk.settings().own
    bare = desk.analysis()
    assert [bare.signal(one).value for one in ("SIG26", "SIG27", "SIG28")] == [None, None, None]  # type: ignore[union-attr]


def test_a_guess_becomes_a_gap_and_its_creator_is_found_by_name(desk: Desk) -> None:
    desk.workspace.save_answer(own.GUESS, {"hours": 3, "creator": " creator 1 "})
    assert (desk.own().guess_weekly_hours, desk.own().guess_top_creator) == (3.0, SECOND)
    gap = desk.analysis().signal("SIG27")
    assert gap is not None
    assert gap.parts["top_right"] == 0.0
    desk.workspace.save_answer(own.GUESS, "guessing")
    assert (desk.own().guess_weekly_hours, desk.own().guess_top_creator) == (None, None)


def test_a_tag_changes_its_signal_at_once_and_leaves_the_others_as_they_were(desk: Desk) -> None:
    before = desk.analysis()
    for row in before.creators["creator"]:
        tag(desk, row, "towards", "care", "play", "rest")
    after = desk.analysis()
    towards = after.signal("SIG26")
    assert towards is not None
    assert towards.value == 1.0
    assert set(towards.parts["values"]) == {"care", "play", "untagged"}
    assert after.signal("SIG03") is before.signal("SIG03")
    assert desk.analysis() is after


def test_a_tag_of_a_merged_creator_counts_for_the_one_and_the_latest_word_counts(desk: Desk) -> None:
    tag(desk, FIRST, "towards")
    tag(desk, SECOND, "away")
    desk.workspace.say(Word.MERGE, FIRST, SECOND)
    assert desk.own().tags == ((FIRST, "away"),)
    desk.workspace.unsay(desk.workspace.said()[0].said_id)
    assert dict(desk.own().tags) == {FIRST: "towards", SECOND: "away"}


def test_a_plan_of_hours_weekdays_and_a_creator(desk: Desk) -> None:
    made = plan(
        desk,
        hours_from="23:00",
        hours_to="04:00",
        weekdays=["Friday", "Monday"],
        creator=key_of(desk, SECOND),
    )
    days = (date(2025, 7, 1), date(2025, 7, 31))
    assert made == Plan("p", *days, SECOND, (23, 4), None, None, (0, 4))
    desk.workspace.say(Word.MERGE, FIRST, SECOND)
    assert desk.own().plans[0].creator == FIRST
    desk.workspace.say(Word.ALIAS, FIRST, "Somebody")
    assert desk.own().plans[0].creator == FIRST


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"hours_from": "23:00"},
        {"hours_from": "23:00", "hours_to": "23:00"},
        {"minutes": 30, "review": "2025-06-01"},
        {"minutes": 30, "creator": "000000000000"},
    ],
)
def test_a_step_that_names_nothing_a_record_shows_is_kept_and_not_measured(
    desk: Desk, content: dict[str, object]
) -> None:
    assert plan(desk, **content) is None
    assert len(desk.workspace.entries(own.PLAN)) == 1


def test_a_plan_without_days_runs_four_weeks_from_the_day_it_was_made(desk: Desk) -> None:
    made = plan(desk, minutes=30, first_day="", review="soon")
    assert made is not None
    today = date.today()  # noqa: DTZ011 - the person's own local day
    assert (made.first_day, (made.last_day - made.first_day).days) == (today, 27)


def test_a_plan_is_held_beside_the_record(desk: Desk) -> None:
    assert plan(desk, minutes=10_000) == Plan("p", date(2025, 7, 1), date(2025, 7, 31), minutes=10_000.0)
    kept = desk.analysis().signal("SIG28", "p")
    assert kept is not None
    assert kept.value == 1.0
    assert kept.parts["days"] == 31


def test_rest_and_a_plan_go_with_a_creator_into_a_merge_and_come_back_out_of_it(desk: Desk) -> None:
    rest(desk, SECOND, date(2025, 9, 1))
    key = key_of(desk, SECOND)
    desk.workspace.say(Word.MERGE, SECOND, FIRST)

    assert creator_of(desk, key) == FIRST
    assert resting(desk) == {FIRST: date(2025, 9, 1)}

    wake(desk, FIRST)
    assert resting(desk) == {}
