"""Rows that differ only in digits come out as their columns; any other block is left to other readers."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.jsonuniform import UniformReader

WANTED = {"Date": "time", "Link": "link", "Title": "title"}


def block(count: int = 12, separator: str = ",", **changes: str) -> bytes:
    rows = [
        {"Date": f"2025-06-01 10:00:{n % 60:02d}", "Link": f"https://clips.example/{n:03d}/", "Other": "same"}
        | changes
        for n in range(count)
    ]
    return ("[" + separator.join(json.dumps(row) for row in rows) + "]").encode()


def read(data: bytes) -> tuple[int, dict[str, list[Any]]] | None:
    found = UniformReader(WANTED.get).read(data)
    if found is None:
        return None
    return found[0], {
        key: column if isinstance(column, list) else column.to_pylist() for key, column in found[1].items()
    }


def plainly(data: bytes) -> tuple[int, dict[str, list[Any]]]:
    rows = json.loads(data)
    return len(rows), {WANTED[key]: [row[key] for row in rows] for key in rows[0] if key in WANTED}


@pytest.mark.parametrize("separator", [",", ", ", ",\n    "])
def test_uniform_rows_are_sliced_into_columns(separator: str) -> None:
    data = block(separator=separator)
    assert read(data) == plainly(data)


def test_an_empty_text_is_a_column_of_empty_texts() -> None:
    assert read(block(Title="")) == plainly(block(Title=""))


def test_blocks_longer_than_the_stride_are_checked_to_their_last_byte() -> None:
    data = block(999).replace(b"same", b"s" * 700)
    assert len(data) > 2 << 18
    assert read(data) == plainly(data)
    assert read(data[:-4] + b"t" + data[-3:]) is None


@pytest.mark.parametrize(
    "data",
    [
        block(3),
        block(Title='with "quotes"'),
        block().replace(b'"same"', b"null"),
        block().replace(b'"same"', b'{"a": "b"}'),
        block().replace(b"Other", b"Other1"),
        block().replace(b"Other", b"Link"),
        block().replace(b"same", "sämé".encode()),
        b"[]",
        b'["a", "b"]',
    ],
)
def test_other_blocks_are_left(data: bytes) -> None:
    assert read(data) is None


@given(st.integers(0, 700), st.integers(0, 255))
def test_a_changed_byte_is_never_overlooked(place: int, byte: int) -> None:
    data = bytearray(block())
    data[1 + place % (len(data) - 2)] = byte
    found = read(bytes(data))
    assert found is None or found == plainly(bytes(data))


def test_a_block_cut_inside_a_text_is_left() -> None:
    data = block(Title="a}b")
    cut = data[: data.rfind(b"}b") + 1] + b"]"
    assert read(data) == plainly(data)
    assert read(cut) is None
