"""What a record is, told by its address and by which parts are there (youtube.md 2.3)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from importers.events import Kind, Surface
from importers.ledger import Reason
from importers.text import folded
from importers.youtube import places
from importers.youtube.affixes import LIKED, SUBSCRIBED

_BRANDS = ("youtube", "shorts")
"""A sentence without an address that names the product tells of its use ("Used YouTube"), not of a video."""
_STORIES = frozenset(
    folded(text)
    for text in (
        "Watched story",
        "Watched a story",
        "ストーリーを視聴しました",
        "ストーリー を視聴しました",
    )
)
_LIKED = folded(LIKED.before)
_SUBSCRIBED = folded(SUBSCRIBED.before)
_LONGEST_TITLE = 1000


@dataclass(frozen=True, slots=True)
class Found:
    """What a record turned out to be: an event, or a reason to leave it; neither means unreadable."""

    kind: Kind | None = None
    reason: Reason | None = None
    item: str | None = None
    creator: str | None = None
    name: str | None = None
    title: str | None = None
    surface: str = Surface.UNKNOWN


UNREADABLE = Found()
NOT_WATCHING = Found(reason=Reason.NOT_WATCHING)
AD = Found(reason=Reason.AD)


@dataclass(frozen=True, slots=True)
class Parts:
    """One record in parts, whichever form it was written in.

    ``sentence`` is the whole first line, ``title`` the item's own title, ``link`` the words that carry the
    address (HTML only), ``remarks`` the number of lines or subtitles that are no channel, ``details`` whether
    the mark of an advertisement is there, ``language`` that of the file's words where they are known.
    """

    sentence: str | None = None
    url: str | None = None
    title: str | None = None
    link: str | None = None
    channel_url: str | None = None
    channel_name: str | None = None
    remarks: int = 0
    details: bool = False
    music: bool = False
    language: str | None = None


def sort(parts: Parts) -> Found:
    """Return what a record is. The words of a search stand in ``title`` until ``Rows.hide_searches``."""
    if parts.details:
        return AD
    if not parts.url:
        return _without_address(parts)
    at = places.place(parts.url)
    if at.kind is Kind.SEARCH:
        return _search(parts.url)
    if at.kind is None or (at.kind is Kind.FOLLOW and not _subscribes(parts)):
        return NOT_WATCHING
    creator = places.creator(parts.channel_url) if parts.channel_url else None
    name = parts.channel_name if creator else None
    if at.kind is Kind.FOLLOW:
        return Found(Kind.FOLLOW, creator=at.creator, name=parts.link)
    surface = Surface.MUSIC if parts.music and at.kind is Kind.VIEW else at.surface
    return Found(
        at.kind,
        item=at.item,
        creator=creator or at.creator,
        name=name,
        title=None if at.kind is Kind.POST_SEEN else _title(parts),
        surface=surface,
    )


def other_action(found: Found, sentence: str) -> Found:
    """Return what a record is that looks like a view but has not the words for watching (My Activity)."""
    if folded(sentence).startswith(_LIKED):
        title = (found.title or "").strip()
        title = title[len(_LIKED) :] if title == sentence else title
        return replace(found, kind=Kind.LIKE, title=title or None)
    return NOT_WATCHING


def _subscribes(parts: Parts) -> bool:
    """Whether a record with a channel's address tells of a subscription, not of a visit or a share.

    Only English words for it are known; in other languages every such record counts, as nothing tells them.
    """
    return parts.language != SUBSCRIBED.language or folded(parts.sentence or "").startswith(_SUBSCRIBED)


def _search(url: str) -> Found:
    words = places.query(url)
    if words is None:
        return NOT_WATCHING
    return Found(Kind.SEARCH, item=places.query_hash(words), title=words)


def _title(parts: Parts) -> str | None:
    """Return the title, or None where the export has only the address in its place."""
    title = (parts.title or "")[:_LONGEST_TITLE].strip()
    return None if not title or title.startswith(("https://", "http://")) else title


def _without_address(parts: Parts) -> Found:
    """Tell videos since removed, which leave one sentence and nothing else, from all that is no video."""
    if parts.channel_url and (creator := places.creator(parts.channel_url)):
        return Found(Kind.VIEW, creator=creator, name=parts.channel_name)
    sentence = folded(parts.sentence or "").strip(" .")
    if not sentence:
        return UNREADABLE
    if parts.remarks or sentence in _STORIES or any(brand in sentence for brand in _BRANDS):
        return NOT_WATCHING
    return Found(Kind.VIEW, surface=Surface.MUSIC if parts.music else Surface.UNKNOWN)
