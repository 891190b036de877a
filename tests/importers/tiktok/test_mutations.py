"""Documents damaged anywhere are read as far as they go: nothing raises, and nothing is said twice."""

from __future__ import annotations

import io
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers import jsonwalk
from importers.archive import Stream
from importers.events import Platform
from importers.sink import Sink
from importers.tiktok.count import DocumentCounter
from importers.tiktok.document import Document
from tests.support.tiktok_export import GENERATIONS, Planted, Sizes, Writer

SIZES = Sizes(
    views=12, likes=2, saves=2, shares=1, comments=2, searches=1, follows=1, followers=1, rooms=2,
    chats_in_room=2, gifts=1, coins=1, logins=1, messages_out=2, messages_in=2, unused=1,
)  # fmt: skip
PIECES = [
    b'"', b"\\", b"{", b"}", b"[", b"]", b",", b":", b"null", b"\xff", b"\0", b"\\ud83d", b"1e999", b"NaN",
    b"9" * 5000, b'"a":', b"\xef\xbb\xbf", b"[" * 2000, b'{"a":' * 70, b'[{"Date": "2025-06-01 10:00:00"}],',
]  # fmt: skip


@lru_cache
def written(generation: str, *, indent: bool) -> tuple[bytes, Planted]:
    file = io.BytesIO()
    planted = Writer(SIZES, generation=generation).write(file, indent=indent)
    return file.getvalue(), planted


def read(data: bytes) -> tuple[Sink, int]:
    counter, sink = DocumentCounter(), Sink(Platform.TIKTOK, "m")
    stream = Stream(io.BytesIO(data), counter)
    Document(sink).read(stream)
    stream.drain()
    return sink, counter.total()


@pytest.fixture(autouse=True)
def small_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonwalk, "FIRST_WINDOW", 64)


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(GENERATIONS),
    st.booleans(),
    st.lists(
        st.tuples(st.integers(0, 10**6), st.integers(0, 30), st.sampled_from([b"", *PIECES])),
        min_size=1,
        max_size=4,
    ),
)
def test_a_damaged_document_never_raises_and_gives_no_more_than_it_had(
    generation: str,
    indent: bool,  # noqa: FBT001 - hypothesis gives it
    edits: list[tuple[int, int, bytes]],
) -> None:
    data, planted = written(generation, indent=indent)
    for place, cut, piece in edits:
        at = place % (len(data) + 1)
        data = data[:at] + piece + data[at + cut :]
    sink, _ = read(data)
    added = sum(piece.startswith(b"[{") for _, _, piece in edits)
    assert sink.found <= planted.found + added + len(edits)


@pytest.mark.parametrize("generation", GENERATIONS)
def test_a_document_cut_anywhere_keeps_what_is_whole_and_agrees_with_the_count(generation: str) -> None:
    data, _ = written(generation, indent=True)
    before = 0
    for end in range(10, len(data) - 3, 211):
        sink, independent = read(data[:end])
        assert sink.partly is not None
        assert sink.found == independent >= before
        before = sink.found
