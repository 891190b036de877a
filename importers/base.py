"""What an importer is, and how it hands over what it read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from importers.archive import Archive, Member, Stream
    from importers.counting import Counter
    from importers.events import Kind, Platform
    from importers.sink import Sink


@dataclass(frozen=True, slots=True)
class Task:
    """One member to parse: the stream goes through ``counter`` and into ``parse`` in one pass.

    ``kinds`` are the kinds this member can hold: read without any such event they become coverage ``empty``.
    ``parse`` reports through the sink and lets only programming errors escape.
    """

    member: Member
    dialect: str
    kinds: tuple[Kind, ...]
    parse: Callable[[Stream, Sink], None]
    counter: Callable[[], Counter]


@dataclass(slots=True)
class Plan:
    """What an importer means to do with an archive.

    ``not_needed`` are members it knows and leaves. Members in neither list are nobody's: ``unknown_kind``,
    or ``known_not_needed`` for pictures and the like. ``owner``, ``zone`` and ``facts`` go to the
    ExportReport; a task may fill them while it parses.
    """

    tasks: list[Task] = field(default_factory=list)
    not_needed: list[Member] = field(default_factory=list)
    owner: str | None = None
    zone: str | None = None
    facts: dict[str, Any] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether the importer recognised anything."""
        return bool(self.tasks or self.not_needed)


class Importer(Protocol):
    """One platform. Adding one: a folder in ``importers/`` and a line in ``registry.py``."""

    platform: Platform
    kinds: tuple[Kind, ...]
    """Every kind an export of this platform can hold; those without a member become coverage ``absent``."""

    def plan(self, archive: Archive) -> Plan:
        """Choose members by content, names only as a hint. Reads heads, never whole members."""
