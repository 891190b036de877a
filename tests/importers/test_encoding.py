from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.encoding import Utf8Door, is_utf8

TEXT = '[{"name": "Zoë 猫 🐢"}]'


def through(data: bytes, size: int) -> tuple[bytes, list[str]]:
    door = Utf8Door()
    pieces = [door.take(data[at : at + size]) for at in range(0, len(data), size)]
    return b"".join([*pieces, door.take(b"", last=True)]), door.notes


@pytest.mark.parametrize("size", [1, 2, 3, 5, 1000])
@pytest.mark.parametrize(
    ("encoding", "notes"),
    [
        ("utf-8", []),
        ("utf-8-sig", []),
        ("utf-16", ["transcoded"]),
        ("utf-16-le", ["transcoded"]),
        ("utf-16-be", ["transcoded"]),
        ("utf-32", ["transcoded"]),
    ],
)
def test_every_usual_encoding_comes_out_as_utf8(encoding: str, notes: list[str], size: int) -> None:
    assert through(TEXT.encode(encoding), size) == (TEXT.encode(), notes)


@pytest.mark.parametrize("size", [1, 2, 3, 1000])
def test_a_latin1_file_comes_out_right_and_says_so(size: int) -> None:
    text = '[{"name": "Café Größe – naïve"}]'
    assert through(text.encode("cp1252"), size) == (text.encode(), ["text_repaired"])


def test_one_wrong_byte_leaves_the_rest_of_the_text_alone() -> None:
    assert through("猫".encode() + b"\xe9" + "猫".encode(), 2) == ("猫é猫".encode(), ["text_repaired"])


def test_a_byte_without_meaning_becomes_the_replacement_character() -> None:
    assert through(b"abcd\x81", 100) == ("abcd\ufffd".encode(), ["text_repaired"])


def test_half_a_character_at_the_very_end_is_not_lost() -> None:
    data, notes = through(b"abcd\xf0\x9f", 100)
    assert data.decode().startswith("abcd")
    assert len(data.decode()) == 6
    assert notes == ["text_repaired"]


def test_a_lone_surrogate_in_utf16_becomes_something_that_can_be_written() -> None:
    data, _ = through(b"\xff\xfea\0\x3d\xd8b\0", 3)
    data.decode()
    assert data.startswith(b"a")


@settings(max_examples=200, deadline=None)
@given(st.text(), st.integers(1, 9))
def test_utf8_is_never_changed(text: str, size: int) -> None:
    data = b"x" + text.encode("utf-8", "ignore")
    if b"\0" not in data[:4]:
        assert through(data, size) == (data, [])


@settings(max_examples=200, deadline=None)
@given(st.binary(), st.integers(1, 9))
def test_any_bytes_come_out_as_utf8_and_alike_in_pieces_of_any_size(data: bytes, size: int) -> None:
    whole, notes = through(data, 1 << 20)
    whole.decode()
    assert through(data, size) == (whole, notes)


EDGES = bytes.fromhex("00 41 7f 80 8f 90 9f a0 bf c0 c1 c2 df e0 ed ee ef f0 f1 f3 f4 f5 ff")
"""Bytes beside which the rules of UTF-8 change."""


@pytest.mark.parametrize("length", [0, 1, 2, 3, 4])
def test_utf8_is_what_python_can_decode(length: int) -> None:
    for drawn in product(EDGES, repeat=length):
        data = bytes(drawn)
        assert is_utf8(data) == decodes(data), data


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80), st.binary(max_size=6), st.text(max_size=80))
def test_utf8_around_any_bytes_is_what_python_can_decode(before: str, some: bytes, after: str) -> None:
    data = before.encode("utf-8", "ignore") + some + after.encode("utf-8", "ignore")
    assert is_utf8(data) == decodes(data)


def decodes(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
