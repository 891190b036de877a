from __future__ import annotations

import random
from collections import Counter
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from importers.events import Kind, Platform
from importers.sink import Sink
from importers.youtube import zone_guess


def ads(zone: str, count: int, days: int, wrong: int = 0) -> list[tuple[str, str]]:
    dice, rows = random.Random(4), []
    for n in range(count):
        moment = datetime(2023, 12, 1, tzinfo=UTC) + timedelta(
            days=n * days / count, seconds=dice.randrange(86_400)
        )
        local = moment.astimezone(ZoneInfo(zone if n >= wrong else "Asia/Tokyo"))
        rows.append((f"{moment:%Y-%m-%dT%H:%M:%S}Z", f"Watched at {local:%H:%M}\nWatched at 03:00"))
    return rows


@pytest.mark.parametrize("zone", ["Europe/Lisbon", "Europe/Istanbul", "America/New_York", "Asia/Kolkata"])
def test_a_year_of_advertisements_tells_the_zone(zone: str) -> None:
    guess = zone_guess.from_ads(ads(zone, 200, 365, wrong=4))
    now = datetime(2024, 7, 1, tzinfo=UTC), datetime(2024, 1, 1, tzinfo=UTC)

    assert guess is not None
    assert guess.confidence == "high"
    assert [at.astimezone(ZoneInfo(guess.zone)).utcoffset() for at in now] == [
        at.astimezone(ZoneInfo(zone)).utcoffset() for at in now
    ]


def test_advertisements_of_one_season_tell_it_less_surely() -> None:
    guess = zone_guess.from_ads(ads("Europe/Lisbon", 60, 40))

    assert guess is not None
    assert guess.confidence == "medium"


def test_few_or_contradicting_advertisements_tell_nothing() -> None:
    assert zone_guess.from_ads(ads("Europe/Lisbon", 4, 100)) is None
    assert zone_guess.from_ads(ads("Europe/Lisbon", 60, 365, wrong=30)) is None
    assert zone_guess.from_ads([("2024-01-01T00:00:00Z", ""), ("never", "Watched at 1:00")] * 9) is None


@pytest.mark.parametrize("zone", ["Europe/Lisbon", "Asia/Tokyo", "Asia/Kolkata", "Etc/UTC"])
@pytest.mark.parametrize("wrong", [0, 1, 8, 9, 10, 30])
def test_the_zone_found_is_the_first_of_those_that_fit_most_advertisements(zone: str, wrong: int) -> None:
    given, shares = ads(zone, 60, 365, wrong=wrong), {}
    for name in zone_guess.CANDIDATES:
        local = [datetime.fromisoformat(time).astimezone(ZoneInfo(name)) for time, _ in given]
        fits = [
            f"Watched at {at:%H:%M}" == text.splitlines()[0]
            for at, (_, text) in zip(local, given, strict=True)
        ]
        shares[name] = sum(fits) / len(fits)
    best = max(shares, key=lambda name: shares[name])
    found = zone_guess.from_ads(given)

    assert (found.zone if found else None) == (best if shares[best] >= zone_guess.FAIR_SHARE else None)
    assert found is None or (found.confidence == "high") == (shares[best] >= zone_guess.SURE_SHARE)


def repeats(zone: str, days: int) -> Sink:
    """Give each evening's video again the next day, as early as the local day allows."""
    sink, times, items = Sink(Platform.YOUTUBE, "x"), [], []
    for n in range(days):
        for hour in (0, 6, 12, 18):
            last = datetime(2024, 1, 1, 23, 30, tzinfo=ZoneInfo(zone)) + timedelta(days=n, hours=-hour)
            for moment in (last, last + timedelta(days=1, hours=-23, minutes=10)):
                if moment.date() != last.date() or moment is last:
                    times.append(round(moment.timestamp() * 1000))
                    items.append(f"v{n}-{hour}")
    sink.events(Kind.VIEW, times, item=items)
    return sink


def test_days_without_repeats_tell_the_zone() -> None:
    guess = zone_guess.from_repeats(repeats("Europe/Istanbul", 40).tables)

    assert guess is not None
    assert datetime(2024, 1, 1, tzinfo=ZoneInfo(guess.zone)).utcoffset() == timedelta(hours=3)
    assert guess.confidence in {"medium", "low"}


def test_repeats_all_day_long_tell_nothing() -> None:
    dice, sink = random.Random(2), Sink(Platform.YOUTUBE, "x")
    times = [1_704_067_200_000 + dice.randrange(40 * 86_400_000) for _ in range(800)]
    sink.events(Kind.VIEW, sorted(times), item=[f"v{dice.randrange(20)}" for _ in times])

    assert zone_guess.from_repeats(sink.tables) is None
    assert zone_guess.from_repeats([]) is None


def test_an_abbreviation_gives_a_zone_and_an_ambiguous_one_a_question() -> None:
    plain = zone_guess.from_text(Counter({"TRT": 9, "UTC": 40}), "en")
    unsure = zone_guess.from_text(Counter({"CST": 9}), "en")

    assert plain is not None
    assert (plain.zone, plain.confidence, plain.others_minutes) == ("Europe/Istanbul", "medium", ())
    assert unsure is not None
    assert (unsure.zone, unsure.confidence) == ("America/Chicago", "low")
    assert unsure.as_fact()["others_minutes"] == [480, -300]
    assert zone_guess.from_text(Counter({"UTC": 9, "": 3}), None) is None


def test_the_surest_guess_wins() -> None:
    low = zone_guess.Guess("Asia/Tokyo", "repeats", "low", 9)
    high = zone_guess.Guess("Europe/Lisbon", "ads", "high", 40)

    assert zone_guess.best([low, None, high]) is high
    assert zone_guess.best([None]) is None
