"""A person before a screen: sessions, glimpses, long watches, pauses."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from random import Random
from zoneinfo import ZoneInfo

from sample_exports.make import clock
from sample_exports.make.catalog import Video

GLIMPSE = 0.14
"""Share of items left within seconds."""
PARTIAL = 0.3
"""Share of items left before their end."""


@dataclass(frozen=True, slots=True)
class View:
    """One showing: start (UTC milliseconds), the item, the true seconds before the person's eyes."""

    at: int
    video: Video
    seconds: float


@dataclass(frozen=True, slots=True)
class Sitting:
    """A planned session: minutes after local midnight, and how long it is meant to last."""

    start: float
    minutes: float


Pick = Callable[[Random, date], Video]


def sit(rng: Random, day: date, sitting: Sitting, zone: ZoneInfo, pick: Pick) -> list[View]:
    """Return one session's views. No item comes twice in a session."""
    now = clock.at(day, sitting.start, zone) + rng.randrange(60_000)
    end = now + sitting.minutes * 60_000
    views: list[View] = []
    shown: set[str] = set()
    while now < end:
        video = pick(rng, day)
        if video.item in shown:
            now += 1500
            continue
        shown.add(video.item)
        seconds = dwell(rng, video, (end - now) / 1000)
        views.append(View(now, video, seconds))
        now += round(seconds * 1000) + rng.randrange(800, 14_000)
    return views


def dwell(rng: Random, video: Video, left: float) -> float:
    """Return the seconds an item stays: a glimpse, a part, or the whole; a long item may overrun a little."""
    chance = rng.random()
    if chance < GLIMPSE:
        return rng.uniform(2, 10)
    if chance < GLIMPSE + PARTIAL:
        return min(video.seconds * rng.uniform(0.1, 0.75), left + 600)
    return min(float(video.seconds), max(60.0, left + 600))


def day_views(rng: Random, day: date, sittings: Iterable[Sitting], zone: ZoneInfo, pick: Pick) -> list[View]:
    """Return a day's views; sittings that would begin inside an earlier one and repeats are dropped.

    Exports often keep one row per video and day; the sample people's do.
    """
    views: list[View] = []
    shown: set[str] = set()
    for sitting in sorted(sittings, key=lambda one: one.start):
        if (
            views
            and clock.at(day, sitting.start, zone) < views[-1].at + views[-1].seconds * 1000 + 20 * 60_000
        ):
            continue
        fresh = [view for view in sit(rng, day, sitting, zone, pick) if view.video.item not in shown]
        shown.update(view.video.item for view in fresh)
        views += fresh
    return views


def hours(views: Iterable[View]) -> float:
    """Return the true hours in front of the screen."""
    return sum(view.seconds for view in views) / 3600
