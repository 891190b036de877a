"""One person's Instagram: a week of views, likes and ties of a lifetime, a few friends who write back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from sample_exports.make import catalog, clock, people_names
from sample_exports.make.ig_shapes import ENGLISH, Labels, Maker, Seen
from sample_exports.make.instagram import InstagramAccount, Message, short_code
from sample_exports.make.phone import REMARKS, SMALL_TALK
from sample_exports.make.watching import Sitting

VIEW_DAYS = 7
AD_RATE = 0.2
UNKNOWN_RATE = 0.03


@dataclass(frozen=True, slots=True)
class FeedHabit:
    """How someone uses the app. ``favourite`` (a maker, its share) stands out; ``makers`` are the rest."""

    sittings: Callable[[Random, date], Sequence[Sitting]]
    makers: int
    favourite: tuple[Maker, float]
    friends: tuple[str, ...]
    likes: int
    searches: tuple[str, ...]
    evenness: float = 1.0
    labels: Labels = ENGLISH
    older_views: bool = False
    exports_time: bool = False


def use(rng: Random, owner: Maker, habit: FeedHabit, made: datetime, zone: ZoneInfo) -> InstagramAccount:
    """Return the account of ``owner`` at ``made``."""
    account = InstagramAccount(owner, habit.labels, habit.older_views)
    friends = [Maker(people_names.handle(name), name) for name in habit.friends]
    cast = _cast(rng, habit)
    _views(rng, account, habit, [*friends, *cast], made, zone)
    _likes(rng, account, habit, [*friends, *cast], made)
    _ties(rng, account, habit, friends, cast, made)
    _talks(rng, account, friends, made)
    return account


def _cast(rng: Random, habit: FeedHabit) -> list[Maker]:
    made: dict[str, Maker] = {}
    while len(made) < habit.makers:
        name = people_names.person(rng) if rng.random() < 0.5 else people_names.channel_name(rng, "craft")
        made.setdefault(people_names.handle(name), Maker(people_names.handle(name), name))
    return list(made.values())


def _maker(rng: Random, habit: FeedHabit, cast: Sequence[Maker]) -> Maker | None:
    if rng.random() < UNKNOWN_RATE:
        return None
    if rng.random() < habit.favourite[1]:
        return habit.favourite[0]
    return cast[int(len(cast) * rng.random() ** habit.evenness)]


def _seen(rng: Random, at: int, maker: Maker | None) -> Seen:
    topic = rng.choice(("craft", "films", "baking", "garden"))
    return Seen(at, maker, short_code(rng), catalog.title(rng, topic, rng.randrange(1, 90)))


def _views(
    rng: Random,
    account: InstagramAccount,
    habit: FeedHabit,
    cast: Sequence[Maker],
    made: datetime,
    zone: ZoneInfo,
) -> None:
    last = made.astimezone(zone).date() - timedelta(days=1)
    for day in clock.days(last - timedelta(days=41), last):
        recent = (last - day).days < VIEW_DAYS
        for sitting in habit.sittings(rng, day):
            begin = clock.at(day, sitting.start, zone) + rng.randrange(60_000)
            end = _scroll(rng, account, habit, cast, (begin, sitting.minutes), recent=recent)
            account.logins += [begin - 3_000] if rng.random() < 0.08 else []
            account.spells += [(begin, end)] if habit.exports_time else []
    for seen in (account.posts, account.videos, account.stories, account.ads):
        seen.reverse()


def _scroll(
    rng: Random,
    account: InstagramAccount,
    habit: FeedHabit,
    cast: Sequence[Maker],
    sitting: tuple[int, float],
    *,
    recent: bool,
) -> int:
    now, end = sitting[0], sitting[0] + sitting[1] * 60_000
    while now < end:
        seen = _seen(rng, now, _maker(rng, habit, cast))
        kind = rng.random()
        if kind < 0.14:
            if seen.maker is not None:
                account.stories.append(seen)
        elif recent:
            (
                account.ads if rng.random() < AD_RATE else account.videos if kind < 0.5 else account.posts
            ).append(seen)
        now += rng.randrange(2_000, 9_000) if rng.random() < 0.6 else rng.randrange(9_000, 60_000)
    return now


def _likes(
    rng: Random, account: InstagramAccount, habit: FeedHabit, cast: Sequence[Maker], made: datetime
) -> None:
    account.liked = _past(rng, habit, cast, made, habit.likes, 420)
    account.story_likes = _past(rng, habit, cast, made, habit.likes // 6, 300)
    account.saved = _past(rng, habit, cast, made, habit.likes // 12, 400)
    account.liked_comments = _past(rng, habit, cast, made, 19, 300)
    account.commented = [
        (one.at, one.maker, rng.choice(REMARKS))
        for one in _past(rng, habit, cast, made, 23, 400)
        if one.maker
    ]


def _past(
    rng: Random, habit: FeedHabit, cast: Sequence[Maker], made: datetime, count: int, days: int
) -> list[Seen]:
    end = clock.millis(made)
    times = sorted({end - rng.randrange(60_000, days * clock.DAY_MS) for _ in range(count)}, reverse=True)
    return [_seen(rng, at, _maker(rng, habit, cast)) for at in times]


def _ties(
    rng: Random,
    account: InstagramAccount,
    habit: FeedHabit,
    friends: Sequence[Maker],
    cast: Sequence[Maker],
    made: datetime,
) -> None:
    followed = [habit.favourite[0], *friends, *cast[: len(cast) // 2]]
    account.following = _dated(rng, followed, made)
    account.followers = _dated(rng, [*friends, *cast[-6:]], made)
    account.close = _dated(rng, friends[:2], made)
    account.restricted = _dated(rng, cast[-1:], made)
    account.profile_searches = _dated(rng, [habit.favourite[0]] * 6 + [*cast[:4]], made, days=90)
    account.word_searches = [
        (at, rng.choice(habit.searches)) for at, _ in _dated(rng, cast[:9], made, days=90)
    ]


def _dated(
    rng: Random, makers: Sequence[Maker], made: datetime, *, days: int = 900
) -> list[tuple[int, Maker]]:
    end = clock.millis(made)
    times = sorted((end - rng.randrange(clock.DAY_MS, days * clock.DAY_MS) for _ in makers), reverse=True)
    return list(zip(times, makers, strict=True))


def _talks(rng: Random, account: InstagramAccount, friends: Sequence[Maker], made: datetime) -> None:
    end = clock.millis(made)
    for friend in friends:
        times = [end - rng.randrange(clock.DAY_MS, 300 * clock.DAY_MS) for _ in range(rng.randrange(14, 40))]
        account.threads[friend.name] = [
            Message(at, rng.choice((friend.name, account.owner.name)), rng.choice(SMALL_TALK)) for at in times
        ]
        account.threads[friend.name].append(Message(end - 5 * clock.DAY_MS, friend.name, owner=friend.handle))
