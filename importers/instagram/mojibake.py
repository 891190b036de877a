"""Text that was written as UTF-8 bytes, one code point per byte: undone (instagram.md 3.1)."""

from __future__ import annotations

from functools import lru_cache

_ROUNDS = 3


def repaired(text: str) -> str:
    """Return ``text`` with the wrong decoding undone, up to three times while that makes it shorter.

    A string with any code point above 0xFF, or whose bytes are not strict UTF-8, was never broken and stays.
    """
    if text.isascii():
        return text
    for _ in range(_ROUNDS):
        try:
            better = text.encode("latin-1").decode("utf-8")
        except UnicodeError:
            return text
        if len(better) >= len(text):
            return text
        text = better
    return text


@lru_cache(maxsize=4096)
def label(text: str) -> str:
    """Return a key or label repaired, its no-break spaces as plain ones (labels repeat, so they are kept)."""
    return repaired(text).replace("\u00a0", " ").replace("\u202f", " ")
