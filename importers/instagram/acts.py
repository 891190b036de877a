"""Dated rows about a creator: views, likes, saves, comments, answers to stories."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import msgspec

from importers.events import Surface
from importers.instagram.context import Context
from importers.instagram.labels import How, handle_of
from importers.instagram.members import Section
from importers.instagram.mojibake import repaired
from importers.instagram.rows import Parts, Unreadable, item_of, parts
from importers.ledger import Reason
from importers.sink import Sink

CREATOR = "instagram:@"
LONGEST_NAME = 200
"""Characters of a display name that are kept."""
ROW_FAULTS = (Unreadable, msgspec.ValidationError)
"""What a row of an unknown form raises; such a row is counted and left."""


@dataclass(slots=True)
class Columns:
    """One block on its way to the sink; lists of the same length."""

    ordinals: list[int] = field(default_factory=list)
    times_ms: list[int | None] = field(default_factory=list)
    creators: list[str | None] = field(default_factory=list)
    names: list[str | None] = field(default_factory=list)
    items: list[str | None] = field(default_factory=list)
    surfaces: list[str] = field(default_factory=list)


def readable(rows: list[Any], first: int, sink: Sink) -> list[tuple[int, Parts]]:
    """Return each row's position and parts; rows without a form or with a broken date go to the ledger."""
    found = []
    for place, row in enumerate(rows, first):
        try:
            taken = parts(row)
        except ROW_FAULTS:
            sink.unreadable()
            continue
        if taken.bad_time:
            sink.set_aside(Reason.DATE_UNREADABLE)
        else:
            found.append((place, taken))
    return found


def read(rows: list[Any], first: int, section: Section, context: Context, sink: Sink) -> None:
    """Add a block of a section's rows; ``first`` is the position of the first one in its file."""
    add(readable(rows, first, sink), section, context, sink)


def add(found: list[tuple[int, Parts]], section: Section, context: Context, sink: Sink) -> None:
    """Add rows that were taken apart."""
    if section.kind is None:
        raise ValueError(section.name)
    learn(found, context)
    columns = Columns()
    hows: Counter[How] = Counter()
    for place, taken in found:
        handle, name, how = author(taken, section, context)
        item, way, story_owner = item_of(taken.link)
        handle = handle or handle_of(story_owner)
        if how is not None:
            hows[how] += 1
        columns.ordinals.append(place)
        columns.times_ms.append(milliseconds(taken))
        columns.creators.append(CREATOR + handle if handle else None)
        columns.names.append(repaired(name)[:LONGEST_NAME] if handle and name else None)
        columns.items.append(item if section.item else None)
        columns.surfaces.append(_surface(section, way))
    _remember(hows, section, context)
    context.count("rows_without_author", section.name, columns.creators.count(None))
    context.count("rows_without_time", section.name, columns.times_ms.count(None))
    sink.events(
        section.kind,
        columns.times_ms,
        creator=columns.creators,
        creator_name=columns.names,
        item=columns.items,
        surface=columns.surfaces,
        ordinal=columns.ordinals,
    )


def learn(found: list[tuple[int, Parts]], context: Context) -> None:
    """Weigh labels that the beginnings of the files had not decided."""
    choice = context.labeler.choice
    groups = (group for _, taken in found for group in taken.groups or (taken.flat,))
    context.labeler.observe(
        [group for group in groups if group.labels and choice(group.labels).handle is None]
    )


def milliseconds(taken: Parts) -> int | None:
    """Return the row's time in UTC milliseconds."""
    return None if taken.seconds is None else round(taken.seconds * 1000)


Author: TypeAlias = tuple[str | None, str | None, How | None]
"""Handle, display name, and how the handle was found; all None where the row names nobody."""
_NOBODY: Author = (None, None, None)


def author(taken: Parts, section: Section, context: Context) -> Author:
    """Return the creator a row is about."""
    if taken.dialect == "label_values":
        return _labelled_author(taken, context)
    if taken.dialect == "flat" and section.shared_text and taken.value is None:
        return _NOBODY
    handle = handle_of(taken.title) if taken.title else None
    if handle is None and taken.dialect == "string_map_data":
        return _mapped_author(taken, section, context)
    return (handle, None, How.TITLE) if handle else _NOBODY


def _labelled_author(taken: Parts, context: Context) -> Author:
    best: Author | None = None
    open_choice = False
    for group in taken.groups:
        choice = context.labeler.choice(group.labels)
        if choice.handle is None:
            open_choice = True
            continue
        handle = handle_of(group.values[choice.handle])
        if handle is not None and (best is None or (choice.how is How.LITERAL is not best[2])):
            best = handle, group.values[choice.name] if choice.name is not None else None, choice.how
    if best is not None:
        return best
    return _flat_author(taken, context) or (None, None, How.UNRESOLVED if open_choice else None)


def _flat_author(taken: Parts, context: Context) -> Author | None:
    """Return a handle from a label of the row itself that holds handles elsewhere (captions look alike)."""
    for label, value in zip(taken.flat.labels, taken.flat.values, strict=True):
        if (handle := handle_of(value)) and context.labeler.is_handle(label):
            return handle, None, How.POOLED
    return None


def _mapped_author(taken: Parts, section: Section, context: Context) -> Author:
    texts = [value for value in taken.flat.values if value and not value.startswith("http")]
    if not texts:
        return _NOBODY
    if len(texts) == 1 and not section.shared_text:
        return handle_of(texts[0]), None, How.ONLY_TEXT
    choice = context.labeler.choice(taken.flat.labels)
    if choice.handle is None or (choice.alone and section.shared_text):
        return _flat_author(taken, context) or (None, None, How.UNRESOLVED)
    return handle_of(taken.flat.values[choice.handle]), None, choice.how


def _remember(hows: Counter[How], section: Section, context: Context) -> None:
    """Add to the counts of how handles were found in a section."""
    if not hows:
        return
    counts = context.facts.setdefault("labels", {}).setdefault(section.name, {})
    for how, number in hows.items():
        counts[str(how)] = counts.get(str(how), 0) + number


def _surface(section: Section, way: str | None) -> str:
    """Return a section's surface; only the stories file mixes, and its links say which row is none."""
    if section.name != "stories_viewed" or way in {None, "stories"}:
        return section.surface
    return Surface.POST if way == "p" else Surface.VIDEO
