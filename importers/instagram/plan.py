"""The Instagram importer: what of an archive is read, by whom, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from importers.archive import Archive, Stream
from importers.base import Plan, Task
from importers.counting import Counter
from importers.events import Kind, Platform
from importers.instagram import count, flat, messages, pages, parse
from importers.instagram.beginnings import Beginnings
from importers.instagram.context import Context
from importers.instagram.members import MESSAGES, REPLIES, Reader, Section
from importers.instagram.owner import Owner
from importers.instagram.tree import Entry, Tree, section_of_flat
from importers.sink import Sink

FACTS = "instagram"
"""Key of this importer's facts in the report."""
_DM_KINDS = (Kind.DM_IN, Kind.DM_OUT)


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
        self.beginnings = Beginnings(tree, self.entries, self.flat)
        self.context = Context(self.beginnings.labeler(), self.beginnings.owners(), {})

    def plan(self) -> Plan:
        tasks = [task for entry, section in self.entries if (task := self._task(entry, section))]
        tasks += [self._flat_task(entry) for entry in self.flat]
        tasks += self._message_tasks()
        taken = {task.member.index for task in tasks}
        left = [member for member in self.tree.left() if member.index not in taken]
        facts = self.context.facts
        facts["owner"] = self.context.owners.facts()
        if self.tree.facebook_beside:
            facts["facebook_ignored"] = True
        self.context.gate.insights_total = self.beginnings.insights_total()
        return Plan(tasks, left, self.context.owners.main.handle, None, {FACTS: facts})

    def _task(self, entry: Entry, section: Section) -> Task | None:
        if section in {MESSAGES, REPLIES}:
            return None
        kinds = () if section.kind is None else (section.kind,)
        dialect = self.tree.dialect(entry)
        if entry.ending == "html":
            if section.reader not in pages.READERS:
                return None
            read = partial(parse.page, section=section, context=self.context)
            return Task(entry.member, dialect, kinds, read, pages.counter)
        read = partial(parse.section_file, section=section, context=self.context)
        counter: Callable[[], Counter] = (
            count.intervals if section.reader is Reader.TIME_SPENT else count.rows
        )
        return Task(entry.member, dialect, kinds, read, counter)

    def _flat_task(self, entry: Entry) -> Task:
        if entry.stem == "connections":
            kinds: tuple[Kind, ...] = (Kind.FOLLOW, Kind.FOLLOWER)
            return Task(
                entry.member, "flat", kinds, self._with_context(flat.read_connections), count.connections
            )
        if entry.stem == "messages":
            read = partial(messages.read_flat, owner=self._owner(entry))
            return Task(entry.member, "flat", _DM_KINDS, self._with_context(read), count.conversations)
        sections = (section_of_flat(mark.strip(b'"').decode()) for mark in flat.FILES[entry.stem])
        kinds = tuple(dict.fromkeys(section.kind for section in sections if section and section.kind))
        return Task(entry.member, "flat", kinds, self._with_context(parse.flat_file), count.rows)

    def _with_context(self, read: Callable[[Stream, Sink, Context], None]) -> Callable[[Stream, Sink], None]:
        def then_publish(stream: Stream, sink: Sink) -> None:
            read(stream, sink, self.context)
            self.context.publish_gate()

        return then_publish

    def _owner(self, entry: Entry) -> Owner:
        return self.context.owners.of(self.tree.root(entry))

    def _message_tasks(self) -> Iterator[Task]:
        """Yield threads one after another, each from its oldest file (highest number) to its newest."""
        threads: dict[tuple[Owner, tuple[str, ...]], messages.Thread] = {}
        files = [(entry, section) for entry, section in self.entries if section in {MESSAGES, REPLIES}]
        for entry, section in sorted(files, key=lambda one: (one[0].folders, -one[0].number)):
            owner = self._owner(entry)
            thread = threads.setdefault(
                (owner, entry.folders[-2:]), messages.Thread(entry.folders[-1], entry.box or "", owner)
            )
            kinds = _DM_KINDS if section is MESSAGES and thread.box != messages.BROADCAST else ()
            if entry.ending == "html":
                read = partial(pages.read_messages, thread=thread, context=self.context)
                if section is MESSAGES:
                    yield Task(entry.member, "html", kinds, read, pages.message_counter)
            elif section is MESSAGES:
                read = partial(messages.read, thread=thread, context=self.context)
                yield Task(entry.member, "messages", kinds, read, count.messages)
            else:
                read = partial(parse.section_file, section=section, context=self.context)
                yield Task(entry.member, "messages", (), read, count.rows)
