"""Playlists as CSV: two tables in one file (2021), or since then one file per list (youtube.md 4.3)."""

from __future__ import annotations

from importers import csvrows
from importers.archive import Stream
from importers.events import Kind
from importers.ledger import Reason
from importers.sink import Sink
from importers.youtube import columns, instants
from importers.youtube.rows import Context, Rows
from importers.youtube.sorting import Found

LIKED_LIST = "LL"
"""Beginning of the id of the list of liked videos, in every language."""


def parse(stream: Stream, sink: Sink, context: Context, *, kind: Kind) -> None:
    """Read the videos of a list. Rows that describe the list itself, and a second header, are not needed."""
    left = 0
    for block in csvrows.blocks(stream, sink, skip=1):
        rows = Rows()
        for ordinal, fields in enumerate(block, sink.found):
            video = columns.value(fields, 0)
            if columns.VIDEO.fullmatch(video):
                found = Found(kind, item=video, creator=context.videos.get(video))
                rows.add(found, columns.value(fields, 1) or None, ordinal)
                continue
            if any(field.startswith(LIKED_LIST) for field in fields):
                kind = Kind.LIKE
            left += 1
        rows.pour(sink, kind, *instants.milliseconds(rows.times))
    sink.set_aside(Reason.NOT_NEEDED, left)
