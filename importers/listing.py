"""What lies in a zip, a folder or a single file: a flat list, caps applied before anything is read."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from importers import refusals, text, zips
from importers.entries import Broken, Entry, Source
from importers.inflate import FileSource, InnerZip, MemberReader, Shut, WholeFile
from importers.junk import is_junk
from importers.ledger import Reason

MAX_TOTAL = 4 << 30
"""Bytes that all members which may hold records may unpack to, inner zips included."""
HEAD = 1 << 16
INNER = "!/"
"""Stands between an inner zip's path and the path inside it."""

_FOREIGN = (
    (b"\x1f\x8b", 0, "other_archive", ".gz or .tgz"),
    (b"Rar!", 0, "other_archive", ".rar"),
    (b"7z\xbc\xaf\x27\x1c", 0, "other_archive", ".7z"),
    (b"\xfd7zXZ", 0, "other_archive", ".xz"),
    (b"BZh", 0, "other_archive", ".bz2"),
    (b"ustar", 257, "other_archive", ".tar"),
    (b"\xff\xd8\xff", 0, "picture", "a photo"),
    (b"\x89PNG", 0, "picture", "a picture"),
    (b"GIF8", 0, "picture", "a picture"),
    (b"WEBP", 8, "picture", "a picture"),
    (b"ftyp", 4, "picture", "a photo or a film"),
    (b"\x1aE\xdf\xa3", 0, "picture", "a film"),
    (b"ID3", 0, "wrong_type", "a sound file"),
    (b"%PDF", 0, "wrong_type", "a PDF"),
    (b"SQLite format 3", 0, "wrong_type", "a database"),
    (b"PAR1", 0, "wrong_type", "a table file"),
    (b"\xd0\xcf\x11\xe0", 0, "wrong_type", "an office document"),
)
"""Beginnings of files that people choose by mistake: bytes, their place, sentence, words."""


class Raw(Protocol):
    """A member's bytes in order. ``read`` raises ``Broken`` or ``OSError`` when they cannot be had."""

    def read(self, size: int) -> bytes:
        """Return up to ``size`` bytes; empty at the end."""

    def close(self) -> None:
        """Give back what was opened."""


@dataclass(frozen=True, slots=True)
class Found:
    """One file of an export: path as stored, size unpacked, why it is refused, and how to open it."""

    path: str
    size: int
    refused: Reason | None
    open: Callable[[], Raw]
    on_disk: Path | None = None


class Caps:
    """What is left of the entries and bytes an export may have, over all levels."""

    def __init__(self) -> None:
        """Begin with everything left."""
        self._entries = zips.MAX_ENTRIES
        self._bytes = MAX_TOTAL

    def entry(self) -> None:
        """Take one entry. Raises ``ZipRefused`` when there are none left."""
        self._entries -= 1
        if self._entries < 0:
            raise zips.ZipRefused("too_many")

    def fits(self, path: str, size: int) -> bool:
        """Take ``size`` bytes for a member that may be read; pictures and the like are free."""
        if is_junk(path):
            return True
        if size > zips.MAX_MEMBER or size > self._bytes:
            return False
        self._bytes -= size
        return True


def of_zip(source: Source, caps: Caps) -> Iterator[Found]:
    """List a zip, inner zips opened one level. Raises ``ZipRefused`` and ``Broken``."""
    yield from _zip(source, "", caps)


def of_folder(folder: Path, caps: Caps, keep: Callable[[FileSource], None]) -> Iterator[Found]:
    """List a folder's files, sorted; zips in it opened one level and handed to ``keep``; links refused."""
    for file in _files(folder):
        caps.entry()
        path = text.repair(file.relative_to(folder).as_posix())
        if file.is_symlink():
            yield _closed(path, 0, Reason.SYMLINK)
        elif file.suffix.lower() == ".zip" and not is_junk(path):
            yield from _zip_on_disk(file, path, caps, keep)
        else:
            yield _on_disk(file, path, caps)


def of_file(file: Path, caps: Caps) -> Iterator[Found]:
    """List a single file that is no zip. Raises ``ImportRefused`` for one we know to be something else."""
    head = _head(file)
    if not head:
        raise refusals.refused("empty", file.name)
    if not head.strip(b"\0"):
        raise refusals.refused("zeros", file.name)
    for mark, at, code, what in _FOREIGN:
        if head.startswith(mark, at):
            raise refusals.refused(code, file.name, what)
    found = _on_disk(file, text.repair(file.name), caps)
    if found.refused is not None:
        raise refusals.refused("too_large", file.name)
    yield found


def looks_like_zip(file: Path) -> bool:
    """Return whether to open ``file`` as a zip: by its first bytes, or by its last when it is named so."""
    head = _head(file)
    if zips.is_zip(head):
        return True
    if file.suffix.lower() != ".zip" or not head.strip(b"\0"):
        return False
    with file.open("rb") as tail:
        tail.seek(-min(file.stat().st_size, HEAD + 22), os.SEEK_END)
        return b"PK\5\6" in tail.read()


def _zip(source: Source, outer: str, caps: Caps) -> Iterator[Found]:
    for entry in zips.entries(source):
        caps.entry()
        if entry.is_folder:
            continue
        path = f"{outer}{INNER}{entry.name}" if outer else entry.name
        inner = entry.name.lower().endswith(".zip") and not is_junk(path)
        if entry.refused is None and not caps.fits(path, entry.size):
            yield _closed(path, entry.size, Reason.TOO_LARGE)
        elif entry.refused is not None or (inner and outer):
            yield _closed(path, entry.size, entry.refused or Reason.NESTED_TOO_DEEP)
        elif inner:
            yield from _inner(source, entry, path, caps)
        else:
            yield Found(path, entry.size, None, _opener(source, entry))


def _inner(source: Source, entry: Entry, path: str, caps: Caps) -> Iterator[Found]:
    try:
        yield from list(_zip(InnerZip(source, entry), path, caps))
    except zips.ZipRefused as error:
        if error.code == "too_many":
            raise
        yield _closed(path, entry.size, Reason.DAMAGED)
    except Broken as broken:
        yield _closed(path, entry.size, broken.reason)


def _zip_on_disk(file: Path, path: str, caps: Caps, keep: Callable[[FileSource], None]) -> Iterator[Found]:
    try:
        source = FileSource(file)
    except OSError:
        yield _closed(path, 0, Reason.DAMAGED)
        return
    keep(source)
    try:
        yield from list(_zip(source, path, caps))
    except zips.ZipRefused as error:
        if error.code == "too_many":
            raise
        yield _closed(path, source.size, Reason.DAMAGED)


def _on_disk(file: Path, path: str, caps: Caps) -> Found:
    size = file.stat().st_size
    if not caps.fits(path, size):
        return _closed(path, size, Reason.TOO_LARGE)
    return Found(path, size, None, lambda: WholeFile(file), file)


def _opener(source: Source, entry: Entry) -> Callable[[], Raw]:
    return lambda: MemberReader(source, entry)


def _closed(path: str, size: int, reason: Reason) -> Found:
    return Found(path, size, reason, lambda: Shut(reason))


def _files(folder: Path) -> Iterator[Path]:
    """Yield regular files and links below ``folder`` in the order of their names; links are not followed."""
    with os.scandir(folder) as rows:
        ordered = sorted(rows, key=lambda row: row.name)
    for row in ordered:
        if row.is_dir(follow_symlinks=False):
            yield from _files(Path(row.path))
        elif row.is_symlink() or stat.S_ISREG(row.stat(follow_symlinks=False).st_mode):
            yield Path(row.path)


def _head(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(HEAD)
