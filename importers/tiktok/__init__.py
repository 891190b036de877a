"""TikTok exports: the JSON document of every generation, and the folders of text files."""

from __future__ import annotations

from dataclasses import replace

from importers.archive import Archive, Member, Stream
from importers.base import Plan, Task
from importers.events import Kind, Platform
from importers.sink import Sink
from importers.tiktok import recognise
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
        """Choose members by their keys; names only as a hint."""
        plan = Plan()
        for member in archive.members:
            if recognise.is_other_product(member):
                plan.not_needed.append(member)
            elif _looks_like_json(member) and recognise.is_document(member, archive.head(member)):
                plan.tasks.append(self._document_task(plan, member))
        if not plan.tasks:
            plan.not_needed.clear()
        return plan

    def _document_task(self, plan: Plan, member: Member) -> Task:
        place = len(plan.tasks)

        def parse(stream: Stream, sink: Sink) -> None:
            document = Document(sink)
            document.read(stream)
            plan.owner = plan.owner or document.owner
            plan.facts.update(document.facts)
            if document.whole:
                plan.tasks[place] = replace(plan.tasks[place], kinds=tuple(document.kinds))

        return Task(member, "json", self.kinds, parse, DocumentCounter)


def _looks_like_json(member: Member) -> bool:
    return member.refused is None and member.name.lower().endswith(".json")
