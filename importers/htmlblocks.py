"""An HTML page of many equal cells, cut into them block by block: no tree of the whole page is built."""

from __future__ import annotations

from collections.abc import Iterator

from importers.archive import Stream

BLOCK = 4 << 20
"""Bytes cut at once."""
MAX_CELL = 1 << 20
"""Longest cell that is kept; a record has about a kilobyte."""
TOO_LONG = b"\0"
"""Stands in the list for a cell longer than ``MAX_CELL``, so that it can be counted."""


class Cells:
    """The cells of a page that begin with ``marker``.

    After ``blocks`` has run out, ``head`` is what stood before the first cell (at most ``MAX_CELL`` bytes).
    """

    def __init__(self, stream: Stream, marker: bytes) -> None:
        """Cut ``stream`` at ``marker``."""
        self._stream, self._marker = stream, marker
        self.head = b""

    def blocks(self) -> Iterator[list[bytes]]:
        """Yield lists of cells in order, each without its marker; memory stays bounded."""
        rest, begun, lost = b"", False, False
        while chunk := self._stream.read(BLOCK):
            cells = (rest + chunk).split(self._marker)
            rest = cells.pop()
            if not begun and cells:
                self.head, begun = cells[0][:MAX_CELL], True
                cells = cells[1:]
            elif lost and cells:
                cells, lost = [TOO_LONG, *cells[1:]], False
            cells = [cell if len(cell) <= MAX_CELL else TOO_LONG for cell in cells]
            if begun and len(rest) > MAX_CELL:
                lost, rest = True, self._tail(rest)
            elif not begun and len(rest) > MAX_CELL:
                self.head, rest = self.head or rest[:MAX_CELL], self._tail(rest)
            if cells:
                yield cells
        if not begun:
            self.head = self.head or rest
        else:
            yield [TOO_LONG if lost else rest]

    def _tail(self, rest: bytes) -> bytes:
        """Return as much of the end as may hold the beginning of a marker."""
        return rest[-len(self._marker) :]
