"""A JSON array of any length, read from a stream in blocks of whole elements.

The fast way decodes about 4 MB at once: a prefix of the array that decodes as a list of elements ends at a
true
element boundary, because a cut inside a string or a nested value leaves it unterminated. What does not decode
is walked element by element, so that a bad one costs itself and no other.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, Generic, TypeVar

import msgspec

from importers.archive import Stream
from importers.ledger import Reason
from importers.sink import Sink

T = TypeVar("T")

BLOCK = 4 << 20
"""Bytes decoded at once."""
MAX_ELEMENT = 1 << 20
"""Longest element, and so longest string, that is read; a record has some hundred bytes."""
MAX_DEPTH = 64
MAX_TRIES = 8
"""Boundaries tried before a block is walked."""
COPY_NOTE = "written_twice"
NULL_NOTE = "null_elements"

_SPACE = b" \t\r\n"
_TOKEN = re.compile(rb'"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"|[{}\[\]]|"')
_OPEN_STRING = re.compile(rb'"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+')
_SCALAR = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[^\s,\]{\["]++')
_BETWEEN = re.compile(rb"(?:[\s,]|null(?=[\s,\]]))*+")
_OPENER = re.compile(rb'\{\s*"[^"\\]{1,40}"')
_GLUE = re.compile(rb"\}\s*,\s*$")


def blocks(
    stream: Stream, sink: Sink, kind: type[T], tolerant: Callable[[dict[str, Any]], T]
) -> Iterator[list[T]]:
    """Yield the array's elements as lists of ``kind`` (a msgspec struct), in order.

    An element that does not fit ``kind`` goes to ``tolerant`` as a plain dict; raising ``TypeError``,
    ``KeyError`` or ``ValueError`` there makes it unreadable. ``sink`` hears of unreadable elements before the
    next list is yielded, so ``sink.found`` is the position of that list's first element. A cut or glued file
    is told through ``sink.incomplete``.
    """
    return _Array(stream, sink, kind, tolerant).blocks()


def first(head: bytes, kind: type[T]) -> list[T]:
    """Return the whole elements of ``kind`` that the beginning of an array holds; others are left out."""
    found: list[T] = []
    start = head.find(b"[") + 1
    decoder = msgspec.json.Decoder(kind)
    while start and (start := head.find(b"{", start)) >= 0:
        end, _ = _element_end(head, start)
        if end < 0:
            break
        with suppress(msgspec.DecodeError, RecursionError):
            found.append(decoder.decode(head[start:end]))
        start = end
    return found


class _Array(Generic[T]):
    """The state of one reading."""

    def __init__(
        self, stream: Stream, sink: Sink, kind: type[T], tolerant: Callable[[dict[str, Any]], T]
    ) -> None:
        self._stream, self._sink, self._tolerant = stream, sink, tolerant
        self._many = msgspec.json.Decoder(list[kind])  # type: ignore[valid-type]
        self._one = msgspec.json.Decoder(kind)
        self._buffer = b""
        self._ended = False
        self._closed = False
        self._opener = b"{"
        self._checksum = 0
        self._length = 0

    def blocks(self) -> Iterator[list[T]]:
        if not self._open():
            return
        while not self._closed:
            self._fill()
            elements = self._fast()
            if elements is not None:
                if elements:
                    yield elements
            else:
                yield from self._walk()
            if self._ended and not self._closed and not self._buffer.strip(_SPACE):
                break
        if self._closed:
            self._after()
        else:
            self._sink.incomplete(Reason.TRUNCATED_TAIL)

    def _open(self) -> bool:
        self._fill()
        rest = self._buffer.lstrip(_SPACE + b"\xef\xbb\xbf")
        if not rest.startswith(b"["):
            self._sink.incomplete(Reason.BAD_STRUCTURE if rest else Reason.TRUNCATED_TAIL)
            return False
        self._use(len(self._buffer) - len(rest) + 1)
        if opener := _OPENER.match(self._buffer.lstrip(_SPACE)[:256]):
            self._opener = opener.group()
        return True

    def _fill(self) -> None:
        """Read on until there is a block more to look at than there was."""
        parts, size = [self._buffer], len(self._buffer)
        goal = BLOCK if size < BLOCK else size + BLOCK
        while size < goal and not self._ended:
            chunk = self._stream.read(goal - size)
            self._ended = not chunk
            parts.append(chunk)
            size += len(chunk)
        self._buffer = b"".join(parts)

    def _use(self, count: int) -> None:
        """Take ``count`` bytes off the buffer, remembering what they were for ``_is_copy``."""
        self._checksum = zlib.crc32(memoryview(self._buffer)[:count], self._checksum)
        self._length += count
        self._buffer = self._buffer[count:]

    def _fast(self) -> list[T] | None:
        """Decode up to the last element boundary in the buffer; None when that does not work."""
        if self._ended and self._buffer.rstrip(_SPACE).endswith(b"]"):
            elements = self._decoded(b"[" + self._buffer)
            if elements is not None:
                self._use(len(self._buffer))
                self._closed = True
            return elements
        limit = len(self._buffer)
        for _ in range(MAX_TRIES):
            limit = self._buffer.rfind(self._opener, 1, limit)
            glue = _GLUE.search(self._buffer[max(0, limit - 64) : limit]) if limit > 0 else None
            if limit < 0:
                return None
            if glue is not None:
                end = max(0, limit - 64) + glue.start() + 1
                elements = self._decoded(b"".join((b"[", memoryview(self._buffer)[:end], b"]")))
                if elements is not None:
                    self._use(limit)
                    return elements
        return None

    def _decoded(self, document: bytes) -> list[T] | None:
        try:
            return self._many.decode(document)
        except (msgspec.DecodeError, RecursionError):
            return None

    def _walk(self) -> Iterator[list[T]]:
        """Go through the buffer one element at a time, as far as elements are whole."""
        run: list[T] = []
        position, buffer = 0, self._buffer
        while not self._closed and self._buffer is buffer:
            position = self._start(position)
            if position >= len(buffer) or self._closed:
                break
            end, fault = _element_end(buffer, position)
            if end < 0 and not (end := self._lost(position, fault)):
                break
            element = None if fault else self._single(buffer[position:end])
            position = end
            if element is not None:
                run.append(element)
                continue
            if run:
                yield run
                run = []
            self._bad(fault)
        if run:
            yield run
        if self._buffer is buffer:
            self._use(position)

    def _start(self, position: int) -> int:
        """Return where the next element starts, past commas and nulls; behind the array when that closes."""
        between = _BETWEEN.match(self._buffer, position)
        position = between.end() if between else position
        if between and b"null" in between.group():
            self._sink.note(NULL_NOTE)
        if self._buffer[position : position + 1] == b"]":
            self._closed = True
            return position + 1
        return position

    def _bad(self, fault: Reason | None) -> None:
        self._sink.unreadable()
        if fault is not None:
            self._sink.note(fault)

    def _lost(self, start: int, fault: Reason | None) -> int:
        """Return where to go on after an element without an end; 0 to wait for more bytes."""
        waiting = fault is None and len(self._buffer) - start <= MAX_ELEMENT
        if waiting and not self._ended:
            return 0
        if not waiting and (onward := self._next_boundary(start)):
            return onward
        end = len(self._buffer)
        if self._ended:
            self._sink.incomplete(Reason.TRUNCATED_TAIL if fault is None else fault)
        else:
            self._sink.incomplete(Reason.TOO_LONG)
            self._skip()
        return end

    def _next_boundary(self, start: int) -> int:
        at = self._buffer.find(self._opener, start + 1)
        while at > 0:
            if _GLUE.search(self._buffer[max(0, at - 64) : at]):
                return at
            at = self._buffer.find(self._opener, at + 1)
        return 0

    def _skip(self) -> None:
        """Drop bytes until the next boundary comes into sight (memory stays bounded)."""
        tail = self._buffer[-64:]
        while chunk := self._stream.read(BLOCK):
            self._buffer = tail + chunk
            if boundary := self._next_boundary(0):
                self._buffer = self._buffer[boundary:]
                return
            tail = self._buffer[-64:]
        self._buffer, self._ended = b"", True

    def _single(self, raw: bytes) -> T | None:
        if len(raw) > MAX_ELEMENT:
            self._sink.note(Reason.TOO_LONG)
            return None
        with suppress(msgspec.DecodeError, RecursionError):
            return self._one.decode(raw)
        try:
            value = json.loads(raw.decode("utf-8", "replace"), strict=False)
            return self._tolerant(value) if isinstance(value, dict) else None
        except (TypeError, KeyError, ValueError, RecursionError):
            return None

    def _after(self) -> None:
        """Judge what follows the array: nothing, an exact copy, or something else."""
        rest = self._buffer.lstrip(_SPACE)
        while not rest and (chunk := self._stream.read(BLOCK)):
            rest = chunk.lstrip(_SPACE)
        if not rest:
            return
        if self._is_copy(rest):
            self._sink.note(COPY_NOTE)
        else:
            self._sink.incomplete(Reason.TRAILING_DATA)

    def _is_copy(self, rest: bytes) -> bool:
        checksum, left = 0, self._length
        while rest and left:
            checksum = zlib.crc32(rest[:left], checksum)
            rest, left = rest[left:], left - len(rest[:left])
            rest = rest or self._stream.read(BLOCK)
        return not left and not rest.strip(_SPACE) and checksum == self._checksum


def _element_end(buffer: bytes, start: int) -> tuple[int, Reason | None]:
    """Return where the element at ``start`` ends (-1: not here), and what is wrong with its shape."""
    if buffer[start] not in b"{[":
        scalar = _SCALAR.match(buffer, start)
        return (scalar.end(), Reason.BAD_STRUCTURE) if scalar else (-1, Reason.BAD_STRUCTURE)
    depth, deepest = 0, 0
    for token in _TOKEN.finditer(buffer, start):
        mark = buffer[token.start()]
        if mark in b"{[":
            depth += 1
            deepest = max(deepest, depth)
        elif mark in b"}]":
            depth -= 1
            if not depth:
                return token.end(), Reason.TOO_DEEP if deepest > MAX_DEPTH else None
        elif token.end() - token.start() == 1:
            return -1, _unclosed(buffer, token.start())
    return -1, None


def _unclosed(buffer: bytes, start: int) -> Reason | None:
    """Tell a string that goes on beyond the buffer (None) from one that is broken."""
    seen = _OPEN_STRING.match(buffer, start)
    end = seen.end() if seen else start
    return None if end >= len(buffer) - 1 else Reason.BAD_STRUCTURE
