"""The values page: sentences, marks and pushes on one sheet, drawn, dated, changed; old runs came along."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dashboard import schema
from dashboard.components.mode import in_words
from dashboard.desk import Desk
from dashboard.pages import reflections, values
from dashboard.practice import turns
from dashboard.practice.rings import mark
from dashboard.practice.sheet import past
from dashboard.practice.sheets import TARGET, sheets
from dashboard.reflections.exercises import exercises
from dashboard.store import Workspace
from tests.support.components import text_of


@pytest.fixture
def desk() -> Iterator[Desk]:
    opened = Desk(Workspace.open(None))
    yield opened
    opened.close()


def test_marks_are_drawn_and_told_and_a_part_without_one_is_no_mark(desk: Desk) -> None:
    assert values.render(desk) == []
    desk.workspace.save_entry(TARGET, {"sentence-people": "warm", "mark-people": "5"})

    said = text_of(values.layout(desk))

    assert "Latest marks: people 5." in said
    assert "no mark" in said
    assert "warm" in text_of(past(desk, sheets()[TARGET]))


def test_a_run_of_sentences_alone_leaves_the_drawing_with_the_latest_marks(desk: Desk) -> None:
    desk.workspace.save_entry(TARGET, {"mark-people": "5"})
    desk.workspace.save_entry(TARGET, {"sentence-people": "warm"})

    assert "Latest marks: people 5." in text_of(values.render(desk))


def test_where_screen_time_pushes_a_part_is_a_choice_that_may_stay_open(desk: Desk) -> None:
    steps = [step for step in sheets()[TARGET].steps if step.key.startswith("push-")]
    assert len(steps) == 4
    assert {step.options for step in steps} == {("Closer", "Further", "Neither", "Not sure")}

    turns.save(desk, TARGET, {"push-people": "Further"}, turns.fresh(None))

    assert "Further" in text_of(past(desk, sheets()[TARGET]))


def test_sentences_are_there_again_and_marks_are_asked_anew(desk: Desk) -> None:
    desk.workspace.save_entry(TARGET, {"sentence-people": "warm and on time", "mark-people": "5"})

    begun = values.said_before(desk)

    assert begun["sentence-people"] == "warm and on time"
    assert "mark-people" not in begun
    assert "value='warm and on time'" in repr(values.layout(desk))


def test_an_earlier_run_can_be_changed_and_keeps_its_versions(desk: Desk) -> None:
    run = desk.workspace.save_entry(TARGET, {"mark-people": "5"})
    turn = turns.edit(desk, run.entry_id)
    assert turn is not None

    turns.save(desk, TARGET, {**turn.answers, "mark-people": "6"}, turn.state)

    assert "Latest marks: people 6." in text_of(values.render(desk))
    assert [one.content["mark-people"] for one in desk.workspace.entry_versions(run.entry_id)] == ["5", "6"]


def test_each_other_exercise_about_values_is_one_link_away(desk: Desk) -> None:
    shown = repr(values.layout(desk))

    assert set(values.ALSO) <= set(exercises())
    assert [name for name in values.ALSO if f"/practice?do={name}'" not in shown] == []


def test_in_words_only_a_mark_is_a_word(desk: Desk) -> None:
    desk.workspace.save_entry(TARGET, {"mark-people": "7"})
    with in_words():
        said = text_of(values.render(desk))

    assert "people living it" in said
    assert "7" not in said


@pytest.mark.parametrize("value", ["0", "8", "", None, "five", -1, "5.5"])
def test_only_one_to_seven_is_a_mark(value: object) -> None:
    assert mark(value) is None
    assert mark("3") == mark(3) == 3


def test_what_is_put_into_words_steers_the_choice_of_cards(desk: Desk) -> None:
    desk.workspace.save_entry(TARGET, {"sentence-people": "warm", "sentence-play_rest": " "})

    assert reflections.valued(desk) == ("people",)


def test_runs_of_an_earlier_version_become_entries_with_their_day(tmp_path: Path) -> None:
    path = tmp_path / "old.parasocial"
    raw = sqlite3.connect(path, isolation_level=None)
    for script in schema.MIGRATIONS[:3]:
        raw.executescript(script)
    raw.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    raw.execute("PRAGMA user_version = 3")
    given = {
        "people": {"sentence": 'warm; "never" late', "mark": 5},
        "play_rest": {"sentence": "", "mark": None},
    }
    at = 1_772_539_200_000  # noon of 3 March 2026, UTC
    for content in ({"type": "target", "answers": given}, {"type": "target"}):
        raw.execute("INSERT INTO values_run (content, saved_at) VALUES (?, ?)", (json.dumps(content), at))
    raw.close()

    with closing(Workspace.open(path)) as opened:
        empty, run = opened.entries(TARGET)

    assert run.content == {"sentence-people": 'warm; "never" late', "mark-people": "5"}
    assert (run.begun_at, run.saved_at, run.version) == (at, at, 1)
    assert f"{run.day:%Y-%m}" == "2026-03"
    assert empty.content == {}
