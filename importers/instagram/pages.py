"""The HTML variant of an export: the same tree, one box per record (instagram.md 1.4). Days, not hours."""

from __future__ import annotations

import re
from html import unescape

from importers.archive import Stream
from importers.counting import MarkerCounter
from importers.htmlblocks import Cells
from importers.instagram import acts, messages, pagedates, people
from importers.instagram.context import Context
from importers.instagram.labels import HANDLE, Fields
from importers.instagram.members import Reader, Section
from importers.instagram.owner import person
from importers.instagram.rows import Parts
from importers.ledger import Reason
from importers.sink import Sink

READERS = frozenset({Reader.ACTS, Reader.RELATIONS, Reader.ASIDE, Reader.SEARCHES})
"""Sections that are read from HTML; the others need a JSON export."""
RECORD = b"_a6-g uiBoxWhite noborder"
DATED = b"_3-94 _a6-o"
PAGE = b"_a706"
NOTE = "days_not_hours"

_DATE_BOX = re.compile(r'_3-94 _a6-o"[^>]*>([^<]*)<')
_HEADING = re.compile(r'_a6-h _a6-i"[^>]*>([^<]*)<')
_ANCHOR = re.compile(r'<a\s[^>]*?href="([^"]*)"[^>]*>([^<]*)<')
_PAIR = re.compile(r'_a6_q"[^>]*>([^<]*)</td>\s*<td[^>]*_a6_r"[^>]*>((?:(?!</td>).)*)', re.DOTALL)
_NESTED = re.compile(r'colspan="2"[^>]*>([^<]*)<div[^>]*>\s*<div[^>]*>((?:(?!</div>).)*)', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_TEXT = re.compile(r">([^<>]{8,60})<")


def counter() -> MarkerCounter:
    """Return a counter of record boxes."""
    return MarkerCounter(RECORD)


def message_counter() -> MarkerCounter:
    """Return a counter of dated boxes: those that list participants or a group's picture have no date."""
    return MarkerCounter(DATED)


def read(stream: Stream, sink: Sink, section: Section, context: Context) -> None:
    """Add the records of one page."""
    cells = Cells(stream, RECORD)
    position = 0
    for block in cells.blocks():
        found = [
            (place, _parts(cell.decode("utf-8", "replace"), section))
            for place, cell in enumerate(block, position)
        ]
        position += len(block)
        _add(found, section, context, sink)
    if not position and PAGE not in cells.head:
        sink.incomplete(Reason.BAD_STRUCTURE)
    _say(sink, context)


def read_messages(stream: Stream, sink: Sink, thread: messages.Thread, context: Context) -> None:
    """Add the messages of one page of a thread: dated boxes only."""
    cells = Cells(stream, RECORD)
    found = [message for block in cells.blocks() for cell in block if (message := _message(cell, sink))]
    sink.unreadable(cells.head.count(DATED))
    if not found and PAGE not in cells.head:
        sink.incomplete(Reason.BAD_STRUCTURE)
    messages.begin(thread, context)
    messages.finish(found, sink, thread, context)
    _say(sink, context)


def senders(page: bytes) -> frozenset[str]:
    """Return who wrote in the part of a thread's page that is given."""
    cells = page.decode("utf-8", "replace").split(RECORD.decode())[1:]
    names = [match[1] for cell in cells if DATED.decode() in cell and (match := _HEADING.search(cell))]
    return frozenset(person(unescape(name)) for name in names)


def pairs(page: str) -> list[tuple[str, str]]:
    """Return label and text of every table row, nested ones included, in order."""
    rows = sorted((*_PAIR.finditer(page), *_NESTED.finditer(page)), key=lambda match: match.start())
    return [(_plain(match[1]), _plain(match[2])) for match in rows]


def _plain(markup: str) -> str:
    return unescape(_TAG.sub(" ", markup)).strip()


def _say(sink: Sink, context: Context) -> None:
    sink.note(NOTE)
    context.facts[NOTE] = True


def _add(found: list[tuple[int, Parts]], section: Section, context: Context, sink: Sink) -> None:
    if section.kind is None:
        sink.set_aside(section.aside, len(found))
        return
    undated = section.reader is not Reader.RELATIONS
    bad = [taken for _, taken in found if taken.bad_time and undated]
    sink.set_aside(Reason.DATE_UNREADABLE, len(bad))
    good = [(place, taken) for place, taken in found if not (taken.bad_time and undated)]
    if section.reader is Reader.RELATIONS:
        people.add_relations(good, section, context, sink)
    elif section.reader is Reader.SEARCHES:
        people.add_searches(good, section, context, sink)
    else:
        acts.add(good, section, context, sink)


def _parts(cell: str, section: Section) -> Parts:
    """Take one box apart into the same parts as a JSON row."""
    found = Parts("string_map_data")
    date = _date(cell)
    if date is not None:
        stamp = pagedates.milliseconds(date)
        found.seconds, found.bad_time = (None, True) if stamp is None else (stamp / 1000, False)
    anchors = [(unescape(link), unescape(text).strip()) for link, text in _ANCHOR.findall(cell)]
    found.link = next((link for link, _ in anchors if "instagram.com/" in link), None)
    heading = _HEADING.search(cell)
    found.title = unescape(heading[1]).strip() if heading else None
    if section.reader is Reader.RELATIONS:
        found.value = next((text for _, text in anchors if HANDLE.fullmatch(text)), None)
    last = {label: value for label, value in pairs(cell) if pagedates.DATE.fullmatch(value) is None}
    found.flat = Fields(tuple(last), tuple(last.values()))
    return found


def _date(cell: str) -> str | None:
    """Return the text of the date: its own box, else the last text in the form of a date."""
    box = _DATE_BOX.search(cell)
    if box:
        return unescape(box[1])
    texts = [text for text in _TEXT.findall(cell) if pagedates.DATE.fullmatch(unescape(text).strip())]
    return unescape(texts[-1]) if texts else None


def _message(cell: bytes, sink: Sink) -> messages.Message | None:
    if DATED not in cell:
        return None
    sink.unreadable(cell.count(DATED) - 1)
    text = cell.decode("utf-8", "replace")
    heading, date = _HEADING.search(text), _date(text)
    time = None if date is None else pagedates.milliseconds(date)
    if time is None:
        sink.set_aside(Reason.DATE_UNREADABLE)
        return None
    body = next((one for one in map(_plain, _TEXT.findall(text)) if messages.is_phrase(one)), None)
    sender = person(unescape(heading[1])) if heading else None
    return messages.Message(time, sender, text_only=body is not None, phrase=body is not None)
