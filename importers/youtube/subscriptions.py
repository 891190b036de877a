"""Channels the person subscribes to: CSV read by position, and the list of API items before 2021."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from importers import csvrows, jsonblocks
from importers.archive import Stream
from importers.events import Kind
from importers.sink import Sink
from importers.youtube import instants
from importers.youtube.rows import Context, Rows
from importers.youtube.sorting import Found

_CHANNEL = re.compile(r"UC[\w-]{22}")


class Resource(msgspec.Struct, gc=False):
    """The channel subscribed to."""

    channelId: str | None = None  # noqa: N815 - the export's key


class Snippet(msgspec.Struct, gc=False):
    """What an API item says of it."""

    resourceId: Resource | None = None  # noqa: N815
    title: str | None = None
    publishedAt: str | None = None  # noqa: N815


class Item(msgspec.Struct, gc=False):
    """One API item."""

    snippet: Snippet | None = None


def parse_csv(stream: Stream, sink: Sink, context: Context) -> None:
    """Read id, address, title by position: the header's words are translated, the order is not.

    A channel that an older list had with its date gets that date, so that it counts once.
    """
    for block in csvrows.blocks(stream, sink, skip=1):
        rows = Rows()
        start = sink.found
        for ordinal, fields in enumerate(block, start):
            channel = fields[0].strip() if fields else ""
            if len(fields) > 1 and _CHANNEL.fullmatch(channel):
                name = fields[2].strip() if len(fields) > 2 else None  # noqa: PLR2004 - the third column
                found = Found(Kind.FOLLOW, creator=f"youtube:{channel}", name=name or None)
                rows.add(found, context.followed.get(channel), ordinal)
            else:
                sink.unreadable()
        context.remember(rows)
        rows.pour(sink, Kind.FOLLOW, *instants.milliseconds(rows.times))


def parse_json(stream: Stream, sink: Sink, context: Context) -> None:
    """Read API items; ``publishedAt`` is when the person subscribed."""
    for block in jsonblocks.blocks(stream, sink, Item, _tolerant):
        rows = Rows()
        for ordinal, item in enumerate(block, sink.found):
            snippet = item.snippet or Snippet()
            channel = (snippet.resourceId or Resource()).channelId or ""
            if _CHANNEL.fullmatch(channel):
                found = Found(Kind.FOLLOW, creator=f"youtube:{channel}", name=snippet.title)
                rows.add(found, snippet.publishedAt, ordinal)
                context.followed.setdefault(channel, snippet.publishedAt)
            else:
                sink.unreadable()
        context.remember(rows)
        rows.pour(sink, Kind.FOLLOW, *instants.milliseconds(rows.times))


def _tolerant(value: dict[str, Any]) -> Item:
    return msgspec.convert(value, Item, strict=False)
