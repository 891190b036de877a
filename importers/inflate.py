"""Bytes out of a zip, counted and checked while they come. Nothing is written, nothing is read whole."""

from __future__ import annotations

import zlib
from bisect import bisect_right
from pathlib import Path

from importers.entries import Broken, Entry, Source
from importers.ledger import Reason

PIECE = 1 << 16
"""Packed bytes taken at a time."""
MAX_RATIO = 200
RATIO_FROM = 64 << 20
"""Beyond this many bytes a member may not be more than ``MAX_RATIO`` times its packed size."""
CHECKPOINT = 16 << 20
"""How far apart a packed inner zip can be entered."""
DEFLATED = 8


class FileSource:
    """A file on disk, opened at once and kept open until ``close``."""

    def __init__(self, path: Path) -> None:
        """Open ``path``. Raises ``OSError``."""
        self._file = path.open("rb")
        self.size = path.stat().st_size

    def read_at(self, offset: int, length: int) -> bytes:
        """Return up to ``length`` bytes from ``offset``."""
        self._file.seek(offset)
        return self._file.read(length)

    def close(self) -> None:
        """Give the file back."""
        self._file.close()


class FromStart:
    """A source read in order."""

    def __init__(self, source: Source) -> None:
        """Begin at the first byte."""
        self._source = source
        self._at = 0

    def read(self, size: int) -> bytes:
        """Return up to ``size`` bytes; empty at the end."""
        chunk = self._source.read_at(self._at, size)
        self._at += len(chunk)
        return chunk

    def close(self) -> None:
        """Nothing to give back: the source stays open."""


class WholeFile:
    """A file on disk read in order; opened at the first read, given back at the end."""

    def __init__(self, path: Path) -> None:
        """Read ``path`` when asked."""
        self._path = path
        self._source: FileSource | None = None
        self._reader: FromStart | None = None

    def read(self, size: int) -> bytes:
        """Return up to ``size`` bytes; empty at the end. Raises ``OSError``."""
        if self._source is None or self._reader is None:
            self._source = FileSource(self._path)
            self._reader = FromStart(self._source)
        chunk = self._reader.read(size)
        if not chunk:
            self.close()
        return chunk

    def close(self) -> None:
        """Give the file back."""
        if self._source is not None:
            self._source.close()


class Shut:
    """Stands for the bytes of a member that is not to be opened."""

    def __init__(self, reason: Reason) -> None:
        """Keep why."""
        self._reason = reason

    def read(self, size: int) -> bytes:  # noqa: ARG002 - nothing of any size
        """Raise ``Broken``."""
        raise Broken(self._reason)

    def close(self) -> None:
        """Nothing was opened."""


class Inflation:
    """The unpacked bytes of a zip member in order, unchecked. ``made`` counts them."""

    def __init__(self, source: Source, start: int, entry: Entry) -> None:
        """Begin at ``start``, where the member's data lie in ``source``."""
        self._source, self._start, self._packed = source, start, entry.packed
        self._inflater = zlib.decompressobj(-zlib.MAX_WBITS) if entry.method == DEFLATED else None
        self._taken = 0
        self._waiting = b""
        self.made = 0

    def copy(self) -> Inflation:
        """Return another reader at the same place."""
        twin = object.__new__(Inflation)
        twin.__dict__.update(self.__dict__)
        twin._inflater = None if self._inflater is None else self._inflater.copy()
        return twin

    def read(self, size: int) -> bytes:
        """Return up to ``size`` bytes, empty at the end. Raises ``Broken`` and ``OSError``."""
        out = self._take(size) if self._inflater is None else self._inflate(self._inflater, size)
        self.made += len(out)
        if self.made > RATIO_FROM and self.made > MAX_RATIO * (self._taken - len(self._waiting)):
            raise Broken(Reason.TOO_LARGE)
        return out

    def _inflate(self, inflater: zlib._Decompress, size: int) -> bytes:
        out = b""
        while not out and not inflater.eof:
            piece = self._waiting or self._take(PIECE)
            try:
                out = inflater.decompress(piece, size)
            except zlib.error as error:
                raise Broken(Reason.DAMAGED) from error
            self._waiting = inflater.unconsumed_tail
            if not piece and not out and not inflater.eof:
                raise Broken(Reason.DAMAGED)
        return out

    def _take(self, size: int) -> bytes:
        piece = self._source.read_at(self._start + self._taken, min(size, self._packed - self._taken))
        self._taken += len(piece)
        return piece


class MemberReader:
    """The bytes of one zip member, checked: never more than declared, the checksum at the end."""

    def __init__(self, source: Source, entry: Entry) -> None:
        """Read ``entry`` of the zip in ``source`` when asked."""
        self._source, self._entry = source, entry
        self._inflation: Inflation | None = None
        self._checksum = 0
        self._checked = False

    def read(self, size: int) -> bytes:
        """Return up to ``size`` bytes, empty at the end. Raises ``Broken`` and ``OSError``."""
        if self._inflation is None:
            self._inflation = Inflation(self._source, self._entry.data_start(self._source), self._entry)
        left = self._entry.size - self._inflation.made
        if self._checked or not left:
            self._check(self._inflation)
            return b""
        chunk = self._inflation.read(min(size, left))
        if not chunk:
            raise Broken(Reason.DAMAGED)
        self._checksum = zlib.crc32(chunk, self._checksum)
        return chunk

    def close(self) -> None:
        """Nothing to give back: the zip stays open."""

    def _check(self, inflation: Inflation) -> None:
        if self._checked:
            return
        self._checked = True
        if inflation.read(1) or self._checksum != self._entry.checksum:
            raise Broken(Reason.DAMAGED)


class InnerZip:
    """A zip inside a zip, readable at any place: unpacked from the nearest checkpoint, never kept whole."""

    def __init__(self, source: Source, entry: Entry) -> None:
        """Open ``entry`` of the zip in ``source``. Raises ``Broken``."""
        self.size = entry.size
        self._checkpoints = [Inflation(source, entry.data_start(source), entry)]

    def read_at(self, offset: int, length: int) -> bytes:
        """Return up to ``length`` bytes from ``offset``. Raises ``Broken`` and ``OSError``."""
        place = self._nearest(offset).copy()
        while place.made < offset:
            self._step(place, min(PIECE, offset - place.made))
        pieces = []
        while place.made < min(offset + length, self.size):
            pieces.append(self._step(place, min(offset + length, self.size) - place.made))
        return b"".join(pieces)

    def _nearest(self, offset: int) -> Inflation:
        return self._checkpoints[bisect_right(self._checkpoints, offset, key=lambda point: point.made) - 1]

    def _step(self, place: Inflation, size: int) -> bytes:
        piece = place.read(min(size, CHECKPOINT))
        if not piece:
            raise Broken(Reason.DAMAGED)
        if place.made - self._checkpoints[-1].made >= CHECKPOINT:
            self._checkpoints.append(place.copy())
        return piece
