"""One person's TikTok: flickering sessions of the last half year, acts of a lifetime."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from sample_exports.make import clock, people_names
from sample_exports.make.tiktok import TikTokAccount, video_id
from sample_exports.make.watching import Sitting

WINDOW_DAYS = 180
SMALL_TALK = (
    "Tea at four?",
    "That bit with the kettle made me laugh",
    "Bring your raincoat",
    "Train is late again",
    "Saved you a slice",
    "Goodnight, sleep well",
    "Which pot should I glaze first?",
    "See you at the film club",
)
REMARKS = ("lovely colours", "the ending got me", "what glaze is that?", "this made my day", "so calm")


@dataclass(frozen=True, slots=True)
class Habit:
    """How someone uses the app: sittings of a day, typical seconds per item, who they follow and talk to."""

    sittings: Callable[[Random, date], Sequence[Sitting]]
    seconds: float
    following: int
    friends: tuple[str, ...]
    searches: tuple[str, ...]
    lives: int = 0
    gifts_to: str = ""


@dataclass(slots=True)
class Phone:
    """The account as exported, and the true hours behind it."""

    account: TikTokAccount
    hours: float


def use(rng: Random, owner: str, habit: Habit, made: datetime, zone: ZoneInfo) -> Phone:
    """Return the account of ``owner`` at ``made``."""
    account = TikTokAccount(owner)
    hours = _watch(rng, account, habit, made, zone)
    _acts(rng, account, habit, made)
    _people(rng, account, habit, made)
    return Phone(account, hours)


def _watch(rng: Random, account: TikTokAccount, habit: Habit, made: datetime, zone: ZoneInfo) -> float:
    total = 0.0
    last = made.astimezone(zone).date() - timedelta(days=1)
    for day in clock.days(last - timedelta(days=WINDOW_DAYS - 1), last):
        for sitting in habit.sittings(rng, day):
            now = clock.at(day, sitting.start, zone) + rng.randrange(60_000)
            account.logins.append(now - rng.randrange(2_000, 90_000))
            end = now + sitting.minutes * 60_000
            while now < end:
                account.watched.append((now, video_id(rng, now // 1000 - rng.randrange(60, 3_000_000))))
                seconds = min(170.0, 1 + habit.seconds * rng.lognormvariate(0, 0.9))
                total += seconds
                now += round(seconds * 1000)
    return total / 3600


def _acts(rng: Random, account: TikTokAccount, habit: Habit, made: datetime) -> None:
    shown = account.watched
    account.liked = [(at + 5_000, item) for at, item in rng.sample(shown, len(shown) // 16)]
    account.liked += [_long_ago(rng, made) for _ in range(60)]
    account.liked.sort(reverse=True)
    account.saved = sorted(((at + 9_000, item) for at, item in rng.sample(shown, 14)), reverse=True)
    account.shared = sorted((at + 12_000, item) for at, item in rng.sample(shown, 11))
    account.reposted = sorted((at + 15_000, item) for at, item in rng.sample(shown, 5))
    account.commented = [(at + 20_000, item, rng.choice(REMARKS)) for at, item in rng.sample(shown, 8)]
    account.searched = [(at, rng.choice(habit.searches)) for at, _ in sorted(rng.sample(shown, 18))]
    for at, _ in rng.sample(shown, habit.lives):
        said = [(at + 60_000 + n * 31_000, rng.choice(REMARKS)) for n in range(rng.randrange(3))]
        account.lives.append((at, video_id(rng, at // 1000 - 900), said))
        if habit.gifts_to and rng.random() < 0.5:
            account.gifts.append((at + 240_000, habit.gifts_to, rng.choice((1, 5, 10, 30))))


def _people(rng: Random, account: TikTokAccount, habit: Habit, made: datetime) -> None:
    names = dict.fromkeys(people_names.handle(people_names.person(rng)) for _ in range(habit.following + 9))
    friends = [people_names.handle(name) for name in habit.friends]
    account.following = [(_long_ago(rng, made)[0], name) for name in [*friends, *names][: habit.following]]
    account.followers = [(_long_ago(rng, made)[0], name) for name in [*friends, *list(names)[-5:]]]
    for friend in friends:
        times = sorted(rng.sample(account.watched, 12))
        account.chats[friend] = [
            (at + 30_000, rng.choice((friend, account.owner)), rng.choice(SMALL_TALK)) for at, _ in times
        ]


def _long_ago(rng: Random, made: datetime) -> tuple[int, str]:
    at = clock.millis(made) - rng.randrange(200, 1200) * clock.DAY_MS - rng.randrange(clock.DAY_MS)
    return at, video_id(rng, at // 1000 - 5000)


def doubled(rng: Random, rows: Sequence[tuple[int, str]], count: int) -> list[tuple[int, str]]:
    """Return ``rows`` newest first, with ``count`` of them written twice."""
    return sorted([*rows, *rng.sample(rows, count)], reverse=True)


def glued(rows: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return ``rows`` as two ascending runs that overlap in time, as some exports hold them."""
    ordered = sorted(rows)
    return [row for n, row in enumerate(ordered) if n % 7 == 0] + [
        row for n, row in enumerate(ordered) if n % 7
    ]
