"""TikTok exports: the JSON document of every generation, and the folders of text files."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath

from importers.archive import Archive, Member, Stream
from importers.base import Plan, Task
from importers.events import Kind, Platform
from importers.sink import Sink
from importers.tiktok import count, members, recognise, texts
from importers.tiktok.count import DocumentCounter
from importers.tiktok.document import Document


class TikTokImporter:
    """Reads TikTok exports."""

    platform = Platform.TIKTOK
    kinds: tuple[Kind, ...] = (
        Kind.VIEW,
        Kind.LIKE,
        Kind.SAVE,
        Kind.SHARE,
        Kind.COMMENT,
        Kind.SEARCH,
        Kind.FOLLOW,
        Kind.FOLLOWER,
        Kind.LIVE_VIEW,
        Kind.LIVE_CHAT,
        Kind.GIFT,
        Kind.PURCHASE,
        Kind.DM_IN,
        Kind.DM_OUT,
        Kind.LOGIN,
    )

    def plan(self, archive: Archive) -> Plan:
        """Choose members by their keys and labels; names only as a hint."""
        plan = Plan()
        others: list[Member] = []
        mine: list[Member] = []
        for member in archive.members:
            (others if recognise.is_other_product(member) else mine).append(member)
        open_ones = [member for member in mine if member.refused is None]
        documents = [member for member in open_ones if _is_document(archive, member)]
        plan.tasks.extend(self._document_task(plan, member) for member in documents)
        rest = [member for member in open_ones if member not in documents]
        self._plan_texts(plan, archive, [member for member in rest if _ending(member) == ".txt"])
        if plan.tasks:
            plan.not_needed.extend(others)
        return plan

    def _document_task(self, plan: Plan, member: Member) -> Task:
        def parse(stream: Stream, sink: Sink) -> None:
            document = Document(sink)
            document.read(stream)
            plan.owner = plan.owner or document.owner
            plan.facts.update(document.facts)
            if document.whole:
                _narrow(plan, member, tuple(document.kinds))

        return Task(member, "json", self.kinds, parse, DocumentCounter)

    def _plan_texts(self, plan: Plan, archive: Archive, candidates: list[Member]) -> None:
        files, unused, plan.owner = texts.classify(archive, candidates)
        plan.tasks.extend(_text_task(file, plan) for file in files)
        plan.not_needed.extend(unused)


def _narrow(plan: Plan, member: Member, kinds: tuple[Kind, ...]) -> None:
    """Let the plan know of which kinds the member turned out to speak, so that absent is not empty."""
    plan.tasks[:] = [replace(task, kinds=kinds) if task.member is member else task for task in plan.tasks]


def _text_task(file: texts.TextFile, plan: Plan) -> Task:
    def parse(stream: Stream, sink: Sink) -> None:
        if file.chats:
            texts.read_chats(file, file.owner or plan.owner, stream, sink)
        else:
            texts.read_records(file, stream, sink)

    counter = count.messages if file.chats else partial(count.dated_records, file.label)
    return Task(file.member, "txt", file.kinds, parse, counter)


def _is_document(archive: Archive, member: Member) -> bool:
    return _ending(member) in members.DOCUMENT_ENDINGS and recognise.is_document(member, archive.head(member))


def _ending(member: Member) -> str:
    return PurePosixPath(member.name).suffix.lower()
