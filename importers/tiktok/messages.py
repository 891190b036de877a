"""Messages as counts: time, direction and conversation of each; no text and no name leaves this module."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

import pyarrow as pa

from importers.events import Kind
from importers.jsonrows import Rows
from importers.ledger import Reason
from importers.sink import Sink
from importers.text import folded, private_key
from importers.tiktok import times
from importers.tiktok.lists import PLATFORM, write

_HEADING = re.compile(r"\s*chat history with\b\s*(?P<name>.*?)[\s:]*$", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Part:
    thread: str
    partner: str
    stamps: pa.Array
    senders: list[str | None]


@dataclass(frozen=True, slots=True)
class Owner:
    """Who of the senders is the account's owner, and how that is known: ``chats`` of ``of`` support it."""

    name: str
    basis: str
    chats: int
    of: int


def partner_of(heading: str) -> str:
    """Return the name in ``Chat History with NAME:``, or the whole heading where it has another form."""
    match = _HEADING.match(heading)
    return match["name"] if match else heading.strip().rstrip(":")


class Messages:
    """Keeps the messages of a document until it is known whose account it is."""

    def __init__(self, sink: Sink) -> None:
        """Write to ``sink`` at the end."""
        self._sink = sink
        self._parts: list[_Part] = []
        self._ranks: Counter[tuple[str, Kind, int | None]] = Counter()

    def add(self, heading: str, rows: Rows, *, group: bool = False) -> None:
        """Take rows with the columns ``time`` and ``sender``; rows with neither are no messages."""
        self._sink.unreadable(rows.unreadable)
        pairs = list(zip(rows.columns["time"], rows.columns["sender"], strict=True))
        kept = [pair for pair in pairs if pair != (None, None)]
        self._sink.set_aside(Reason.NOT_NEEDED, len(pairs) - len(kept))
        partner = partner_of(heading)
        thread = private_key(PLATFORM, f"group\0{partner}" if group else partner)
        senders = [folded(who) if isinstance(who, str) and who else None for _, who in kept]
        stamps = times.milliseconds([when for when, _ in kept])
        self._parts.append(_Part(thread, "" if group else folded(partner), stamps, senders))

    def finish(self, owner: str | None) -> Owner | None:
        """Write all messages and return whose account it is. Without an answer they are only counted."""
        known = Owner(folded(owner), "profile", 0, 0) if owner else self._inferred()
        if self._parts and (known is None or known.basis != "profile"):
            self._sink.note("messages_owner_inferred" if known else "messages_owner_unknown")
        for part in self._parts:
            if known is None:
                self._sink.set_aside(Reason.PRIVATE_CONTENT, len(part.senders))
            else:
                self._write(part, known.name)
        self._parts.clear()
        return known

    def _inferred(self) -> Owner | None:
        """Return the sender who writes in most chats without being the partner of them, if that is one."""
        chats: dict[str, set[str]] = {}
        for part in self._parts:
            others = {who for who in part.senders if who and who != part.partner}
            if others:
                chats.setdefault(part.thread, set()).update(others)
        seen = Counter(who for people in chats.values() for who in people).most_common(2)
        if not seen or 2 * seen[0][1] < len(chats) or (len(seen) > 1 and seen[0][1] == seen[1][1]):
            return None
        return Owner(seen[0][0], "chats", seen[0][1], len(chats))

    def _write(self, part: _Part, owner: str) -> None:
        self._sink.set_aside(Reason.PRIVATE_CONTENT, part.senders.count(None))
        sent = [who == owner for who in part.senders]
        got = [who not in {None, owner} for who in part.senders]
        for kind, mask in ((Kind.DM_OUT, sent), (Kind.DM_IN, got)):
            stamps = part.stamps.filter(pa.array(mask, pa.bool_()))
            items = [self._item(part.thread, kind, stamp) for stamp in stamps.to_pylist()]
            write(self._sink, kind, stamps, {"creator": part.thread, "item": items})

    def _item(self, thread: str, kind: Kind, stamp: int | None) -> str:
        """Return a message's id: conversation, time and rank in it, so that two in one second stay two."""
        self._ranks[thread, kind, stamp] += 1
        return f"{thread.partition('#')[2]}:{stamp}:{self._ranks[thread, kind, stamp] - 1}"
