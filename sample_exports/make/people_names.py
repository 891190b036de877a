"""Seeded makers of names, handles and ids that look right and belong to nobody."""

from __future__ import annotations

from random import Random

from sample_exports.make.words import BACK, FRONT, GIVEN

_SAFE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_SUFFIX = {
    "games": "Plays",
    "baking": "Bakes",
    "code": "Codes",
    "guitar": "Strings",
    "commentary": "Speaks",
    "news": "Courier",
    "films": "Film Room",
    "science": "Lab",
    "craft": "Workshop",
    "cycling": "Rides",
    "language": "Lessons",
    "garden": "Garden",
    "music": "- Topic",
}


def token(rng: Random, length: int) -> str:
    """Return random characters of the URL-safe alphabet."""
    return "".join(rng.choices(_SAFE, k=length))


def channel_id(rng: Random) -> str:
    """Return a channel id of the right form: ``UC`` and 22 characters."""
    return "UC" + token(rng, 22)


def surname(rng: Random) -> str:
    """Return an invented surname."""
    return rng.choice(FRONT) + rng.choice(BACK)


def person(rng: Random) -> str:
    """Return an invented given name and surname."""
    return f"{rng.choice(GIVEN)} {surname(rng)}"


def channel_name(rng: Random, topic: str) -> str:
    """Return an invented channel name that fits ``topic``."""
    who = person(rng) if topic == "music" or rng.random() < 0.25 else surname(rng)
    return f"{who} {_SUFFIX.get(topic, '')}".strip()


def handle(name: str) -> str:
    """Return a handle made of a name: lower-case letters, digits, dots."""
    parts = "".join(c if c.isalnum() and c.isascii() else " " for c in name.lower()).split()
    return ".".join(parts)[:30]
