"""What a member of an export holds, told by its first records; its name only breaks ties."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import msgspec

from importers import csvrows, jsonblocks
from importers.archive import HEAD, Archive, Member
from importers.events import Kind
from importers.youtube import cells, columns, headers, members, places

_SAMPLE = 1 << 19
"""Bytes of an HTML page looked at: its style sheet alone has 140 kB."""
_TEMPLATE = (b"mdl-typography", b"outer-cell", b"My Activity")
_ENDINGS = {".json", ".html", ".htm", ".csv", ".txt", ""}
_SIDECAR = re.compile(r"\.(jpe?g|png|gif|webp|heic|mp4|mov)\b.*\.json$", re.IGNORECASE)
"""Descriptions of photos lie beside them by the thousand; they are not opened."""
_MIXED_SHARE = 0.05
_LINK = re.compile(rb'<a href="([^"]{1,4096})"')
_THREE = 3
"""Columns of subscriptions: id, address, title."""
_REMARK = re.compile(rb"<li[^>]*>.{0,400}?\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d", re.DOTALL)


class Probe(msgspec.Struct, gc=False):
    """Enough of a JSON record to see what it is."""

    header: str | None = None
    title: str | None = None
    titleUrl: str | None = None  # noqa: N815 - the export's key
    time: str | None = None
    products: list[str] | None = None
    contentDetails: dict[str, Any] | None = None  # noqa: N815
    snippet: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Kinds:
    """How many of the first records lead to videos, to searches, or elsewhere."""

    views: int = 0
    searches: int = 0
    others: int = 0


def dialect(archive: Archive, member: Member) -> str | None:
    """Return the dialect of a member, ``left`` for one that is known and not needed, None for a stranger."""
    ending = PurePosixPath(member.name.lower()).suffix
    if member.refused is not None or ending not in _ENDINGS or _SIDECAR.search(member.name):
        return None
    head = archive.head(member)
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start == b"[":
        return _json(member, head)
    if start == b"<":
        return _html(archive, member, head)
    return _csv(member, head) if ending == ".csv" else None


def _json(member: Member, head: bytes) -> str | None:
    hint = members.hint(member.path)
    rows = jsonblocks.first(head, Probe)
    if not rows:
        return f"{_ROLES[hint]}-json" if hint in _ROLES else None
    items = sum(row.snippet is not None or row.contentDetails is not None for row in rows)
    if 2 * items > len(rows):
        return _api_items(head, hint)
    records = [row for row in rows if row.time is not None or row.title is not None]
    if 2 * len(records) <= len(rows):
        return None
    ours = [row for row in records if _is_youtube(row)]
    if not ours:
        return "left" if any(row.products or _leads_here(row) for row in records) else None
    return f"{_role(_count([row.titleUrl or '' for row in ours]), hint)}-json"


def _is_youtube(row: Probe) -> bool:
    """Whether a record is of YouTube: as its products say, else its header, else its address."""
    names = " ".join(row.products or []) or row.header
    return headers.is_youtube(names) if names else _leads_here(row)


def _leads_here(row: Probe) -> bool:
    return "youtube.com/" in (row.titleUrl or "")


def _api_items(head: bytes, hint: str | None) -> str | None:
    if b'"videoId"' not in head:
        return "subscriptions-json" if b'"channelId"' in head and b'"resourceId"' in head else None
    return {"liked": "likes-api", "watch": "history-api"}.get(hint or "", "playlist-api")


def _html(archive: Archive, member: Member, head: bytes) -> str | None:
    hint = members.hint(member.path)
    if hint == "left":
        return "left"
    if b"outer-cell" not in head and _REMARK.search(head) and b"youtube.com/" in head:
        return "chats-html" if members.is_chat(member.path) else "comments-html"
    if hint is None and not any(mark in head for mark in _TEMPLATE):
        return None
    sample = _sample(archive, member).split(cells.MARKER)[1:]
    if not sample:
        return f"{_ROLES[hint]}-html" if hint in _ROLES else None
    found = [cell for cell in sample if _is_youtube_cell(cell)]
    if not found:
        return "left"
    links = [_LINK.search(cell.partition(cells.BODY)[2]) for cell in found]
    count = _count([link[1].decode("utf-8", "replace") if link else "" for link in links])
    return f"{_role(count, hint)}-html"


def _is_youtube_cell(cell: bytes) -> bool:
    names = cells.products(cell) or cells.header(cell.partition(cells.BODY)[0])
    return headers.is_youtube(names) if names else b"youtube.com/" in cell


def _sample(archive: Archive, member: Member) -> bytes:
    stream = archive.open(member)
    pieces, size = [], 0
    while size < _SAMPLE and (piece := stream.read(_SAMPLE - size)):
        pieces.append(piece)
        size += len(piece)
    stream.close()
    return b"".join(pieces)


def _csv(member: Member, head: bytes) -> str | None:
    hint = members.hint(member.path)
    if hint == "left":
        return "left"
    header, *rows = _csv_rows(head) or [[]]
    if not rows:
        return _empty_csv(member, header, hint)
    if len(rows[0]) == _THREE and columns.CHANNEL.fullmatch(rows[0][0].strip()) and "/" in rows[0][1]:
        return "subscriptions-csv"
    if any(_is_playlist_row(row) for row in rows):
        return "likes-csv" if hint == "liked" else "playlist-csv"
    found = columns.find(rows)
    if found.time is None or found.channel is None or columns.VIDEO.fullmatch(rows[0][0]):
        return None
    return _remarks(member, header, found, hint)


def _remarks(member: Member, header: list[str], found: columns.Columns, hint: str | None) -> str | None:
    if members.is_chat(" ".join([*header, member.path])):
        return "chats-csv"
    written = found.text is not None and found.video is not None
    return "comments-csv" if hint == "comments" or written or found.comment is not None else None


def _empty_csv(member: Member, header: list[str], hint: str | None) -> str | None:
    """Judge a table without rows by its header's shape and by its name."""
    if len(header) == _THREE and ("URL" in header[1].upper() or hint == "subscriptions"):
        return "subscriptions-csv"
    if hint == "comments":
        return "comments-csv"
    return "chats-csv" if hint == "chats" and members.is_chat(member.path) else None


def _is_playlist_row(row: list[str]) -> bool:
    video, time = columns.value(row, 0), columns.value(row, 1)
    return columns.VIDEO.fullmatch(video) is not None and columns.TIME.fullmatch(time) is not None


def _csv_rows(head: bytes) -> list[list[str]]:
    """Return the first rows; the last one of a long file is left out, as it may be cut."""
    text = head.decode("utf-8", "replace").lstrip("\ufeff").replace("\0", "")
    try:
        rows = [row for row in csv.reader(io.StringIO(text), delimiter=csvrows.delimiter(text)) if any(row)]
    except csv.Error:
        return []
    return rows[:-1] if len(head) >= HEAD and len(rows) > 1 else rows


_ROLES = {"watch": "history", "search": "search", "activity": "activity"}


def _count(urls: list[str]) -> Kinds:
    kinds = [places.place(url).kind if url else None for url in urls]
    views, searches = kinds.count(Kind.VIEW), kinds.count(Kind.SEARCH)
    return Kinds(views, searches, len(kinds) - views - searches)


def _role(count: Kinds, hint: str | None) -> str:
    """Decide by majority: a search history may hold a stray video and the other way round."""
    if hint == "activity":
        return "activity"
    fewer, more = sorted((count.views, count.searches))
    if hint is None and fewer >= 2 and fewer >= _MIXED_SHARE * more:  # noqa: PLR2004 - one stray record proves nothing
        return "activity"
    if not more:
        return _ROLES.get(hint or "watch", "history")
    return "search" if count.searches > count.views else "history"
