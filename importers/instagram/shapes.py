"""The top-level shapes a file of records can have (instagram.md 1.3), told from its first bytes."""

from __future__ import annotations

import re
from enum import StrEnum

RECORD_KEYS = frozenset(
    {
        "ent_field_name",
        "ent_name",
        "fbid",
        "href",
        "label_values",
        "media",
        "media_list_data",
        "media_map_data",
        "string_list_data",
        "string_map_data",
        "timestamp",
        "title",
    }
)
"""Keys of a record: a file that begins with one of these is one bare record."""

_FIRST_KEY = re.compile(rb'\s*\{\s*"([^"\\]*)"')
_LIST_STARTS = frozenset({b"{", b"[", b'"'})
"""What a list of rows may begin with; a text is the flat era's "You have no data in this section"."""


class Shape(StrEnum):
    """How a file holds its records; the value's place says at which depth they stand."""

    BARE = "bare"
    LIST = "list"
    NUMBERED = "numbered"
    WRAPPED = "wrapped"
    NOTHING = "nothing"
    """An empty list or object."""
    UNKNOWN = "unknown"


DEPTH = {Shape.BARE: 0, Shape.LIST: 1, Shape.NUMBERED: 1, Shape.WRAPPED: 2}
"""At how many brackets inside the document the rows of a shape begin."""


def shape(head: bytes) -> Shape:
    """Return the top-level shape, from the first bytes of a file."""
    start = head.lstrip()
    if start.startswith(b"["):
        first = start[1:].lstrip()[:1]
        return Shape.LIST if first in _LIST_STARTS else Shape.NOTHING if first == b"]" else Shape.UNKNOWN
    if not start.startswith(b"{"):
        return Shape.UNKNOWN
    match = _FIRST_KEY.match(start)
    if match is None:
        return Shape.NOTHING if start[1:].lstrip()[:1] == b"}" else Shape.UNKNOWN
    key = match[1].decode("utf-8", "replace")
    if key.isdigit():
        return Shape.NUMBERED
    return Shape.BARE if key in RECORD_KEYS else Shape.WRAPPED
