"""What a person gave: a zip, a folder or a single file, seen as a list of members that can be streamed."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from importers.base import Counter, ImportRefused
from importers.ledger import Reason
from importers.text import normal

CHUNK = 1 << 20
HEAD = 1 << 16


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an export. ``path`` as stored, relative; ``refused`` says why it must not be opened."""

    index: int
    path: str
    size: int
    refused: Reason | None = None

    @property
    def name(self) -> str:
        """Base name, NFC, no-break spaces as plain ones."""
        return normal(self.path.replace("\\", "/")).rsplit("/", 1)[-1]

    @property
    def folder(self) -> str:
        """The last folder's name, normalised like ``name``; empty at the root."""
        parts = normal(self.path.replace("\\", "/")).split("/")
        return parts[-2] if len(parts) > 1 else ""


class Stream:
    """A member's bytes in order, as UTF-8. Every chunk also goes to the counter, so one pass serves both.

    ``fault`` is set when the bytes end early or are damaged: the parser sees an end, the ledger the reason.
    ``tell`` is called with the size of each piece read.
    """

    def __init__(self, raw: IO[bytes], counter: Counter | None = None) -> None:
        """Read from ``raw``; ``counter`` sees all bytes, whoever reads them."""
        self._raw = raw
        self._counter = counter
        self.fault: Reason | None = None
        self.tell: Callable[[int], None] = lambda _: None

    def chunks(self) -> Iterator[bytes]:
        """Yield the rest of the member in pieces of about 1 MB."""
        while chunk := self.read(CHUNK):
            yield chunk

    def read(self, size: int) -> bytes:
        """Return up to ``size`` bytes; empty at the end."""
        chunk = self._raw.read(size)
        if self._counter is not None and chunk:
            self._counter.feed(chunk)
        self.tell(len(chunk))
        return chunk

    def drain(self) -> None:
        """Read what is left, so that the counter has seen everything."""
        for _ in self.chunks():
            pass


class Archive:
    """Members listed once; nothing is ever extracted."""

    def __init__(self, path: Path) -> None:
        """Open ``path``. Raises ``ImportRefused`` when it is not an export of any form."""
        self.path = path
        self._zip = zipfile.ZipFile(path) if path.is_file() and zipfile.is_zipfile(path) else None
        self.members = list(self._list())
        self._heads: dict[int, bytes] = {}

    @property
    def name(self) -> str:
        """The name of what was given, without its folder."""
        return self.path.name

    @property
    def set_name(self) -> str | None:
        """What the parts of one download share, or None for a single one."""
        return None

    def sha256(self) -> str:
        """Return the hash of the file given; for a folder, of its members' paths and contents."""
        digest = hashlib.sha256()
        for part in [self.path] if self.path.is_file() else [self.path / m.path for m in self.members]:
            with part.open("rb") as file:
                while block := file.read(CHUNK):
                    digest.update(block)
        return digest.hexdigest()

    def head(self, member: Member) -> bytes:
        """Return the first 64 kB of a member, as UTF-8; empty when it must not be opened."""
        if member.refused is not None:
            return b""
        if member.index not in self._heads:
            with self._raw(member) as raw:
                self._heads[member.index] = raw.read(HEAD)
        return self._heads[member.index]

    def open(self, member: Member, counter: Counter | None = None) -> Stream:
        """Return the member's stream from its beginning."""
        return Stream(self._raw(member), counter)

    def close(self) -> None:
        """Give the file back."""
        if self._zip is not None:
            self._zip.close()

    def _raw(self, member: Member) -> IO[bytes]:
        if self._zip is not None:
            return self._zip.open(self._zip.infolist()[member.index])
        return (self.path if self.path.is_file() else self.path / member.path).open("rb")

    def _list(self) -> Iterator[Member]:
        if self._zip is not None:
            for index, info in enumerate(self._zip.infolist()):
                if not info.is_dir():
                    yield Member(index, info.filename, info.file_size)
        elif self.path.is_dir():
            files = sorted(p for p in self.path.rglob("*") if p.is_file())
            for index, file in enumerate(files):
                yield Member(index, file.relative_to(self.path).as_posix(), file.stat().st_size)
        elif self.path.is_file():
            yield Member(0, self.path.name, self.path.stat().st_size)
        else:
            raise ImportRefused("not_found", f"{self.path.name} is not there. Check the name and try again.")


def from_bytes(data: bytes, counter: Counter | None = None) -> Stream:
    """Return a stream over ``data`` (tests, small blocks)."""
    return Stream(io.BytesIO(data), counter)
