"""What an endpoint's answer says, from its status and its bytes alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

import msgspec

from dashboard.lookup.endpoints import Endpoint
from dashboard.makers import Outcome
from importers.creatorfiles import creator_id
from importers.text import normal

LONGEST_NAME = 200


class Reply(StrEnum):
    """How an endpoint may react."""

    FOUND = "found"
    GONE = "gone"
    NONE = "none"
    """Nothing that says anything: no answer, a broken one, or one by a status nobody foresaw."""
    SLOW_DOWN = "slow_down"


@dataclass(frozen=True, slots=True)
class Answer:
    """A reaction; with ``FOUND`` the creator's stable id and the name to show."""

    reply: Reply
    creator: str | None = None
    name: str | None = None

    @property
    def outcome(self) -> Outcome:
        """What is kept of it."""
        return {Reply.FOUND: Outcome.FOUND, Reply.GONE: Outcome.GONE}.get(self.reply, Outcome.FAILED)


NONE = Answer(Reply.NONE)


def understood(platform: str, endpoint: Endpoint, status: int, body: bytes | None) -> Answer:
    """Return what a status and a body (None: longer or slower than allowed) say of an item."""
    if status in endpoint.gone:
        return Answer(Reply.GONE)
    if status in endpoint.slow_down:
        return Answer(Reply.SLOW_DOWN)
    if status not in endpoint.there or body is None:
        return NONE
    try:
        said = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return NONE
    return _found(platform, endpoint, said) if isinstance(said, dict) else NONE


def _found(platform: str, endpoint: Endpoint, said: dict[str, object]) -> Answer:
    for place in endpoint.creator:
        value = said.get(place.field)
        hit = re.fullmatch(place.pattern, value.strip()) if isinstance(value, str) else None
        creator = creator_id(platform, hit[1]) if hit else None
        if creator is not None:
            name = said.get(endpoint.display_name)
            shown = normal(name).strip()[:LONGEST_NAME] if isinstance(name, str) else ""
            return Answer(Reply.FOUND, creator, shown or None)
    return NONE
