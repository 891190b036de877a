"""Zips written byte by byte, so that every field can lie."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Piece:
    """One entry. What is None is filled in truthfully from ``data``."""

    name: bytes
    data: bytes = b""
    method: int = 8
    flags: int = 0x800
    packed: bytes | None = None
    size: int | None = None
    checksum: int | None = None
    packed_size: int | None = None
    mode: int = 0o100644
    local_name: bytes | None = None
    extra: bytes = b""
    offset: int | None = None
    body: bool = True
    placed: int = field(default=0, init=False)

    def bytes_packed(self) -> bytes:
        if self.packed is not None:
            return self.packed
        if self.method != 8:
            return self.data
        packer = zlib.compressobj(6, zlib.DEFLATED, -15)
        return packer.compress(self.data) + packer.flush()

    def numbers(self) -> tuple[int, int, int]:
        packed = len(self.bytes_packed()) if self.packed_size is None else self.packed_size
        size = len(self.data) if self.size is None else self.size
        return (zlib.crc32(self.data) if self.checksum is None else self.checksum), packed, size

    def local(self) -> bytes:
        name = self.name if self.local_name is None else self.local_name
        checksum, packed, size = self.numbers()
        head = struct.pack(
            "<4s5H3L2H",
            b"PK\3\4",
            20,
            self.flags,
            self.method,
            0,
            33,
            checksum,
            min(packed, 0xFFFFFFFF),
            min(size, 0xFFFFFFFF),
            len(name),
            0,
        )
        return head + name + self.bytes_packed()

    def central(self) -> bytes:
        checksum, packed, size = self.numbers()
        wide = b"".join(struct.pack("<Q", n) for n in (size, packed) if n >= 0xFFFFFFFF)
        extra = self.extra + (struct.pack("<2H", 1, len(wide)) + wide if wide else b"")
        at = self.placed if self.offset is None else self.offset
        head = struct.pack(
            "<4s6H3L5H2L",
            b"PK\1\2",
            (3 << 8) | 20,
            20,
            self.flags,
            self.method,
            0,
            33,
            checksum,
            min(packed, 0xFFFFFFFF),
            min(size, 0xFFFFFFFF),
            len(self.name),
            len(extra),
            0,
            0,
            0,
            self.mode << 16,
            at,
        )
        return head + self.name + extra


def packed(
    pieces: Sequence[Piece], *, prefix: bytes = b"", comment: bytes = b"", count: int | None = None
) -> bytes:
    """Return the bytes of a zip; offsets do not count ``prefix``, as when something was put before it."""
    body = bytearray()
    for piece in pieces:
        piece.placed = len(body)
        body += piece.local() if piece.body else b""
    listed = b"".join(piece.central() for piece in pieces)
    number = len(pieces) if count is None else count
    end = struct.pack(
        "<4s4H2LH", b"PK\5\6", 0, 0, number & 0xFFFF, number & 0xFFFF, len(listed), len(body), len(comment)
    )
    return prefix + body + listed + end + comment


def write(path: Path, *pieces: Piece) -> Path:
    """Write a zip of ``pieces`` at ``path``."""
    path.write_bytes(packed(pieces))
    return path
