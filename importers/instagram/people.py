"""Lists of people (following, followers) and searches."""

from __future__ import annotations

import hashlib
from typing import Any

from importers.events import Kind, Platform
from importers.instagram import acts
from importers.instagram.context import Context
from importers.instagram.labels import HANDLE, handle_of
from importers.instagram.members import Section
from importers.instagram.mojibake import repaired
from importers.instagram.rows import Parts, profile_of
from importers.sink import Sink
from importers.text import folded, private_key

PROFILE_SEARCHES = "profile_searches"


def read_relations(rows: list[Any], first: int, section: Section, context: Context, sink: Sink) -> None:
    """Add rows of ``following`` or ``followers``. Rows without a date stay events without a time."""
    add_relations(acts.readable(rows, first, sink), section, context, sink)


def add_relations(found: list[tuple[int, Parts]], section: Section, context: Context, sink: Sink) -> None:
    """Add people that were taken apart."""
    acts.learn(found, context)
    people = [person(taken, context) for _, taken in found]
    times = [acts.milliseconds(taken) for _, taken in found]
    handles = [handle for handle, _ in people]
    if section.kind is Kind.FOLLOWER:
        creators = [private_key(Platform.INSTAGRAM, handle) if handle else None for handle in handles]
        names: list[str | None] = [None] * len(handles)
    else:
        creators = [acts.CREATOR + handle if handle else None for handle in handles]
        names = [repaired(name)[: acts.LONGEST_NAME] if handle and name else None for handle, name in people]
    context.count("rows_without_author", section.name, handles.count(None))
    context.gate.saw(section.kind, times)
    sink.events(
        section.kind or Kind.FOLLOW,
        times,
        creator=creators,
        creator_name=names,
        ordinal=[place for place, _ in found],
    )


def person(taken: Parts, context: Context) -> tuple[str | None, str | None]:
    """Return handle and name of a row in a list of people (3.3): title, value, link, labels."""
    if taken.dialect == "label_values":
        return _labelled_person(taken, context)
    if taken.title and HANDLE.fullmatch(taken.title):
        return handle_of(taken.title), None
    if taken.value and HANDLE.fullmatch(taken.value):
        return handle_of(taken.value), None
    if taken.dialect == "string_map_data":
        return _labelled_person(taken, context)
    return handle_of(profile_of(taken.link)), None


def _labelled_person(taken: Parts, context: Context) -> tuple[str | None, str | None]:
    for group in (*taken.groups, taken.flat):
        choice = context.labeler.choice(group.labels)
        if choice.handle is not None:
            name = group.values[choice.name] if choice.name is not None else None
            return handle_of(group.values[choice.handle]), name or None
    return None, None


def read_searches(rows: list[Any], first: int, section: Section, context: Context, sink: Sink) -> None:
    """Add searches: the words only as a hash; the creator where an account was searched for."""
    add_searches(acts.readable(rows, first, sink), section, context, sink)


def add_searches(found: list[tuple[int, Parts]], section: Section, context: Context, sink: Sink) -> None:
    """Add searches that were taken apart."""
    queries = [_query(taken, context) for _, taken in found]
    profiles = section.name == PROFILE_SEARCHES
    handles = [handle_of(query) if profiles else None for query in queries]
    sink.events(
        Kind.SEARCH,
        [acts.milliseconds(taken) for _, taken in found],
        creator=[acts.CREATOR + handle if handle else None for handle in handles],
        item=[query_hash(query) if query else None for query in queries],
        ordinal=[place for place, _ in found],
    )


def read_logins(rows: list[Any], first: int, sink: Sink) -> None:
    """Add logins: only when; addresses, devices and languages are not looked at."""
    found = acts.readable(rows, first, sink)
    sink.events(
        Kind.LOGIN,
        [acts.milliseconds(taken) for _, taken in found],
        ordinal=[place for place, _ in found],
    )


def query_hash(query: str) -> str:
    """Return 16 hex digits of the folded query: equal searches stay equal, the words are gone."""
    return hashlib.blake2b(folded(query).encode("utf-8", "replace"), digest_size=8).hexdigest()


def _query(taken: Parts, context: Context) -> str | None:
    if taken.title:
        return repaired(taken.title)
    texts = [value for value in taken.flat.values if value and not value.startswith("http")]
    if len(texts) > 1:
        return person(taken, context)[0] or repaired(texts[0])
    return repaired(texts[0]) if texts else taken.value
