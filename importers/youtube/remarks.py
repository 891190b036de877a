"""Comments and live chats: when and under which video, never what was said (youtube.md 4.2)."""

from __future__ import annotations

import re

from importers import csvrows
from importers.archive import Stream
from importers.events import Kind
from importers.htmlblocks import Cells
from importers.ledger import Reason
from importers.sink import Sink
from importers.youtube import columns, instants, places
from importers.youtube.rows import Context, Rows
from importers.youtube.sorting import Found

ITEM = b"<li>"
_SENT = re.compile(rb"\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d+)?(?: ?UTC|Z)?")
_VIDEO = re.compile(rb'href="([^"]{1,400})"')
_CLOSED = b"</li>"


def parse_csv(stream: Stream, sink: Sink, context: Context, *, kind: Kind) -> None:
    """Read comments or live chats. The channel column is the person's own; the video leads to the creator."""
    found: columns.Columns | None = None
    for block in csvrows.blocks(stream, sink, skip=1):
        found = found or columns.find(block[:200])
        rows = Rows()
        for ordinal, fields in enumerate(block, sink.found):
            video = columns.value(fields, found.video)
            item = video if places.is_id(video) else None
            rows.add(
                Found(kind, item=item, creator=context.videos.get(video)),
                columns.value(fields, found.time),
                ordinal,
            )
            context.own.add(columns.value(fields, found.channel))
        rows.pour(sink, kind, *instants.milliseconds([time or None for time in rows.times]))


def parse_html(stream: Stream, sink: Sink, context: Context, *, kind: Kind) -> None:
    """Read the list of before about 2023: "Sent at … UTC while watching" and a link."""
    page = Cells(stream, ITEM)
    last = _CLOSED
    for block in page.blocks():
        rows = Rows()
        for ordinal, cell in enumerate(block, sink.found):
            sent = _SENT.search(cell)
            video = _video(cell)
            if sent is None and video is None:
                sink.unreadable()
                continue
            found = Found(kind, item=video, creator=context.videos.get(video or ""))
            rows.add(
                found,
                sent.group().decode().replace(" UTC", "Z").replace("UTC", "Z") if sent else None,
                ordinal,
            )
        rows.pour(sink, kind, *instants.milliseconds(rows.times))
        last = block[-1]
    if _CLOSED not in last:
        sink.incomplete(Reason.TRUNCATED_TAIL)


def _video(cell: bytes) -> str | None:
    for address in _VIDEO.findall(cell):
        at = places.place(address.decode("utf-8", "replace").replace("&amp;", "&"))
        if at.kind is Kind.VIEW:
            return at.item
    return None
