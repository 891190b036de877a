from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer import Settings, Trip, windows
from tests.support.events import at


def local(zone: Settings, *moments: str) -> list[str]:
    ms = np.array([at(moment) for moment in moments])
    shown = windows.clock(zone, int(ms.min()), int(ms.max())).local(ms)
    return [str(np.datetime64(int(one), "ms"))[:16] for one in shown]


def test_the_clock_follows_summer_time_to_the_second() -> None:
    berlin = Settings(tz="Europe/Berlin")
    moments = ("2024-03-31T00:59:59", "2024-03-31T01:00:00", "2024-10-27T00:59:59", "2024-10-27T01:00:00")
    assert local(berlin, *moments) == [
        "2024-03-31T01:59",
        "2024-03-31T03:00",
        "2024-10-27T02:59",
        "2024-10-27T02:00",
    ]


def test_a_trip_uses_its_own_zone_from_its_first_day_to_its_last() -> None:
    tokyo = Trip(date(2024, 5, 10), date(2024, 5, 12), "Asia/Tokyo")
    travelling = Settings(tz="Europe/Berlin", trips=(tokyo,))
    moments = ("2024-05-01T12:00", "2024-05-11T12:00", "2024-05-14T12:00")
    assert local(travelling, *moments) == ["2024-05-01T14:00", "2024-05-11T21:00", "2024-05-14T14:00"]


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["Europe/Berlin", "America/St_Johns", "Africa/Casablanca", "Australia/Lord_Howe"]),
    st.lists(st.integers(at("2004-01-01") // 1000, at("2035-01-01") // 1000), min_size=1, max_size=20),
)
def test_the_clock_agrees_with_the_standard_library(name: str, moments: list[int]) -> None:
    ms = np.array(sorted(moments)) * 1000
    shown = windows.clock(Settings(tz=name), int(ms[0]), int(ms[-1])).local(ms)
    for utc, wall in zip(ms.tolist(), shown.tolist(), strict=True):
        offset = datetime.fromtimestamp(utc / 1000, ZoneInfo(name)).utcoffset()
        assert timedelta(milliseconds=wall - utc) == offset


def test_a_day_runs_from_four_to_four() -> None:
    ms = np.array([at("2024-05-02T03:59:59"), at("2024-05-02T04:00:00")])
    days = windows.day_numbers(ms, Settings())
    assert windows.as_dates(days).astype(str).tolist() == ["2024-05-01T00:00:00", "2024-05-02T00:00:00"]


def test_weekdays_and_weeks_begin_on_monday() -> None:
    days = np.array([windows.day_number(date(2024, 5, day)) for day in (5, 6, 12, 13)], np.int32)
    assert windows.weekdays(days).tolist() == [6, 0, 6, 0]
    weeks = windows.week_numbers(days)
    assert np.diff(weeks).tolist() == [1, 0, 1]
    assert windows.week_start(weeks).tolist()[1] == windows.day_number(date(2024, 5, 6))


@pytest.mark.parametrize(
    ("night", "inside"), [((0, 5), [0, 4]), ((23, 5), [0, 4, 23]), ((5, 5), []), ((0, 24), [0, 4, 5, 22, 23])]
)
def test_the_night_may_wrap_midnight(night: tuple[int, int], inside: list[int]) -> None:
    hours = np.array([0, 4, 5, 22, 23], np.int8)
    assert hours[windows.in_night(hours, night)].tolist() == inside


def test_covered_days_are_each_platforms_span_united() -> None:
    days = np.array([10, 12, 11, 20, 22], np.int32)
    platforms = np.array([0, 0, 0, 1, 1], np.int8)
    assert windows.covered(days, platforms, Settings()).tolist() == [10, 11, 12, 20, 21, 22]
