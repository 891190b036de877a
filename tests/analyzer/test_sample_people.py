from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
import pytest

from analyzer import Analysis, Settings, Trip, analyze
from importers.record import Record
from tests.support import samples
from tests.support.samples import SamplePerson, person, record_of

FEW = 60
"""Resamples: enough for a range that is looked at here only for where it lies."""


def settings(one: SamplePerson, first: date | None = None, last: date | None = None) -> Settings:
    trip = one.planted.get("trip")
    trips = (Trip(trip[0], trip[1], one.planted["trip_zone"]),) if trip else ()
    return Settings(tz=one.zone, trips=trips, first_day=first, last_day=last, bootstrap=FEW)


def youtube(one: SamplePerson) -> Record:
    return record_of(one.paths("youtube")[:1])


def days_of(events: pd.DataFrame, zone: str) -> pd.Series:
    """Local days from 04:00, so that a night belongs to the day before it."""
    days: pd.Series = (events.occurred_at.dt.tz_convert(zone) - pd.Timedelta(hours=4)).dt.date
    return days


def value(analysis: Analysis, signal: str, subject: str | None = None) -> float:
    found = analysis.signal(signal, subject)
    assert found is not None
    assert found.value is not None, found.caveats
    return found.value


@pytest.mark.parametrize("one", samples.people(), ids=lambda one: one.id)
def test_all_exports_together_name_the_planted_top_creator(one: SamplePerson) -> None:
    analysis = analyze(record_of(one.paths()), settings(one))
    found = analysis.signal("SIG03")
    assert found is not None
    assert found.subject == one.planted["top_creator"]
    assert value(analysis, "SIG01") >= 0.7


@pytest.mark.parametrize("one", samples.people(), ids=lambda one: one.id)
def test_shares_of_a_youtube_export_are_the_planted_ones(one: SamplePerson) -> None:
    analysis = analyze(youtube(one), settings(one))
    assert value(analysis, "SIG03") == pytest.approx(one.planted["top_share"], abs=1e-4)
    assert value(analysis, "SIG04") == pytest.approx(one.planted["effective_number"], abs=0.06)
    top = analysis.creators.iloc[0]
    assert (top.creator, top["name"]) == (one.planted["top_creator"], one.planted["top_name"])
    assert top.views == one.planted["top_views"]
    assert analysis.creators.views.sum() == one.planted["known_views"]


@pytest.mark.parametrize("one", samples.people(), ids=lambda one: one.id)
def test_the_range_of_time_holds_the_hours_really_spent(one: SamplePerson) -> None:
    found = analyze(youtube(one), settings(one)).signal("SIG02")
    assert found is not None
    assert found.low is not None
    assert found.high is not None
    assert found.low <= one.planted["youtube_hours"] <= found.high


@pytest.mark.parametrize("one", samples.people(), ids=lambda one: one.id)
def test_nights_and_sessions_are_near_the_truth(one: SamplePerson) -> None:
    analysis = analyze(youtube(one), settings(one))
    assert value(analysis, "SIG09") == pytest.approx(one.planted["night_share"], abs=0.04)
    assert value(analysis, "SIG11") == pytest.approx(one.planted["median_session_minutes"], rel=0.35)


def test_susies_share_for_the_streamer_rises_until_the_loss() -> None:
    susie = person("susie")
    star, loss = susie.planted["top_creator"], susie.planted["loss"]
    early = analyze(youtube(susie), settings(susie, last=loss - timedelta(days=200)), [star])
    late = analyze(youtube(susie), settings(susie, loss - timedelta(days=100), loss), [star])
    assert early.creators.set_index("creator").share[star] < 0.2
    assert late.creators.set_index("creator").share[star] > 0.35
    assert value(late, "SIG04") < value(early, "SIG04") / 2


def test_after_the_loss_susie_is_quiet_and_then_sees_only_old_streams_at_night() -> None:
    susie = person("susie")
    star, loss, back = (susie.planted[key] for key in ("top_creator", "loss", "first_day_back"))
    events = record_of(susie.paths("youtube")).events
    tie = events[(events.kind == "view") & (events.creator == star)]
    days = days_of(tie, susie.zone)
    before, after = tie[days < loss], tie[days >= loss]
    assert days_of(after, susie.zone).min() == back >= loss + timedelta(days=21)
    assert set(after.item) <= set(before.item)
    record = record_of(susie.paths("youtube"))
    then = analyze(record, settings(susie, back, back + timedelta(days=60)))
    assert value(then, "SIG09") > 2 * value(analyze(record, settings(susie, last=loss)), "SIG09")


def test_susie_looks_for_the_streamer_most_in_the_week_of_the_loss() -> None:
    susie = person("susie")
    star, loss = susie.planted["top_creator"], susie.planted["loss"]
    events = record_of(susie.paths("youtube")).events
    looked = days_of(events[(events.kind == "search") & (events.creator == star)], susie.zone)
    weeks = pd.Series([(day - loss).days // 7 for day in looked]).value_counts()
    assert weeks.idxmax() == 0
    assert weeks[0] >= 10


def test_jims_commentator_rises_while_study_channels_fall() -> None:
    jim = person("jim")
    assert jim.planted["study_share_last_third"] < jim.planted["study_share_first_third"] / 2
    early = analyze(youtube(jim), settings(jim, last=date(2025, 12, 15)))
    late = analyze(youtube(jim), settings(jim, date(2026, 8, 1)))
    share = [one.creators.set_index("creator").share[jim.planted["top_creator"]] for one in (early, late)]
    assert share[0] < 0.12
    assert share[1] > 0.25


def test_noors_picture_is_wide_and_steady() -> None:
    noor, susie = person("noor"), person("susie")
    wide, narrow = analyze(youtube(noor), settings(noor)), analyze(youtube(susie), settings(susie))
    assert value(wide, "SIG04") > 5 * value(narrow, "SIG04")
    assert value(wide, "SIG05") < value(narrow, "SIG05")
    assert value(wide, "SIG03") < 0.05
    assert value(wide, "SIG09") < 0.02
    assert abs(noor.planted["share_last_third"] - noor.planted["share_first_third"]) < 0.02
