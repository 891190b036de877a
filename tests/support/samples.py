"""Where the sample exports are, and what was planted in them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from importers import record
from importers.reader import Reading, read_export
from importers.record import Imported, Record

FOLDER = Path(__file__).parents[2] / "sample_exports"


@dataclass(frozen=True, slots=True)
class SampleMember:
    """One file of an export and its planted records."""

    path: str
    found: int
    events: dict[str, int]
    set_aside: dict[str, int]
    duplicates: int


@dataclass(frozen=True, slots=True)
class SampleExport:
    """One zip; ``doubles_across`` counts events that an earlier export of the person already holds."""

    path: Path
    platform: str
    doubles_across: int
    members: tuple[SampleMember, ...]


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """One invented person: exports in the order they were made, and the planted facts."""

    id: str
    name: str
    zone: str
    planted: dict[str, Any]
    exports: tuple[SampleExport, ...]

    def paths(self, platform: str | None = None) -> list[Path]:
        """Return the zips, of one platform only where it is named."""
        return [export.path for export in self.exports if platform in {None, export.platform}]


@cache
def people() -> tuple[SamplePerson, ...]:
    """Return everyone in ``people.toml``."""
    data = tomllib.loads((FOLDER / "people.toml").read_text(encoding="utf-8"))
    return tuple(
        SamplePerson(
            one["id"], one["name"], one["zone"], one["planted"], tuple(_export(row) for row in one["exports"])
        )
        for one in data["people"]
    )


def person(name: str) -> SamplePerson:
    """Return the person with this id."""
    return next(one for one in people() if one.id == name)


@cache
def reading(path: Path) -> Reading:
    """Return one export, read once per test run."""
    return read_export(path)


def imported(path: Path) -> Imported:
    """Return one export as a workspace keeps it."""
    return Imported(path.name, reading(path).report, record.to_parquet(reading(path).table))


def record_of(paths: Iterable[Path]) -> Record:
    """Return the record of some exports, loaded together."""
    return record.load(imported(path) for path in paths)


def _export(row: dict[str, Any]) -> SampleExport:
    members = tuple(SampleMember(**member) for member in row["members"])
    return SampleExport(FOLDER / row["file"], row["platform"], row["doubles_across"], members)
