"""Owner, completeness of the follow lists, requested range, intervals, dates of pages."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from importers.archive import from_bytes
from importers.events import Kind, Platform
from importers.instagram import owner, pagedates, requests, timespent
from importers.instagram.followers import DAY_MS, Gate
from importers.instagram.owner import Confidence
from importers.ledger import Reason
from importers.sink import Sink
from tests.support import instagram_export as make

PROFILE = [("username", "wren.q"), ("name", "Wren Q"), ("bio", "hi there")]
YEAR_MS = 365 * DAY_MS


def pairs(*others: str) -> list[frozenset[str]]:
    return [frozenset({"Wren Q", other}) for other in others]


def test_the_owner_is_the_profile_name_that_takes_part_in_the_threads() -> None:
    found = owner.detect(PROFILE, None, pairs("Oat", "Fig"))

    assert (found.handle, found.names, found.confidence) == ("wren.q", {"Wren Q"}, Confidence.HIGH)
    assert found.sent("Wren Q") is True
    assert found.sent("Oat") is False
    assert found.sent(None) is None


def test_labels_of_the_profile_do_not_matter() -> None:
    found = owner.detect([("blorp", "Wren Q"), ("fnord", "wren.q")], "wren.q", pairs("Oat"))

    assert (found.handle, found.names) == ("wren.q", {"Wren Q"})


def test_without_a_display_name_the_handle_takes_part() -> None:
    found = owner.detect([], "wren.q", [frozenset({"wren.q", "Oat"})])

    assert (found.names, found.how, found.confidence) == ({"wren.q"}, "archive_name", Confidence.HIGH)


def test_who_is_in_most_threads_is_the_owner_only_with_low_confidence() -> None:
    found = owner.detect([], None, pairs("a", "b", "c"))

    assert (found.names, found.confidence) == ({"Wren Q"}, Confidence.LOW)


@pytest.mark.parametrize(
    "threads", [pairs("a", "b"), pairs("a", "a", "a"), [*pairs("a", "b"), frozenset({"x", "y"})]]
)
def test_too_few_or_unclear_threads_name_no_owner(threads: list[frozenset[str]]) -> None:
    found = owner.detect([], None, threads)

    assert (found.names, found.confidence) == (frozenset(), Confidence.NONE)
    assert found.sent("Wren Q") is None


def test_a_profile_that_is_in_no_thread_gives_no_direction() -> None:
    assert owner.detect(PROFILE, None, [frozenset({"a", "b"})]).sent("a") is None


@pytest.mark.parametrize(
    ("name", "handle"),
    [
        ("instagram-wren.q-2026-08-01-AbC123.zip", "wren.q"),
        ("instagram-wren_q-20220812", "wren_q"),
        ("instagram-a-b-2026-08-01-x", None),
        ("wren.q_20200316.zip", "wren.q"),
        ("wren.q_20200316_part_1", "wren.q"),
        ("takeout-20260101T000000Z-001.zip", None),
        ("export.zip", None),
    ],
)
def test_the_name_of_an_archive_names_the_account(name: str, handle: str | None) -> None:
    assert owner.archive_handle([name]) == handle


def gate(following: list[int | None] | None, followers: list[int | None] | None) -> Gate:
    made = Gate()
    if following is not None:
        made.saw(Kind.FOLLOW, following)
    if followers is not None:
        made.saw(Kind.FOLLOWER, followers)
    return made


def test_lists_of_like_age_count_as_complete() -> None:
    made = gate([YEAR_MS, 2 * YEAR_MS], [YEAR_MS + 60 * DAY_MS])

    assert made.facts()["complete"]
    assert made.doubts == []


@pytest.mark.parametrize(
    ("following", "followers", "doubt"),
    [
        ([YEAR_MS], None, "list_missing"),
        (None, [YEAR_MS], "list_missing"),
        ([YEAR_MS], [YEAR_MS + 61 * DAY_MS], "oldest_follower_recent"),
        ([YEAR_MS], [], "oldest_follower_recent"),
    ],
)
def test_a_follower_list_in_doubt_is_never_complete(
    following: list[int | None] | None, followers: list[int | None] | None, doubt: str
) -> None:
    assert gate(following, followers).doubts == [doubt]


def test_a_requested_range_is_a_doubt_and_all_time_is_none() -> None:
    made = gate([50 * YEAR_MS], [50 * YEAR_MS])
    made.range_start = 50 * YEAR_MS
    assert made.doubts == ["date_range"]

    made.range_start = -2_051_222_400_000
    assert made.doubts == []


def test_insights_decide_where_they_name_a_total() -> None:
    made = gate([YEAR_MS], [9 * YEAR_MS] * 9)
    made.insights_total = 10
    assert made.doubts == []

    made.insights_total = 11
    assert made.doubts == ["fewer_than_insights"]


def request(asked: int, *stamps: int) -> dict[str, object]:
    return {
        "timestamp": asked,
        "label_values": [{"label": "x", "timestamp_value": stamp} for stamp in stamps],
    }


def test_the_start_of_the_latest_request_is_its_earliest_time() -> None:
    asked = make.FIRST
    rows = [
        request(asked - 5000, asked - 900_000, asked),
        request(asked, asked - 86_400 * 365, asked, asked + 60),
    ]

    assert requests.range_start_ms(rows) == (asked - 86_400 * 365) * 1000
    assert requests.range_start_ms([request(asked, -2_051_222_400, asked)]) == -2_051_222_400_000
    assert requests.range_start_ms([request(asked, asked, asked + 900)]) is None
    assert requests.range_start_ms([{"timestamp": None}, 5]) is None


def test_overlapping_intervals_are_joined_and_touching_ones_are_not() -> None:
    assert timespent.united([(5, 9), (0, 6), (9, 12), (20, 30), (22, 25), (20, 21)]) == [
        (0, 9),
        (9, 12),
        (20, 30),
    ]


def test_a_time_spent_file_without_any_interval_list_is_not_understood() -> None:
    sink = Sink(Platform.INSTAGRAM, "x")

    timespent.read(from_bytes(b'[{"timestamp": 1, "label_values": [{"label": "Update time"}]}]'), sink)

    assert sink.partly is Reason.BAD_STRUCTURE


def utc(*parts: int) -> int:
    return round(datetime(*parts, tzinfo=UTC).timestamp() * 1000)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Mar 09, 2026 7:05 pm", utc(2026, 3, 10, 3, 5)),
        ("Aug 09, 2026 7:05 pm", utc(2026, 8, 10, 3, 5)),
        ("Mar 09, 2022, 7:05 PM", utc(2022, 3, 10, 3, 5)),
        ("Jan 01, 2026 12:00 am", utc(2026, 1, 1, 8, 0)),
        ("Jan 01, 2026 12:30 pm", utc(2026, 1, 1, 20, 30)),
        ("sep 09, 2026 7:05 pm", utc(2026, 9, 10, 3, 5)),
        ("ago 09, 2026 7:05 a.\u00a0m.", utc(2026, 8, 9, 15, 5)),
        ("3月 09, 2026 7:05 PM", utc(2026, 3, 10, 3, 5)),
        ("3월 9, 2026 7:05 오전", utc(2026, 3, 9, 15, 5)),
        ("mar 09, 2026 7:05 da tarde/noite", utc(2026, 3, 10, 3, 5)),
        ("mar 09, 2026 7:05 da manhã", utc(2026, 3, 9, 15, 5)),
        ("мар 09, 2026 7:05\u202fpm", utc(2026, 3, 10, 3, 5)),
        ("déc. 31, 2025 23:59", utc(2026, 1, 1, 7, 59)),
        ("Dez 31, 2025 11:05:07 PM", utc(2026, 1, 1, 7, 5) + 7000),
    ],
)
def test_dates_of_pages_are_eight_hours_behind_all_year(text: str, moment: int) -> None:
    assert pagedates.milliseconds(text) == moment


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Blorp 09, 2026 7:05 pm",
        "Feb 30, 2026 7:05 pm",
        "Mar 09, 2026 7:05 xm",
        "Mar 09, 2026 13:05 pm",
        "2026",
    ],
)
def test_dates_that_are_not_sure_are_refused(text: str) -> None:
    assert pagedates.milliseconds(text) is None
