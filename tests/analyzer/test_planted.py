"""Susie, Jim and Noor: the signals find what their inventor planted."""

from __future__ import annotations

from datetime import timedelta
from functools import cache

import pytest

from analyzer import Analysis, Settings, Signal, Trip, analyze
from tests.support.samples import person, record_of


@cache
def analysis(who: str) -> Analysis:
    one = person(who)
    trip = one.planted.get("trip")
    trips = (Trip(trip[0], trip[1], one.planted["trip_zone"]),) if trip else ()
    record = record_of(one.paths("youtube"))
    return analyze(record, Settings(tz=one.zone, trips=trips, bootstrap=100), [one.planted["top_creator"]])


def about_the_top(who: str, signal: str) -> Signal:
    found = analysis(who).signal(signal, person(who).planted["top_creator"])
    assert found is not None
    return found


@pytest.mark.parametrize(("who", "direction"), [("susie", 1), ("jim", 1), ("noor", 0)])
def test_the_growing_ties_are_rising_and_the_wide_picture_is_steady(who: str, direction: int) -> None:
    assert about_the_top(who, "SIG06").parts["direction"] == direction


def test_susies_streamer_falls_silent_after_the_loss_and_she_comes_back_to_old_streams() -> None:
    planted, spell = person("susie").planted, about_the_top("susie", "SIG23")
    assert spell.parts["until"] == planted["first_day_back"].isoformat()
    assert (
        planted["loss"] - timedelta(days=3)
        <= planted["loss"].fromisoformat(spell.parts["since"])
        <= planted["loss"]
    )
    assert spell.value is not None
    assert spell.value >= 21
    assert (about_the_top("susie", "SIG15").value or 0) > 0.3
    assert (about_the_top("jim", "SIG15").value or 0) < 0.1


def test_susie_searched_for_her_streamer_and_the_others_for_nobody() -> None:
    assert about_the_top("susie", "SIG14").parts["count"] > 20
    assert about_the_top("jim", "SIG14").parts["count"] == 0


def test_noor_has_no_streak_and_no_quiet_spell() -> None:
    assert (about_the_top("noor", "SIG08").value or 0) <= 2
    assert about_the_top("noor", "SIG23").value is None
    assert (about_the_top("susie", "SIG08").value or 0) > 14


def test_the_circles_of_susie_and_jim_shrink_and_that_of_noor_stays() -> None:
    spans = {}
    for who in ("susie", "jim", "noor"):
        found = analysis(who).signal("SIG16")
        assert found is not None
        assert found.low is not None, found.caveats
        assert found.high is not None
        spans[who] = (found.low, found.high)
    assert spans["susie"][1] < 0
    assert spans["jim"][1] < 0
    assert spans["noor"][0] < 0 < spans["noor"][1]
