"""Jim: a commentator grows louder while code and guitar go quiet; then a decision about his studies."""

from __future__ import annotations

from collections.abc import Sequence
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
from sample_exports.make.yt_rows import ENGLISH

SEED = 20261103
ZONE = ZoneInfo("America/Denver")
FIRST_DAY = date(2025, 9, 1)
LAST_DAY = date(2026, 11, 2)
MADE = datetime(2026, 11, 3, 15, 20, 0, tzinfo=UTC)
DECIDING = Span(date(2026, 8, 10), date(2026, 9, 20))
AWAY = (Span(date(2025, 11, 24), date(2025, 11, 30)), Span(date(2026, 6, 8), date(2026, 6, 16)))
VOICE = "Corwin Thackbarrow Speaks"
FRIENDS = ("Rufus Hassocklode", "Briony Wimbletarn")
STUDY = {"code": 22, "guitar": 14}
REST = {"games": 18, "science": 12, "cycling": 10, "films": 10, "music": 5}


def make() -> Person:
    """Return Jim with his three exports of November 2026."""
    person = Person(
        "jim",
        "Jim",
        "One commentator's voice took up more and more of Jim's days while code and guitar went quiet; "
        "in late summer 2026 he asked whether his studies were worth it.",
        ZONE.key,
    )
    rng = Random(SEED)
    voice = Shelf(catalog.creator(rng, "commentary", VOICE), safe=True)
    study, views = _views(rng, voice)
    account = _account(rng, voice, views)
    name = "jim_takeout-20261103T152000Z-1-001.zip"
    person.parcels = [
        youtube.archive(name, MADE, account, youtube.IN_ENGLISH, yt_html.american),
        _tiktok(),
        _instagram(),
    ]
    person.planted = _facts(study, views)
    return person


def _views(rng: Random, voice: Shelf) -> tuple[list[Shelf], list[View]]:
    study, rest = catalog.shelves(rng, STUDY), catalog.shelves(rng, REST)
    news = catalog.shelves(rng, {"news": 6, "commentary": 9})
    for group in (study, rest, news):
        rng.shuffle(group)
    picks = (story.some(study, 1.5, 40), story.some(news, 1.3, 60), story.some(rest, 1.4, 30))

    def pick(rng: Random, day: date) -> Video:
        chance, (voiced, studied, informed) = rng.random(), shares(day)
        if chance < voiced:
            topic = "short" if rng.random() < 0.2 else None
            return voice.again(rng, day) if rng.random() < 0.08 else voice.fresh(rng, day, topic)
        chance -= voiced
        return picks[0 if chance < studied else 1 if chance < studied + informed else 2](rng, day)

    return study, story.life(rng, Span(FIRST_DAY, LAST_DAY), lambda _: ZONE, _sittings, pick)


def shares(day: date) -> tuple[float, float, float]:
    """Return how often a pick falls on the commentator, on code or guitar, on news and other commentary."""
    grown = clock.progress(day, FIRST_DAY, LAST_DAY)
    return 0.04 + 0.34 * grown, 0.5 * clock.eased(1 - grown, 1.3) + 0.04, 0.1 + 0.12 * grown


def _sittings(rng: Random, day: date) -> list[Sitting]:
    if any(day in span for span in AWAY):
        return []
    plan = []
    if day.weekday() < 5 and rng.random() < 0.5:
        plan.append(Sitting(rng.uniform(7, 7.8) * 60, story.minutes(rng, 12)))
    if rng.random() < 0.35:
        plan.append(Sitting(rng.uniform(12, 13.5) * 60, story.minutes(rng, 20)))
    if rng.random() < 0.82:
        plan.append(Sitting(rng.uniform(17, 20.5) * 60, story.minutes(rng, 55)))
    late = 0.5 if day in DECIDING else 0.2
    if rng.random() < late:
        plan.append(Sitting(rng.uniform(22.2, 24.6) * 60, story.minutes(rng, 45)))
    return plan


def _queries(rng: Random, day: date) -> Sequence[str]:
    if day in DECIDING and rng.random() < 0.7:
        asked = (
            "is a degree worth it",
            "corwin thackbarrow degree",
            "trade or college",
            "take a year out of college",
        )
        return rng.sample(asked, rng.randrange(1, 3))
    grown = clock.progress(day, FIRST_DAY, LAST_DAY)
    if rng.random() < 0.1 * grown:
        return ["corwin thackbarrow"]
    return (
        ["parser in an evening", "waltz fingerpicking"][: rng.randrange(3)]
        if rng.random() > grown + 0.3
        else []
    )


def _account(rng: Random, voice: Shelf, views: Sequence[View]) -> Account:
    rows = [yt_rows.view(view, ENGLISH) for view in views]
    rows += yt_rows.advertisements(rng, views, ZONE, ENGLISH, "%I:%M %p")
    rows += yt_rows.between(rng, views, ENGLISH)
    met = list(dict.fromkeys(view.video.creator for view in views if view.video.creator != voice.creator))
    return Account(
        "jim@example.invalid",
        catalog.creator(rng, "guitar", "Jim Dunnockyate"),
        ZONE,
        yt_rows.doubled(rng, rows, 5),
        story.searches(rng, views, ENGLISH, _queries),
        [voice.creator, *rng.sample(met, 44)],
        story.remarks(rng, views, voice.creator, 0.02),
        [],
        story.kept(rng, views, 15),
    )


def _tiktok() -> Parcel:
    rng = Random(SEED + 1)

    def sittings(rng: Random, day: date) -> list[Sitting]:
        grown = clock.progress(day, LAST_DAY - timedelta(days=180), LAST_DAY)
        chance = 0 if any(day in span for span in AWAY) else 0.12 + 0.22 * grown
        return [Sitting(rng.uniform(20, 23) * 60, story.minutes(rng, 7))] if rng.random() < chance else []

    asked = ("corwin thackbarrow", "is college worth it", "guitar riff")
    habit = phone.Habit(sittings, 14, 41, FRIENDS, asked, lives=5, gifts_to="corwin.thackbarrow")
    account = phone.use(rng, "jim.dunnockyate", habit, MADE, ZONE).account
    account.following.insert(0, (clock.millis(datetime(2026, 1, 14, 3, tzinfo=UTC)), "corwin.thackbarrow"))
    account.watched = phone.glued(phone.doubled(rng, account.watched, 11))
    return tiktok.archive("jim_TikTok_Data_1793719200.zip", MADE, account, newer=True)


def _instagram() -> Parcel:
    rng = Random(SEED + 2)
    favourite = Maker("corwin.thackbarrow", "Corwin Thackbarrow")

    def sittings(rng: Random, _: date) -> list[Sitting]:
        return [
            Sitting(h * 60 + rng.uniform(0, 50), story.minutes(rng, 6))
            for h in (12, 20)
            if rng.random() < 0.45
        ]

    habit = feed.FeedHabit(sittings, 45, (favourite, 0.14), FRIENDS, 260, ("guitar strap", "bike hub"), 1.5)
    account = feed.use(rng, Maker("jim.dunnockyate", "Jim Dunnockyate"), habit, MADE, ZONE)
    return instagram.archive("jim_instagram-jim.dunnockyate-2026-11-03-Wd7pK2xe.zip", MADE, account)


def _facts(study: Sequence[Shelf], views: Sequence[View]) -> dict[str, object]:
    known = [view for view in views if not view.video.gone]
    third, quieter = len(known) // 3, {shelf.creator for shelf in study}
    return {
        **story.top(views, lambda _: ZONE),
        "study_share_first_third": round(sum(v.video.creator in quieter for v in known[:third]) / third, 4),
        "study_share_last_third": round(sum(v.video.creator in quieter for v in known[-third:]) / third, 4),
        "deciding": [DECIDING.first, DECIDING.last],
        "quiet": [[span.first, span.last] for span in AWAY],
    }
