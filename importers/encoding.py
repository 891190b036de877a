"""Bytes of any usual encoding to UTF-8, piece by piece, before a counter or a parser sees them."""

from __future__ import annotations

import codecs
import struct

import pyarrow as pa

PEEK = 4
"""Bytes needed to tell the encoding of a text that begins with an ASCII character."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNFINISHED = 3
"""Most bytes of one UTF-8 character that can be missing its end."""
_LONG = (0xC0, 0xE0, 0xF0)
_TOP_BITS, _INSIDE = 0xC0, 0x80
"""How a byte inside a character, not its first, is known."""
_ESCAPED = 0xDC00


class Utf8Door:
    """Lets bytes in as UTF-8.

    A byte order mark is taken off; UTF-16 and UTF-32 (by mark, or by their pattern of zero bytes) are
    transcoded; a byte that is not UTF-8 is read as Windows-1252, one by one, so a Latin-1 file comes out
    right and a mixed one stays whole. ``notes`` says which of these happened.
    """

    def __init__(self) -> None:
        """Begin before the first byte."""
        self.notes: list[str] = []
        self._wide: codecs.IncrementalDecoder | None = None
        self._started = False
        self._held = b""

    def take(self, chunk: bytes, *, last: bool = False) -> bytes:
        """Return what ``chunk`` adds, as UTF-8. The end of a split character waits for the next piece."""
        data = self._held + chunk if self._held else chunk
        self._held = b""
        if not self._started:
            if len(data) < PEEK and not last:
                self._held = data
                return b""
            data = self._begin(data)
        if self._wide is not None:
            return _plain(self._wide.decode(data, final=last))
        return self._narrow(data, last=last)

    def _begin(self, data: bytes) -> bytes:
        self._started = True
        mark, name = next(((m, n) for m, n in _MARKS if data.startswith(m)), (b"", _by_zeros(data)))
        if name != "utf-8":
            self._wide = codecs.getincrementaldecoder(name)("replace")
            self.notes.append("transcoded")
        return data[len(mark) :]

    def _narrow(self, data: bytes, *, last: bool) -> bytes:
        if data.isascii():
            return data
        end = len(data) if last else _whole(data)
        self._held, data = data[end:], data[:end]
        if is_utf8(data):
            return data
        if "text_repaired" not in self.notes:
            self.notes.append("text_repaired")
        return data.decode("utf-8", "surrogateescape").translate(_WINDOWS).encode()


def is_utf8(data: bytes) -> bool:
    """Whether ``data`` (less than 2 GB) is UTF-8 throughout.

    Arrow looks without making a text of it, some ten times faster than ``bytes.decode``.
    """
    ends = pa.py_buffer(struct.pack("=ii", 0, len(data)))
    try:
        pa.Array.from_buffers(pa.string(), 1, [None, ends, pa.py_buffer(data)]).validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True


def _by_zeros(data: bytes) -> str:
    """Name the encoding of a text without a mark: ASCII characters in UTF-16 have every other byte zero."""
    zeros = tuple(byte == 0 for byte in data[:PEEK])
    if zeros == (False, True, False, True):
        return "utf-16-le"
    if zeros == (True, False, True, False):
        return "utf-16-be"
    return "utf-8"


def _whole(data: bytes) -> int:
    """Return how many bytes of ``data`` come before an unfinished last character."""
    for back in range(1, min(_UNFINISHED, len(data)) + 1):
        byte = data[-back]
        if byte & _TOP_BITS != _INSIDE:
            needed = 1 + sum(byte >= start for start in _LONG)
            return len(data) if needed <= back else len(data) - back
    return len(data)


def _plain(text: str) -> bytes:
    return text.encode("utf-8", "replace")


_WINDOWS = {_ESCAPED + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}
