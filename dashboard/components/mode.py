"""Words-only mode: one switch per workspace, asked wherever a number or a chart is made (clinical.md 5.10).

A request looks once at what the workspace keeps; everything that is drawn for it then speaks the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from dashboard.desk import Desk

KEPT = "words_only"
_WORDS: ContextVar[bool] = ContextVar(KEPT, default=False)
_DIGIT = re.compile(r"\d")
_SENTENCE = re.compile(r"(?<=[.?!])\s+")


def words_only() -> bool:
    """Whether what is drawn now may hold neither number nor chart."""
    return _WORDS.get()


def follow(desk: Desk) -> None:
    """Speak as the open workspace asks, until the next call in this thread."""
    _WORDS.set(bool(desk.workspace.get(KEPT, default=False)))


def turn(desk: Desk) -> bool:
    """Change the mode, keep it in the workspace and return what it is now."""
    desk.workspace.put(KEPT, not desk.workspace.get(KEPT, default=False))
    follow(desk)
    return words_only()


@contextmanager
def in_words(*, on: bool = True) -> Iterator[None]:
    """Speak in words only (or not) inside a ``with`` block."""
    before = _WORDS.set(on)
    try:
        yield
    finally:
        _WORDS.reset(before)


def counted(text: str) -> bool:
    """Whether a text holds a digit."""
    return bool(_DIGIT.search(text))


def worded(text: str) -> str:
    """Return ``text``; in words-only mode without those of its sentences that hold a digit."""
    if not words_only():
        return text
    return " ".join(one for one in _SENTENCE.split(text) if not counted(one))
