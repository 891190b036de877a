"""The sample exports as the demo shows them: invented people, each with exports of their own."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = "sample_exports"
LIST = "people.toml"


@dataclass(frozen=True, slots=True)
class Person:
    """One invented person: name, IANA zone, and exports in the order they were made."""

    name: str
    zone: str
    exports: tuple[Path, ...]


@cache
def people() -> tuple[Person, ...]:
    """Return the people in ``sample_exports/people.toml``."""
    root = folder()
    listed = tomllib.loads((root / LIST).read_text("utf-8"))["people"]
    return tuple(
        Person(one["name"], one["zone"], tuple(root / export["file"] for export in one["exports"]))
        for one in listed
    )


def folder() -> Path:
    """Return where the sample exports lie: inside the installed package, or beside it in the source tree."""
    here = Path(__file__).resolve().parent
    inside = here / FOLDER
    return inside if inside.is_dir() else here.parent / FOLDER
