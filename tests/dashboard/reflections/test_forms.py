"""Rounding as clinical.md 6.2 asks: "about", ranges where ends are apart, and words alone."""

from __future__ import annotations

import pytest

from dashboard.reflections import table
from dashboard.reflections.forms import FORMS, Figure, say

PHRASES = table("phrases")["forms"]


@pytest.mark.parametrize(
    ("form", "figure", "text"),
    [
        ("in_ten", Figure(0.38), "about 4 in 10"),
        ("in_ten", Figure(0.38, 0.34, 0.41), "about 4 in 10"),
        ("in_ten", Figure(0.4, 0.28, 0.52), "between 3 and 5 in 10"),
        ("in_ten", Figure(0.032), "about 3 in 100"),
        ("in_ten", Figure(0.001), "fewer than 1 in 100"),
        ("in_ten", Figure(0.98), "nearly all"),
        ("percent", Figure(0.163, 0.15, 0.18), "between 15 and 18 percent"),
        ("percent", Figure(0.163, 0.158, 0.168), "about 16 percent"),
        ("people", Figure(2.676), "about 3 people"),
        ("people", Figure(1.2), "one person"),
        ("people", Figure(16.2, 12.1, 21.0), "12 to 21 people"),
        ("people", Figure(219.0, 204.0, 236.0), "200 to 240 people"),
        ("hours", Figure(12.3), "about 12.5 hours"),
        ("hours", Figure(12.3, 8.1, 17.9), "between 8 and 18 hours"),
        ("apart", Figure(-4.2), "about 4 hours"),
        ("apart", Figure(-1.0, -3.0, 2.0), "between 0 and 3 hours"),
        ("minutes", Figure(33.0), "about 35 minutes"),
        ("minutes", Figure(100.0), "about 1.5 hours"),
        ("minutes", Figure(1.0), "less than 5 minutes"),
        ("count", Figure(8), "8"),
        ("count", Figure(43), "about 45"),
        ("count", Figure(1840), "about 1,800"),
        ("days", Figure(1), "a day"),
        ("days", Figure(23), "about 23 days"),
        ("gap", Figure(0.5), "about 30 minutes"),
        ("gap", Figure(6.2), "about 6 hours"),
        ("gap", Figure(60.0), "about 2 days"),
        ("rate", Figure(0.3), "less than once"),
        ("rate", Figure(1.0), "about once"),
        ("rate", Figure(3.6), "about 4 times"),
        ("times", Figure(1.0), "about as much as"),
        ("times", Figure(2.1), "about 2 times as much as"),
        ("shift", Figure(0.2), "about 20 in every 100"),
        ("shift", Figure(-0.2, -0.25, -0.14), "between 14 and 25 in every 100"),
        ("hundredth", Figure(-0.2, -0.25, -0.14), "between 14 and 25"),
    ],
)
def test_a_number_is_said_as_people_say_it(form: str, figure: Figure, text: str) -> None:
    assert say(form, figure, PHRASES) == text


@pytest.mark.parametrize(
    ("form", "value", "text"),
    [
        ("in_ten", 0.05, "a few"),
        ("in_ten", 0.3, "some"),
        ("in_ten", 0.5, "a lot"),
        ("percent", 0.7, "most"),
        ("people", 6, "a handful of people"),
        ("minutes", 40, "a while"),
        ("shift", -0.3, "a lot"),
    ],
)
def test_in_words_only_mode_a_number_becomes_a_word(form: str, value: float, text: str) -> None:
    assert say(form, Figure(value), PHRASES, words_only=True) == text


@pytest.mark.parametrize("form", sorted(set(FORMS) - {"name"}))
def test_every_form_has_a_word_for_every_size_and_no_digit_among_them(form: str) -> None:
    words = PHRASES[form]["words"]
    assert len(words) == len(FORMS[form][1]) + 1
    assert not any(mark.isdigit() for word in words for mark in word)
