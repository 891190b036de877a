from __future__ import annotations

import struct
import zipfile
import zlib
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers import zips
from importers.entries import Broken
from importers.inflate import FileSource, InnerZip, MemberReader
from importers.ledger import Reason
from tests.support.rawzip import Piece, packed

NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["C"], exclude_characters="/\\:"), min_size=1)


class Bytes:
    def __init__(self, data: bytes) -> None:
        self.data, self.size = data, len(data)

    def read_at(self, offset: int, length: int) -> bytes:
        return self.data[offset : offset + length]


def whole(source: Bytes, entry: zips.Entry) -> bytes:
    reader = MemberReader(source, entry)
    return b"".join(iter(lambda: reader.read(7000), b""))


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(NAMES, st.binary(max_size=3000), max_size=6),
    st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]),
    st.binary(max_size=40),
)
def test_what_the_standard_library_packs_we_list_and_read_alike(
    files: dict[str, bytes], method: int, comment: bytes
) -> None:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", method) as made:
        made.comment = comment
        for name, data in files.items():
            made.writestr(name, data)
    source = Bytes(target.getvalue())
    listed = zips.entries(source)
    assert {entry.name for entry in listed} == set(files)
    for entry in listed:
        assert entry.refused in {None, Reason.TRAVERSAL}
        if entry.refused is None:
            assert whole(source, entry) == files[entry.name]


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_change_of_bytes_brings_anything_but_an_answer(data: st.DataObject) -> None:
    raw = bytearray(packed([Piece(b"a.json", b"[1, 2, 3]" * 50), Piece(b"b.json", b"{}", method=0)]))
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    source = Bytes(bytes(raw[: data.draw(st.integers(0, len(raw)))]))
    answers = []
    with suppress(zips.ZipRefused):
        for entry in zips.entries(source):
            with suppress(Broken):
                answers.append(entry.refused or len(whole(source, entry)) == entry.size)
    assert all(answers)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("a/b.json", None),
        ("a..b/c.json", None),
        ("../a", Reason.TRAVERSAL),
        ("a/..", Reason.TRAVERSAL),
        ("a\\..\\b", Reason.TRAVERSAL),
        ("/a", Reason.TRAVERSAL),
        ("C:/a", Reason.TRAVERSAL),
        ("a\0b", Reason.BAD_NAME),
        ("a\tb", Reason.BAD_NAME),
    ],
)
def test_a_path_that_leaves_the_zip_is_refused(path: str, reason: Reason | None) -> None:
    assert zips.path_refusal(path) is reason


def test_a_name_is_read_by_its_flag_its_unicode_field_or_its_bytes() -> None:
    raw = b"Verl\x84ufe"
    named = struct.pack("<BL", 1, zlib.crc32(raw)) + "Verläufe!".encode()
    field = struct.pack("<2H", 0x7075, len(named)) + named
    pieces = [
        Piece(raw, flags=0),
        Piece(raw, flags=0, extra=field),
        Piece("Verläufe".encode(), flags=0),
        Piece("Verläufe".encode(), flags=0x800),
        Piece(b"Verl\xe4ufe", flags=0x800),
    ]
    names = [entry.name for entry in zips.entries(Bytes(packed(pieces)))]
    assert names == ["Verläufe", "Verläufe!", "Verläufe", "Verläufe", "Verl\ufffdufe"]


def test_the_list_of_contents_is_never_larger_than_its_cap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "MAX_LIST", 50)
    with pytest.raises(zips.ZipRefused, match="damaged"):
        zips.entries(Bytes(packed([Piece(b"a.json"), Piece(b"b.json")])))


def test_a_zip_of_more_than_65535_entries_is_counted_by_its_64_bit_record(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as made:
        for number in range(66_000):
            made.writestr(zipfile.ZipInfo(str(number)), b"")
    source = FileSource(path)
    with pytest.raises(zips.ZipRefused, match="too_many"):
        zips.entries(source)
    source.close()


def test_an_inner_zip_that_ends_early_is_damaged() -> None:
    inner = packed([Piece(b"a.json", b"[1]" * 100, method=0)])
    outer = Bytes(packed([Piece(b"in.zip", inner, size=len(inner) + 500)]))
    [entry] = zips.entries(outer)
    with pytest.raises(Broken) as caught:
        zips.entries(InnerZip(outer, entry))
    assert caught.value.reason is Reason.DAMAGED
