"""Where the Instagram tree lies in an archive, and which section each of its files belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice

from importers.archive import Archive, Member
from importers.copies import uncopied
from importers.instagram import flat
from importers.instagram.folders import (
    FACEBOOK,
    FOREIGN_FOLDERS,
    FOREIGN_ROOT,
    LEFT_FOLDERS,
    LEFT_STEMS,
    MESSAGE_FOLDERS,
    STRONG,
    TOP_FOLDERS,
)
from importers.instagram.members import MESSAGES, REPLIES, SECTIONS, Section
from importers.text import folded, normal

STRANGE_FILES = 100
"""Files of unknown names whose first key is looked at to recognise an export."""
_SHARD = re.compile(r"(?P<stem>.+?)_(?P<number>\d{1,6})")
_ROOT_KEY = re.compile(rb'\s*\{\s*"([A-Za-z_]{4,60})"\s*:\s*\[')
_SENTENCE = re.compile(rb'\s*\[\s*"[^"]*"\s*\]\s*')
_DIALECTS = (b"label_values", b"string_map_data", b"string_list_data")


def _variants(stem: str) -> tuple[str, ...]:
    """Return the spellings of a name: its apostrophe may be curly, an underline, or missing."""
    return tuple(
        dict.fromkeys((stem, stem.replace("'", "\u2019"), stem.replace("'", "_"), stem.replace("'", "")))
    )


_BY_STEM = {name: section for section in SECTIONS for stem in section.stems for name in _variants(stem)}
_BY_ROOT = {root: section for section in SECTIONS for root in section.roots}
_BY_NAME = {section.name: section for section in SECTIONS}


def section_of_root(key: str | None) -> Section | None:
    """Return the section that a root key belongs to, whatever the file is called."""
    return None if key is None else _BY_ROOT.get(key)


def section_of_flat(key: str | None) -> Section | None:
    """Return the section of a list in a flat file (``posts_seen``, ``media_likes`` …)."""
    name = None if key is None else flat.SECTIONS.get(key)
    return None if name is None else _BY_NAME[name]


@dataclass(frozen=True, slots=True)
class Entry:
    """One JSON or HTML file of the tree. ``section`` is None for files without records for us.

    ``number`` is the shard (1 when there is none), ``thread`` and ``box`` are the folders of a message file.
    """

    member: Member
    parts: tuple[str, ...]
    stem: str
    number: int
    ending: str

    @property
    def folders(self) -> tuple[str, ...]:
        """Folders above the file, outermost first, normalised."""
        return self.parts[:-1]

    @property
    def foreign(self) -> bool:
        """Whether the file lies in a folder of something else, with names like ours (Threads, Edits, …)."""
        return not FOREIGN_FOLDERS.isdisjoint(self.folders)

    @property
    def box(self) -> str | None:
        """``inbox``, ``message_requests`` … for a file of a thread."""
        if len(self.parts) > 2 and self.parts[-3] in MESSAGE_FOLDERS:  # noqa: PLR2004 - box, thread, file
            return self.parts[-3]
        return None

    @property
    def section(self) -> Section | None:
        """The section by name; content may know better (``section_by_content``)."""
        if self.ending == "txt" or self.foreign:
            return None
        if self.box is not None:
            return {"message": MESSAGES, "replies": REPLIES}.get(self.stem)
        return _BY_STEM.get(self.stem)


class Tree:
    """The files of an archive seen as an Instagram export."""

    def __init__(self, archive: Archive) -> None:
        """List what may be Instagram's; reads no content yet."""
        self.archive = archive
        self.all = [entry for member in archive.members if (entry := _entry(member))]
        self.facebook_roots = {root for entry in self.all if (root := _above(entry, {FACEBOOK})) is not None}
        self.roots = {root for entry in self.all if (root := _above(entry, STRONG)) is not None}

    @cached_property
    def recognised(self) -> bool:
        """Whether this is an Instagram export: by folders only it has, else by what its files hold."""
        named = (entry for entry in self.mine if entry.section or entry.stem in flat.FILES)
        others = (entry for entry in self.mine if not entry.section and entry.stem not in flat.FILES)
        return bool(self.roots) or any(map(self._speaks, chain(named, islice(others, STRANGE_FILES))))

    @property
    def facebook_beside(self) -> bool:
        """Whether a Facebook tree lies in the same archive."""
        return bool(self.facebook_roots)

    @cached_property
    def mine(self) -> list[Entry]:
        """Entries that are not part of a Facebook tree."""
        return [entry for entry in self.all if not self.is_facebook(entry)]

    def is_facebook(self, entry: Entry) -> bool:
        """Whether a file lies in the Facebook tree of an archive that holds both."""
        if FACEBOOK in entry.folders:
            return True
        root = _above(entry, TOP_FOLDERS)
        return root is not None and root in self.facebook_roots and root not in self.roots

    def root(self, entry: Entry) -> tuple[str, ...]:
        """Return the folders above an export's own, where its files show them, else those of the file."""
        above = _above(entry, TOP_FOLDERS)
        return entry.folders if above is None else above

    def sections(self) -> Iterator[tuple[Entry, Section]]:
        """Yield files with records and their section; a known root key decides before the name."""
        for entry in self.mine:
            section = self.section_by_content(entry) or entry.section
            if section is not None and not self._is_foreign(entry):
                yield entry, section

    def flat_files(self) -> Iterator[Entry]:
        """Yield files of the flat era, known by name and content."""
        for entry in self.mine:
            if entry.section is None and (self._is_flat(entry) or self._says_empty(entry)):
                yield entry

    def left(self) -> Iterator[Member]:
        """Yield files of the tree that are known to hold nothing for us."""
        for entry in self.all:
            if self.is_facebook(entry) or self._is_left(entry):
                yield entry.member

    def section_by_content(self, entry: Entry) -> Section | None:
        """Return the section named by the first root key of a JSON file outside foreign folders."""
        if entry.ending != "json" or entry.box is not None or entry.foreign:
            return None
        if entry.stem in flat.FILES:
            return None
        match = _ROOT_KEY.match(self.archive.head(entry.member))
        return section_of_root(match[1].decode()) if match else None

    def dialect(self, entry: Entry) -> str:
        """Return the name of the form most rows at a file's beginning have."""
        if entry.ending == "html":
            return "html"
        if entry.box is not None:
            return "messages"
        head = self.archive.head(entry.member)
        counts = {name: head.count(b'"%s"' % name) for name in _DIALECTS}
        best = max(_DIALECTS, key=lambda name: counts[name])
        return best.decode() if counts[best] else "json"

    def _speaks(self, entry: Entry) -> bool:
        if entry.box is not None or entry.foreign:
            return False
        head = self.archive.head(entry.member)
        if entry.ending == "html":
            return entry.section is not None and b"_a6-g" in head
        if self._is_flat(entry) or self.section_by_content(entry) is not None:
            return True
        return entry.section is not None and any(b'"%s"' % name in head for name in _DIALECTS)

    def _is_flat(self, entry: Entry) -> bool:
        marks = flat.FILES.get(entry.stem, ())
        if entry.ending != "json" or not marks:
            return False
        head = self.archive.head(entry.member)
        known = all if entry.stem in {"connections", "messages"} else any
        return known(mark in head for mark in marks)

    def _says_empty(self, entry: Entry) -> bool:
        """Whether a flat file only holds the sentence "You have no data in this section", in any language."""
        known = entry.ending == "json" and entry.stem in flat.FILES
        return known and _SENTENCE.fullmatch(self.archive.head(entry.member)) is not None

    def _is_foreign(self, entry: Entry) -> bool:
        """Whether a file belongs to the Threads app: its root key says so."""
        return entry.box is None and FOREIGN_ROOT in self.archive.head(entry.member)[:200]

    def _is_left(self, entry: Entry) -> bool:
        if entry.stem in LEFT_STEMS or not LEFT_FOLDERS.isdisjoint(entry.folders):
            return True
        return (entry.stem in flat.LEFT and entry.ending == "json") or self._is_foreign(entry)


def _entry(member: Member) -> Entry | None:
    path = normal(member.path.replace("\\", "/").replace("!/", "/"))
    ending = path.rpartition(".")[2].lower()
    if ending not in {"json", "html", "txt"} or member.refused is not None:
        return None
    parts = tuple(part for part in path.split("/") if part not in {"", ".", ".."})
    stem = uncopied(folded(parts[-1].rpartition(".")[0]))
    match = _SHARD.fullmatch(stem)
    number = int(match["number"]) if match else 1
    return Entry(member, parts, match["stem"] if match else stem, number, ending)


def _above(entry: Entry, marks: frozenset[str] | set[str]) -> tuple[str, ...] | None:
    """Return the folders above the first one that is in ``marks``."""
    for place, folder in enumerate(entry.folders):
        if folder in marks:
            return entry.folders[:place]
    return None
