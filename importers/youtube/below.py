"""The lines below a JSON record's title: the channel, or a remark. Each is understood once, as they recur."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import msgspec

from importers.text import repair
from importers.youtube import places

_MOST_KEPT = 50_000


class Subtitle(msgspec.Struct, gc=False):
    """A line below the title: the channel, or a remark without ``url``."""

    name: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Below:
    """``lines`` in order. ``creator`` and ``name`` say which channel the first of them is, if it is one."""

    lines: tuple[Subtitle, ...] = ()
    creator: str | None = None
    name: str | None = None


class Lines(dict[bytes, Below | None]):
    """The bytes of ``subtitles`` → what they say; None where nobody can read them. Channels recur."""

    def __missing__(self, raw: bytes) -> Below | None:
        """Understand lines not met before."""
        found = _below(raw)
        if len(self) < _MOST_KEPT:
            self[raw] = found
        return found


def _below(raw: bytes) -> Below | None:
    if not raw:
        return Below()
    lines = _lines(raw)
    if not lines:
        return None if lines is None else Below()
    creator = places.creator(lines[0].url) if lines[0].url is not None else None
    return Below(tuple(lines), creator, lines[0].name if creator is not None else None)


def _lines(raw: bytes) -> list[Subtitle] | None:
    with suppress(msgspec.DecodeError, RecursionError):
        return msgspec.json.decode(raw, type=list[Subtitle] | None) or []
    try:
        value = json.loads(raw.decode("utf-8", "replace"), strict=False)
    except (ValueError, RecursionError):
        return None
    lines = value if isinstance(value, list) else []
    return [
        Subtitle(text(line.get("name")), text(line.get("url"))) for line in lines if isinstance(line, dict)
    ]


def text(value: Any) -> str | None:
    """Return a JSON value as text that can be written anywhere, None for what is no text."""
    return repair(value) if isinstance(value, str) else None
