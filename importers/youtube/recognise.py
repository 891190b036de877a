"""What a member of an export holds, told by its first records; its name only breaks ties."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

import msgspec

from importers import jsonblocks
from importers.archive import Archive, Member
from importers.events import Kind
from importers.youtube import cells, members, places

_SAMPLE = 1 << 19
"""Bytes of an HTML page looked at: its style sheet alone has 140 kB."""
_TEMPLATE = (b"mdl-typography", b"outer-cell", b"My Activity")
_MIXED_SHARE = 0.05
_LINK = re.compile(rb'<a href="([^"]{1,4096})"')
_CHANNEL_ROW = re.compile(r"UC[\w-]{22}")


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
    if member.refused is not None or ending not in {".json", ".html", ".htm", ".csv", ".txt", ""}:
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
        return _api_items(head)
    records = [row for row in rows if row.time is not None or row.title is not None]
    if 2 * len(records) <= len(rows):
        return None
    if not any(_is_youtube(row) for row in records):
        return "left" if any(row.products for row in records) else None
    return f"{_role(_count([r.titleUrl or '' for r in records]), hint)}-json"


def _is_youtube(row: Probe) -> bool:
    words = [row.header or "", *(row.products or [])]
    return any("youtube" in word.lower() for word in words) or "youtube.com/" in (row.titleUrl or "")


def _api_items(head: bytes) -> str | None:
    if b'"resourceId"' in head and b'"channelId"' in head and b'"videoId"' not in head:
        return "subscriptions-json"
    return None


def _html(archive: Archive, member: Member, head: bytes) -> str | None:
    hint = members.hint(member.path)
    if hint == "left":
        return "left"
    if hint is None and not any(mark in head for mark in _TEMPLATE):
        return None
    found = _sample(archive, member).split(cells.MARKER)[1:]
    if not found:
        return f"{_ROLES[hint]}-html" if hint in _ROLES else None
    if not any(b"YouTube" in cell or b"youtube.com/" in cell for cell in found):
        return "left"
    links = [_LINK.search(cell.partition(cells.BODY)[2]) for cell in found]
    count = _count([link[1].decode("utf-8", "replace") if link else "" for link in links])
    return f"{_role(count, hint)}-html"


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
    text = head.decode("utf-8", "replace").lstrip("\ufeff")
    rows = [row for row in csv.reader(io.StringIO(text)) if row][:3] if "\0" not in text else []
    if len(rows) > 1 and len(rows[1]) == 3 and _CHANNEL_ROW.fullmatch(rows[1][0].strip()):  # noqa: PLR2004
        return "subscriptions-csv"
    if len(rows) == 1 and len(rows[0]) == 3 and ("URL" in rows[0][1].upper() or hint == "subscriptions"):  # noqa: PLR2004
        return "subscriptions-csv"
    return None


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
