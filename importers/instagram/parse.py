"""What a task does with a member: rows to the reader of their section, block by block."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from importers.archive import Stream
from importers.instagram import acts, elements, pages, people, requests, timespent
from importers.instagram.context import Context
from importers.instagram.members import Reader, Section
from importers.instagram.rows import TYPES, TypedRow
from importers.instagram.tree import section_of_flat, section_of_root
from importers.ledger import Reason
from importers.sink import Sink


def section_file(stream: Stream, sink: Sink, *, section: Section, context: Context) -> None:
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


def flat_file(stream: Stream, sink: Sink, context: Context) -> None:
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


def page(stream: Stream, sink: Sink, *, section: Section, context: Context) -> None:
    """Read a page of the HTML variant."""
    pages.read(stream, sink, section, context)
    context.publish_gate()
