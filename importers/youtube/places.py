"""What the address of a record says it is: the shape of the URL decides, never the words of the title."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from importers.events import Kind, Surface
from importers.text import folded

WATCH = "https://www.youtube.com/watch?v="
"""The address nearly every record has; with it comes an id of ``ID_LENGTH`` characters."""
ID_LENGTH = 11
CHANNEL = "https://www.youtube.com/channel/UC"
CHANNEL_LENGTH = len(CHANNEL) + 22
MUSIC_HEADER = "YouTube Music"

_ID_TEXT = re.compile(r"[A-Za-z0-9_-]*+")
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_CHANNEL_ID = re.compile(r"UC[A-Za-z0-9_-]{22}")
_HOST = re.compile(r"(?:.+\.)?(?:youtube|youtube-nocookie|youtubekids)\.com")
_VIEW_FOLDERS = {
    "shorts": Surface.SHORT,
    "live": Surface.LIVE,
    "embed": Surface.VIDEO,
    "v": Surface.VIDEO,
    "watch": Surface.VIDEO,
}
_NAMED = {"c", "user"}
_MUSIC_HOST = "music.youtube.com"
_LONGEST = 4096


@dataclass(frozen=True, slots=True)
class Place:
    """What a record with this address is: its kind (None: nothing of ours), item, surface, creator."""

    kind: Kind | None
    item: str | None = None
    surface: Surface = Surface.UNKNOWN
    creator: str | None = None


NOWHERE = Place(None)


def place(url: str) -> Place:
    """Return what ``url`` leads to."""
    if len(url) > _LONGEST:
        return NOWHERE
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower()
    except ValueError:
        return NOWHERE
    folders = [folder for folder in parts.path.split("/") if folder]
    if host in {"youtu.be", "www.youtu.be"}:
        return Place(Kind.VIEW, _id(folders[0] if folders else None), Surface.VIDEO)
    if not _HOST.fullmatch(host) or not folders:
        return NOWHERE
    if host == _MUSIC_HOST:
        seen = _seen(parts, folders)
        return Place(seen.kind, seen.item, Surface.MUSIC) if seen.kind is Kind.VIEW else seen
    return _seen(parts, folders)


def query_hash(query: str) -> str:
    """Return the 16 hex digits by which a search is known: its words are not kept."""
    return hashlib.blake2b(bare(query).encode("utf-8", "replace"), digest_size=8).hexdigest()


def query(url: str) -> str | None:
    """Return the words searched for, from a results address."""
    try:
        parts = parse_qs(urlsplit(url[:_LONGEST]).query, keep_blank_values=True)
    except ValueError:
        return None
    return next((parts[name][0] for name in ("search_query", "q") if name in parts), None)


def bare(name: str) -> str:
    """Return a channel name or query without case, spaces and ``@``, for finding one in the other."""
    return "".join(folded(name).split()).lstrip("@")


def creator(url: str) -> str | None:
    """Return the stable id of the channel ``url`` leads to, or None when it is no channel.

    ``youtube:UC…`` in every real export seen; ``youtube:@handle`` or ``youtube:user/name`` if it says so.
    """
    if url.startswith(CHANNEL) and len(url) == CHANNEL_LENGTH:
        return f"youtube:{url[-24:]}"
    try:
        parts = urlsplit(url[:_LONGEST])
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    folders = [unquote(folder) for folder in parts.path.split("/") if folder]
    return _channel(folders) if _HOST.fullmatch(host) else None


def _channel(folders: list[str]) -> str | None:
    if not folders:
        return None
    if folders[0] == "channel" and len(folders) > 1:
        return f"youtube:{folders[1]}" if _CHANNEL_ID.fullmatch(folders[1]) else None
    if folders[0].startswith("@") and len(folders[0]) > 1:
        return f"youtube:{folders[0].lower()}"
    if folders[0] in _NAMED and len(folders) > 1:
        return f"youtube:{folders[0]}/{folders[1].lower()}"
    return None


def _seen(parts: SplitResult, folders: list[str]) -> Place:
    first, second = folders[0], folders[1] if len(folders) > 1 else None
    if first == "watch" and second is None:
        return Place(Kind.VIEW, _id(parse_qs(parts.query).get("v", [None])[0]), Surface.VIDEO)
    if first in _VIEW_FOLDERS:
        return Place(Kind.VIEW, _id(second), _VIEW_FOLDERS[first])
    if first == "post":
        return Place(Kind.POST_SEEN, _id(second), Surface.POST)
    if first in {"results", "search"}:
        return Place(Kind.SEARCH)
    return _of_channel(parts, [unquote(folder) for folder in folders])


def _of_channel(parts: SplitResult, folders: list[str]) -> Place:
    channel = _channel(folders)
    if channel is None:
        return NOWHERE
    query = parse_qs(parts.query)
    if folders[-1] == "community" or "lb" in query:
        return Place(Kind.POST_SEEN, _id(query.get("lb", [None])[0]), Surface.POST, channel)
    return Place(Kind.FOLLOW, creator=channel)


def is_id_text(text: str) -> bool:
    """Whether ``text``, of any length, has only what ids are made of."""
    return _ID_TEXT.fullmatch(text) is not None


def is_id(text: str) -> bool:
    """Whether ``text`` may be an item's id."""
    return _ID.fullmatch(text) is not None


def _id(text: str | None) -> str | None:
    return text if text and is_id(text) else None
