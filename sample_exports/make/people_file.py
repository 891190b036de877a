"""``people.toml``: who the sample people are, which files are theirs, and what was planted in each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sample_exports.make.parcel import Parcel, Planted
from sample_exports.make.story import Person

HEAD = "# Written by `python -m sample_exports.make`. Everyone and everything here is invented.\n"


def text(people: Iterable[Person]) -> str:
    """Return the whole file."""
    return HEAD + "".join(_person(person) for person in people)


def _person(person: Person) -> str:
    lines = ["", "[[people]]"]
    lines += [f"{key} = {_value(getattr(person, key))}" for key in ("id", "name", "story", "zone")]
    lines += ["", "[people.planted]", *(f"{key} = {_value(value)}" for key, value in person.planted.items())]
    return "\n".join(lines) + "\n" + "".join(_export(parcel) for parcel in person.parcels)


def _export(parcel: Parcel) -> str:
    lines = [
        "",
        "[[people.exports]]",
        f"file = {_value(parcel.name)}",
        f"platform = {_value(parcel.platform)}",
    ]
    lines += [f"made = {parcel.made:%Y-%m-%dT%H:%M:%SZ}", f"doubles_across = {parcel.doubles_across}"]
    return "\n".join(lines) + "\n" + "".join(_member(path, one) for path, one in parcel.planted.items())


def _member(path: str, planted: Planted) -> str:
    lines = ["", "[[people.exports.members]]", f"path = {_value(path)}", f"found = {planted.found}"]
    lines += [f"events = {_table(planted.events)}", f"set_aside = {_table(planted.set_aside)}"]
    return "\n".join([*lines, f"duplicates = {planted.duplicates}"]) + "\n"


def _table(counts: Mapping[str, int]) -> str:
    return "{ " + ", ".join(f"{key} = {count}" for key, count in sorted(counts.items()) if count) + " }"


def _value(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_value(one) for one in value) + "]"
    return json.dumps(value, ensure_ascii=False)
