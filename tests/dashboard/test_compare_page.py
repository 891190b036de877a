"""Two periods on a page: a hope, a verdict in kind words, ranges, and a refusal with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta

import pytest

from analyzer.comparison import Direction
from analyzer.periods import Span
from dashboard.components import two_periods
from dashboard.components.keys import address, creator_of, key_of
from dashboard.components.spoken import verdict
from dashboard.desk import Desk
from dashboard.pages import compare
from dashboard.store import Workspace
from tests.dashboard.test_pages import text_of
from tests.support import samples
from tests.support.desks import imported

NONE = (None, None, None)


@pytest.fixture
def desk() -> Iterator[Desk]:
    opened = Desk(Workspace.open(None))
    opened.workspace.put("settings", {"tz": "UTC", "bootstrap": 200})
    opened.workspace.add(imported(days=200))
    yield opened
    opened.close()


@pytest.mark.parametrize("choice", two_periods.CHOICES)
def test_each_choice_has_equal_lengths_the_same_weekdays_and_no_overlap(desk: Desk, choice: str) -> None:
    spans = two_periods.periods_of(desk, choice, NONE)

    assert spans is not None
    before, after = spans
    assert before.days == after.days == two_periods.CHOICES[choice][0]
    assert before.last < after.first
    assert before.first.weekday() == after.first.weekday()
    assert after.last == max(desk.analysis().creators["last"]).date()


@pytest.mark.parametrize("name", ["susie", "jim", "noor"])
def test_the_first_choice_is_a_pair_that_can_be_compared(name: str) -> None:
    """Jim's and Noor's platforms end at different times, so that the last weeks cannot be compared."""
    one = samples.person(name)
    with closing(Desk(Workspace.open(None))) as desk:
        desk.workspace.put("settings", {"tz": one.zone, "bootstrap": 20})
        for path in one.paths():
            desk.workspace.add(samples.imported(path))

        spans = two_periods.periods_of(desk, two_periods.LATEST, NONE)
        words = text_of(compare.ask(desk, "same", "weekly_hours", spans))
        offered = two_periods.choices(desk)

    assert "Both periods in numbers" in words
    assert offered[0]["value"] == two_periods.LATEST
    assert spans is not None
    assert f"{spans[1].last:%-d %b %Y}" in offered[0]["label"]


def test_where_nothing_can_be_compared_the_plain_choices_stand() -> None:
    with closing(Desk(Workspace.open(None))) as desk:
        desk.workspace.add(imported(days=10))

        assert two_periods.periods_of(desk, two_periods.LATEST, NONE) is None
        assert [one["value"] for one in two_periods.choices(desk)] == [*two_periods.CHOICES, two_periods.OWN]


def test_periods_of_ones_own_are_put_in_order_of_time_and_need_both_days(desk: Desk) -> None:
    own = two_periods.periods_of(desk, two_periods.OWN, ("2025-09-01", "2025-07-07", "2"))

    assert own == (Span(date(2025, 7, 7), date(2025, 7, 20)), Span(date(2025, 9, 1), date(2025, 9, 14)))
    assert two_periods.periods_of(desk, two_periods.OWN, ("2025-09-01", None, "2")) is None
    assert "first day of both" in text_of(compare.ask(desk, "more", "weekly_hours", None))


def test_without_a_hope_nothing_is_shown(desk: Desk) -> None:
    told = compare.ask(desk, None, "weekly_hours", two_periods.periods_of(desk, "four", NONE))

    assert "Say what you hoped for first" in text_of(told)
    assert "in the later one" not in text_of(told)


def test_a_verdict_is_held_against_the_hope_and_never_against_a_norm() -> None:
    table = {
        "more": ("closer", "further", "same", "unknown"),
        "less": ("further", "closer", "same", "unknown"),
        "same": ("further", "further", "closer", "unknown"),
        "different": ("closer", "closer", "same", "unknown"),
    }
    for hope, told in table.items():
        found = tuple(verdict(hope, one) for one in Direction)
        assert found == told


def test_the_answer_gives_both_values_the_range_and_what_it_cannot_say(desk: Desk) -> None:
    words = text_of(compare.ask(desk, "less", "weekly_hours", two_periods.periods_of(desk, "eight", NONE)))

    assert re.search(r"Time a week: .*hours.* in the earlier period, .*hours.* in the later one", words)
    assert "Why, the record cannot say." in words
    assert "How many creators it is spread over" in words
    assert "What else changed?" in words
    assert "nan" not in words.lower().split()


def test_the_hope_is_kept_before_the_answer(desk: Desk) -> None:
    compare.ask(desk, "less", "night_share", two_periods.periods_of(desk, "four", NONE))

    kept = desk.workspace.answer(compare.TOPIC)
    assert kept is not None
    assert (kept.value["hope"], kept.value["about"]) == ("less", "night_share")


def test_a_creator_can_be_what_the_hope_is_about(desk: Desk) -> None:
    top = desk.analysis().creators.iloc[0]
    about = f"weekly_hours:{key_of(desk, top['creator'])}"

    words = text_of(compare.ask(desk, "more", about, two_periods.periods_of(desk, "eight", NONE)))

    assert f"Time a week with {top['name']}:" in words


def test_two_periods_that_do_not_match_are_refused_kindly_and_without_numbers(desk: Desk) -> None:
    first = date(2025, 6, 2)
    before, after = Span(first, first + timedelta(days=27)), Span(first, first + timedelta(days=20))

    words = text_of(compare.ask(desk, "more", "weekly_hours", (before, after)))

    assert "cannot be compared fairly" in words
    assert "Both periods in numbers" not in words
    assert "Time a week:" not in words


def test_a_platform_that_both_periods_have_can_be_compared_alone(desk: Desk) -> None:
    before, after = Span(date(2025, 6, 2), date(2025, 6, 29)), Span(date(2025, 7, 28), date(2025, 8, 24))
    alone = compare.ask(desk, "more", "weekly_hours", (before, after), "youtube")
    other = compare.ask(desk, "more", "weekly_hours", (before, after), "tiktok")

    assert "Both periods in numbers" in text_of(alone)
    assert "cannot be compared fairly" in text_of(other)
    assert desk.settings().leave_out_platforms == ()


def test_what_else_changed_is_kept_and_comes_back(desk: Desk) -> None:
    assert compare.keep_also(desk, "  a new job ") == "Saved on this device"

    words = compare.ask(desk, "same", "weekly_hours", two_periods.periods_of(desk, "four", NONE))
    assert "a new job" in str(words)


def test_an_address_names_nobody_and_leads_back_to_the_creator(desk: Desk) -> None:
    creator = str(desk.analysis().creators["creator"].iloc[3])
    where = address(desk, creator)

    assert re.fullmatch(r"/tie\?of=[0-9a-f]{12}", where)
    assert creator_of(desk, where.partition("=")[2]) == creator
    assert creator_of(desk, "0" * 12) is None
    assert creator_of(desk, None) is None
    other = Desk(Workspace.open(None))
    assert key_of(other, creator) != key_of(desk, creator)
    other.close()
