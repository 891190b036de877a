"""Ratings of an urge: read without trust, said without a verdict, drawn with a table."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from dashboard.components.mode import in_words
from dashboard.desk import Desk
from dashboard.practice import fields, ratings, sheet
from dashboard.practice.ratings import Rating
from dashboard.reflections.exercises import exercises
from dashboard.store import Workspace
from tests.support.components import text_of

WAVE = exercises()["urge_surfing"]
KEPT = json.dumps([{"at": 0, "rate": 7}, {"at": 3, "rate": 4}, {"at": 1, "rate": 8}])


@pytest.fixture
def desk() -> Iterator[Desk]:
    opened = Desk(Workspace.open(None))
    yield opened
    opened.close()


def test_ratings_come_in_the_order_of_time() -> None:
    assert ratings.read(KEPT) == (Rating(0, 7), Rating(1, 8), Rating(3, 4))


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "no json",
        "{}",
        "[1, null]",
        '[{"at": -1, "rate": 3}]',
        '[{"at": 1, "rate": 11}]',
        '[{"at": NaN, "rate": 3}]',
        '[{"at": "1", "rate": 3}]',
        '[{"at": 1, "rate": 3.5}]',
        "[" * 200,
    ],
)
def test_what_is_no_rating_is_left_out(desk: Desk, value: Any) -> None:
    assert ratings.read(value) == ()
    assert ratings.told(desk, value) == ""
    assert text_of(ratings.drawn(desk, value)).strip() == ""


def test_the_line_is_read_as_a_sentence_and_stands_in_a_table(desk: Desk) -> None:
    said = "You marked 7 at the start, 8 after a minute and 4 after 3 minutes."

    assert ratings.told(desk, KEPT) == said
    drawn = text_of(ratings.drawn(desk, KEPT))
    assert said in drawn
    assert "Strength, 0 to 10" in drawn


def test_in_words_only_the_line_has_no_digit(desk: Desk) -> None:
    with in_words():
        said = text_of(ratings.drawn(desk, KEPT))

    assert "“strong” at the start" in said
    assert not any(letter.isdigit() for letter in said)


def test_a_kept_wave_is_drawn_again_among_what_was_kept(desk: Desk) -> None:
    desk.workspace.save_entry(WAVE.id, {"ratings": KEPT, "wave": "It went down."})

    shown = text_of(sheet.past(desk, WAVE))

    assert "8 after a minute" in shown
    assert "It went down." in shown


def test_the_timer_asks_at_the_minutes_of_the_exercise_and_is_silent(desk: Desk) -> None:
    (step,) = [one for one in WAVE.steps if one.kind == "series"]
    made = fields.field(desk, WAVE.id, step, None)

    assert made.to_plotly_json()["props"]["data-rate-at"] == "[0, 1, 3, 5, 10]"
    assert [n.to_plotly_json()["props"].get("data-minutes") for n in made.children[1].children[1:]] == [
        3,
        5,
        10,
    ]
    (sound,) = [one for one in _each(made) if getattr(one, "data-do", None) == "sound"]
    assert getattr(sound, "aria-pressed") == "false"


def _each(made: Any) -> Iterator[Any]:
    """Yield every component of a tree."""
    if isinstance(made, list | tuple):
        for one in made:
            yield from _each(one)
    elif hasattr(made, "to_plotly_json"):
        yield made
        yield from _each(getattr(made, "children", None))
