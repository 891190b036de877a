"""A line a day: one entry per day, earlier days too, and a week beside what the record holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from dashboard import days
from dashboard.days import lived
from dashboard.desk import Desk
from dashboard.pages import practice
from dashboard.practice import diary_card, diary_days, diary_week, pinned, sheet, turns
from dashboard.reflections.exercises import exercises
from dashboard.store import Workspace
from tests.support.components import text_of
from tests.support.desks import imported

CARD = exercises()["diary_card"]


@pytest.fixture
def desk() -> Iterator[Desk]:
    opened = Desk(Workspace.open(None))
    yield opened
    opened.close()


def save(desk: Desk, day: str, **answers: str) -> turns.Turn:
    opened = turns.open_day(desk, CARD.id, day)
    return turns.save(desk, CARD.id, {**opened.answers, **answers}, opened.state)


def test_a_second_save_on_one_day_changes_that_days_line(desk: Desk) -> None:
    save(desk, "2026-03-01", sleep="3")
    turn = save(desk, "2026-03-01", feeling="calm")

    (entry,) = desk.workspace.entries(CARD.id)
    assert (entry.day, entry.version) == (date(2026, 3, 1), 2)
    assert entry.content == {turns.DAY: "2026-03-01", "sleep": "3", "feeling": "calm"}
    assert turn.answers == entry.content


def test_an_earlier_day_can_be_filled_in_without_touching_another(desk: Desk) -> None:
    save(desk, "2026-03-02", pull="4")
    save(desk, "2026-03-01", pull="1")

    assert {one.day.day: one.content["pull"] for one in desk.workspace.entries(CARD.id)} == {1: "1", 2: "4"}


def test_a_day_alone_is_nothing_to_keep(desk: Desk) -> None:
    assert save(desk, "2026-03-01").told == "There is nothing here to keep yet."
    assert turns.keep_draft(desk, CARD.id, {turns.DAY: "2026-03-01"}, turns.fresh(None)) is None


def test_two_windows_that_say_different_things_of_one_day_keep_both(desk: Desk) -> None:
    turns.save(desk, CARD.id, {turns.DAY: "2026-03-01", "pull": "1"}, turns.fresh(None))
    adds = turns.save(desk, CARD.id, {turns.DAY: "2026-03-01", "sleep": "5"}, turns.fresh(None))
    differs = turns.save(desk, CARD.id, {turns.DAY: "2026-03-01", "pull": "4"}, turns.fresh(None))

    assert "both" not in adds.told
    assert len(desk.workspace.entries(CARD.id)) == 2
    assert {one.content["pull"] for one in desk.workspace.entries(CARD.id)} == {"1", "4"}
    assert differs.told.startswith("Saved")


def test_the_card_opens_with_todays_line_and_a_draft_goes_before_it(desk: Desk) -> None:
    now = lived(desk)
    save(desk, now.isoformat(), feeling="tired but fine")
    assert "value='tired but fine'" in repr(sheet.worksheet(desk, CARD))

    before = (now - timedelta(days=1)).isoformat()
    turns.keep_draft(desk, CARD.id, {turns.DAY: before, "feeling": "half a word"}, turns.fresh(None))

    opened = repr(sheet.worksheet(desk, CARD))
    assert "value='half a word'" in opened
    assert f"value='{before}'" in opened


def test_clearing_stays_on_the_day(desk: Desk) -> None:
    turn = turns.press(
        desk, CARD.id, {"type": turns.CLEAR, "of": CARD.id}, {turns.DAY: "2026-03-01"}, turns.fresh(None)
    )
    assert turn is not None
    assert turn.answers == {turns.DAY: "2026-03-01"}


def test_the_strip_has_seven_days_today_first_and_marks_those_with_a_line(desk: Desk) -> None:
    now = lived(desk)
    save(desk, (now - timedelta(days=2)).isoformat(), pull="1")
    strip, _ = diary_card.render(desk, CARD.id, 0, now.isoformat())

    named = [button.children for button in strip[0].children]
    assert named[0] == "Today"
    assert len(named) == 7
    assert [place for place, name in enumerate(named) if "filled in" in name] == [2]
    assert diary_days.week(desk, 1)[0] == now - timedelta(days=7)


def test_the_week_stands_beside_the_hours_of_days_on_record_and_says_which_are_not(desk: Desk) -> None:
    desk.workspace.add(imported(days=30))
    save(desk, "2025-06-10", sleep="4", feeling="calm", feeling_size="2")
    days = [date(2025, 6, 10), date(2025, 6, 11), date(2031, 1, 1)]

    marked, plain, beyond = diary_week.rows(desk, CARD.id, days)

    assert "hours" in marked[1]
    assert marked[3:5] == ["4", "calm (2)"]
    assert plain[3:] == [""] * 6
    assert beyond[1:3] == ["not on record"] * 2


def test_a_night_is_said_also_for_a_day_without_anything_before_it() -> None:
    none, night = {"covered_days": 1, "views": 0}, {"value": 1.5, "low": 1.0, "high": 2.0}

    quiet, late = diary_week._hours(none, night)

    assert quiet == diary_week._hours(none, None)[1]
    assert "hours" in late


def test_the_week_adds_nothing_up_and_gives_no_reason(desk: Desk) -> None:
    desk.workspace.add(imported(days=30))
    said = text_of(diary_week.render(desk, CARD.id, [date(2025, 6, 10)])).lower()

    assert not [word for word in ("total", "average", "because", "correl", "row", "leads to") if word in said]


def test_a_day_begins_when_the_persons_day_begins(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    late = round(datetime(2026, 3, 2, 1, 30, tzinfo=UTC).timestamp() * 1000)
    monkeypatch.setattr(days, "now_ms", lambda: late)

    assert lived(desk) == date(2026, 3, 1)
    assert days.today(desk) == date(2026, 3, 2)


def test_four_boxes_are_shown_at_the_top_when_asked_for_and_taken_down_stay_kept(desk: Desk) -> None:
    entry = desk.workspace.save_entry("pros_and_cons", {"watch_good": "company", "pin": ["Show"]})
    desk.workspace.save_entry("pros_and_cons", {"watch_good": "not pinned"})

    assert "company" in text_of(practice.layout(desk))
    assert "not pinned" not in text_of(practice.layout(desk))
    assert pinned.take_down(desk, entry.entry_id) == []
    assert "company" not in text_of(practice.layout(desk))
    assert desk.workspace.entry(entry.entry_id).content == {"watch_good": "company"}  # type: ignore[union-attr]


def test_stop_and_tip_keep_nothing_and_put_care_before_cold_and_haste(desk: Desk) -> None:
    calm = text_of(practice.layout(desk, "tip"))

    assert calm.index("a note on care") < calm.index("Cold water and hard exercise") < calm.index("cheeks")
    assert "Keep this" not in calm.replace("Keep this note", "")
    assert "Stop the hand." in text_of(practice.layout(desk, "stop"))
