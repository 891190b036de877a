"""Creators and what they upload."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from random import Random

from sample_exports.make import people_names
from sample_exports.make.words import THINGS, TOPICS

MINUTES = {
    "advert": 0.5,
    "games": 11,
    "baking": 7,
    "code": 11,
    "guitar": 7,
    "commentary": 9,
    "news": 5,
    "films": 11,
    "science": 9,
    "craft": 8,
    "cycling": 10,
    "language": 6,
    "garden": 7,
    "music": 4,
    "stream": 75,
    "clip": 1,
    "short": 0.5,
}
"""Typical length of an item by topic, minutes."""


@dataclass(frozen=True, slots=True)
class Creator:
    """Someone who uploads. ``style``: the one title pattern of the topic they keep to, else None."""

    name: str
    channel: str
    handle: str
    topic: str
    style: int | None = None


@dataclass(frozen=True, slots=True)
class Video:
    """One item. ``gone`` is ``private`` (title lost) or ``removed`` (address lost too), else empty."""

    item: str
    title: str
    creator: Creator
    seconds: int
    published: date
    topic: str
    gone: str = ""


@dataclass(slots=True)
class Shelf:
    """A creator's uploads as far as one person met them."""

    creator: Creator
    seen: list[Video] = field(default_factory=list)
    safe: bool = False
    """Never lose a video to deletion (the one creator a story is about)."""

    def fresh(self, rng: Random, day: date, topic: str | None = None) -> Video:
        """Return a video not met before."""
        topic = topic or self.creator.topic
        video = Video(
            people_names.token(rng, 11),
            title(rng, topic, 1 + sum(video.topic == topic for video in self.seen), self._style(topic)),
            self.creator,
            max(9, round(MINUTES[topic] * 60 * rng.lognormvariate(0, 0.4))),
            day,
            topic,
        )
        chance = rng.random()
        if not self.safe and chance < 0.03:
            video = replace(video, gone="private" if chance < 0.022 else "removed")
        self.seen.append(video)
        return video

    def _style(self, topic: str) -> int | None:
        return self.creator.style if topic == self.creator.topic else None

    def again(self, rng: Random, day: date) -> Video:
        """Return a video met on an earlier day; a fresh one where there is none."""
        older = [video for video in self.seen if video.published < day and video.topic != "clip"]
        return rng.choice(older) if older else self.fresh(rng, day)


def creator(rng: Random, topic: str, name: str | None = None, style: int | None = None) -> Creator:
    """Return an invented creator; those who teach a language keep to one."""
    name = name or people_names.channel_name(rng, topic)
    if topic == "language" and style is None:
        style = rng.randrange(len(TOPICS[topic]))
    return Creator(name, people_names.channel_id(rng), people_names.handle(name), topic, style)


def shelves(rng: Random, topics: dict[str, int]) -> list[Shelf]:
    """Return ``topics[topic]`` creators per topic, no name twice."""
    made: dict[str, Creator] = {}
    for topic, count in topics.items():
        goal = len(made) + count
        while len(made) < goal:
            one = creator(rng, topic)
            made.setdefault(one.handle, one)
    return [Shelf(one) for one in made.values()]


def title(rng: Random, topic: str, number: int, style: int | None = None) -> str:
    """Return a title from the topic's patterns, or from the one of ``style``."""
    patterns = TOPICS[topic]
    pattern = rng.choice(patterns) if style is None else patterns[style]
    return pattern.format(thing=rng.choice(THINGS), n=number)
