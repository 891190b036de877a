"""What a person gave: a zip, a folder or a single file, seen as a list of members that can be streamed."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from importers import listing, refusals, zips
from importers.counting import Counter
from importers.encoding import PEEK, Utf8Door
from importers.entries import Broken
from importers.inflate import FileSource, FromStart, WholeFile
from importers.junk import is_junk
from importers.ledger import Reason
from importers.text import normal, repair

CHUNK = 1 << 20
HEAD = 1 << 16
KEPT_HEADS = 256
"""Heads kept for the next importer that asks (16 MB at most)."""

_SETS = (
    re.compile(r"(?P<set>.*takeout-\d{8}T\d{6}Z)(?:-\d+)?-\d+", re.IGNORECASE),
    re.compile(r"(?P<set>.*instagram-[^-]+-\d{4}-\d{2}-\d{2}-[0-9A-Za-z]+)(?:-\d+)?", re.IGNORECASE),
)
_COPY = re.compile(r"( \(\d+\)|\.zip)+$", re.IGNORECASE)
"""What a browser adds to the name of a second download."""


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
    ``notes`` says how the text was brought to UTF-8. ``tell`` is called with the stored size of each piece.
    """

    def __init__(self, raw: listing.Raw | IO[bytes], counter: Counter | None = None) -> None:
        """Read from ``raw``; ``counter`` sees all bytes, whoever reads them."""
        self._raw = raw
        self._counter = counter
        self._door = Utf8Door()
        self._ready = b""
        self._ended = False
        self.fault: Reason | None = None
        self.tell: Callable[[int], None] = lambda _: None

    @property
    def notes(self) -> tuple[str, ...]:
        """Codes: ``transcoded`` (was UTF-16 or UTF-32), ``text_repaired`` (bytes read as Windows-1252)."""
        return tuple(self._door.notes)

    def chunks(self) -> Iterator[bytes]:
        """Yield the rest of the member in pieces of about 1 MB."""
        while chunk := self.read(CHUNK):
            yield chunk

    def read(self, size: int) -> bytes:
        """Return up to ``size`` bytes; empty at the end."""
        while not self._ready and not self._ended:
            self._ready = self._next(max(size, PEEK))
        chunk, self._ready = self._ready[:size], self._ready[size:]
        if self._counter is not None and chunk:
            self._counter.feed(chunk)
        return chunk

    def drain(self) -> None:
        """Read what is left, so that the counter has seen everything."""
        for _ in self.chunks():
            pass

    def close(self) -> None:
        """Give back what was opened; the stream has ended."""
        self._ended = True
        self._raw.close()

    def _next(self, size: int) -> bytes:
        try:
            piece = self._raw.read(size)
        except (Broken, OSError) as error:
            self.fault = error.reason if isinstance(error, Broken) else Reason.DAMAGED
            piece = b""
        self._ended = not piece
        self.tell(len(piece))
        return self._door.take(piece, last=self._ended)


class Archive:
    """Members listed once; nothing is ever extracted.

    ``listed`` are all of them, ``members`` those that may hold records: only they are offered to importers.
    """

    def __init__(self, path: Path) -> None:
        """Open ``path``. Raises ``ImportRefused`` when it is not an export of any form."""
        self.path = path
        self._open: list[FileSource] = []
        self._streams: list[Stream] = []
        self._heads: dict[int, bytes] = {}
        self._faults: dict[int, Reason] = {}
        try:
            self._found = self._list()
        except BaseException:
            self.close()
            raise
        self.listed = [Member(i, f.path, f.size, f.refused) for i, f in enumerate(self._found)]
        self.members = [member for member in self.listed if not is_junk(member.path)]

    @property
    def name(self) -> str:
        """The name of what was given, without its folder."""
        return repair(self.path.name or self.path.resolve().name)

    @property
    def set_name(self) -> str | None:
        """What the parts of one download share, or None for a name that is not known to have parts."""
        return set_name(self.name)

    def sha256(self) -> str:
        """Return the hash of the file given; of a folder, that of its members' paths, sizes and contents.

        Pictures and the like in a folder count with path and size only: they are never opened.
        """
        digest = hashlib.sha256()
        if self.path.is_file():
            _hash(WholeFile(self.path), digest)
            return digest.hexdigest()
        for found in self._found:
            digest.update(f"{found.path}\0{found.size}\0".encode())
            if found.on_disk is not None and found.refused is None and not is_junk(found.path):
                _hash(WholeFile(found.on_disk), digest)
        for inner in self._open:
            _hash(FromStart(inner), digest)
        return digest.hexdigest()

    def head(self, member: Member) -> bytes:
        """Return the first 64 kB of a member, as UTF-8; empty when it is not to be opened."""
        if member.refused is not None or is_junk(member.path):
            return b""
        if member.index not in self._heads:
            while len(self._heads) >= KEPT_HEADS:
                del self._heads[next(iter(self._heads))]
            self._heads[member.index] = self._first_bytes(member)
        return self._heads[member.index]

    def fault(self, member: Member) -> Reason | None:
        """Say what was wrong with the beginning of a member, if ``head`` met anything."""
        return self._faults.get(member.index)

    def open(self, member: Member, counter: Counter | None = None) -> Stream:
        """Return the member's stream from its beginning; a refused member's ends at once, with a fault."""
        stream = Stream(self._found[member.index].open(), counter)
        if self._found[member.index].on_disk is not None:
            self._streams.append(stream)
        return stream

    def close(self) -> None:
        """Give the files back."""
        for source in self._open:
            source.close()
        for stream in self._streams:
            stream.close()

    def _first_bytes(self, member: Member) -> bytes:
        stream = self.open(member)
        pieces = []
        length = 0
        while length < HEAD and (piece := stream.read(HEAD - length)):
            pieces.append(piece)
            length += len(piece)
        stream.close()
        if stream.fault is not None:
            self._faults[member.index] = stream.fault
        return b"".join(pieces)

    def _list(self) -> list[listing.Found]:
        try:
            found = list(self._listed(listing.Caps()))
        except (zips.ZipRefused, Broken) as error:
            code = error.code if isinstance(error, zips.ZipRefused) else "damaged"
            raise refusals.refused(code, self.name) from error
        except FileNotFoundError as error:
            raise refusals.refused("not_found", self.name) from error
        except OSError as error:
            raise refusals.refused("no_access", self.name) from error
        if not found:
            raise refusals.refused("empty_folder" if self.path.is_dir() else "empty_zip", self.name)
        return found

    def _listed(self, caps: listing.Caps) -> Iterator[listing.Found]:
        if self.path.is_dir():
            return listing.of_folder(self.path, caps, self._open.append)
        if not self.path.exists():
            raise FileNotFoundError
        if not self.path.is_file():
            raise refusals.refused("wrong_type", self.name, "a device")
        if listing.looks_like_zip(self.path):
            source = FileSource(self.path)
            self._open.append(source)
            return listing.of_zip(source, caps)
        return listing.of_file(self.path, caps)


def set_name(name: str) -> str | None:
    """Return what the parts of one download share, from the name of one of them, or None."""
    plain = _COPY.sub("", name)
    return next((match["set"] for known in _SETS if (match := known.fullmatch(plain))), None)


def from_bytes(data: bytes, counter: Counter | None = None) -> Stream:
    """Return a stream over ``data`` (tests, small blocks)."""
    return Stream(io.BytesIO(data), counter)


def _hash(raw: listing.Raw, digest: hashlib._Hash) -> None:
    while block := raw.read(CHUNK):
        digest.update(block)
