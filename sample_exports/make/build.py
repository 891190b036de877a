"""All sample people, and their files on disk."""

from __future__ import annotations

from pathlib import Path

from sample_exports.make import jim, noor, people_file, susie
from sample_exports.make.story import Person


def people() -> list[Person]:
    """Return Susie, Jim and Noor, always the same."""
    return [susie.make(), jim.make(), noor.make()]


def write(folder: Path) -> list[Path]:
    """Write every export and ``people.toml`` into ``folder``; return the paths."""
    made = people()
    files = {parcel.name: parcel.zipped() for person in made for parcel in person.parcels}
    files["people.toml"] = people_file.text(made).encode()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in files]
