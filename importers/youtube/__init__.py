"""YouTube in Google Takeout: history, searches, subscriptions and what else stands beside them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from importers.archive import Archive, Member, Stream
from importers.base import Counter, Plan, Task
from importers.counting import CsvCounter, JsonObjectCounter, MarkerCounter
from importers.events import Kind, Platform
from importers.sink import Sink
from importers.youtube import history_html, history_json, members, recognise, subscriptions, zone_guess
from importers.youtube.rows import Context

_HISTORY = (Kind.VIEW, Kind.POST_SEEN)
_SEARCHES = (Kind.SEARCH,)
_ACTIVITY = (Kind.VIEW, Kind.POST_SEEN, Kind.SEARCH, Kind.LIKE, Kind.FOLLOW)
_FOLLOWS = (Kind.FOLLOW,)
_CELL = b'class="outer-cell'

_Parse = Callable[[Stream, Sink, Context], None]
_DIALECTS: dict[str, tuple[tuple[Kind, ...], _Parse, Callable[[], Counter]]] = {
    "subscriptions-csv": (_FOLLOWS, subscriptions.parse_csv, CsvCounter),
    "subscriptions-json": (_FOLLOWS, subscriptions.parse_json, partial(JsonObjectCounter, first_only=True)),
    "history-json": (
        _HISTORY,
        partial(history_json.parse, mixed=False),
        partial(JsonObjectCounter, first_only=True),
    ),
    "history-html": (_HISTORY, partial(history_html.parse, mixed=False), partial(MarkerCounter, _CELL)),
    "activity-json": (
        _ACTIVITY,
        partial(history_json.parse, mixed=True),
        partial(JsonObjectCounter, first_only=True),
    ),
    "activity-html": (_ACTIVITY, partial(history_html.parse, mixed=True), partial(MarkerCounter, _CELL)),
    "search-json": (
        _SEARCHES,
        partial(history_json.parse, mixed=False),
        partial(JsonObjectCounter, first_only=True),
    ),
    "search-html": (_SEARCHES, partial(history_html.parse, mixed=False), partial(MarkerCounter, _CELL)),
}
"""Dialect → kinds it can hold, parser, counter; in the order of reading, so that searches find their channels."""


class YouTubeImporter:
    """Reads YouTube exports."""

    platform = Platform.YOUTUBE
    kinds: tuple[Kind, ...] = (Kind.VIEW, Kind.POST_SEEN, Kind.SEARCH, Kind.FOLLOW, Kind.LIKE)

    def plan(self, archive: Archive) -> Plan:
        """Choose members by their first records."""
        plan, context = Plan(), Context()
        for member in archive.members:
            dialect = recognise.dialect(archive, member)
            if dialect == "left":
                plan.not_needed.append(member)
            elif dialect is not None:
                plan.tasks.append(_task(plan, context, member, dialect))
        order = list(_DIALECTS)
        plan.tasks.sort(key=lambda task: order.index(task.dialect))
        return plan


def _task(plan: Plan, context: Context, member: Member, dialect: str) -> Task:
    kinds, parse, counter = _DIALECTS[dialect]

    def read(stream: Stream, sink: Sink) -> None:
        context.language = context.language or members.language(member.path)
        parse(stream, sink, context)
        if dialect == "history-json":
            context.guesses.append(zone_guess.from_repeats(sink.tables))
        _guess(plan, context)

    return Task(member, dialect, kinds, read, counter)


def _guess(plan: Plan, context: Context) -> None:
    """Put what is known so far of the person's zone into the plan."""
    guess = zone_guess.best(
        [
            zone_guess.from_ads(context.ads),
            zone_guess.from_text(context.zones, context.language),
            *context.guesses,
        ]
    )
    if guess is not None:
        plan.zone, plan.facts["zone"] = guess.zone, guess.as_fact()
