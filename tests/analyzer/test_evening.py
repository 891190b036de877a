"""Moments of an evening, and the hours of each night."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analyzer import Settings
from analyzer.evening import moments
from analyzer.nights import nightly
from analyzer.own import Own
from importers.events import Kind
from tests.support.events import at, every, of, view

UTC = Settings(bootstrap=20)
EVENING = [
    *every("2024-01-01T21:00", 10, 4),
    view("2024-01-01T21:10", "youtube:UCb", kind=Kind.SEARCH),
    view("2024-01-01T21:11", None, kind=Kind.PURCHASE),
    view("2024-01-01T21:12:30", "youtube:#0f", kind=Kind.DM_OUT),
    *every("2024-01-02T00:30", 3, 4),
]


def test_what_was_done_stands_between_what_was_watched_and_messages_stay_out() -> None:
    rows = moments(of(EVENING), UTC)

    assert rows["at"].is_monotonic_increasing
    assert rows["kind"].tolist()[2:5] == ["view", "search", "view"]
    assert set(rows["kind"]) == {"view", "search"}
    assert set(rows["day"]) == {rows["day"][0]}


def test_payments_are_there_once_the_person_lets_them_be_looked_at() -> None:
    rows = moments(of(EVENING), replace(UTC, own=Own(money=True)))

    assert rows.loc[rows["kind"] == "purchase", "creator"].isna().all()
    assert (rows["kind"] == "purchase").sum() == 1


def test_time_that_nothing_accounts_for_is_unknown_and_time_within_a_run_is_not() -> None:
    rows = moments(of(EVENING), UTC)
    last = rows.index[rows["at"] == at("2024-01-01T21:36")][0]

    assert 120 < rows["unknown"][last] < 170
    assert rows["unknown"].drop(last).tolist() == pytest.approx([0.0] * (len(rows) - 1))


def test_left_out_creators_are_not_among_the_moments() -> None:
    rows = moments(of(EVENING), replace(UTC, leave_out_creators=("youtube:UCb",)))

    assert set(rows["creator"]) == {"youtube:UCa"}


def test_a_record_with_nothing_in_it_has_no_moments_and_no_nights() -> None:
    assert moments(of([]), UTC).empty
    assert nightly(of([]), UTC).empty


def test_a_night_is_one_row_also_where_the_day_begins_inside_it() -> None:
    """From 23:00 to 05:20; the window ends at 05:00, the day begins at 04:00."""
    rows = nightly(of(every("2024-01-01T23:00", 38, 10)), UTC)

    assert rows["day"].dt.strftime("%m-%d").tolist() == ["01-01"]
    assert rows["value"].tolist() == pytest.approx([5.0])
    assert (rows["low"] <= rows["value"]).all()


def test_nights_without_watching_between_two_others_have_zeros() -> None:
    rows = nightly(of([*every("2024-01-01T01:00", 5, 4), *every("2024-01-04T01:00", 5, 4)]), UTC)

    assert (rows["value"] > 0).tolist() == [True, False, False, True]
