from __future__ import annotations

import pytest

from analyzer import Caveat
from importers.events import Kind
from tests.support.events import Row, at, view
from tests.support.people import measured, steady

A, B = "youtube:UCa", "youtube:UCb"
FIRST, DAY_MS = at("2024-01-01T19:00"), 86_400_000


def search(day: int, clock: str, creator: str | None = A) -> Row:
    return view(f"2024-01-{day:02d}T{clock}", creator, kind=Kind.SEARCH)


def test_searches_per_week_of_the_search_log() -> None:
    """Five searches for A, the log runs from 1 to 28 January: 5 / 28 * 7 = 1.25 a week."""
    log = [search(1, "18:00", None), search(28, "18:00", None)]
    rows = steady({A: 5}, days=28) + log + [search(day, "18:57") for day in (3, 5, 8, 9, 20)]
    found = measured(rows, "SIG14", A)
    assert found.value == pytest.approx(1.25)
    assert (found.used, found.of) == (5, 7)
    assert found.parts["after_search"] == pytest.approx(5 / 28)
    assert found.low is not None
    assert found.low < 1.25 < (found.high or 0)


def test_sittings_from_before_the_search_log_are_left_out() -> None:
    """Sixty evenings, searches on the last thirty at 18:57, each just before its sitting: 30 / 30."""
    evenings = [view(FIRST + day * DAY_MS + view_ * 240_000, A) for day in range(60) for view_ in range(5)]
    log = [view(FIRST + day * DAY_MS - 180_000, A, kind=Kind.SEARCH) for day in range(30, 60)]
    found = measured([*evenings, *log], "SIG14", A)
    assert found.value == pytest.approx(7)
    assert found.parts["after_search"] == pytest.approx(1.0)


def test_without_a_sitting_in_the_search_log_what_leads_to_one_is_unknown() -> None:
    """Evenings in January, searches in March."""
    log = [view(FIRST + day * DAY_MS, A, kind=Kind.SEARCH) for day in range(60, 90)]
    assert measured([*steady({A: 5}, days=28), *log], "SIG14", A).parts["after_search"] is None


def test_a_search_long_before_a_session_does_not_lead_to_it() -> None:
    log = [search(day, "12:00") for day in range(1, 29)]
    assert measured(steady({A: 5}, days=28) + log, "SIG14", A).parts["after_search"] == 0


def test_without_a_search_log_nothing_is_said() -> None:
    assert measured(steady({A: 5}, days=28), "SIG14").caveats == (Caveat.NO_SEARCH_LOG,)


def test_twenty_seven_days_of_search_log_are_too_few() -> None:
    rows = [*steady({A: 5}, days=28), search(1, "18:00"), search(27, "18:00")]
    assert measured(rows, "SIG14").caveats == (Caveat.TOO_FEW_DAYS,)


def test_another_platforms_search_log_says_nothing_about_a_creator() -> None:
    log = [{**search(day, "18:00", None), "platform": "tiktok"} for day in range(1, 29)]
    found = measured(steady({A: 5}, days=28) + log, "SIG14", A)
    assert (found.value, found.caveats) == (None, (Caveat.NO_SEARCH_LOG,))


def follow(when: str | None, creator: str) -> Row:
    row = view(when or 0, creator, kind=Kind.FOLLOW)
    return row if when else {**row, "occurred_at": None}


def test_views_after_the_follow_are_sought() -> None:
    """Followed after 12 of 20 evenings: 8 / 20."""
    rows = [*steady({A: 5, B: 5}), follow("2024-01-13T12:00", A)]
    found = measured(rows, "SIG25", A)
    assert found.value == pytest.approx(8 / 20)
    assert found.parts["followed"] == 1
    assert measured(rows, "SIG25", B).value == 0.0
    assert Caveat.SERVED_OR_UNKNOWN in found.caveats


def test_a_follow_without_a_date_counts_for_all_views() -> None:
    assert measured([*steady({A: 5}), follow(None, A)], "SIG25", A).value == 1.0


def test_views_after_a_search_in_the_session_are_sought() -> None:
    """On four of twenty evenings a search for A at 19:09, after three of its five views: 4 * 2 / 100."""
    rows = steady({A: 5}) + [search(day, "19:09") for day in (2, 4, 6, 8)]
    found = measured(rows, "SIG25", A)
    assert found.value == pytest.approx(4 * 2 / 100)
    assert found.parts["after_search"] == pytest.approx(0.08)


def test_a_search_just_before_the_session_leads_to_all_of_it_and_one_long_before_to_none() -> None:
    """Searches at 18:57 on two evenings and at 18:30 on two others: 2 of 20 sessions."""
    rows = [
        *steady({A: 5}),
        *(search(day, "18:57") for day in (2, 4)),
        *(search(day, "18:30") for day in (6, 8)),
    ]
    assert measured(rows, "SIG25", A).value == pytest.approx(2 / 20)


def test_without_follows_and_searches_nothing_is_said() -> None:
    found = measured(steady({A: 5}), "SIG25")
    assert (found.value, found.caveats) == (None, (Caveat.NO_FOLLOW_LIST, Caveat.NO_SEARCH_LOG))


def test_another_platforms_follows_and_searches_say_nothing_about_a_creator() -> None:
    """A list of follows on TikTok, dated or not: whether YouTube's A is followed is unknown."""
    for when in ("2024-01-01T12:00", None):
        rows = [*steady({A: 5}), follow(when, "tiktok:@c"), search(3, "18:57", "tiktok:@c")]
        rows[-1]["platform"] = "tiktok"
        found = measured(rows, "SIG25", A)
        assert (found.value, found.caveats) == (None, (Caveat.NO_FOLLOW_LIST, Caveat.NO_SEARCH_LOG))


def test_what_one_list_alone_cannot_say_is_unknown() -> None:
    """With searches alone, whether A is followed is unknown; with follows alone, what came after a search."""
    searched = measured([*steady({A: 5}), search(2, "18:57")], "SIG25", A)
    assert (searched.value, searched.parts["followed"]) == (pytest.approx(1 / 20), None)
    followed = measured([*steady({A: 5, B: 5}), follow(None, B)], "SIG25", A)
    assert (followed.value, dict(followed.parts)) == (0.0, {"followed": 0, "after_search": None})


def test_twenty_nine_views_are_too_few_to_call_them_sought() -> None:
    rows = [*steady({A: 1}, days=29), follow(None, A)]
    assert measured(rows, "SIG25", A).caveats == (Caveat.TOO_FEW_VIEWS,)
