"""One row of a zip's list of contents, and where bytes come from."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Protocol

from importers.ledger import Reason

LOCAL = struct.Struct("<4s5H3L2H")
"""The header in front of each member's data."""


class Broken(Exception):  # noqa: N818 - an answer about a file, not a bug
    """Bytes end early, are damaged or are refused; ``reason`` says which."""

    def __init__(self, reason: Reason) -> None:
        """Keep the reason."""
        super().__init__(str(reason))
        self.reason = reason


class Source(Protocol):
    """Bytes that can be read at any place: a file, or an inner zip."""

    size: int

    def read_at(self, offset: int, length: int) -> bytes:
        """Return up to ``length`` bytes from ``offset``; fewer only at the end."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the list of contents. Sizes in bytes; ``offset`` is where its own header lies.

    ``limit`` is where the next thing in the zip begins; ``refused`` says why it must not be opened.
    """

    raw_name: bytes
    name: str
    method: int
    checksum: int
    packed: int
    size: int
    offset: int
    limit: int
    refused: Reason | None = None

    @property
    def is_folder(self) -> bool:
        """Whether it only names a folder."""
        return self.name.endswith(("/", "\\"))

    def data_start(self, source: Source) -> int:
        """Return where the data begin, by the entry's own header. Raises ``Broken`` when that disagrees."""
        header = source.read_at(self.offset, LOCAL.size + len(self.raw_name))
        if len(header) < LOCAL.size + len(self.raw_name) or header[:4] != b"PK\3\4":
            raise Broken(Reason.DAMAGED)
        *_, name_length, extra_length = LOCAL.unpack_from(header)
        if header[LOCAL.size :] != self.raw_name or name_length != len(self.raw_name):
            raise Broken(Reason.DAMAGED)
        start = self.offset + LOCAL.size + name_length + extra_length
        if start + self.packed > self.limit:
            raise Broken(Reason.OVERLAP)
        return int(start)
