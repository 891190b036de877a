"""YouTube in Google Takeout: history, searches, subscriptions and what else stands beside them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from importers.archive import Archive, Member, Stream
from importers.base import Plan, Task
from importers.clocks import CLOCKS
from importers.counting import Counter, CsvCounter, JsonObjectCounter, MarkerCounter
from importers.events import Kind, Platform
from importers.sink import Sink
from importers.youtube import (
    api_items,
    columns,
    history_html,
    history_json,
    playlists,
    recognise,
    remarks,
    subscriptions,
    zone_guess,
)
from importers.youtube.rows import Context

_HISTORY = (Kind.VIEW, Kind.POST_SEEN)
_SEARCHES = (Kind.SEARCH,)
_ACTIVITY = (Kind.VIEW, Kind.POST_SEEN, Kind.SEARCH, Kind.LIKE, Kind.FOLLOW)
_FOLLOWS = (Kind.FOLLOW,)
_LIKES = (Kind.LIKE,)
_SAVES = (Kind.SAVE,)
_LISTS = (Kind.SAVE, Kind.LIKE)

_Parse = Callable[[Stream, Sink, Context], None]
_Dialect = tuple[tuple[Kind, ...], _Parse, Callable[[], Counter]]
_OBJECTS = partial(JsonObjectCounter, first_only=True)
_CELLS = partial(MarkerCounter, b'class="outer-cell')
_REMARKS = partial(MarkerCounter, b"<li>")

_DIALECTS: dict[str, _Dialect] = {
    "subscriptions-json": (_FOLLOWS, subscriptions.parse_json, _OBJECTS),
    "subscriptions-csv": (_FOLLOWS, subscriptions.parse_csv, CsvCounter),
    "history-json": (_HISTORY, partial(history_json.parse, mixed=False), _OBJECTS),
    "history-html": (_HISTORY, partial(history_html.parse, mixed=False), _CELLS),
    "history-api": (_HISTORY, partial(api_items.parse, kind=Kind.VIEW), _OBJECTS),
    "activity-json": (_ACTIVITY, partial(history_json.parse, mixed=True), _OBJECTS),
    "activity-html": (_ACTIVITY, partial(history_html.parse, mixed=True), _CELLS),
    "search-json": (_SEARCHES, partial(history_json.parse, mixed=False), _OBJECTS),
    "search-html": (_SEARCHES, partial(history_html.parse, mixed=False), _CELLS),
    "likes-api": (_LIKES, partial(api_items.parse, kind=Kind.LIKE), _OBJECTS),
    "likes-csv": (_LIKES, partial(playlists.parse, kind=Kind.LIKE), CsvCounter),
    "playlist-api": (_LISTS, partial(api_items.parse, kind=Kind.SAVE), _OBJECTS),
    "playlist-csv": (_SAVES, partial(playlists.parse, kind=Kind.SAVE), CsvCounter),
    "comments-csv": ((Kind.COMMENT,), partial(remarks.parse_csv, kind=Kind.COMMENT), CsvCounter),
    "comments-html": ((Kind.COMMENT,), partial(remarks.parse_html, kind=Kind.COMMENT), _REMARKS),
    "chats-csv": ((Kind.LIVE_CHAT,), partial(remarks.parse_csv, kind=Kind.LIVE_CHAT), CsvCounter),
    "chats-html": ((Kind.LIVE_CHAT,), partial(remarks.parse_html, kind=Kind.LIVE_CHAT), _REMARKS),
}
"""Dialect → kinds it can hold, parser, counter.

In the order of reading: dates of subscribing come before lists without them, channels before searches, which
may name them, and views before comments and lists, whose creators are found by the video.
"""
_BY_VIDEO = ("likes", "playlist", "comments", "chats")


class YouTubeImporter:
    """Reads YouTube exports."""

    platform = Platform.YOUTUBE
    kinds: tuple[Kind, ...] = (
        Kind.VIEW,
        Kind.POST_SEEN,
        Kind.SEARCH,
        Kind.FOLLOW,
        Kind.LIKE,
        Kind.SAVE,
        Kind.COMMENT,
        Kind.LIVE_CHAT,
    )

    def plan(self, archive: Archive) -> Plan:
        """Choose members by their first records."""
        plan, context = Plan(), Context()
        for member in archive.members:
            dialect = recognise.dialect(archive, member)
            if dialect == "left":
                plan.not_needed.append(member)
            elif dialect is not None:
                plan.tasks.append(_task(plan, context, member, dialect))
        context.wants_videos = any(task.dialect.startswith(_BY_VIDEO) for task in plan.tasks)
        order = list(_DIALECTS)
        plan.tasks.sort(key=lambda task: order.index(task.dialect))
        return plan


def _task(plan: Plan, context: Context, member: Member, dialect: str) -> Task:
    kinds, parse, counter = _DIALECTS[dialect]

    def read(stream: Stream, sink: Sink) -> None:
        context.begin(member.path)
        parse(stream, sink, context)
        if dialect == "history-json":
            context.guesses.append(zone_guess.from_repeats(sink.tables))
        _guess(plan, context)
        plan.owner = _owner(context.own)
        if context.clocks:
            plan.facts[CLOCKS] = context.clocks

    return Task(member, dialect, kinds, read, counter)


def _owner(named: set[str]) -> str | None:
    """Return the person's own channel, when all that names one agrees; a history alone names none."""
    channels = {channel for channel in named if columns.CHANNEL.fullmatch(channel)}
    return f"youtube:{channels.pop()}" if len(channels) == 1 else None


def _guess(plan: Plan, context: Context) -> None:
    """Put what is known so far of the person's zone into the plan."""
    by_language = sorted(context.zones.items(), key=lambda pair: -pair[1].total())
    guess = zone_guess.best(
        [
            zone_guess.from_ads(context.ads),
            *(zone_guess.from_text(seen, language) for language, seen in by_language),
            *context.guesses,
        ]
    )
    if guess is not None:
        plan.zone, plan.facts["zone"] = guess.zone, guess.as_fact()
