"""Noor: many interests and languages, friends who write back, a film club on Thursdays; wide and steady."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from random import Random
from zoneinfo import ZoneInfo

from sample_exports.make import (
    catalog,
    clock,
    feed,
    ig_shapes,
    instagram,
    phone,
    story,
    tiktok,
    youtube,
    yt_rows,
)
from sample_exports.make.catalog import Video
from sample_exports.make.ig_shapes import Maker
from sample_exports.make.parcel import Parcel
from sample_exports.make.story import Person, Span
from sample_exports.make.watching import Sitting, View
from sample_exports.make.youtube import Account
from sample_exports.make.yt_rows import FRENCH

SEED = 20261108
ZONE = ZoneInfo("Europe/Brussels")
TRIP_ZONE = ZoneInfo("Asia/Tokyo")
TRIP = Span(date(2026, 4, 10), date(2026, 4, 24))
WALK = Span(date(2026, 7, 20), date(2026, 7, 28))
FIRST_DAY = date(2025, 9, 1)
LAST_DAY = date(2026, 11, 7)
MADE = datetime(2026, 11, 8, 18, 5, 0, tzinfo=UTC)
SHORTS_FROM = datetime(2026, 7, 1, tzinfo=UTC)
CLUB = "Inklemint Film Room"
CLUB_DAY = 3
FRIENDS = (
    "Mirela Ploverthorpe",
    "Ansel Gannetquill",
    "Thessaly Inklemint",
    "Lucan Eiderwray",
    "Perpetua Orrelcombe",
    "Emeric Toggledunk",
)
TOPICS = {
    "films": 40,
    "language": 40,
    "science": 36,
    "cycling": 30,
    "baking": 26,
    "craft": 34,
    "garden": 24,
    "code": 16,
    "news": 14,
}
TEACHERS = {
    "سارة الغرسية": 2,
    "湖畔小剧场帕希": 5,
    "ほしのミズル教室": 1,
    "Élodie Tarnevannes": 3,
    "Ćirko & Łękawa": 0,
    "김고래찻집": 4,
}
"""Names in several scripts, and the pattern of their titles in ``words.TOPICS["language"]``."""


def make() -> Person:
    """Return Noor with three exports of November 2026."""
    person = Person(
        "noor",
        "Noor",
        "Noor watches widely, in several languages, mostly before ten in the evening, "
        "and talks about it with friends and a film club on Thursdays.",
        ZONE.key,
    )
    rng = Random(SEED)
    views = _views(rng)
    account = _account(rng, views)
    name = "noor_takeout-20261108T180500Z-3-001.zip"
    person.parcels = [youtube.archive(name, MADE, account, youtube.IN_FRENCH), _tiktok(), _instagram()]
    person.planted = {
        **story.top(views, _zone),
        "music_views": len(story.views_of(views, music=True)),
        "trip": [TRIP.first, TRIP.last],
        "trip_zone": TRIP_ZONE.key,
        "quiet": [[WALK.first, WALK.last]],
    }
    return person


def _zone(day: date) -> ZoneInfo:
    return TRIP_ZONE if day in TRIP else ZONE


def _views(rng: Random) -> list[View]:
    wide, tunes = catalog.shelves(rng, TOPICS), catalog.shelves(rng, {"music": 26})
    wide += [catalog.Shelf(catalog.creator(rng, "language", name, style)) for name, style in TEACHERS.items()]
    films = [shelf for shelf in wide if shelf.creator.topic == "films"]
    club = catalog.Shelf(catalog.creator(rng, "films", CLUB), safe=True)
    rng.shuffle(wide)
    anything, cinema, music = (
        story.some(wide, 1.9, 25),
        story.some(films, 1.1, 20),
        story.some(tunes, 1.2, 30),
    )
    listening = {0, 2, 5}

    def pick(rng: Random, day: date) -> Video:
        if day.weekday() == CLUB_DAY and rng.random() < 0.6:
            return club.fresh(rng, day) if rng.random() < 0.35 else cinema(rng, day)
        return (music if day.weekday() in listening and rng.random() < 0.17 else anything)(rng, day)

    return story.life(rng, Span(FIRST_DAY, LAST_DAY), _zone, _sittings, pick)


def _sittings(rng: Random, day: date) -> list[Sitting]:
    if day in WALK:
        return []
    plan = []
    if rng.random() < 0.55:
        plan.append(Sitting(rng.uniform(7.2, 8.3) * 60, story.minutes(rng, 15, 0.3)))
    if rng.random() < 0.3:
        plan.append(Sitting(rng.uniform(12.2, 13.4) * 60, story.minutes(rng, 12, 0.3)))
    if rng.random() < 0.8:
        plan.append(Sitting(rng.uniform(18, 20.2) * 60, story.minutes(rng, 48, 0.35)))
    if day.weekday() > 4 and rng.random() < 0.5:
        plan.append(Sitting(rng.uniform(10, 15) * 60, story.minutes(rng, 40, 0.4)))
    return plan


def _queries(rng: Random, _: date) -> Sequence[str]:
    asked = (
        "tide pools",
        "تعلم الخط",
        "日本語 リスニング",
        "réparer un moyeu",
        "sourdough & rye",
        "linocut",
        "한국어",
    )
    return rng.sample(asked, rng.choice((0, 0, 0, 1, 1, 2)))


def _account(rng: Random, views: Sequence[View]) -> Account:
    shorts_from = clock.millis(SHORTS_FROM)
    rows = [yt_rows.view(view, FRENCH, shorts_from=shorts_from) for view in views]
    rows += yt_rows.advertisements(rng, views, ZONE, FRENCH, "%H:%M")
    rows += yt_rows.between(rng, views, FRENCH)
    met = list(dict.fromkeys(view.video.creator for view in views if view.video.topic != "music"))
    return Account(
        "noor@example.invalid",
        catalog.creator(rng, "films", "Noor Yarrowfettle"),
        ZONE,
        yt_rows.doubled(rng, rows, 4),
        story.searches(rng, views, FRENCH, _queries),
        rng.sample(met, 90),
        story.remarks(rng, views, None, 0.006),
        [],
        story.kept(rng, views, 31),
    )


def _tiktok() -> Parcel:
    rng = Random(SEED + 1)

    def sittings(rng: Random, day: date) -> list[Sitting]:
        if day in WALK or rng.random() > 0.2:
            return []
        return [Sitting(rng.uniform(17, 21) * 60, story.minutes(rng, 6, 0.3))]

    habit = phone.Habit(sittings, 12, 58, FRIENDS[:3], ("tide pools", "خط عربي", "linocut"), lives=2)
    account = phone.use(rng, "noor.yarrowfettle", habit, MADE, ZONE).account
    account.watched = phone.doubled(rng, account.watched, 5)
    return tiktok.archive("noor_TikTok_Data_1794161100.zip", MADE, account, newer=True)


def _instagram() -> Parcel:
    rng = Random(SEED + 2)
    favourite = Maker("thessaly.inklemint", FRIENDS[2])

    def sittings(rng: Random, day: date) -> list[Sitting]:
        if day in WALK:
            return []
        return [
            Sitting(h * 60 + rng.uniform(0, 40), story.minutes(rng, 7, 0.3))
            for h in (8, 13, 19)
            if rng.random() < 0.55
        ]

    habit = feed.FeedHabit(
        sittings,
        160,
        (favourite, 0.02),
        FRIENDS,
        520,
        ("tide pools", "calligraphie", "ceramics"),
        1.1,
        ig_shapes.FRENCH,
        older_views=True,
        exports_time=True,
    )
    account = feed.use(rng, Maker("noor.yarrowfettle", "Noor Yarrowfettle"), habit, MADE, ZONE)
    return instagram.archive("noor_instagram-noor.yarrowfettle-2026-11-08-Ze4hU9bN.zip", MADE, account)
