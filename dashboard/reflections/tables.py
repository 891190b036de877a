"""The content files: words as data, read from inside the installed package."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

LOCALE = "en"


class ContentError(ValueError):
    """A content file says something the program cannot use; the message names the file and the key."""


def folder(*parts: str) -> Traversable:
    """Return a folder or file below ``dashboard/content``."""
    return files("dashboard").joinpath("content", *parts)


@cache
def table(name: str, locale: str = LOCALE) -> dict[str, Any]:
    """Return ``content/<locale>/<name>.toml`` as a dictionary; callers do not change it."""
    return read(folder(locale, f"{name}.toml"))


@cache
def sources() -> dict[str, dict[str, Any]]:
    """Return the references, by key: authors, year, title, where (``content/sources.toml``)."""
    return read(folder("sources.toml"))


def tomls(*parts: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield (file name, content) of every TOML file in a content folder, by name."""
    for entry in sorted(folder(*parts).iterdir(), key=lambda item: item.name):
        if entry.name.endswith(".toml"):
            yield entry.name, read(entry)


def help_packs() -> dict[str, dict[str, Any]]:
    """Return the country packs of help lines, by ISO 3166 code."""
    entries = sorted(folder("help").iterdir(), key=lambda entry: entry.name)
    packs = (entry for entry in entries if entry.name.endswith(".json"))
    return {entry.name[:-5]: json.loads(entry.read_text("utf-8")) for entry in packs}


def read(entry: Traversable) -> dict[str, Any]:
    """Parse one TOML file.

    Raises:
        ContentError: naming the file, when it is not valid TOML.
    """
    try:
        return tomllib.loads(entry.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{entry.name}: {error}") from error
