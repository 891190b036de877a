"""Streamed walk of one JSON document: scalars and objects by key path, lists as blocks of whole elements.

Only the outer levels are taken apart byte by byte. A list is handed over in blocks of about 4 MB that end
between two elements, so that a document of any size needs the memory of one block. Foreign input is bounded:
depth, length of a string outside lists, size of one element.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, TypeAlias, TypeVar

from importers.archive import Stream
from importers.jsonscan import scan, scan_values
from importers.ledger import Reason
from importers.text import repair

BLOCK = 4 << 20
"""Bytes of a list that are read together; also the most that one element may take."""
FIRST_WINDOW = 1 << 10
"""Bytes of a list that are looked at first: most lists are short."""
LONGEST_STRING = 1 << 20
DEEPEST = 64

Path: TypeAlias = tuple[str, ...]
Scalar: TypeAlias = str | int | float | bool | None

_SPACE = re.compile(rb"[ \t\r\n]*")
_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)
_WORD = re.compile(rb'[^\s,:"{}\[\]]*')
_BETWEEN = b" \t\r\n,"
_BEFORE = re.compile(rb"[ \t\r\n,]*")
_BOM = b"\xef\xbb\xbf"
_WORDS: dict[bytes, Scalar] = {b"null": None, b"true": True, b"false": False}

R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)


class WalkStopped(Exception):  # noqa: N818 - a place in a document, not a bug
    """The document cannot be followed further; ``cut_records`` objects of a list were begun and lost."""

    def __init__(self, reason: Reason, cut_records: int = 0) -> None:
        """Keep why and how many."""
        super().__init__(str(reason))
        self.reason, self.cut_records = reason, cut_records


class BlockReader(Protocol[R_co]):
    """Turns blocks of a list, each given as a JSON list of its own, into rows."""

    def fast(self, block: bytes) -> R_co | None:
        """Return the rows of ``block``, or None when it does not decode as a list of whole elements."""

    def slow(self, block: bytes) -> R_co:
        """Return the rows of ``block``, which holds whole elements, whatever is in them."""


@dataclass(frozen=True, slots=True)
class Value:
    """A scalar at ``path``."""

    path: Path
    value: Scalar


@dataclass(frozen=True, slots=True)
class Opened:
    """An object begins at ``path``; what is in it follows."""

    path: Path


@dataclass(frozen=True, slots=True)
class Listed:
    """A list at ``path``. Its rows can be read once, before the walk goes on; unread ones are passed over."""

    path: Path
    _walk: Walk

    def rows(self, reader: BlockReader[R]) -> Iterator[R]:
        """Yield what ``reader`` makes of each block."""
        return self._walk.blocks(reader)


Piece: TypeAlias = Value | Opened | Listed


class Walk:
    """One document in a stream. Iterating raises ``WalkStopped`` where it cannot be followed."""

    def __init__(self, stream: Stream) -> None:
        """Walk the first JSON value of ``stream``, which must be an object."""
        self._stream = stream
        self._buffer = b""
        self._at = 0
        self._ended = False
        self._open_list = False
        self._digest = hashlib.sha256()
        self._length = 0

    def __iter__(self) -> Iterator[Piece]:
        """Yield each scalar, object and list with its key path, in the order of the document."""
        if not self._begin():
            raise WalkStopped(Reason.TRUNCATED_TAIL)
        if self._peek() != b"{":
            raise WalkStopped(Reason.BAD_STRUCTURE)
        yield from self._object(())
        self._forget()

    def copies_after(self) -> int | None:
        """Return how often the whole document is repeated behind itself; None when something else is there.

        To be called once, after the walk. Reads the stream to its end.
        """
        whole, length, copies = self._digest.digest(), self._length, 0
        while self._begin():
            while self._length < length and self._fill(1):
                self._at = min(len(self._buffer), length - self._length)
                self._forget()
            if self._digest.digest() != whole:
                return None
            copies += 1
        return copies

    def blocks(self, reader: BlockReader[R]) -> Iterator[R]:
        """Yield what ``reader`` makes of each block of the list at hand."""
        window = FIRST_WINDOW
        if self._open_list and self._peek() == b"]":
            self._open_list = False
            self._at += 1
        while self._open_list:
            self._fill(window)
            rows = self._hopeful(reader, window)
            if rows is None:
                rows = self._exact(reader, window)
            if rows is not None:
                yield rows
            window = min(16 * window, BLOCK)

    def _hopeful(self, reader: BlockReader[R], window: int) -> R | None:
        """Cut at the last brace when no list can end here: a prefix that decodes ends at a true boundary."""
        stop = self._at + window
        if self._buffer.find(b"]", self._at, stop) >= 0:
            return None
        end = self._buffer.rfind(b"}", self._at, stop) + 1
        rows = reader.fast(self._listed(end)) if end else None
        if rows is not None:
            self._at = end
        return rows

    def _exact(self, reader: BlockReader[R], window: int) -> R | None:
        piece = self._buffer[self._at : self._at + window]
        found = scan(piece)
        cut = found.cut or scan_values(piece)
        if found.close >= 0:
            self._open_list = False
        elif not cut and (len(piece) < window or window == BLOCK):
            raise WalkStopped(*self._lost(piece))
        block = self._listed(self._at + cut)
        self._at += cut + (not self._open_list)
        if block == b"[]":
            return None
        rows = reader.fast(block)
        return reader.slow(block) if rows is None else rows

    def _listed(self, end: int) -> bytes:
        """Return the elements from here to ``end`` as a JSON list."""
        match = _BEFORE.match(self._buffer, self._at, end)
        start = match.end() if match else self._at
        while end > start and self._buffer[end - 1] in _BETWEEN:
            end -= 1
        return b"".join((b"[", memoryview(self._buffer)[start:end], b"]"))

    def _lost(self, piece: bytes) -> tuple[Reason, int]:
        reason = Reason.TRUNCATED_TAIL if self._ended else Reason.TOO_LONG
        return reason, int(piece.lstrip(_BETWEEN).startswith(b"{"))

    def _object(self, path: Path) -> Iterator[Piece]:
        if len(path) >= DEEPEST:
            raise WalkStopped(Reason.TOO_DEEP)
        self._at += 1
        while (mark := self._peek()) != b"}":
            if mark == b",":
                self._at += 1
                continue
            key = self._string()
            if self._peek() != b":":
                raise WalkStopped(Reason.BAD_STRUCTURE)
            self._at += 1
            yield from self._value((*path, key))
        self._at += 1

    def _value(self, path: Path) -> Iterator[Piece]:
        mark = self._peek()
        if mark == b"{":
            yield Opened(path)
            yield from self._object(path)
        elif mark == b"[":
            self._at += 1
            self._open_list = True
            yield Listed(path, self)
            for _ in self.blocks(_Passing()):
                pass
        else:
            yield Value(path, self._string() if mark == b'"' else self._word())

    def _begin(self) -> bool:
        """Go to the first byte of a document and begin its digest; False when there is none."""
        there = self._skip_space()
        if self._fill(len(_BOM)) and self._buffer.startswith(_BOM, self._at):
            self._at += len(_BOM)
            there = self._skip_space()
        self._buffer, self._at = self._buffer[self._at :], 0
        self._digest, self._length = hashlib.sha256(), 0
        return there

    def _peek(self) -> bytes:
        if not self._skip_space():
            raise WalkStopped(Reason.TRUNCATED_TAIL)
        return self._buffer[self._at : self._at + 1]

    def _skip_space(self) -> bool:
        """Go to the next byte that says something; False at the end of the stream."""
        while self._fill(1):
            match = _SPACE.match(self._buffer, self._at)
            self._at = match.end() if match else self._at
            if self._at < len(self._buffer):
                return True
        return False

    def _string(self) -> str:
        while (match := _STRING.match(self._buffer, self._at)) is None:
            self._longer(b'"')
        self._at = match.end()
        return _text(match.group())

    def _word(self) -> Scalar:
        while (match := _WORD.match(self._buffer, self._at)) and match.end() == len(self._buffer):
            self._longer(match.group()[:1])
        word = match.group() if match else b""
        self._at += len(word)
        return _WORDS[word] if word in _WORDS else _number(word)

    def _longer(self, mark: bytes) -> None:
        """Take in more of an unfinished token, within its limit."""
        have = len(self._buffer) - self._at
        if self._buffer[self._at : self._at + 1] != mark:
            raise WalkStopped(Reason.BAD_STRUCTURE)
        if have > LONGEST_STRING:
            raise WalkStopped(Reason.TOO_LONG)
        if not self._fill(have + 1):
            raise WalkStopped(Reason.TRUNCATED_TAIL)

    def _fill(self, size: int) -> bool:
        """Have ``size`` bytes ready; False when the stream ends before."""
        have = len(self._buffer) - self._at
        if have >= size or self._ended:
            return have >= size
        self._forget()
        parts = [self._buffer]
        while have < size and (chunk := self._stream.read(max(1 << 16, size - have))):
            parts.append(chunk)
            have += len(chunk)
        self._ended = have < size
        self._buffer = b"".join(parts)
        return not self._ended

    def _forget(self) -> None:
        """Drop what was walked, after adding it to the document's digest."""
        self._digest.update(memoryview(self._buffer)[: self._at])
        self._length += self._at
        self._buffer, self._at = self._buffer[self._at :], 0


class _Passing:
    """Reads nothing."""

    def fast(self, block: bytes) -> None:  # noqa: ARG002 - the protocol's
        return None

    def slow(self, block: bytes) -> None:  # noqa: ARG002 - the protocol's
        return None


def _text(raw: bytes) -> str:
    if b"\\" not in raw:
        return raw[1:-1].decode("utf-8", "replace")
    try:
        return repair(json.loads(raw.decode("utf-8", "replace"), strict=False))
    except ValueError:
        raise WalkStopped(Reason.BAD_STRUCTURE) from None


def _number(word: bytes) -> int | float:
    try:
        number: int | float = json.loads(word)
    except ValueError:
        raise WalkStopped(Reason.BAD_STRUCTURE) from None
    return number
