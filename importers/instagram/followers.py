"""Whether the follower list may be complete; else nobody may be called one-way (instagram.md 5.2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from importers.events import Kind
from importers.ledger import iso

DAY_MS = 86_400_000
YOUNGER_DAYS = 60
"""How much later the oldest follower may be than the oldest account followed."""
MIN_SHARE = 0.9
"""Share of the follower total in audience insights that the list must reach."""
OLDEST_RANGE_MS = 1_104_537_600_000
"""2005: a range that starts before is the sentinel of an all-time request (about 1905)."""


@dataclass(slots=True)
class _List:
    rows: int = 0
    oldest: int | None = None

    def add(self, times: Iterable[int | None]) -> None:
        for time in times:
            self.rows += 1
            if time is not None and (self.oldest is None or time < self.oldest):
                self.oldest = time


@dataclass(slots=True)
class Gate:
    """Collects what the gate needs. ``range_start``: start of the requested range, UTC ms, or None."""

    following: _List | None = None
    followers: _List | None = None
    range_start: int | None = None
    insights_total: int | None = None

    def saw(self, kind: Kind | None, times: Iterable[int | None]) -> None:
        """Add rows of one of the two lists."""
        if kind is Kind.FOLLOWER:
            self.followers = self.followers or _List()
            self.followers.add(times)
        elif kind is Kind.FOLLOW:
            self.following = self.following or _List()
            self.following.add(times)

    @property
    def doubts(self) -> list[str]:
        """Codes of what speaks against a complete list; empty when nothing does."""
        if self.followers is None or self.following is None:
            return ["list_missing"]
        doubts = []
        if self.range_start is not None and self.range_start > OLDEST_RANGE_MS:
            doubts.append("date_range")
        if self.insights_total is not None:
            if self.followers.rows < MIN_SHARE * self.insights_total:
                doubts.append("fewer_than_insights")
        elif _much_younger(self.followers.oldest, self.following.oldest):
            doubts.append("oldest_follower_recent")
        return doubts

    def facts(self) -> dict[str, Any]:
        """Return the gate for the report: ``complete`` is false when a tie must not be called one-way."""
        return {
            "complete": not self.doubts,
            "doubts": self.doubts,
            "following": None if self.following is None else self.following.rows,
            "followers": None if self.followers is None else self.followers.rows,
            "oldest_following": iso(None if self.following is None else self.following.oldest),
            "oldest_follower": iso(None if self.followers is None else self.followers.oldest),
            "range_start": iso(self.range_start),
            "insights_total": self.insights_total,
        }


def _much_younger(follower: int | None, following: int | None) -> bool:
    if follower is None or following is None:
        return follower is None
    return follower - following > YOUNGER_DAYS * DAY_MS
