"""TikTok's JSON read slowly and plainly, with ``json`` and row by row: the measure for the fast way."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from importers.text import private_key

EARLIEST = datetime(2005, 1, 1, tzinfo=UTC)
_STAMP = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)( UTC)?")
_LISTS = {
    "itemfavoritelist": "like",
    "favoritevideolist": "save",
    "fanslist": "follower",
    "searchlist": "search",
    "sharehistorylist": "share",
    "repostlist": "share",
    "commentslist": "comment",
    "sendgifts": "gift",
    "buygifts": "purchase",
    "loginhistorylist": "login",
}
_VIEWS = {"video browsing history", "watch history"}


@dataclass(slots=True)
class Reference:
    """Events as (kind, milliseconds or None, creator, item), how often each; reasons; objects met."""

    now: datetime
    events: Counter[tuple[str, int | None, str | None, str | None]] = field(default_factory=Counter)
    set_aside: Counter[str] = field(default_factory=Counter)
    found: int = 0


class Pairs(list[Any]):
    """An object as it stands in the file: (key, value) in order."""


def read(text: str, *, now: datetime, owner: str | None) -> Reference:
    """Return what ``text``, one document, holds. ``owner`` decides the direction of messages."""
    reference = Reference(now)
    followed: set[str] = set()
    searches: list[tuple[Any, str]] = []
    _walk(json.loads(text, object_pairs_hook=Pairs), (), reference, owner, followed, searches)
    for when, term in searches:
        creator = _creator(term)
        _put(reference, "search", when, creator if creator in followed else None, _hash(term))
    return reference


def _walk(
    value: Any, path: tuple[str, ...], reference: Reference, owner: Any, followed: Any, searches: Any
) -> None:
    if isinstance(value, Pairs):
        if path[-2:-1] == ("watchlivemap",):
            reference.found += 1
            room = {key.lower(): inner for key, inner in value}
            _put(reference, "live_view", room.get("watchtime"), None, path[-1])
        for key, inner in value:
            _walk(inner, (*path, key.lower()), reference, owner, followed, searches)
    elif isinstance(value, list):
        for row in value:
            if isinstance(row, Pairs):
                reference.found += 1
                fields: dict[str, Any] = {}
                for key, inner in dict(row).items():
                    if inner is not None and _blank(fields.get(key.lower())):
                        fields[key.lower()] = inner
                _row(fields, path, reference, owner, followed, searches)


def _row(
    row: dict[str, Any], path: tuple[str, ...], reference: Reference, owner: Any, followed: Any, searches: Any
) -> None:
    when, last, above = row.get("date"), path[-1], path[-2]
    kind = "view" if last == "videolist" and above in _VIEWS else _LISTS.get(last)
    kind = (
        "follow" if (last, above) in {("following", "following"), ("following", "following list")} else kind
    )
    if path[-3:-2] == ("watchlivemap",) and last == "comments":
        written, epoch = row.get("commenttime"), row.get("rawtime")
        clear = isinstance(_moment(written), datetime) or _blank(epoch)
        _put(reference, "live_chat", written if clear else epoch, None, above)
    elif above == "chathistory":
        _message(row, last, reference, owner)
    elif kind in {"view", "like", "save", "share", "comment"}:
        link = next(
            (
                row[k]
                for k in ("link", "videolink", "originalposturl", "original post link", "url")
                if not _blank(row.get(k))
            ),
            None,
        )
        item, creator = LINKS.get(link, (None, None)) if isinstance(link, str) else (None, None)
        _put(reference, str(kind), when, creator, item)
    elif kind in {"follow", "gift"}:
        creator = _creator(row.get("username"))
        followed.update({creator} - {None} if kind == "follow" else ())
        _put(reference, kind, when, creator, None)
    elif kind == "follower":
        creator = _creator(row.get("username"))
        _put(reference, kind, when, creator and private_key("tiktok", creator[8:]), None)
    elif kind == "search":
        searches.append((when, row.get("searchterm")))
    elif kind is not None:
        _put(reference, kind, when, None, None)
    else:
        reference.set_aside["not_needed"] += 1


def _message(row: dict[str, Any], heading: str, reference: Reference, owner: Any) -> None:
    sender, when = row.get("from"), row.get("date")
    if sender is None and when is None:
        reference.set_aside["not_needed"] += 1
    elif owner is None or not isinstance(sender, str) or not sender:
        reference.set_aside["private_content"] += 1
    else:
        partner = heading.removeprefix("chat history with").strip().rstrip(":").strip()
        kind = "dm_out" if sender.casefold() == owner.casefold() else "dm_in"
        _put(reference, kind, when, private_key("tiktok", partner), "ITEM")


def _blank(value: Any) -> bool:
    return value is None or (isinstance(value, str) and value.strip().upper() in {"", "N/A"})


def _creator(name: Any) -> str | None:
    text = name.strip().lstrip("@").lower() if isinstance(name, str) else ""
    return f"tiktok:@{text}" if text and text != "n/a" else None


def _hash(term: Any) -> str | None:
    if not isinstance(term, str) or not term.strip():
        return None
    return hashlib.blake2b(term.strip().casefold().encode(), digest_size=8).hexdigest()


def _put(reference: Reference, kind: str, when: Any, creator: str | None, item: str | None) -> None:
    moment = _moment(when)
    if moment == "unreadable":
        reference.set_aside["date_unreadable"] += 1
    elif moment is None and kind not in {"follow", "follower"}:
        reference.set_aside["date_missing"] += 1
    elif moment is not None and not EARLIEST <= moment <= reference.now:
        reference.set_aside["date_out_of_range"] += 1
    else:
        stamp = None if moment is None else round(moment.timestamp() * 1000)
        reference.events[kind, stamp, creator, item] += 1


def _moment(when: Any) -> Any:
    if when is None:
        return None
    if isinstance(when, int) and not isinstance(when, bool):
        return datetime.fromtimestamp(when, UTC)
    if not isinstance(when, str):
        return "unreadable"
    if when.strip().lower() in {"", "n/a", "none"}:
        return None
    match = _STAMP.fullmatch(when.strip())
    try:
        return datetime.strptime(match[1], "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC) if match else "unreadable"
    except ValueError:
        return "unreadable"


LINKS = {
    "https://www.tiktokv.com/share/video/7300000000000000001/": ("7300000000000000001", None),
    "https://www.tiktokv.com/share/video/7300000000000000002/": ("7300000000000000002", None),
    "https://www.tiktokv.com/share/video/690000000000000003/": ("690000000000000003", None),
    "https://www.tiktokv.us/share/video/7300000000000000004": ("7300000000000000004", None),
    "https://www.tiktok.com/@Quiet.Potter/video/7300000000000000005?lang=en": (
        "7300000000000000005",
        "tiktok:@quiet.potter",
    ),
    "https://www.tiktok.com/@/video/7300000000000000006": ("7300000000000000006", None),
    "https://www.tiktok.com/@quiet.potter/photo/7300000000000000007": (
        "7300000000000000007",
        "tiktok:@quiet.potter",
    ),
    "https://m.tiktok.com/v/7300000000000000008.html": ("7300000000000000008", None),
    "https://vm.tiktok.com/ZMabcdefg/": (None, None),
    "https://www.tiktok.com/": (None, None),
    "https://www.tiktok.com/search?q=pottery": (None, None),
    "https://www.tiktok.com/@quiet.potter": (None, "tiktok:@quiet.potter"),
    "https://m.tiktok.com/h5/share/music/7300000000000000009.html": (None, None),
    "https://example.org/share/video/7300000000000000010/": (None, None),
    "Unavailable": (None, None),
}
"""Forms of links, with the item and creator each one names."""
