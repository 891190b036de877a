"""The data file of endpoints, typed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

import msgspec

FILE = Path(__file__).with_name("endpoints.toml")


class Field(msgspec.Struct, frozen=True):
    """Where in an answer the creator may stand: the key, and the pattern whose first group is it."""

    field: str
    pattern: str


class Endpoint(msgspec.Struct, frozen=True):
    """One platform's endpoint. ``item`` is the pattern of the ids it knows; statuses are HTTP's."""

    name: str
    host: str
    path: str
    item: str
    address: str
    query: dict[str, str]
    there: tuple[int, ...]
    gone: tuple[int, ...]
    slow_down: tuple[int, ...]
    creator: tuple[Field, ...]
    display_name: str

    def asks(self, item: str) -> bool:
        """Return whether this endpoint can be asked about ``item``."""
        return re.fullmatch(self.item, item) is not None

    def shown(self, item: str) -> str:
        """Return the item's address as it is sent."""
        return self.address.format(item=item)

    def target(self, item: str) -> str:
        """Return path and query of the request about ``item``."""
        return f"{self.path}?{urlencode({'url': self.shown(item), **self.query})}"


class Endpoints(msgspec.Struct, frozen=True):
    """Everything in the data file; seconds, bytes and counts as their names say."""

    user_agent: str
    sample_views: int
    seconds_between: float
    jitter: float
    timeout_seconds: float
    answer_bytes: int
    back_off_seconds: tuple[float, ...]
    silent_after: int
    doubt_after: int
    platforms: Mapping[str, Endpoint]
    links: Mapping[str, str]

    @property
    def hosts(self) -> frozenset[str]:
        """The only hosts that may ever be asked."""
        return frozenset(one.host for one in self.platforms.values())


@cache
def endpoints() -> Endpoints:
    """Return what the data file says."""
    return msgspec.convert(tomllib.loads(FILE.read_text("utf-8")), Endpoints)
