"""API items: watch history to about 2017, likes and playlists to about 2020 (youtube.md 2.6, 4.3)."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import msgspec

from importers import jsonblocks
from importers.archive import Stream
from importers.events import Kind, Surface
from importers.sink import Sink
from importers.youtube import instants, places
from importers.youtube.rows import Context, Rows
from importers.youtube.sorting import Found

DOUBTFUL_NOTE = "time_doubtful"
"""``publishedAt`` of an old history item may be when it was watched; nobody knows for certain."""
_LIKES = ("LL", "FL")
_HISTORY = "HL"


class Resource(msgspec.Struct, gc=False):
    """What a playlist item points to."""

    videoId: str | None = None  # noqa: N815 - the export's key


class Snippet(msgspec.Struct, gc=False):
    """What an API item says of a video. ``channelId`` is the person's own channel in lists."""

    channelId: str | None = None  # noqa: N815 - the export's key
    title: str | None = None
    publishedAt: str | None = None  # noqa: N815 - as above
    playlistId: str | None = None  # noqa: N815 - as above
    resourceId: Resource | None = None  # noqa: N815 - as above


class Item(msgspec.Struct, gc=False):
    """One API item."""

    contentDetails: Resource | None = None  # noqa: N815 - as above
    snippet: Snippet | None = None

    @property
    def video(self) -> str:
        """The video's id, empty where there is none."""
        places_of_it = (self.contentDetails, self.snippet.resourceId if self.snippet else None)
        return next((place.videoId for place in places_of_it if place and place.videoId), "")


def parse(stream: Stream, sink: Sink, context: Context, *, kind: Kind) -> None:
    """Read items; the playlist's id says what they are, ``kind`` where there is none."""
    if kind is Kind.VIEW:
        sink.note(DOUBTFUL_NOTE)
    for block in jsonblocks.blocks(stream, sink, Item, _tolerant):
        by_kind: defaultdict[Kind, Rows] = defaultdict(Rows)
        for ordinal, item in enumerate(block, sink.found):
            snippet = item.snippet or Snippet()
            if not places.is_id(item.video):
                sink.unreadable()
                continue
            own = _kind(snippet.playlistId or "", kind)
            surface = Surface.VIDEO if own is Kind.VIEW else Surface.UNKNOWN
            creator = context.videos.get(item.video)
            found = Found(own, item=item.video, creator=creator, title=snippet.title, surface=surface)
            by_kind[own].add(found, snippet.publishedAt, ordinal)
            if own is not Kind.VIEW:
                context.own.add(snippet.channelId or "")
        for own, rows in by_kind.items():
            rows.pour(sink, own, *instants.milliseconds(rows.times))


def _kind(playlist: str, usual: Kind) -> Kind:
    if playlist.startswith(_LIKES):
        return Kind.LIKE
    if playlist.startswith(_HISTORY):
        return Kind.VIEW
    return Kind.SAVE if playlist else usual


def _tolerant(value: dict[str, Any]) -> Item:
    return msgspec.convert(value, Item, strict=False)
