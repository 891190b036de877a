"""What the beginnings of an export's files tell before any is read whole: owner, labels, known handles."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from importers.archive import from_bytes
from importers.events import Platform
from importers.instagram import acts, elements, messages, pages
from importers.instagram.labels import Labeler, handle_of
from importers.instagram.members import MESSAGES, Reader, Section
from importers.instagram.owner import (
    Owner,
    Owners,
    archive_handle,
    detect,
    person,
    profile_handle,
    profile_texts,
)
from importers.instagram.rows import Parts, profile_of
from importers.instagram.tree import Entry, Tree
from importers.sink import Sink
from importers.text import folded

Root = tuple[str, ...]
"""Folders above those of one export."""
SAMPLED_THREADS = 200
"""Threads looked at to find the owner."""
_PARTICIPANTS = re.compile(rb'"participants"\s*:\s*(\[[^\]]*\])')
_INSIGHTS = re.compile(rb'"Followers"\s*:\s*\{[^{}]*"value"\s*:\s*"([\d.,\s]+)"')
_OF_OTHERS = frozenset({messages.BROADCAST, messages.REQUESTS})
_POOLED = frozenset({Reader.ACTS, Reader.RELATIONS, Reader.ASIDE, Reader.SEARCHES})


class Beginnings:
    """Looks at the first 64 kB of the files of one tree."""

    def __init__(self, tree: Tree, entries: Sequence[tuple[Entry, Section]], flat: Sequence[Entry]) -> None:
        """Look at ``entries`` with their sections, and at the files of the flat era."""
        self.tree, self.archive = tree, tree.archive
        self.entries, self.flat = entries, flat

    def owners(self) -> Owners:
        """Return whose export this is, and of each folder where profiles of several accounts lie in it."""
        profiles, files = self._profiles(), list(self._thread_files())
        if len({profile_handle(texts, None) or frozenset(texts) for texts in profiles.values()}) <= 1:
            folders = (name for entry in self.tree.mine for name in entry.folders[:3])
            return Owners(
                self._owner(next(iter(profiles.values()), []), [self.archive.name, *folders], files)
            )
        of_root: dict[Root, list[Entry]] = {root: [] for root in profiles}
        for entry in files:
            of_root.setdefault(self.tree.root(entry), []).append(entry)
        owners = {root: self._owner(profiles.get(root, []), root, own) for root, own in of_root.items()}
        return Owners(next(iter(owners.values())), owners)

    def _profiles(self) -> dict[Root, list[tuple[str, str]]]:
        """Return the labelled texts of each export's first profile that holds any."""
        found: dict[Root, list[tuple[str, str]]] = {}
        for entry in self.tree.mine:
            root = self.tree.root(entry)
            if entry.stem in {"personal_information", "profile"} and not entry.foreign and root not in found:
                texts = self._profile(entry)
                if texts:
                    found[root] = texts
        return found

    def _owner(self, texts: list[tuple[str, str]], names: Iterable[str], files: Sequence[Entry]) -> Owner:
        """Return the owner from a profile, the names of folders, and who is in the threads of ``files``."""
        threads = list(islice(self._threads(files), SAMPLED_THREADS))
        return detect(texts, archive_handle(dict.fromkeys(names)), threads)

    def _profile(self, entry: Entry) -> list[tuple[str, str]]:
        head = self.archive.head(entry.member)
        if entry.ending == "html":
            return [(folded(label), value) for label, value in pages.pairs(head.decode("utf-8", "replace"))]
        return profile_texts(_json(head))

    def _thread_files(self) -> Iterator[Entry]:
        """Yield first files of threads, and the flat era's; broadcasts and requests say nothing here."""
        for entry, section in self.entries:
            if section is MESSAGES and entry.number == 1 and entry.box not in _OF_OTHERS:
                yield entry
        yield from (entry for entry in self.flat if entry.stem == "messages")

    def _threads(self, files: Iterable[Entry]) -> Iterator[frozenset[str]]:
        """Yield who takes part in each thread, from the heads of its files."""
        for entry in files:
            if entry.ending == "html":
                yield pages.senders(self.archive.head(entry.member))
            else:
                yield from self._participants(entry)

    def _participants(self, entry: Entry) -> Iterator[frozenset[str]]:
        for match in _PARTICIPANTS.finditer(self.archive.head(entry.member)):
            listed = _json(match[1])
            names = (one.get("name") if isinstance(one, dict) else one for one in listed or ())
            yield frozenset(person(name) for name in names if isinstance(name, str))

    def known_handles(self) -> frozenset[str]:
        """Return handles of the follow lists."""
        found = set()
        for entry, section in self.entries:
            if section.reader is Reader.RELATIONS and entry.ending == "json":
                for taken in self._beginning(entry):
                    found.add(
                        handle_of(taken.title) or handle_of(taken.value) or handle_of(profile_of(taken.link))
                    )
        return frozenset(handle for handle in found if handle)

    def labeler(self) -> Labeler:
        """Weigh the labels at the beginning of every file: single-entry files cannot decide alone."""
        labeler = Labeler(self.known_handles())
        for entry, section in self.entries:
            if section.reader in _POOLED and entry.ending == "json":
                for taken in self._beginning(entry):
                    labeler.observe(group for group in (*taken.groups, taken.flat) if group.labels)
        return labeler

    def _beginning(self, entry: Entry) -> list[Parts]:
        """Return the rows that lie whole within a file's head."""
        scratch = Sink(Platform.INSTAGRAM, entry.member.path)
        blocks = elements.read(from_bytes(self.archive.head(entry.member)), scratch)
        return [taken for block in blocks for _, taken in acts.readable(block.rows, 0, scratch)]

    def insights_total(self) -> int | None:
        """Return the number of followers that audience insights state, if they are there."""
        for entry in self.tree.mine:
            if entry.stem == "audience_insights" and entry.ending == "json":
                match = _INSIGHTS.search(self.archive.head(entry.member))
                digits = re.sub(rb"\D", b"", match[1]) if match else b""
                return int(digits) if digits else None
        return None


def _json(data: bytes) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None
