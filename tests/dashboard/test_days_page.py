"""Your days: what the person says is kept, and every figure follows it."""

from __future__ import annotations

import locale
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from analyzer import Trip
from dashboard import preferences
from dashboard.components import spans
from dashboard.country import COUNTRY, chosen
from dashboard.desk import Desk
from dashboard.pages import picture, time
from dashboard.pages import settings as days
from dashboard.store import Workspace
from dashboard.zones import suggestion
from importers.record import Imported
from tests.dashboard.test_pages import text_of
from tests.support.desks import MEMBER, imported


@pytest.fixture
def desk() -> Iterator[Desk]:
    opened = Desk(Workspace.open(None))
    opened.workspace.put("settings", {"tz": "UTC"})
    yield opened
    opened.close()


@pytest.fixture
def full(desk: Desk) -> Desk:
    desk.workspace.add(imported())
    return desk


def suggesting(import_id: str, zone: str, confidence: str) -> Imported:
    one = imported(import_id=import_id)
    report = replace(one.report, zone=zone, facts={"zone": {"zone": zone, "confidence": confidence}})
    return replace(one, report=report)


def test_the_zone_an_export_suggests_is_asked_back_and_taken_with_one_press(desk: Desk) -> None:
    desk.workspace.add(suggesting("one", "Europe/London", "high"))
    desk.workspace.add(suggesting("two", "Asia/Tokyo", "low"))

    words = text_of(days.suggested(desk))
    assert "Your export suggests Europe/London. Is that where you were?" in words
    told, zone = days.accept(desk)

    assert (zone, desk.settings().tz) == ("Europe/London", "Europe/London")
    assert "Europe/London" in text_of(told)
    assert days.suggested(desk) == []


def test_no_night_is_told_before_it_is_clear_which_clock_to_go_by(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preferences, "local_zone", lambda: "Etc/UTC")
    desk = Desk(Workspace.open(None))
    one = imported()
    desk.workspace.add(replace(one, report=replace(one.report, zone="Asia/Tokyo", facts={})))
    for layout in (time.layout, picture.layout):
        assert "Your export may come from Asia/Tokyo" in text_of(layout(desk))
    assert "Nights are told once it is clear" in text_of(time.layout(desk))

    desk.change_settings(tz="Europe/Paris")

    assert "Asia/Tokyo" not in text_of(time.layout(desk))
    assert "Nights are told" not in text_of(time.layout(desk))
    desk.close()


@pytest.mark.parametrize(
    ("zone", "country"), [("Europe/London", "GB"), ("Africa/Nairobi", "ZZ"), ("Etc/UTC", "US")]
)
def test_help_lines_follow_the_zone_and_never_another_country(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, zone: str, country: str
) -> None:
    monkeypatch.setattr(locale, "getlocale", lambda: ("en_US", "UTF-8"))
    desk.change_settings(tz=zone)
    assert chosen(desk) == country

    desk.workspace.put(COUNTRY, "DE")
    assert chosen(desk) == "DE"


def test_an_unsure_zone_is_put_more_carefully_and_an_unknown_one_is_not_asked(desk: Desk) -> None:
    desk.workspace.add(suggesting("one", "Asia/Tokyo", "low"))
    assert "may come from Asia/Tokyo" in text_of(days.suggested(desk))

    other = Desk(Workspace.open(None))
    other.workspace.add(suggesting("one", "Mars/Olympus", "high"))
    assert suggestion(other) is None
    assert days.suggested(other) == []
    other.close()


def test_the_page_says_how_sure_a_zone_is_and_what_it_rests_on(desk: Desk) -> None:
    one = suggesting("one", "Europe/London", "high")
    fact = {**one.report.facts["zone"], "source": "ads", "evidence": 1234}
    desk.workspace.add(replace(one, report=replace(one.report, facts={"zone": fact})))
    assert days.known(desk) == [
        "From your export: Europe/London (quite sure). This rests on the clock times beside 1,234 ads."
    ]
    assert "quite sure" in text_of(days.layout(desk))


def test_clock_times_with_several_meanings_follow_the_zone_the_person_keeps(desk: Desk) -> None:
    one = imported(days=3)
    clock = {"member": MEMBER, "text": "IST", "offset_minutes": 330, "others_minutes": [120, 60]}
    desk.workspace.put("settings", {})
    desk.workspace.add(replace(one, report=replace(one.report, facts={"clocks": [clock]})))
    before = desk.record().events["occurred_at"]
    (told,) = days.known(desk)
    assert "clock times as IST, which can mean UTC+5:30, UTC+2 or UTC+1. Your time zone decides" in told

    for zone, minutes in (("Europe/Dublin", 270), ("Asia/Jerusalem", 210), ("Asia/Kolkata", 0)):
        days.keep_clock(desk, zone, "4", ("0", "5"), "none")
        moved = desk.record().events["occurred_at"] - before
        assert set(moved) == {pd.Timedelta(minutes=minutes)}
        period = desk.analysis().as_json("0")["period"]
        assert pd.Timestamp(period["first"]) == (before.min() + pd.Timedelta(minutes=minutes)).floor("ms")


def test_night_waking_and_the_start_of_a_day_are_kept_and_followed(full: Desk) -> None:
    before = full.analysis().signal("SIG09")
    assert "Saved" in days.keep_clock(full, "Europe/Berlin", "6", ("22", "6"), "450")

    kept = full.settings()
    assert (kept.tz, kept.day_start_hour, kept.night) == ("Europe/Berlin", 6, (22, 6))
    assert (kept.own.wake_minute, kept.own.night_is_own) == (450, True)
    after = full.analysis().signal("SIG09")
    assert before is not None
    assert after is not None
    assert before.value != after.value


def test_unticking_a_platform_takes_it_out_of_every_figure_and_ticking_brings_it_back(full: Desk) -> None:
    views = full.analysis().creators["views"].sum()
    days.keep_counted(full, ["video"])
    assert full.settings().leave_out_platforms == ("youtube",)
    assert full.analysis().creators.empty

    days.keep_counted(full, ["youtube", "video", "money"])
    assert full.analysis().creators["views"].sum() == views
    assert full.settings().own.money
    assert not full.settings().own.messages


def test_one_part_of_the_page_does_not_undo_another(full: Desk) -> None:
    days.keep_clock(full, "UTC", "4", ("0", "5"), "420")
    days.keep_counted(full, ["youtube", "video", "messages"])
    days.keep_clock(full, "UTC", "4", ("1", "6"), "420")

    own = full.settings().own
    assert (own.wake_minute, own.messages, own.night_is_own) == (420, True, True)


def test_a_trip_needs_both_days_and_a_zone_and_can_be_taken_away(full: Desk) -> None:
    def add(first: str | None, last: str | None, zone: str | None) -> str:
        row = (first, last, zone)
        return text_of(spans.add(full, days.TRIPS, days.trips, days.keep_trips, row))

    assert "Give a first and a last day" in add("2025-07-01", None, "Asia/Tokyo")
    assert "lies after" in add("2025-07-09", "2025-07-01", "Asia/Tokyo")
    assert "Choose a time zone" in add("2025-07-01", "2025-07-09", None)
    assert full.settings().trips == ()

    assert "1 July 2025 to 9 July 2025" in add("2025-07-01", "2025-07-09", "Asia/Tokyo")
    assert full.settings().trips == (Trip(date(2025, 7, 1), date(2025, 7, 9), "Asia/Tokyo"),)
    spans.take(full, days.TRIPS, days.trips, days.keep_trips, 0)
    assert full.settings().trips == ()


def test_a_period_left_out_leaves_the_figures_and_comes_back(full: Desk) -> None:
    covered = full.analysis().period.covered_days
    row = ("2025-07-01", "2025-07-10", None)
    spans.add(full, days.LEFT_OUT, days.left_out, days.keep_left_out, row)
    assert full.analysis().period.covered_days == covered - 10

    spans.take(full, days.LEFT_OUT, days.left_out, days.keep_left_out, 0)
    assert full.analysis().period.covered_days == covered


def test_the_page_says_what_is_kept(full: Desk) -> None:
    days.keep_trips(full, [(date(2025, 7, 1), date(2025, 7, 9), "Asia/Tokyo")])
    days.keep_left_out(full, [(date(2025, 6, 5), date(2025, 6, 7), None)])

    words = text_of(days.layout(full))

    assert "(Asia/Tokyo)" in words
    assert "5 June 2025 to 7 June 2025" in words
