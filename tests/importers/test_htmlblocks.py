from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers import htmlblocks
from importers.archive import Stream, from_bytes
from importers.htmlblocks import TOO_LONG, Cells

MARKER = b"<cell>"


def cut(data: bytes) -> tuple[bytes, list[bytes]]:
    cells = Cells(from_bytes(data), MARKER)
    found = [cell for block in cells.blocks() for cell in block]
    return cells.head, found


@given(st.lists(st.text("<cel>ab", max_size=9), max_size=20), st.integers(1, 40))
def test_blocks_give_what_one_split_gives(pieces: list[str], block: int) -> None:
    data = MARKER.decode().join(pieces).encode()
    head, *cells = data.split(MARKER)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(htmlblocks, "BLOCK", block)
        found = cut(data)

    assert found == (head, cells)


def test_a_cell_beyond_all_bounds_is_one_and_its_neighbours_stay() -> None:
    huge = b"x" * (2 * htmlblocks.BLOCK)
    _, cells = cut(b"head" + MARKER + b"a" + MARKER + huge + MARKER + b"b")

    assert cells == [b"a", TOO_LONG, b"b"]


def test_memory_stays_small_where_no_cell_begins() -> None:
    class Endless(BytesIO):
        left = 40

        def read(self, size: int | None = -1, /) -> bytes:
            self.left -= 1
            return b"y" * min(size or 0, 1 << 20) if self.left > 0 else b""

    cells = Cells(Stream(Endless()), MARKER)

    assert list(cells.blocks()) == []
    assert len(cells.head) <= htmlblocks.MAX_CELL
