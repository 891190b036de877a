from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest

from analyzer import Settings, Trip, analyze, tables
from tests.support.events import every, of, view
from tests.support.people import steady, vector

UTC = Settings(bootstrap=20)


def test_weekly_hours_has_every_week_and_no_number_where_there_is_no_record() -> None:
    """Evenings of 40 minutes on 1-7 January (Monday to Sunday) and 15-21 January; nothing between."""
    rows = [
        row
        for row in steady({"youtube:UCa": 10}, days=21)
        if not 7 < pd.Timestamp(row["occurred_at"], unit="ms").day < 15
    ]
    weeks = tables.weekly_hours(of(rows), UTC)
    assert weeks.week_start.dt.strftime("%m-%d").tolist() == ["01-01", "01-08", "01-15"]
    assert weeks.value.tolist() == pytest.approx([7 * 40 / 60, np.nan, 7 * 40 / 60], nan_ok=True)
    assert weeks.covered_days.tolist() == [7, 7, 7]
    assert weeks["views"].tolist() == [70, 0, 70]
    assert (weeks.low.dropna() <= weeks.value.dropna()).all()


def test_daily_counts_the_hours_after_midnight_to_the_evening_before() -> None:
    days = tables.daily(of(every("2024-01-01T23:00", 20, 10)), UTC)  # until 02:20
    assert days.day.dt.strftime("%m-%d").tolist() == ["01-01"]
    assert days["views"].tolist() == [20]


def test_the_hour_map_puts_half_past_one_on_tuesday_into_mondays_row() -> None:
    """1 January 2024 is a Monday; columns run from 04 to 03."""
    found = tables.hour_map(
        of([view("2024-01-02T01:30"), view("2024-01-02T04:00"), view("2024-01-01T23:59")]), UTC
    )
    assert found.shape == (7, 24)
    assert found[0, 21] == 1
    assert found[1, 0] == 1
    assert found[0, 19] == 1
    assert found.sum() == 3


def test_sessions_name_the_creator_seen_most() -> None:
    rows = [*steady({"youtube:UCa": 3, "youtube:UCb": 7}, days=2), view("2024-01-04T10:00", None)]
    found = tables.sessions(of(rows), UTC)
    assert found["items"].tolist() == [10, 10, 1]
    assert found.creator.tolist()[:2] == ["youtube:UCb", "youtube:UCb"]
    assert pd.isna(found.creator.tolist()[2])
    assert found.minutes.tolist()[:2] == pytest.approx([40, 40])
    assert (found.end - found.start).dt.total_seconds().tolist()[:2] == pytest.approx([2400, 2400])


def test_the_lorenz_curve_ends_in_one_and_lies_under_the_diagonal() -> None:
    curve = tables.lorenz(analyze(vector(), UTC))
    assert curve["views"].tolist() == pytest.approx([0, 0.2, 0.5, 1.0])
    assert curve.creators.tolist() == pytest.approx([0, 1 / 3, 2 / 3, 1])


def test_a_creators_weekly_share_is_missing_where_nothing_is_known() -> None:
    rows = [
        *every("2024-01-01T10:00", 3, 1, "youtube:UCa"),
        *every("2024-01-01T11:00", 1, 1, "youtube:UCb"),
        *every("2024-01-09T10:00", 2, 1, None),
        *every("2024-01-16T10:00", 2, 1, "youtube:UCb"),
    ]
    found = tables.weekly_share(of(rows), UTC, "youtube:UCa")
    assert found.share.tolist() == pytest.approx([0.75, np.nan, 0.0], nan_ok=True)
    assert found["views"].tolist() == [3, 0, 0]
    assert found.known.tolist() == [4, 0, 2]
    assert tables.weekly_share(of(rows), UTC, "youtube:nobody").share.tolist()[0] == 0.0


def test_a_sitting_belongs_to_the_week_of_its_local_day_on_a_trip_as_at_home() -> None:
    """06:30 UTC on Monday is Sunday night in New York (before 04:00), and Monday's lunch in Tokyo."""
    record = of([view("2026-03-02T06:30"), view("2026-03-02T12:30")])
    home = Settings(tz="America/New_York")
    away = Settings(tz="America/New_York", trips=(Trip(date(2026, 2, 20), date(2026, 3, 9), "Asia/Tokyo"),))

    at_home, on_a_trip = (tables.weekly_sittings(record, one) for one in (home, away))

    assert at_home["week_start"].dt.strftime("%m-%d").tolist() == ["02-23", "03-02"]
    assert at_home["count"].tolist() == [1, 1]
    assert on_a_trip["week_start"].dt.strftime("%m-%d").tolist() == ["03-02"]
    assert on_a_trip["count"].tolist() == [2]


def test_a_week_between_two_platforms_records_has_no_count_of_sittings() -> None:
    """YouTube ends on Friday 5 January, TikTok begins on Monday 22: two weeks that nobody recorded."""
    rows = [view("2024-01-05T10:00"), view("2024-01-22T10:00", "tiktok:@a"), view("2024-01-29T10:00")]
    rows[2]["platform"] = "tiktok"

    assert tables.weekly_sittings(of(rows), UTC)["count"].fillna(-1).tolist() == [1, -1, -1, 1, 1]
    assert tables.weekly_sittings(of([]), UTC).empty
