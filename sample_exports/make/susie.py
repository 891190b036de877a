"""Susie: one streamer more and more, then the streamer dies; three silent weeks, and old streams at night."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from sample_exports.make import (
    catalog,
    clock,
    feed,
    instagram,
    phone,
    story,
    tiktok,
    youtube,
    yt_html,
    yt_rows,
)
from sample_exports.make.catalog import Shelf, Video
from sample_exports.make.ig_shapes import Maker
from sample_exports.make.parcel import Parcel
from sample_exports.make.story import Person, Span
from sample_exports.make.watching import Sitting, View
from sample_exports.make.youtube import Account
from sample_exports.make.yt_rows import ENGLISH, Row

SEED = 20260816
ZONE = ZoneInfo("Europe/London")
FIRST_DAY = date(2025, 6, 16)
LOSS = date(2026, 5, 23)
BACK = date(2026, 6, 16)
EASING = date(2026, 9, 1)
MADE = datetime(2026, 8, 16, 10, 15, 0, tzinfo=UTC)
MADE_LATER = datetime(2026, 11, 15, 19, 40, 0, tzinfo=UTC)
HOLIDAYS = (Span(date(2025, 12, 22), date(2025, 12, 30)), Span(date(2026, 2, 9), date(2026, 2, 16)))
STAR = "Tamsin Oakwhistle"
FRIENDS = ("Odile Fennelrigg", "Bram Skerryvane", "Nessa Quarrowmere")
TOPICS = {"games": 26, "baking": 18, "craft": 20, "garden": 10, "films": 8, "science": 8, "music": 4}


def make() -> Person:
    """Return Susie with her exports: three of August 2026, and YouTube again in November."""
    person = Person(
        "susie",
        "Susie",
        "A streamer's evenings grew into Susie's evenings; in May 2026 the streamer died, "
        "and after three silent weeks Susie went back to the old streams at night.",
        ZONE.key,
    )
    rng = Random(SEED)
    star = Shelf(catalog.creator(rng, "stream", STAR), safe=True)
    views = _views(rng, star)
    account = _account(rng, star, views)
    now, later = youtube.until(account, MADE, account.subscribed[:-4]), account
    first = youtube.archive("susie_takeout-20260816T101500Z-001.zip", MADE, now, youtube.IN_ENGLISH)
    person.parcels = [first, _tiktok(), _instagram(star), _later(later, account.subscribed[5].channel, first)]
    person.planted = _facts(star, views)
    return person


def _views(rng: Random, star: Shelf) -> list[View]:
    others = catalog.shelves(rng, TOPICS)
    rng.shuffle(others)
    other = story.some(others, 1.7, 21)

    def pick(rng: Random, day: date) -> Video:
        if rng.random() >= star_share(day):
            return other(rng, day)
        if day >= BACK or rng.random() < 0.1:
            return star.again(rng, day)
        return star.fresh(rng, day, rng.choice(("stream", "games", "games", "clip")))

    return story.life(
        rng, Span(FIRST_DAY, MADE_LATER.date() - timedelta(days=1)), lambda _: ZONE, _sittings, pick
    )


def star_share(day: date) -> float:
    """Return how often a pick falls on the streamer."""
    if day < LOSS:
        return 0.06 + 0.46 * clock.eased(clock.progress(day, FIRST_DAY, LOSS), 1.2)
    if day < BACK:
        return 0.0
    return 0.58 - 0.38 * clock.progress(day, EASING, MADE_LATER.date())


def _sittings(rng: Random, day: date) -> list[Sitting]:
    if any(day in span for span in HOLIDAYS) and rng.random() < 0.9:
        return []
    plan = []
    if rng.random() < (0.5 if LOSS <= day < BACK else 0.74):
        plan.append(Sitting(rng.uniform(18.3, 21.2) * 60, story.minutes(rng, 48)))
    if day.weekday() > 4 and rng.random() < 0.65:
        plan.append(Sitting(rng.uniform(13, 16.5) * 60, story.minutes(rng, 60)))
    if rng.random() < 0.3:
        plan.append(Sitting(rng.uniform(12.1, 13.2) * 60, story.minutes(rng, 9)))
    chance, start = _night(rng, day)
    if rng.random() < chance:
        plan.append(Sitting(start * 60, story.minutes(rng, 62)))
    return plan


def _night(rng: Random, day: date) -> tuple[float, float]:
    """Return the chance of a night session and its hour: later with the streams, latest after the loss."""
    if day < LOSS:
        grown = clock.progress(day, FIRST_DAY, LOSS)
        return 0.12 + 0.42 * grown, rng.uniform(22.4, 23.2 + 0.8 * grown)
    if day < BACK:
        return 0.55, rng.uniform(23.8, 26)
    easing = clock.progress(day, EASING, MADE_LATER.date())
    return 0.78 - 0.45 * easing, rng.uniform(23.6 - easing, 25.6 - 1.5 * easing)


def _queries(rng: Random, day: date) -> Sequence[str]:
    name = STAR.lower()
    if LOSS <= day < LOSS + timedelta(days=8):
        return [name, f"{name} news", name, f"{name} last stream", f"{name} tribute"][: rng.randrange(2, 6)]
    chance = 0.22 if day >= BACK else 0.04 + 0.06 * clock.progress(day, FIRST_DAY, LOSS)
    if rng.random() < chance:
        return [name if rng.random() < 0.6 else f"{name} night shift"]
    return [rng.choice(("harbour building game", "lemon loaf", "knit a hat"))] if rng.random() < 0.12 else []


def _account(rng: Random, star: Shelf, views: Sequence[View]) -> Account:
    rows = [yt_rows.view(view, ENGLISH) for view in views]
    rows += yt_rows.advertisements(rng, views, ZONE, ENGLISH, "%H:%M")
    rows += yt_rows.between(rng, views, ENGLISH)
    before = [view for view in views if clock.day_of(view.at, ZONE) < LOSS]
    streams = [view for view in before if view.video.topic == "stream"]
    watched = yt_rows.doubled(rng, rows, 6)
    return Account(
        "susie@example.invalid",
        catalog.creator(rng, "craft", "Susie Larkgarth"),
        ZONE,
        watched,
        story.searches(rng, views, ENGLISH, _queries),
        _subscribed(rng, star, views),
        story.remarks(rng, before, star.creator, 0.09),
        story.remarks(rng, streams, star.creator, 0.5, price=5_000_000),
        story.kept(rng, before, 24),
    )


def _subscribed(rng: Random, star: Shelf, views: Sequence[View]) -> list[catalog.Creator]:
    met = list(dict.fromkeys(view.video.creator for view in views if view.video.creator != star.creator))
    return [star.creator, *rng.sample(met, 30)]


def _later(account: Account, renamed: str, first: Parcel) -> Parcel:
    """Return the export of November: everything again and three months more; one channel has a new name."""

    def renew(creator: catalog.Creator) -> catalog.Creator:
        return replace(creator, name=f"{creator.name} & Friends") if creator.channel == renamed else creator

    def renew_row(row: Row) -> Row:
        return row if row.channel is None else replace(row, channel=renew(row.channel))

    account = replace(
        account,
        watched=[renew_row(row) for row in account.watched],
        subscribed=[renew(one) for one in account.subscribed],
    )
    name = "susie_takeout-20261115T194000Z-001.zip"
    parcel = youtube.archive(name, MADE_LATER, account, youtube.IN_ENGLISH, yt_html.british)
    parcel.doubles_across = sum(planted.events.total() for planted in first.planted.values())
    return parcel


def _tiktok() -> Parcel:
    rng = Random(SEED + 1)

    def sittings(rng: Random, day: date) -> list[Sitting]:
        late = 22 if day < LOSS else 23.5
        return (
            [Sitting(rng.uniform(late - 2, late) * 60, story.minutes(rng, 6))] if rng.random() < 0.17 else []
        )

    habit = phone.Habit(
        sittings, 11, 34, FRIENDS[:2], ("lemon loaf", "tamsin oakwhistle", "cosy games"), lives=7
    )
    account = phone.use(rng, "susie.larkgarth", habit, MADE, ZONE).account
    account.following.insert(0, (clock.millis(datetime(2025, 8, 2, 21, tzinfo=UTC)), "tamsin.oakwhistle"))
    account.watched = phone.doubled(rng, account.watched, 8)
    return tiktok.archive("susie_TikTok_Data_1786875300.zip", MADE, account, newer=False)


def _instagram(star: Shelf) -> Parcel:
    rng = Random(SEED + 2)
    favourite = Maker(star.creator.handle, star.creator.name)

    def sittings(rng: Random, _: date) -> list[Sitting]:
        return [
            Sitting(h * 60 + rng.uniform(0, 40), story.minutes(rng, 8))
            for h in (8, 17, 21)
            if rng.random() < 0.5
        ]

    habit = feed.FeedHabit(sittings, 70, (favourite, 0.16), FRIENDS, 640, ("lemon loaf", "linocut"), 1.6)
    account = feed.use(rng, Maker("susie.larkgarth", "Susie Larkgarth"), habit, MADE, ZONE)
    return instagram.archive("susie_instagram-susie.larkgarth-2026-08-16-Qm3vT8aL.zip", MADE, account)


def _facts(star: Shelf, views: Sequence[View]) -> dict[str, object]:
    first = [view for view in views if view.at < clock.millis(MADE)]
    tie = [clock.day_of(view.at, ZONE) for view in views if view.video.creator == star.creator]
    return {
        **story.top(first, lambda _: ZONE),
        "loss": LOSS,
        "last_day_before": max(day for day in tie if day < LOSS),
        "first_day_back": min(day for day in tie if day > LOSS),
        "quiet": [[span.first, span.last] for span in HOLIDAYS],
    }
