"""The Instagram importer: what of an archive is read, by whom, and in which order."""

from __future__ import annotations

import gc
import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from itertools import islice
from typing import Any

from importers.archive import Archive, Stream, from_bytes
from importers.base import Counter, Plan, Task
from importers.events import Kind, Platform
from importers.instagram import acts, count, elements, flat, messages, pages, people, requests, timespent
from importers.instagram.context import Context
from importers.instagram.labels import Labeler, handle_of
from importers.instagram.members import MESSAGES, REPLIES, Reader, Section
from importers.instagram.owner import Owner, archive_handle, detect, person, profile_texts
from importers.instagram.rows import TYPES, Parts, TypedRow, profile_of
from importers.instagram.tree import Entry, Tree, section_of_flat, section_of_root
from importers.ledger import Reason
from importers.sink import Sink
from importers.text import folded

FACTS = "instagram"
"""Key of this importer's facts in the report."""
SAMPLED_THREADS = 200
_PARTICIPANTS = re.compile(rb'"participants"\s*:\s*(\[[^\]]*\])')
_INSIGHTS = re.compile(rb'"Followers"\s*:\s*\{[^{}]*"value"\s*:\s*"([\d.,\s]+)"')
_DM_KINDS = (Kind.DM_IN, Kind.DM_OUT)
_POOLED = frozenset({Reader.ACTS, Reader.RELATIONS, Reader.ASIDE, Reader.SEARCHES})


class InstagramImporter:
    """Reads Instagram exports of all six generations, JSON and, for the main lists, HTML."""

    platform = Platform.INSTAGRAM
    kinds: tuple[Kind, ...] = (
        Kind.VIEW,
        Kind.LIKE,
        Kind.SAVE,
        Kind.SHARE,
        Kind.COMMENT,
        Kind.SEARCH,
        Kind.FOLLOW,
        Kind.FOLLOWER,
        Kind.DM_OUT,
        Kind.DM_IN,
        Kind.LOGIN,
        Kind.INTERVAL,
    )

    def plan(self, archive: Archive) -> Plan:
        """Choose members; reads heads only. Empty when this is no Instagram export."""
        tree = Tree(archive)
        if not tree.recognised:
            return Plan()
        return _Planner(tree).plan()


class _Planner:
    """One archive's plan and the state its tasks share."""

    def __init__(self, tree: Tree) -> None:
        self.tree, self.archive = tree, tree.archive
        self.entries = list(tree.sections())
        self.flat = list(tree.flat_files())
        facts: dict[str, Any] = {}
        self.context = Context(Labeler(self._known_handles()), self._owner(), facts)
        self._pool()

    def plan(self) -> Plan:
        tasks = [task for entry, section in self.entries if (task := self._task(entry, section))]
        tasks += [self._flat_task(entry) for entry in self.flat]
        tasks += self._message_tasks()
        taken = {task.member.index for task in tasks}
        left = [member for member in self.tree.left() if member.index not in taken]
        facts = self.context.facts
        facts["owner"] = self.context.owner.facts()
        if self.tree.facebook_beside:
            facts["facebook_ignored"] = True
        self.context.gate.insights_total = self._insights_total()
        return Plan(tasks, left, self.context.owner.handle, None, {FACTS: facts})

    def _task(self, entry: Entry, section: Section) -> Task | None:
        if section in {MESSAGES, REPLIES}:
            return None
        kinds = () if section.kind is None else (section.kind,)
        dialect = self.tree.dialect(entry)
        if entry.ending == "html":
            if section.reader not in pages.READERS:
                return None
            parse = partial(_parse_page, section=section, context=self.context)
            return Task(entry.member, dialect, kinds, parse, pages.counter)
        parse = partial(_parse, section=section, context=self.context)
        counter: Callable[[], Counter] = (
            count.intervals if section.reader is Reader.TIME_SPENT else count.rows
        )
        return Task(entry.member, dialect, kinds, parse, counter)

    def _flat_task(self, entry: Entry) -> Task:
        if entry.stem == "connections":
            kinds: tuple[Kind, ...] = (Kind.FOLLOW, Kind.FOLLOWER)
            return Task(
                entry.member, "flat", kinds, self._with_context(flat.read_connections), count.connections
            )
        if entry.stem == "messages":
            return Task(
                entry.member, "flat", _DM_KINDS, self._with_context(messages.read_flat), count.conversations
            )
        sections = (section_of_flat(mark.strip(b'"').decode()) for mark in flat.FILES[entry.stem])
        kinds = tuple(dict.fromkeys(section.kind for section in sections if section and section.kind))
        return Task(entry.member, "flat", kinds, self._with_context(_parse_flat), count.rows)

    def _with_context(self, read: Callable[[Stream, Sink, Context], None]) -> Callable[[Stream, Sink], None]:
        def parse(stream: Stream, sink: Sink) -> None:
            read(stream, sink, self.context)
            self.context.publish_gate()

        return parse

    def _message_tasks(self) -> Iterator[Task]:
        """Yield threads one after another, each from its oldest file (highest number) to its newest."""
        threads: dict[tuple[str, ...], messages.Thread] = {}
        files = [(entry, section) for entry, section in self.entries if section in {MESSAGES, REPLIES}]
        for entry, section in sorted(files, key=lambda one: (one[0].folders, -one[0].number)):
            thread = threads.setdefault(
                entry.folders[-2:], messages.Thread(entry.folders[-1], entry.box or "")
            )
            kinds = _DM_KINDS if section is MESSAGES and thread.box != messages.BROADCAST else ()
            if entry.ending == "html":
                parse = partial(pages.read_messages, thread=thread, context=self.context)
                if section is MESSAGES:
                    yield Task(entry.member, "html", kinds, parse, pages.message_counter)
            elif section is MESSAGES:
                parse = partial(messages.read, thread=thread, context=self.context)
                yield Task(entry.member, "messages", kinds, parse, count.messages)
            else:
                parse = partial(_parse, section=section, context=self.context)
                yield Task(entry.member, "messages", (), parse, count.rows)

    def _owner(self) -> Owner:
        texts: list[tuple[str, str]] = []
        for entry in self.tree.mine:
            if entry.stem in {"personal_information", "profile"} and not texts:
                texts = self._profile(entry)
        names = dict.fromkeys(
            [self.archive.name, *(name for one in self.tree.mine for name in one.folders[:3])]
        )
        return detect(texts, archive_handle(names), list(islice(self._threads(), SAMPLED_THREADS)))

    def _profile(self, entry: Entry) -> list[tuple[str, str]]:
        head = self.archive.head(entry.member)
        if entry.ending == "html":
            return [(folded(label), value) for label, value in pages.pairs(head.decode("utf-8", "replace"))]
        return profile_texts(_json(head))

    def _threads(self) -> Iterator[frozenset[str]]:
        """Yield who takes part in each thread, from the heads of first files; broadcasts say nothing here."""
        for entry, section in self.entries:
            first = section is MESSAGES and entry.number == 1
            if not first or entry.box in {messages.BROADCAST, messages.REQUESTS}:
                continue
            if entry.ending == "html":
                yield pages.senders(self.archive.head(entry.member))
            else:
                yield from self._participants(entry)
        for entry in self.flat:
            if entry.stem == "messages":
                yield from self._participants(entry)

    def _participants(self, entry: Entry) -> Iterator[frozenset[str]]:
        for match in _PARTICIPANTS.finditer(self.archive.head(entry.member)):
            listed = _json(match[1])
            names = (one.get("name") if isinstance(one, dict) else one for one in listed or ())
            yield frozenset(person(name) for name in names if isinstance(name, str))

    def _known_handles(self) -> frozenset[str]:
        found = set()
        for entry, section in self.entries:
            if section.reader is Reader.RELATIONS and entry.ending == "json":
                for taken in self._beginning(entry):
                    found.add(
                        handle_of(taken.title) or handle_of(taken.value) or handle_of(profile_of(taken.link))
                    )
        return frozenset(handle for handle in found if handle)

    def _pool(self) -> None:
        """Weigh the labels at the beginning of every file: single-entry files cannot decide alone."""
        for entry, section in self.entries:
            if section.reader in _POOLED and entry.ending == "json":
                for taken in self._beginning(entry):
                    self.context.labeler.observe(
                        group for group in (*taken.groups, taken.flat) if group.labels
                    )

    def _beginning(self, entry: Entry) -> list[Parts]:
        """Return the rows that lie whole within a file's head."""
        scratch = Sink(Platform.INSTAGRAM, entry.member.path)
        blocks = elements.read(from_bytes(self.archive.head(entry.member)), scratch)
        return [taken for block in blocks for _, taken in acts.readable(block.rows, 0, scratch)]

    def _insights_total(self) -> int | None:
        for entry in self.tree.mine:
            if entry.stem == "audience_insights" and entry.ending == "json":
                match = _INSIGHTS.search(self.archive.head(entry.member))
                digits = re.sub(rb"\D", b"", match[1]) if match else b""
                return int(digits) if digits else None
        return None


def _parse(stream: Stream, sink: Sink, *, section: Section, context: Context) -> None:
    """Read a file of rows in any top-level shape; a list's root key may name another section."""
    if section.reader is Reader.TIME_SPENT:
        timespent.read(stream, sink)
        return
    position = 0
    with collector_resting():
        for block in elements.read(stream, sink, types=_types(section)):
            _rows(block.rows, position, section_of_root(block.key) or section, context, sink)
            position += len(block.rows)
    context.gate.saw(section.kind, ())
    context.publish_gate()


@contextmanager
def collector_resting() -> Iterator[None]:
    """Keep the cycle collector from walking rows again and again: they are trees and die with their block."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def _types(section: Section) -> Mapping[str, type]:
    """Return the row types to try; a list of requests is small and read as it stands."""
    return {} if section.reader is Reader.REQUESTS else TYPES


def _parse_flat(stream: Stream, sink: Sink, context: Context) -> None:
    """Read a flat file: each list is a section of its own; lists we do not know are set aside."""
    position = 0
    for block in elements.read(stream, sink):
        section = section_of_flat(block.key)
        if section is None:
            sink.set_aside(Reason.NOT_NEEDED, len(block.rows))
        else:
            _rows(block.rows, position, section, context, sink)
        position += len(block.rows)


def _rows(rows: list[Any], first: int, section: Section, context: Context, sink: Sink) -> None:
    match section.reader:
        case Reader.ACTS:
            acts.read(rows, first, section, context, sink)
        case Reader.LOGINS:
            people.read_logins(rows, first, sink)
        case Reader.RELATIONS:
            people.read_relations(rows, first, section, context, sink)
        case Reader.SEARCHES:
            people.read_searches(rows, first, section, context, sink)
        case _:
            if section.reader is Reader.REQUESTS:
                context.gate.range_start = requests.range_start_ms(rows) or context.gate.range_start
            _set_aside(rows, section, sink)


def _set_aside(rows: list[Any], section: Section, sink: Sink) -> None:
    """Count rows without use here; what is no row of any known form is unreadable all the same."""
    known = sum(isinstance(row, dict | list | TypedRow) for row in rows)
    sink.set_aside(section.aside, known)
    sink.unreadable(len(rows) - known)


def _parse_page(stream: Stream, sink: Sink, *, section: Section, context: Context) -> None:
    pages.read(stream, sink, section, context)
    context.publish_gate()


def _json(data: bytes) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None
