"""Direct messages as counts: time, direction and thread of each; never a word, never a name (2.6)."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from importers.archive import Stream
from importers.events import Kind, Platform
from importers.instagram import elements
from importers.instagram.context import Context
from importers.instagram.mojibake import repaired
from importers.instagram.owner import Owner, person
from importers.instagram.rows import LATEST_SECONDS, iso_seconds
from importers.instagram.shapes import Shape
from importers.ledger import Reason
from importers.sink import Sink
from importers.text import private_key

BROADCAST = "broadcast"
REQUESTS = "message_requests"
_BESIDE_TEXT = frozenset(
    {"audio_files", "call_duration", "files", "gifs", "photos", "share", "sticker", "videos"}
)
_TAP = re.compile(r"(?:Liked a message|Reacted .{1,24} to your message)\s*", re.DOTALL)
"""The fixed phrase Instagram writes for a reaction, in English exports."""
_SECOND_BORDER = 1e11
"""Reaction times above are milliseconds."""


@dataclass(slots=True)
class Thread:
    """One thread over all its files. ``folder`` names it in every export; ``box`` is the folder above.

    ``owner`` is whose export it lies in, and so tells which messages are one's own.
    Files are read oldest first, because a reaction is kept with the older message while the doubled tap that
    it caused is a newer one.
    """

    folder: str
    box: str
    owner: Owner
    taps: set[tuple[str, int]] = field(default_factory=set)
    people: set[str] = field(default_factory=set)
    namesakes: set[str] = field(default_factory=set)
    started: bool = False

    @property
    def key(self) -> str:
        """The thread's private key."""
        return private_key(Platform.INSTAGRAM, self.folder)

    def join(self, names: list[str]) -> None:
        """Note who takes part; a name that stands there twice cannot tell its two people apart."""
        present = Counter(person(name) for name in names)
        self.people |= present.keys()
        self.namesakes |= {name for name, number in present.items() if number > 1}


@dataclass(frozen=True, slots=True)
class Message:
    """One message. ``time``: UTC ms or None; ``text_only``: nothing but text; ``phrase``: the fixed one."""

    time: int | None
    sender: str | None
    text_only: bool
    phrase: bool


def read(stream: Stream, sink: Sink, thread: Thread, context: Context) -> None:
    """Add one file of a thread."""
    messages: list[Message] = []
    listed = False
    for block in elements.read(stream, sink, Shape.WRAPPED, records="messages"):
        if block.key == "participants":
            thread.join([one["name"] for one in block.rows if _text(one, "name")])
        elif block.key == "messages":
            listed = True
            messages += [message for row in block.rows if (message := _message(row, thread, sink))]
    if not listed:
        sink.incomplete(Reason.BAD_STRUCTURE)
    begin(thread, context)
    finish(messages, sink, thread, context)


def begin(thread: Thread, context: Context) -> None:
    """Count a thread once, however many files it has."""
    if not thread.started:
        thread.started = True
        _count_thread(thread, context)


def finish(messages: list[Message], sink: Sink, thread: Thread, context: Context) -> None:
    """Add one file's messages, newest first as they stand: broadcasts and doubled taps are set aside."""
    if thread.box == BROADCAST:
        context.count("messages", "broadcast_messages", len(messages))
        sink.set_aside(Reason.NOT_NEEDED, len(messages))
        return
    kept = [message for message in reversed(messages) if not _is_tap(message, thread)]
    taps = len(messages) - len(kept)
    context.count("messages", "taps_removed", taps)
    sink.set_aside(Reason.NOT_NEEDED, taps)
    add(kept, sink, thread, context)


def read_flat(stream: Stream, sink: Sink, context: Context, owner: Owner) -> None:
    """Add the flat era's ``messages.json``: threads with handles as participants and ISO dates."""
    for block in elements.read(stream, sink):
        if sink.bad:
            sink.incomplete(Reason.BAD_STRUCTURE)
        for row in block.rows:
            conversation = row.get("conversation") if isinstance(row, dict) else None
            if not isinstance(conversation, list):
                sink.incomplete(Reason.BAD_STRUCTURE)
                continue
            listed = row.get("participants")
            people = [name for name in listed if isinstance(name, str)] if isinstance(listed, list) else []
            thread = Thread("\n".join(sorted(people)), "inbox", owner)
            thread.join(people)
            _count_thread(thread, context)
            found = [_flat_message(one, sink) for one in conversation if isinstance(one, dict)]
            add([message for message in reversed(found) if message], sink, thread, context)


def add(messages: list[Message], sink: Sink, thread: Thread, context: Context) -> None:
    """Add messages in time order; those without a direction are set aside as private."""
    by_kind: dict[Kind, list[int | None]] = {Kind.DM_IN: [], Kind.DM_OUT: []}
    unknown = 0
    for message in messages:
        own = None if message.sender in thread.namesakes else thread.owner.sent(message.sender)
        if own is None:
            unknown += 1
            continue
        by_kind[Kind.DM_OUT if own else Kind.DM_IN].append(message.time)
    context.count("messages", "direction_unknown", unknown)
    sink.set_aside(Reason.PRIVATE_CONTENT, unknown)
    if unknown:
        sink.note("messages_owner_unknown")
    key = thread.key
    for kind, times in by_kind.items():
        sink.events(kind, times, creator=key, item=_items(key, times))


def _items(key: str, times: list[int | None]) -> list[str | None]:
    """Return an id per message: thread, time, and rank among those of the same millisecond."""
    seen: Counter[int | None] = Counter()
    items: list[str | None] = []
    for time in times:
        items.append(f"{key.partition('#')[2]}:{time}:{seen[time]}")
        seen[time] += 1
    return items


def _message(row: Any, thread: Thread, sink: Sink) -> Message | None:
    if not isinstance(row, dict) or not ("timestamp_ms" in row or "sender_name" in row):
        sink.unreadable()
        return None
    sender = row.get("sender_name")
    content = row.get("content")
    _keep_reactions(row.get("reactions"), thread)
    time = row.get("timestamp_ms")
    if time is not None and (not isinstance(time, int) or isinstance(time, bool)):
        sink.set_aside(Reason.DATE_UNREADABLE)
        return None
    return Message(
        time=None if time is None else max(0, min(time, LATEST_SECONDS * 1000)),
        sender=person(sender) if isinstance(sender, str) and sender else None,
        text_only=isinstance(content, str) and _BESIDE_TEXT.isdisjoint(row),
        phrase=isinstance(content, str) and is_phrase(repaired(content)),
    )


def is_phrase(text: str) -> bool:
    """Return whether a text is the fixed phrase written for a reaction."""
    return _TAP.fullmatch(text) is not None


def _flat_message(row: dict[str, Any], sink: Sink) -> Message | None:
    seconds = iso_seconds(row.get("created_at"))
    if seconds is None:
        sink.set_aside(Reason.DATE_UNREADABLE if row.get("created_at") else Reason.DATE_MISSING)
        return None
    sender = row.get("sender")
    known = isinstance(sender, str) and sender
    return Message(
        round(seconds * 1000), person(str(sender)) if known else None, text_only=False, phrase=False
    )


def _keep_reactions(reactions: Any, thread: Thread) -> None:
    """Remember who reacted in which second."""
    for one in reactions if isinstance(reactions, list) else ():
        time = one.get("timestamp") if isinstance(one, dict) else None
        if isinstance(time, int | float) and 0 < time < LATEST_SECONDS * 1000 and _text(one, "actor"):
            second = int(time / 1000 if time > _SECOND_BORDER else time)
            thread.taps.add((person(one["actor"]), second))


def _is_tap(message: Message, thread: Thread) -> bool:
    """Whether a message only repeats a reaction: the fixed phrase, or text by the actor in that second."""
    if not message.text_only or message.time is None:
        return False
    return message.phrase or (message.sender, message.time // 1000) in thread.taps


def _count_thread(thread: Thread, context: Context) -> None:
    context.count("messages", "threads")
    if thread.box == BROADCAST:
        context.count("messages", "broadcast_channels")
    elif thread.box == REQUESTS:
        context.count("messages", "request_threads")
    elif len(thread.people) > 2:  # noqa: PLR2004 - the owner and one other
        context.count("messages", "group_threads")


def _text(row: Any, key: str) -> bool:
    return isinstance(row, dict) and isinstance(row.get(key), str) and bool(row[key])
