"""A zip's list of contents, read by ourselves so that no Python version decides what is safe.

Layout: end record ← list of contents ← members; numbers are little-endian (PKWARE APPNOTE 4.3).
"""

from __future__ import annotations

import re
import stat
import struct
import zlib
from collections.abc import Iterator
from dataclasses import replace

from importers.entries import LOCAL, Entry, Source
from importers.inflate import DEFLATED, MAX_RATIO, RATIO_FROM
from importers.ledger import Reason

MAX_ENTRIES = 50_000
MAX_MEMBER = 2 << 30
MAX_LIST = 64 << 20
"""Bytes a list of contents may have."""
STORED = 0

_END = struct.Struct("<4s4H2LH")
_END64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR = struct.Struct("<4sLQL")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_LONGEST_COMMENT = 0xFFFF
_FULL = 0xFFFFFFFF
_FULL_COUNT = 0xFFFF
_LOCKED_FLAGS = 0x1 | 0x40 | 0x2000
_UTF8_FLAG = 0x800
_ZIP64_FIELD = 0x0001
_UNICODE_FIELD = 0x7075
_DRIVE = re.compile(r"^[A-Za-z]:")


class ZipRefused(Exception):  # noqa: N818 - an answer about a file, not a bug
    """The whole zip cannot be listed; ``code`` is a key of ``refusals.SENTENCES``."""

    def __init__(self, code: str) -> None:
        """Keep the code."""
        super().__init__(code)
        self.code = code


def entries(source: Source) -> list[Entry]:
    """Return the rows of the zip in ``source`` in their order, folders included.

    Raises ``ZipRefused`` (truncated, damaged, split_zip, too_many), and ``Broken`` from an inner zip.
    """
    count, length, offset, prefix = _directory(source)
    if count > MAX_ENTRIES:
        raise ZipRefused("too_many")
    if length > MAX_LIST:
        raise ZipRefused("damaged")
    rows = list(_rows(source.read_at(prefix + offset, length), prefix))
    if len(rows) > MAX_ENTRIES:
        raise ZipRefused("too_many")
    if len(rows) != count:
        raise ZipRefused("damaged")
    return _apart(rows, prefix + offset)


def is_zip(head: bytes) -> bool:
    """Return whether a file that begins with ``head`` is a zip, an empty one or a piece of a split one."""
    return head[:4] in {b"PK\3\4", b"PK\5\6", b"PK\7\x08"}


def path_refusal(path: str) -> Reason | None:
    """Say why a stored path is not one inside the zip, or None when it is."""
    plain = path.replace("\\", "/")
    if any(ord(mark) < ord(" ") or mark == "\x7f" for mark in path):
        return Reason.BAD_NAME
    if plain.startswith("/") or _DRIVE.match(plain) or ".." in plain.split("/"):
        return Reason.TRAVERSAL
    return None


def _directory(source: Source) -> tuple[int, int, int, int]:
    """Return entry count, length and offset of the list, and the bytes of foreign matter before the zip."""
    at, end = _end_record(source)
    _, disk, list_disk, _, count, length, offset, _ = end
    if (locator := _locator(source, at)) is not None:
        at, (disk, list_disk, _, count, length, offset) = locator
    if disk or list_disk:
        raise ZipRefused("split_zip")
    prefix = at - length - offset
    if prefix < 0:
        raise ZipRefused("truncated")
    return count, length, offset, prefix


def _end_record(source: Source) -> tuple[int, tuple[int, ...]]:
    start = max(0, source.size - _END.size - _LONGEST_COMMENT)
    tail = source.read_at(start, source.size - start)
    at = len(tail)
    while (at := tail.rfind(b"PK\5\6", 0, at)) >= 0:
        if at + _END.size <= len(tail):
            end = _END.unpack_from(tail, at)
            if at + _END.size + end[-1] <= len(tail):
                return start + at, end
    raise ZipRefused("truncated")


def _locator(source: Source, end_at: int) -> tuple[int, tuple[int, ...]] | None:
    """Return place and numbers of the 64-bit end record, if the end record at ``end_at`` has one."""
    if end_at < _LOCATOR.size + _END64.size:
        return None
    locator = source.read_at(end_at - _LOCATOR.size, _LOCATOR.size)
    if locator[:4] != b"PK\6\7":
        return None
    at = end_at - _LOCATOR.size - _END64.size
    record = _END64.unpack(source.read_at(at, _END64.size))
    if record[0] != b"PK\6\6":
        raise ZipRefused("damaged")
    return at, record[4:]


def _rows(data: bytes, prefix: int) -> Iterator[Entry]:
    at = 0
    while at < len(data):
        if data[at : at + 4] != b"PK\1\2" or at + _CENTRAL.size > len(data):
            raise ZipRefused("damaged")
        fields = _CENTRAL.unpack_from(data, at)
        lengths = fields[10:13]
        name_at = at + _CENTRAL.size
        extra_at = name_at + lengths[0]
        yield _entry(fields, data[name_at:extra_at], data[extra_at : extra_at + lengths[1]], prefix)
        at = extra_at + lengths[1] + lengths[2]


def _entry(fields: tuple[int, ...], raw_name: bytes, extra: bytes, prefix: int) -> Entry:
    extras = dict(_extras(extra))
    flags, method, checksum = fields[3], fields[4], fields[7]
    size, packed, offset = _wide(extras.get(_ZIP64_FIELD, b""), fields[9], fields[8], fields[16])
    name = _name(raw_name, flags, extras.get(_UNICODE_FIELD, b""))
    entry = Entry(raw_name, name, method, checksum, packed, size, prefix + offset, 0)
    return replace(entry, refused=_refusal(entry, flags, fields[15] >> 16))


def _wide(field: bytes, *numbers: int) -> list[int]:
    """Return ``numbers`` with those that did not fit in 32 bits taken from the 64-bit field."""
    full = sum(number == _FULL for number in numbers)
    wide = iter(struct.unpack_from(f"<{full}Q", field) if len(field) >= 8 * full else (_FULL,) * full)
    return [next(wide) if number == _FULL else number for number in numbers]


def _extras(extra: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 4 <= len(extra):
        tag, length = struct.unpack_from("<2H", extra, at)
        yield tag, extra[at + 4 : at + 4 + length]
        at += 4 + length


def _name(raw: bytes, flags: int, unicode_field: bytes) -> str:
    """Read a stored name: as flagged, else by the Unicode field, else as UTF-8, else in the old code page."""
    if flags & _UTF8_FLAG:
        return raw.decode("utf-8", "replace")
    if unicode_field[1:5] == struct.pack("<L", zlib.crc32(raw)):
        return unicode_field[5:].decode("utf-8", "replace")
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("cp437")


def _refusal(entry: Entry, flags: int, mode: int) -> Reason | None:
    if flags & _LOCKED_FLAGS:
        return Reason.ENCRYPTED
    if stat.S_ISLNK(mode):
        return Reason.SYMLINK
    if (reason := path_refusal(entry.name)) is not None:
        return reason
    if entry.method not in {STORED, DEFLATED}:
        return Reason.COMPRESSION
    if entry.size > MAX_MEMBER or (entry.size > RATIO_FROM and entry.size > MAX_RATIO * entry.packed):
        return Reason.TOO_LARGE
    return Reason.DAMAGED if entry.method == STORED and entry.size != entry.packed else None


def _apart(rows: list[Entry], list_at: int) -> list[Entry]:
    """Return ``rows`` with their limits; those that share bytes with another, or leave the zip, refused."""
    order = sorted(range(len(rows)), key=lambda row: rows[row].offset)
    bounds = [*(rows[row].offset for row in order), list_at][1:]
    clash: set[int] = set()
    owner, reach = -1, 0
    for row in order:
        end = rows[row].offset + LOCAL.size + len(rows[row].raw_name) + rows[row].packed
        if rows[row].offset < reach:
            clash.update((owner, row))
        if end > reach:
            owner, reach = row, end
    limits = dict(zip(order, bounds, strict=True))
    return [_placed(entry, limits[row], list_at, shared=row in clash) for row, entry in enumerate(rows)]


def _placed(entry: Entry, limit: int, list_at: int, *, shared: bool) -> Entry:
    refused = entry.refused
    if shared:
        refused = refused or Reason.OVERLAP
    elif entry.offset + LOCAL.size + len(entry.raw_name) + entry.packed > list_at:
        refused = refused or Reason.DAMAGED
    return replace(entry, limit=limit, refused=refused)
