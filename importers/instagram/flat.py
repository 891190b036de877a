"""The flat era (to early 2021): one JSON file per topic at the root, ISO dates, handles as keys."""

from __future__ import annotations

import json
from collections.abc import Mapping

from importers.archive import Stream
from importers.events import Kind
from importers.instagram.context import Context
from importers.instagram.elements import LONGEST
from importers.instagram.labels import handle_of
from importers.instagram.rows import iso_seconds
from importers.ledger import Reason
from importers.sink import Sink
from importers.text import private_key

SECTIONS: Mapping[str, str] = {
    "posts_seen": "posts_viewed",
    "videos_watched": "videos_watched",
    "ads_seen": "ads_viewed",
    "ads_clicked": "ads_clicked",
    "chaining_seen": "suggested_profiles_viewed",
    "media_likes": "liked_posts",
    "comment_likes": "liked_comments",
    "media_comments": "post_comments",
    "live_comments": "post_comments",
    "saved_media": "saved_posts",
    "saved_collections": "saved_collections",
    "main_search_history": "profile_searches",
    "polls": "polls",
    "quizzes": "quizzes",
    "questions": "questions",
    "emoji_sliders": "emoji_sliders",
    "countdowns": "countdowns",
    "login_history": "login_activity",
}
"""Root keys of the flat files, and the section each list belongs to."""

FILES: Mapping[str, tuple[bytes, ...]] = {
    "connections": (b'"followers"', b'"following"'),
    "messages": (b'"participants"', b'"conversation"'),
    "seen_content": (b'"posts_seen"', b'"videos_watched"', b'"chaining_seen"', b'"ads_seen"'),
    "likes": (b'"media_likes"', b'"comment_likes"'),
    "comments": (b'"media_comments"',),
    "saved": (b'"saved_media"',),
    "searches": (b'"main_search_history"',),
    "stories_activities": (b'"polls"', b'"quizzes"', b'"emoji_sliders"', b'"questions"'),
    "account_history": (b'"login_history"',),
}
"""Base names of flat files, and what one of them must hold to be taken for one."""

LEFT = frozenset(
    {
        "autofill",
        "checkout",
        "contacts",
        "devices",
        "guides",
        "information_about_you",
        "media",
        "profile",
        "settings",
        "shopping",
        "uploaded_contacts",
    }
)
"""Flat files without records for us."""

_KINDS = {"following": Kind.FOLLOW, "followers": Kind.FOLLOWER}


def read_connections(stream: Stream, sink: Sink, context: Context) -> None:
    """Add ``connections.json``: ``{"following": {"handle": ISO}}``; other relationships are set aside."""
    data = b"".join(stream.chunks())
    try:
        document = json.loads(data) if len(data) <= LONGEST else None
    except (ValueError, RecursionError):
        document = None
    if isinstance(document, list) and all(isinstance(one, str) for one in document):
        return
    if not isinstance(document, dict):
        sink.incomplete(Reason.BAD_STRUCTURE)
        return
    for key, people in document.items():
        if not isinstance(people, dict):
            continue
        if key in _KINDS:
            _add(people, _KINDS[key], sink, context)
        else:
            sink.set_aside(Reason.NOT_NEEDED, len(people))


def _add(people: dict[str, object], kind: Kind, sink: Sink, context: Context) -> None:
    seconds = [iso_seconds(date) for date in people.values()]
    times = [None if one is None else round(one * 1000) for one in seconds]
    handles = [handle_of(name) for name in people]
    if kind is Kind.FOLLOW:
        creators = [f"instagram:@{handle}" if handle else None for handle in handles]
    else:
        creators = [private_key(sink.platform, handle) if handle else None for handle in handles]
    context.count("rows_without_author", str(kind), handles.count(None))
    context.gate.saw(kind, times)
    sink.events(kind, times, creator=creators)
