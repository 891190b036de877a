"""The TXT variant: one file per section, in the language of the app (tiktok.md 3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from importers.archive import Archive, Member, Stream
from importers.events import Kind
from importers.jsonrows import Rows
from importers.jsonwalk import WalkStopped
from importers.ledger import Reason
from importers.sink import Sink
from importers.tiktok import members, textnames
from importers.tiktok.links import take_apart
from importers.tiktok.lists import Lists
from importers.tiktok.members import Section
from importers.tiktok.messages import Messages
from importers.tiktok.textnames import plain
from importers.tiktok.textplaces import base, root
from importers.tiktok.textrecords import DATE, HEADING, MESSAGE, fields, labelled, lines, records, time_label
from importers.tiktok.times import milliseconds

_ADDRESS = re.compile(r"\b\d{1,3}(?:\.\d{1,3}){3}\b|\b[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){4,7}\b", re.IGNORECASE)
_COLUMNS = ("time", "link", "title", "person", "term")
_ONE_LINE = 200
_DAY_MS = 86_400_000


@dataclass(frozen=True, slots=True)
class TextFile:
    """One file and what its name and first lines tell. ``section`` is None for messages and unknown records.

    ``label`` begins each record; None where the file has none. ``by_shape`` says that the name was unknown.
    ``owner`` is the account's handle, where a profile lies in the same export.
    """

    member: Member
    section: Section | None
    label: str | None
    chats: bool = False
    group: bool = False
    by_shape: bool = False
    density: float = 0.0
    owner: str | None = None

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds this file can hold."""
        if self.chats:
            return (Kind.DM_IN, Kind.DM_OUT)
        if self.section is textnames.PURCHASES:
            return (Kind.GIFT, Kind.PURCHASE)
        return (self.section.kind,) if self.section else ()


def classify(
    archive: Archive, candidates: Sequence[Member]
) -> tuple[list[TextFile], list[Member], str | None]:
    """Return the files to parse, those known and not needed, and the handle of the first profile.

    All empty unless one of the candidates shows that they are TikTok's.
    """
    heads = {member: archive.head(member).decode("utf-8", "replace") for member in candidates}
    if not any(_is_proof(member, head) for member, head in heads.items()):
        return [], [], None
    unused = [member for member in candidates if base(member) in textnames.NOT_NEEDED]
    files = [file for member in candidates if member not in unused for file in _file(member, heads[member])]
    owners = _owners({member: heads[member] for member in unused if base(member) in textnames.PROFILES})
    owned = [replace(file, owner=owners.get(root(file.member))) for file in _with_views(files)]
    return owned, unused, next(iter(owners.values()), None)


def _is_proof(member: Member, head: str) -> bool:
    name = base(member)
    known = name in textnames.SECTIONS or name in textnames.CHATS
    if known and (_links(head) or "tiktok" in plain(member.path)):
        return True
    return _links(head) or (known and (plain(head) in textnames.NOTHING or _chat_shape(head)))


def _links(head: str) -> bool:
    """Whether a dated record in ``head`` holds a link to a video."""
    label = time_label(head)
    pairs = [pair for line in head.splitlines()[:200] if (pair := labelled(line))]
    return label is not None and any(take_apart(value).item for _, value in pairs)


def _file(member: Member, head: str) -> Iterator[TextFile]:
    name, label = base(member), time_label(head)
    chats = name in textnames.CHATS or name in textnames.GROUP_CHATS or bool(_chat_shape(head))
    if chats:
        yield TextFile(member, None, None, chats=True, group=name in textnames.GROUP_CHATS)
    elif name in textnames.SECTIONS:
        yield TextFile(member, textnames.SECTIONS[name], label)
    elif label is not None:
        yield TextFile(member, _by_shape(head), label, by_shape=True, density=_density(head, label))


def _chat_shape(head: str) -> bool:
    return any(map(HEADING.match, head.splitlines())) and any(map(MESSAGE.match, head.splitlines()))


def _by_shape(head: str) -> Section | None:
    """Return what dated records in an unknown language are: sign-ins show an address, views only a link."""
    first = head.strip().split("\n\n")[0].splitlines()
    values = [pair[1] for line in first if (pair := labelled(line)) and not DATE.match(pair[1])]
    if any(map(_ADDRESS.fullmatch, values)):
        return members.LOGINS
    found = fields(first)
    if {"time", "link"} == found.keys() and len(first) == len(found) and take_apart(found["link"]).item:
        return members.VIEWS
    return None


def _density(head: str, label: str) -> float:
    """Return records per day with any, in the first lines: a few likes in one minute are still a few."""
    pairs = [pair for line in head.splitlines() if (pair := labelled(line)) and pair[0] == label]
    stamps = [stamp for stamp in milliseconds([time for _, time in pairs]).to_pylist() if stamp and stamp > 0]
    return len(stamps) / len({stamp // _DAY_MS for stamp in stamps}) if stamps else 0.0


def _with_views(files: list[TextFile]) -> Iterator[TextFile]:
    """Let one list of each export be views by its shape: the densest, and none where a name already tells.

    Likes and favourites look the same; what is liked is a small part of what is shown. Further files of the
    same name are copies of it, or the same list of another month.
    """
    named = {root(file.member) for file in files if file.section is members.VIEWS and not file.by_shape}
    alike = [file for file in files if file.section is members.VIEWS and file.by_shape]
    free = [file for file in alike if root(file.member) not in named]
    taken = {(root(file.member), base(file.member)) for file in _densest(free)}
    for file in files:
        other = file in alike and (root(file.member), base(file.member)) not in taken
        yield replace(file, section=None) if other else file


def _densest(files: list[TextFile]) -> Iterator[TextFile]:
    """Yield the densest file of each export."""
    for place in {root(file.member): None for file in files}:
        yield max((file for file in files if root(file.member) == place), key=lambda file: file.density)


def _owners(profiles: Mapping[Member, str]) -> dict[str, str]:
    """Return the handle of each export that has a profile, by the export's folder."""
    owners: dict[str, str] = {}
    for member, head in profiles.items():
        if name := _owner(head):
            owners.setdefault(root(member), name)
    return owners


def _owner(head: str) -> str | None:
    found = [pair for line in head.splitlines() if (pair := labelled(line))]
    names = [value for label, value in found if textnames.LABELS.get(plain(label)) == "person"]
    return next((name for name in names if name), None)


def read_records(file: TextFile, stream: Stream, sink: Sink) -> None:
    """Read a file of dated records into ``sink``."""
    try:
        if file.label is None:
            _read_nothing(stream, sink)
        else:
            _read_batches(file, file.label, stream, sink)
    except WalkStopped as stopped:
        sink.incomplete(stopped.reason)


def _read_batches(file: TextFile, label: str, stream: Stream, sink: Sink) -> None:
    lists = Lists(sink)
    for batch in records(stream, label):
        rows = [fields(record) for record in batch]
        if file.section is textnames.PURCHASES:
            lists.add(members.GIFTS, _rows([row for row in rows if row.get("person")]))
            lists.add(members.COINS, _rows([row for row in rows if not row.get("person")]))
        elif file.section is not None:
            lists.add(file.section, _rows(rows))
        else:
            sink.set_aside(Reason.NOT_NEEDED, len(rows))
            sink.note("kind_unknown")
    lists.finish()
    if file.by_shape and file.section is not None:
        sink.note("kind_by_shape")


def _read_nothing(stream: Stream, sink: Sink) -> None:
    """Make sure that a file without records says so: one line at most, in whatever language."""
    text = [line for line in lines(stream) if line.strip()]
    if len(text) > 1 or (text and (len(text[0]) > _ONE_LINE or labelled(text[0]))):
        sink.incomplete(Reason.NO_DATES)


def _rows(records: list[dict[str, str]]) -> Rows:
    return Rows(len(records), {name: [record.get(name) for record in records] for name in _COLUMNS})


def read_chats(file: TextFile, owner: str | None, stream: Stream, sink: Sink) -> None:
    """Read a file of messages into ``sink``; ``owner`` is the account's handle where known."""
    messages = Messages(sink)
    heading, times, senders = "", list[str](), list[str]()
    try:
        for line in lines(stream):
            found = HEADING.match(line)
            if found:
                messages.add(heading, _chat(times, senders), group=file.group)
                heading, times, senders = found["heading"], [], []
            elif message := MESSAGE.match(line):
                times.append(message["time"])
                senders.append(message["sender"].strip())
    except WalkStopped as stopped:
        sink.incomplete(stopped.reason)
    messages.add(heading, _chat(times, senders), group=file.group)
    messages.finish(owner)


def _chat(times: list[str], senders: list[str]) -> Rows:
    return Rows(len(times), {"time": times, "sender": senders})
