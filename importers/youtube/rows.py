"""Columns filled while a member is read, and what the members of one export tell each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from importers.events import Kind
from importers.ledger import Reason
from importers.sink import Sink
from importers.youtube import members, places
from importers.youtube.affixes import LIKED
from importers.youtube.sorting import Found
from importers.youtube.zone_guess import Guess

MOST_NAMES = 200_000
"""Channels remembered for matching searches; nobody watches more."""
MOST_ADS = 20_000
"""Ad rows kept as evidence of the person's zone."""


@dataclass(slots=True)
class Rows:
    """Events of one kind, as parallel lists. ``times`` holds what the dialect wrote, not yet understood."""

    times: list[Any] = field(default_factory=list)
    creators: list[str | None] = field(default_factory=list)
    names: list[str | None] = field(default_factory=list)
    items: list[str | None] = field(default_factory=list)
    titles: list[str | None] = field(default_factory=list)
    surfaces: list[str] = field(default_factory=list)
    ordinals: list[int] = field(default_factory=list)

    def add(self, found: Found, time: Any, ordinal: int) -> None:
        """Append one record."""
        self.times.append(time)
        self.creators.append(found.creator)
        self.names.append(found.name)
        self.items.append(found.item)
        self.titles.append(found.title)
        self.surfaces.append(found.surface)
        self.ordinals.append(ordinal)

    def extend(self, more: Rows) -> None:
        """Append the rows of ``more``."""
        for name in self.__slots__:
            getattr(self, name).extend(getattr(more, name))

    def hide_searches(self, named: Callable[[str], str | None]) -> None:
        """Put the channels that searches name in the place of their words, which are not kept."""
        self.creators = [named(words or "") for words in self.titles]
        self.titles = [None] * len(self.titles)

    def pour(self, sink: Sink, kind: Kind, times_ms: list[int | None] | Any, unread: set[int]) -> None:
        """Give the rows to the sink.

        ``times_ms`` are UTC milliseconds; the rows at ``unread`` have a time that nobody can read: set aside.
        """
        sink.set_aside(Reason.DATE_UNREADABLE, len(unread))
        keep: Callable[[list[Any]], Any] = (
            (lambda column: [value for at, value in enumerate(column) if at not in unread])
            if unread
            else (lambda column: column)
        )
        sink.events(
            kind,
            keep(times_ms),
            creator=keep(self.creators),
            creator_name=keep(self.names),
            item=keep(self.items),
            title=keep(self.titles),
            surface=keep(self.surfaces) if unread else _one_if_alike(self.surfaces),
            ordinal=keep(self.ordinals),
        )


def _one_if_alike(surfaces: list[str]) -> list[str] | str:
    """Return the surface that all rows have, or the surfaces: one value costs nothing per row."""
    alike = bool(surfaces) and surfaces.count(surfaces[0]) == len(surfaces)
    return surfaces[0] if alike else surfaces


@dataclass(slots=True)
class Context:
    """What one export's members share. Filled in the order of the plan: channels before searches."""

    language: str | None = None
    """That of the member being read."""
    told: str | None = None
    """What the names of its folders say of it."""
    root: str = ""
    spoken: dict[str, str] = field(default_factory=dict)
    """Root of a download → the language first met there; a folder may hold those of several people."""
    followed: dict[str, str | None] = field(default_factory=dict)
    """Channel → when the person subscribed, as the lists of before 2021 say."""
    names: dict[str, str | None] = field(default_factory=dict)
    """Bare channel name → channel; None where two channels bear it."""
    met: dict[str, str | None] = field(default_factory=dict)
    """Channel → its name when last taken into ``names``."""
    wants_videos: bool = False
    """Whether any member needs to find the channel of a video (comments, chats, playlists)."""
    videos: dict[str, str] = field(default_factory=dict)
    zones: defaultdict[str | None, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """Language → zone texts of clock lines, with the number of half days they stood on."""
    ads: list[tuple[str, str]] = field(default_factory=list)
    """(UTC time, local clock lines) of advertisements."""

    own: set[str] = field(default_factory=set)
    """Channels that comments, chats and old lists name as the person's own (youtube.md 4.2, 4.3)."""
    clocks: list[dict[str, Any]] = field(default_factory=list)
    """Members whose zone text may name several offsets, as ``importers.clocks`` reads them."""
    guesses: list[Guess | None] = field(default_factory=list)
    """What single members let guess of the person's zone."""

    def begin(self, path: str) -> None:
        """Turn to another member."""
        self.root, self.told = members.root(path), members.language(path)
        self.language = self.told or self.spoken.get(self.root)
        self.hear(None)

    def hear(self, words: str | None) -> str | None:
        """Take in the language of a member's own words, and return the one to read it in.

        English words prove least, as some languages keep them (youtube.md 2.4): before them goes what the
        other members of the download are in.
        """
        if self.told is None and words not in {None, LIKED.language}:
            self.language = words
        self.language = self.language or words
        if self.language is not None:
            self.spoken.setdefault(self.root, self.language)
        return self.language

    def remember(self, rows: Rows) -> None:
        """Take in the channels, and where wanted the videos, of some rows."""
        named = dict(zip(rows.creators, rows.names, strict=True))
        for creator, name in named.items():
            if not creator or self.met.get(creator, "") == name:
                continue
            self.met[creator] = name
            key = places.bare(name or "")
            if key and len(self.names) < MOST_NAMES and self.names.setdefault(key, creator) != creator:
                self.names[key] = None
        if self.wants_videos:
            pairs = zip(rows.items, rows.creators, strict=True)
            self.videos.update((item, creator) for item, creator in pairs if item and creator)

    def named(self, query: str) -> str | None:
        """Return the channel whose name ``query`` is."""
        return self.names.get(places.bare(query))

    def advertised(self, time: str | None, description: str | None) -> None:
        """Keep the clock times of an advertisement."""
        if time and description and len(self.ads) < MOST_ADS:
            self.ads.append((time, description))
