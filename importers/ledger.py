"""The ledger: every file of an export and every record in it has exactly one fate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

UNREADABLE_LIMIT = 0.05
"""Share of a member's records that may be unreadable before the import counts as incomplete."""


class Fate(StrEnum):
    """What became of a file."""

    PARSED = "parsed"
    PARSED_PARTLY = "parsed_partly"
    KNOWN_NOT_NEEDED = "known_not_needed"
    UNKNOWN_KIND = "unknown_kind"
    REFUSED = "refused"


class Reason(StrEnum):
    """Why a record was set aside, or a file refused or read in part. Words stand in the content files."""

    # records set aside
    AD = "ad"
    NOT_WATCHING = "not_watching"
    NOT_NEEDED = "not_needed"
    DATE_MISSING = "date_missing"
    DATE_UNREADABLE = "date_unreadable"
    DATE_OUT_OF_RANGE = "date_out_of_range"
    PRIVATE_CONTENT = "private_content"
    # files refused, or read in part
    ENCRYPTED = "encrypted"
    COMPRESSION = "compression"
    TRAVERSAL = "traversal"
    BAD_NAME = "bad_name"
    SYMLINK = "symlink"
    OVERLAP = "overlap"
    TOO_LARGE = "too_large"
    TOO_MANY = "too_many"
    DAMAGED = "damaged"
    NESTED_TOO_DEEP = "nested_too_deep"
    TRUNCATED_TAIL = "truncated_tail"
    BAD_STRUCTURE = "bad_structure"
    TOO_DEEP = "too_deep"
    TOO_LONG = "too_long"
    TRAILING_DATA = "trailing_data"
    ENCODING = "encoding"
    COUNT_MISMATCH = "count_mismatch"
    NO_DATES = "no_dates"
    MANY_UNREADABLE = "many_unreadable"


class Status(StrEnum):
    """Whether a kind of record is there: absent is not zero."""

    READ = "read"
    EMPTY = "empty"
    ABSENT = "absent"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class MemberReport:
    """One file's row. For a parsed file ``found = Σevents + Σset_aside + duplicates + unreadable``.

    ``independent`` is a count of the same records by code that shares nothing with the parser; None where
    nothing was parsed. ``reason`` says why a file was refused, read in part, or is incomplete.
    """

    path: str
    fate: Fate
    bytes: int
    dialect: str | None = None
    reason: Reason | None = None
    found: int = 0
    independent: int | None = None
    events: Mapping[str, int] = field(default_factory=dict)
    set_aside: Mapping[str, int] = field(default_factory=dict)
    duplicates: int = 0
    unreadable: int = 0
    notes: tuple[str, ...] = ()

    @property
    def accounted(self) -> int:
        """Records with a fate."""
        return sum(self.events.values()) + sum(self.set_aside.values()) + self.duplicates + self.unreadable

    @property
    def complete(self) -> bool:
        """Whether all that this file may hold was read and adds up (design 3.1, reading 5)."""
        if self.fate in {Fate.REFUSED, Fate.PARSED_PARTLY}:
            return False
        if self.fate is not Fate.PARSED:
            return True
        return (
            self.found == self.accounted
            and self.independent in {None, self.found}
            and self.unreadable <= UNREADABLE_LIMIT * self.found
        )

    def as_json(self) -> dict[str, Any]:
        """Return the member's object of ``inspect --json``."""
        return {
            "path": self.path,
            "fate": str(self.fate),
            "bytes": self.bytes,
            "dialect": self.dialect,
            "reason": None if self.reason is None else str(self.reason),
            "found": self.found,
            "independent": self.independent,
            "events": {str(k): v for k, v in self.events.items()},
            "set_aside": {str(k): v for k, v in self.set_aside.items()},
            "duplicates": self.duplicates,
            "unreadable": self.unreadable,
            "notes": list(self.notes),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> MemberReport:
        """Rebuild a member's row from ``as_json``."""
        fields = dict(data)
        fields["fate"] = Fate(fields["fate"])
        fields["reason"] = None if fields["reason"] is None else Reason(fields["reason"])
        fields["notes"] = tuple(fields["notes"])
        return cls(**fields)


@dataclass(frozen=True, slots=True)
class Coverage:
    """What an export says of one kind: the span is of dated events, UTC milliseconds since 1970."""

    platform: str
    kind: str
    status: Status
    first: int | None = None
    last: int | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the object of ``inspect --json``; instants as ISO 8601 with ``Z``."""
        return {
            "platform": str(self.platform),
            "kind": str(self.kind),
            "status": str(self.status),
            "first": iso(self.first),
            "last": iso(self.last),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Coverage:
        """Rebuild from ``as_json``."""
        return cls(
            data["platform"],
            data["kind"],
            Status(data["status"]),
            from_iso(data["first"]),
            from_iso(data["last"]),
        )


@dataclass(frozen=True, slots=True)
class ExportReport:
    """The ledger of one file or folder that a person gave.

    ``owner`` is the account's own handle where the export names it (asked back: "Is this you?"), or its whole
    id (``youtube:UC…``, from comments, chats and lists to 2020; other YouTube files name no owner).
    ``zone`` is what the export lets us guess of the person's time zone, or None. ``facts`` holds small
    platform facts that pages quote (for example how a label was found); never a title, a text or a contact.
    """

    name: str
    sha256: str
    platform: str | None
    dialects: tuple[str, ...]
    members: tuple[MemberReport, ...]
    coverage: tuple[Coverage, ...]
    set: str | None = None
    owner: str | None = None
    zone: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Whether every file that may hold records was read and adds up."""
        return all(member.complete for member in self.members)

    @property
    def totals(self) -> dict[str, int]:
        """Sums over this export's members."""
        return totals(self.members)

    def as_json(self) -> dict[str, Any]:
        """One entry of ``exports`` in ``inspect --json``."""
        data: dict[str, Any] = {
            "name": self.name,
            "sha256": self.sha256,
            "platform": self.platform,
            "dialects": list(self.dialects),
            "members": [m.as_json() for m in self.members],
            "coverage": [c.as_json() for c in self.coverage],
            "complete": self.complete,
            "owner": self.owner,
            "zone": self.zone,
            "facts": dict(self.facts),
        }
        if self.set is not None:
            data["set"] = self.set
        return data

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> ExportReport:
        """Rebuild from ``as_json``."""
        return cls(
            name=data["name"],
            sha256=data["sha256"],
            platform=data["platform"],
            dialects=tuple(data["dialects"]),
            members=tuple(MemberReport.from_json(m) for m in data["members"]),
            coverage=tuple(Coverage.from_json(c) for c in data["coverage"]),
            set=data.get("set"),
            owner=data.get("owner"),
            zone=data.get("zone"),
            facts=data.get("facts", {}),
        )


def totals(members: Iterable[MemberReport]) -> dict[str, int]:
    """Sum found, events, set_aside, duplicates and unreadable over ``members``."""
    rows = list(members)
    return {
        "found": sum(m.found for m in rows),
        "events": sum(sum(m.events.values()) for m in rows),
        "set_aside": sum(sum(m.set_aside.values()) for m in rows),
        "duplicates": sum(m.duplicates for m in rows),
        "unreadable": sum(m.unreadable for m in rows),
    }


def iso(milliseconds: int | None) -> str | None:
    """Return an instant as ISO 8601 UTC with ``Z``; milliseconds only when not zero."""
    if milliseconds is None:
        return None
    moment = datetime.fromtimestamp(milliseconds // 1000, UTC)
    text = moment.strftime("%Y-%m-%dT%H:%M:%S")
    rest = milliseconds % 1000
    return f"{text}.{rest:03d}Z" if rest else f"{text}Z"


def from_iso(text: str | None) -> int | None:
    """Return UTC milliseconds for what ``iso`` wrote."""
    return None if text is None else round(datetime.fromisoformat(text).timestamp() * 1000)
