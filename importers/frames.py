"""What the reading process says to the one that started it: framed messages on a pipe.

A frame is one letter, eight bytes of length (big-endian) and the payload.
"""

from __future__ import annotations

import json
import struct
from enum import StrEnum
from typing import IO, Any

_HEADER = struct.Struct(">cQ")
LARGEST = 1 << 30
"""Bytes a payload may have; events of one export stay far below."""


class Word(StrEnum):
    """What a frame tells."""

    PROGRESS = "p"
    REPORT = "r"
    EVENTS = "e"
    REFUSED = "x"
    BUG = "b"
    OUTLINE = "o"


def write(pipe: IO[bytes], word: Word, payload: bytes | dict[str, Any]) -> None:
    """Send one frame; a dict goes as JSON."""
    data = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
    pipe.write(_HEADER.pack(word.encode(), len(data)))
    pipe.write(data)
    pipe.flush()


def read(pipe: IO[bytes]) -> tuple[Word, bytes] | None:
    """Return the next frame, or None when the sender is gone or sends something else."""
    header = pipe.read(_HEADER.size)
    if len(header) < _HEADER.size:
        return None
    letter, length = _HEADER.unpack(header)
    if letter.decode("latin-1") not in list(Word) or length > LARGEST:
        return None
    data = pipe.read(length)
    return (Word(letter.decode()), data) if len(data) == length else None
