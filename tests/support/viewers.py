"""Simulated viewers whose true time is known: the yardstick for every estimate of time.

A viewer has habits (how long items are, how often they are finished or skipped, how sittings are spread over
the day, pauses, autoplay at night, a second screen). Only what an export would show leaves this module:
starts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from importers.events import Kind, Platform, Surface
from importers.record import Record
from tests.support import events

DAY_S = 86_400.0
HOUR_S = 3600.0
START_S = 1_700_000_000.0 // DAY_S * DAY_S
Rng = np.random.Generator


@dataclass(frozen=True)
class Feed:
    """How one platform is used: item lengths (median seconds, log spread), and what is done with an item."""

    platform: Platform
    surface: Surface
    length: float
    spread: float
    longest: float
    finished: float = 0.0
    skipped: float = 0.0
    skip_s: float = 10.0
    feed_like: bool = False
    overhead_s: float = 2.0
    ad_chance: float = 0.0
    named: bool = True


@dataclass(frozen=True)
class Habits:
    """One person: feeds with their weights, sittings per day and their minutes, pauses, nights, losses."""

    kind: str
    feeds: tuple[tuple[float, Feed], ...]
    sittings: float
    minutes: float
    minutes_spread: float = 0.7
    hours: tuple[float, float] = (18.0, 3.0)
    pause_chance: float = 0.03
    pause_s: float = 240.0
    autoplay_nights: float = 0.0
    autoplay_hours: float = 2.5
    second_screen: float = 0.0
    switch: float = 0.05
    unlogged: float = 0.01
    days_off: float = 0.15
    leaves: float = 0.5
    rotating: bool = False


@dataclass
class Seen:
    """Rows in the making: start and end (seconds), feed, the item's own length (seconds)."""

    start: list[float] = field(default_factory=list)
    end: list[float] = field(default_factory=list)
    feed: list[Feed] = field(default_factory=list)
    length: list[float] = field(default_factory=list)

    def add(self, start: float, end: float, feed: Feed, length: float) -> None:
        self.start.append(start)
        self.end.append(end)
        self.feed.append(feed)
        self.length.append(length)


@dataclass(frozen=True)
class Viewer:
    """A finished simulation: what the export shows, and the hours that were truly played (a union).

    ``lengths`` are the items' own lengths (seconds, in the order of the record; nan in feeds, where items
    play again by themselves): what a person could add, not what an export shows.
    """

    kind: str
    record: Record
    hours: float
    lengths: npt.NDArray[np.float64]

    @property
    def with_lengths(self) -> Record:
        """The record with the items' own lengths added."""
        return replace(self.record, events=self.record.events.assign(duration_s=self.lengths))


def simulate(kind: str, seed: int, days: int = 90) -> Viewer:
    """Return a person of ``kind`` (in ``KINDS``); the same seed gives the same person."""
    rng = np.random.default_rng([seed, *kind.encode()])
    habits = replace(KINDS[kind](rng), leaves=rng.uniform(0, 1))
    seen = Seen()
    free = START_S
    for day in range(days):
        if rng.random() < habits.days_off:
            continue
        for start in _starts(rng, habits, day):
            free = _sitting(rng, habits, seen, max(start, free + rng.exponential(1200.0)))
    record, order = _record(rng, habits, seen)
    lengths = [np.nan if seen.feed[i].feed_like else seen.length[i] for i in order]
    return Viewer(kind, record, _union_hours(seen), np.array(lengths))


def _starts(rng: Rng, habits: Habits, day: int) -> list[float]:
    centre, width = habits.hours
    if habits.rotating:
        centre = (centre + 8.0 * (day // 7)) % 24
    hours = rng.normal(centre, width, rng.poisson(habits.sittings))
    return sorted(START_S + day * DAY_S + float(hour) * HOUR_S for hour in hours)


def _sitting(rng: Rng, habits: Habits, seen: Seen, start: float) -> float:
    """Play one sitting from ``start``; return when the person (or autoplay) stops."""
    until = start + 60 * habits.minutes * float(np.exp(rng.normal(0, habits.minutes_spread)))
    now, feed = start, _pick(rng, habits)
    while now < until:
        if rng.random() < habits.switch:
            feed = _pick(rng, habits)
        length = _length(rng, feed)
        end = now + _dwell(rng, feed, length)
        seen.add(now, end, feed, length)
        now = end + rng.exponential(feed.overhead_s)
        if rng.random() < feed.ad_chance:
            now += rng.uniform(5, 40)
        if rng.random() < habits.pause_chance:
            now += rng.exponential(habits.pause_s) + 20
    if rng.random() < habits.leaves:
        seen.end[-1] = now = max(min(seen.end[-1], until), seen.start[-1] + 1)
    if rng.random() < habits.autoplay_nights:
        now = _autoplay(rng, habits, seen, now)
    if rng.random() < habits.second_screen:
        now = max(now, _background(rng, habits, seen, start))
    return now


def _autoplay(rng: Rng, habits: Habits, seen: Seen, now: float) -> float:
    feed = max((feed for _, feed in habits.feeds), key=lambda feed: feed.length)
    until = now + HOUR_S * rng.exponential(habits.autoplay_hours)
    while now < until:
        end = now + _length(rng, feed)
        seen.add(now, end, feed, end - now)
        now = end + 5
    return now


def _background(rng: Rng, habits: Habits, seen: Seen, now: float) -> float:
    """Play one or two long items on another screen from the start of the sitting on."""
    feed = max((feed for _, feed in habits.feeds), key=lambda feed: feed.length)
    for _ in range(int(rng.integers(1, 3))):
        end = now + _length(rng, feed)
        seen.add(now + 1, end, feed, end - now)
        now = end + rng.exponential(5)
    return now


def _pick(rng: Rng, habits: Habits) -> Feed:
    weights = np.array([weight for weight, _ in habits.feeds])
    return habits.feeds[int(rng.choice(len(weights), p=weights / weights.sum()))][1]


def _length(rng: Rng, feed: Feed) -> float:
    return float(min(feed.longest, feed.length * np.exp(rng.normal(0, feed.spread))))


def _dwell(rng: Rng, feed: Feed, length: float) -> float:
    """Return seconds on one item: in a feed its own law; elsewhere it is skipped, left or finished."""
    draw = rng.random()
    if feed.feed_like or draw < feed.finished:
        return length
    if draw < feed.finished + feed.skipped:
        return float(min(length, rng.exponential(feed.skip_s) + 1))
    return length * float(rng.uniform(0.05, 0.9))


def _union_hours(seen: Seen) -> float:
    order = np.argsort(seen.start)
    start, end = np.array(seen.start)[order], np.maximum.accumulate(np.array(seen.end)[order])
    before = np.concatenate([[-np.inf], end[:-1]])
    return float(np.maximum(0.0, end - np.maximum(start, before)).sum() / HOUR_S)


def _record(rng: Rng, habits: Habits, seen: Seen) -> tuple[Record, list[int]]:
    """Return what an export shows, and which row of ``seen`` each of its rows is."""
    kept = np.flatnonzero(rng.random(len(seen.start)) >= habits.unlogged)
    order = kept[np.argsort(np.array(seen.start)[kept], kind="stable")]
    creators = rng.zipf(1.4, order.size) % 400
    feeds = [seen.feed[i] for i in order]
    ms: npt.NDArray[np.int64] = (np.array(seen.start)[order]).astype(np.int64) * 1000
    names = [
        _creator(feed.platform, number) if feed.named else None
        for feed, number in zip(feeds, creators.tolist(), strict=True)
    ]
    record = events.of_columns(
        order.size,
        occurred_at=ms,
        platform=[str(feed.platform) for feed in feeds],
        surface=[str(feed.surface) for feed in feeds],
        kind=str(Kind.VIEW),
        creator=names,
        creator_name=names,
        item=[_item(feed.platform, i) for feed, i in zip(feeds, order.tolist(), strict=True)],
    )
    return record, order.tolist()


def _creator(platform: Platform, number: int) -> str:
    """Return the id an importer gives."""
    return f"youtube:UC{number:022d}" if platform == Platform.YOUTUBE else f"{platform}:@c{number}"


def _item(platform: Platform, number: int) -> str:
    """Return an item's id of the length its platform uses."""
    return str(7_300_000_000_000_000_000 + number) if platform == Platform.TIKTOK else f"v{number:010d}"


def _tiktok(median: float, spread: float) -> Feed:
    return Feed(
        Platform.TIKTOK, Surface.VIDEO, median, spread, 600, feed_like=True, overhead_s=0.4, named=False
    )


def _instagram(rng: Rng) -> Feed:
    return Feed(
        Platform.INSTAGRAM,
        Surface.VIDEO,
        rng.uniform(4, 18),
        rng.uniform(0.8, 1.2),
        90,
        feed_like=True,
        overhead_s=1,
    )


def _youtube(rng: Rng, minutes: float, finished: float, skipped: float, spread: float = 0.7) -> Feed:
    return Feed(
        Platform.YOUTUBE,
        Surface.VIDEO,
        minutes * 60,
        spread,
        4 * HOUR_S,
        finished,
        skipped,
        skip_s=rng.uniform(5, 40),
        overhead_s=rng.uniform(3, 25),
        ad_chance=rng.uniform(0.0, 0.4),
    )


def _flicker(rng: Rng) -> Habits:
    feed = _tiktok(rng.uniform(2, 8), rng.uniform(0.9, 1.4))
    return Habits("tiktok_flicker", ((1, feed),), rng.uniform(3, 9), rng.uniform(5, 20), hours=(15, 4))


def _settled(rng: Rng) -> Habits:
    feed = _tiktok(rng.uniform(12, 30), rng.uniform(0.7, 1.1))
    return Habits("tiktok_settled", ((1, feed),), rng.uniform(2, 6), rng.uniform(8, 30), hours=(17, 4))


def _evening(rng: Rng) -> Habits:
    feed = _youtube(rng, rng.uniform(12, 40), rng.uniform(0.5, 0.85), 0.1, 0.5)
    return Habits(
        "longform_evening", ((1, feed),), rng.uniform(0.8, 1.6), rng.uniform(60, 120), hours=(20, 1.5)
    )


def _grazer(rng: Rng) -> Habits:
    feed = _youtube(rng, rng.uniform(5, 14), rng.uniform(0.25, 0.5), rng.uniform(0.2, 0.4), 0.8)
    return Habits("youtube_grazer", ((1, feed),), rng.uniform(1, 4), rng.uniform(15, 45), hours=(17, 4))


def _listener(rng: Rng) -> Habits:
    feed = _youtube(rng, rng.uniform(20, 80), 0.9, 0.05, 0.5)
    return Habits(
        "background_listener", ((1, feed),), rng.uniform(0.8, 1.8), rng.uniform(120, 300), hours=(12, 3)
    )


def _owl(rng: Rng) -> Habits:
    return replace(
        _grazer(rng), kind="night_owl", hours=(25, 2), autoplay_nights=rng.uniform(0.05, 0.25), sittings=1.8
    )


def _mixed(rng: Rng) -> Habits:
    feeds = (
        (3.0, _tiktok(rng.uniform(5, 25), 1.0)),
        (2.0, _instagram(rng)),
        (1.5, _youtube(rng, rng.uniform(6, 20), 0.5, 0.25)),
    )
    return Habits("mixed_phone", feeds, rng.uniform(3, 7), rng.uniform(10, 35), hours=(16, 4))


def _shift(rng: Rng) -> Habits:
    return replace(_mixed(rng), kind="shift_worker", rotating=True, hours=(14, 2), days_off=0.25)


def _screens(rng: Rng) -> Habits:
    return replace(_mixed(rng), kind="two_screens", second_screen=rng.uniform(0.1, 0.4))


def _traveller(rng: Rng) -> Habits:
    return replace(_evening(rng), kind="traveller", rotating=True, pause_chance=0.08, pause_s=400)


def _shorts(rng: Rng) -> Habits:
    short = replace(
        _youtube(rng, rng.uniform(0.2, 0.5), 1, 0, 0.7), overhead_s=0.7, ad_chance=0.0, longest=180
    )
    feeds = ((3.0, short), (1.0, _youtube(rng, rng.uniform(8, 20), 0.5, 0.2)))
    return Habits("youtube_shorts", feeds, rng.uniform(2, 5), rng.uniform(15, 40), hours=(17, 4), switch=0.03)


def _streams(rng: Rng) -> Habits:
    """Ends most sittings inside a stream that is longer than the sitting."""
    feeds = ((2.0, _youtube(rng, rng.uniform(6, 12), 0.55, 0.15)), (1.0, _youtube(rng, 130, 0.9, 0.05, 0.2)))
    return Habits("stream_follower", feeds, rng.uniform(1, 2), rng.uniform(45, 75), 0.4, switch=0.7)


def _restless(rng: Rng) -> Habits:
    """Puts the phone away and takes it up again all day."""
    feeds = (
        (4.0, _tiktok(rng.uniform(4, 20), 1.0)),
        (2.0, _instagram(rng)),
        (0.1, _youtube(rng, 5, 0.4, 0.3)),
    )
    return replace(
        _mixed(rng),
        kind="restless",
        feeds=feeds,
        sittings=rng.uniform(8, 16),
        minutes=rng.uniform(3, 9),
        pause_chance=0.08,
        hours=(14, 5),
    )


STREAMS = "stream_follower"
"""The kind whose longest items come last, where nothing marks their end: the middle reads far too low."""

KINDS: dict[str, Callable[[Rng], Habits]] = {
    "tiktok_flicker": _flicker,
    "tiktok_settled": _settled,
    "longform_evening": _evening,
    "youtube_grazer": _grazer,
    "background_listener": _listener,
    "night_owl": _owl,
    "mixed_phone": _mixed,
    "shift_worker": _shift,
    "two_screens": _screens,
    "traveller": _traveller,
    "youtube_shorts": _shorts,
    "restless": _restless,
    STREAMS: _streams,
}
"""Kinds of viewers the range of time is proved on."""
