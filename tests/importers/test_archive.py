from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest

from importers import archive, refusals
from importers.archive import Archive, from_bytes, set_name
from importers.counting import MarkerCounter
from importers.ledger import Reason
from importers.refusals import ImportRefused
from tests.support.rawzip import Piece, packed, write

LONG = b"".join(b'{"row": %d}\n' % number for number in range(200_000))


def folder_of(place: Path, **files: bytes) -> Path:
    for name, data in files.items():
        path = place / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return place


def sha256(path: Path) -> str:
    opened = Archive(path)
    opened.close()
    return opened.sha256()


def test_a_zip_is_listed_in_its_own_order_with_sizes_and_positions(tmp_path: Path) -> None:
    pieces = [
        Piece(b"b/two.json", b"22"),
        Piece(b"b/", method=0),
        Piece(b"a.json", b"1"),
        Piece(b"b/two.json", b"333"),
    ]
    opened = Archive(write(tmp_path / "x.zip", *pieces))
    assert [(m.index, m.path, m.size) for m in opened.members] == [
        (0, "b/two.json", 2),
        (1, "a.json", 1),
        (2, "b/two.json", 3),
    ]
    assert [opened.open(m).read(9) for m in opened.members] == [b"22", b"1", b"333"]
    opened.close()


@pytest.mark.parametrize("method", [0, 8])
def test_a_member_streams_in_pieces_and_the_counter_sees_every_byte_once(tmp_path: Path, method: int) -> None:
    opened = Archive(write(tmp_path / "x.zip", Piece(b"a.json", LONG, method=method)))
    counter = MarkerCounter(b'{"row"')
    told: list[int] = []
    stream = opened.open(opened.members[0], counter)
    stream.tell = told.append
    first = stream.read(10)
    pieces = list(stream.chunks())
    assert first + b"".join(pieces) == LONG
    assert max(map(len, pieces)) <= archive.CHUNK
    assert counter.total() == 200_000
    assert sum(told) == len(LONG)
    assert stream.fault is None
    opened.close()


def test_what_a_parser_leaves_is_drained_through_the_counter() -> None:
    counter = MarkerCounter(b"x")
    stream = from_bytes(b"x" * 50, counter)
    stream.read(3)
    stream.drain()
    assert counter.total() == 50


def test_a_head_is_the_first_64_kb_as_utf8_and_costs_no_bytes_of_the_stream(tmp_path: Path) -> None:
    text = "é" * 100_000
    opened = Archive(write(tmp_path / "x.zip", Piece(b"a.txt", text.encode("utf-16"))))
    head = opened.head(opened.members[0])
    assert head == text.encode()[: archive.HEAD]
    assert b"".join(opened.open(opened.members[0]).chunks()) == text.encode()
    opened.close()


def test_junk_and_refused_members_have_no_head_and_no_bytes(tmp_path: Path) -> None:
    opened = Archive(
        write(
            tmp_path / "x.zip", Piece(b"../a.json", b"[1]"), Piece(b"p.jpg", b"[1]"), Piece(b"b.json", b"[1]")
        )
    )
    assert [opened.head(member) for member in opened.listed] == [b"", b"", b"[1]"]
    assert [member.path for member in opened.members] == ["../a.json", "b.json"]
    stream = opened.open(opened.members[0])
    assert (stream.read(9), stream.fault) == (b"", Reason.TRAVERSAL)
    opened.close()


def test_only_a_few_heads_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "KEPT_HEADS", 3)
    opened = Archive(write(tmp_path / "x.zip", *(Piece(b"%d.json" % n, b"%d" % n) for n in range(9))))
    for _ in range(2):
        assert [opened.head(member) for member in opened.members] == [b"%d" % n for n in range(9)]
    assert len(opened._heads) == 3
    opened.close()


def test_a_damaged_beginning_is_known_without_parsing(tmp_path: Path) -> None:
    opened = Archive(write(tmp_path / "x.zip", Piece(b"a.json", b"[1]", packed=b"\xff" * 50)))
    assert opened.head(opened.members[0]) == b""
    assert opened.fault(opened.members[0]) is Reason.DAMAGED
    opened.close()


def test_an_inner_zip_is_read_in_place_however_it_is_packed(tmp_path: Path) -> None:
    inner = packed([Piece(b"x/a.json", LONG), Piece(b"b.json", b"[2]")])
    for method in (0, 8):
        opened = Archive(write(tmp_path / f"{method}.zip", Piece(b"in.zip", inner, method=method)))
        assert [m.path for m in opened.members] == ["in.zip!/x/a.json", "in.zip!/b.json"]
        assert [m.name for m in opened.members] == ["a.json", "b.json"]
        assert b"".join(opened.open(opened.members[1]).chunks()) == b"[2]"
        assert b"".join(opened.open(opened.members[0]).chunks()) == LONG
        opened.close()


def test_a_large_packed_inner_zip_is_entered_at_checkpoints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importers.inflate.CHECKPOINT", 100_000)
    bodies = [bytes([65 + number]) * 300_000 for number in range(8)]
    inner = packed([Piece(b"%d.json" % n, body, method=0) for n, body in enumerate(bodies)])
    opened = Archive(write(tmp_path / "x.zip", Piece(b"in.zip", inner)))
    for number in (7, 0, 3, 7):
        assert b"".join(opened.open(opened.members[number]).chunks()) == bodies[number]
    opened.close()


def test_a_folder_is_listed_by_name_with_junk_kept_visible_and_links_refused(tmp_path: Path) -> None:
    place = folder_of(tmp_path / "export", b__two=b"2", a=b"1", photo__x=b"3")
    (place / "photo" / "p.JPG").write_bytes(b"4")
    (place / "link.json").symlink_to(place / "a")
    opened = Archive(place)
    assert [(m.path, m.refused) for m in opened.listed] == [
        ("a", None),
        ("b/two", None),
        ("link.json", Reason.SYMLINK),
        ("photo/p.JPG", None),
        ("photo/x", None),
    ]
    assert opened.name == "export"
    opened.close()


def test_a_bare_file_is_one_member_under_its_own_name(tmp_path: Path) -> None:
    path = tmp_path / "user_data.json"
    path.write_bytes(b"\xef\xbb\xbf{}")
    opened = Archive(path)
    assert [(m.path, m.size) for m in opened.members] == [("user_data.json", 5)]
    assert opened.open(opened.members[0]).read(100) == b"{}"
    opened.close()


def test_a_zip_is_known_by_its_bytes_under_any_name(tmp_path: Path) -> None:
    opened = Archive(write(tmp_path / "download.json", Piece(b"a.json", b"[1]")))
    assert [m.path for m in opened.members] == ["a.json"]
    opened.close()


def test_the_hash_is_that_of_the_file_and_of_a_folders_contents(tmp_path: Path) -> None:
    path = write(tmp_path / "x.zip", Piece(b"a.json", b"[1]"))
    assert sha256(path) == hashlib.sha256(path.read_bytes()).hexdigest()
    one, two = folder_of(tmp_path / "one", a=b"1", b=b"2"), folder_of(tmp_path / "two", a=b"1", b=b"2")
    assert sha256(one) == sha256(two)
    (two / "b").write_bytes(b"3")
    assert sha256(one) != sha256(two)
    (tmp_path / "one" / "b").rename(tmp_path / "one" / "c")
    assert sha256(one) != sha256(folder_of(tmp_path / "three", a=b"1", b=b"2"))


def test_members_beyond_the_total_are_refused_and_pictures_do_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importers.listing.MAX_TOTAL", 1000)
    pieces = [Piece(b"p.mp4", b"x" * 5000, method=0)]
    pieces += [Piece(b"%d.json" % n, bytes([n]) * 400, method=0) for n in range(3)]
    opened = Archive(write(tmp_path / "x.zip", *pieces))
    assert [m.refused for m in opened.listed] == [None, None, None, Reason.TOO_LARGE]
    opened.close()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("takeout-20260101T101112Z-001.zip", "takeout-20260101T101112Z"),
        ("takeout-20260101T101112Z-3-002.zip", "takeout-20260101T101112Z"),
        ("takeout-20260101T101112Z-001 (1).zip", "takeout-20260101T101112Z"),
        ("instagram-garden.person_7-2026-02-03-aB3xY-2.zip", "instagram-garden.person_7-2026-02-03-aB3xY"),
        ("instagram-garden.person_7-2026-02-03-aB3xY.zip", "instagram-garden.person_7-2026-02-03-aB3xY"),
        ("instagram-garden.person_7-2026-02-03-aB3xY", "instagram-garden.person_7-2026-02-03-aB3xY"),
        ("TikTok_Data_1773002972.zip", None),
        ("takeout.zip", None),
    ],
)
def test_parts_of_one_download_share_a_name(name: str, expected: str | None) -> None:
    assert set_name(name) == expected


def test_a_file_we_may_not_open_has_its_own_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "x.zip", Piece(b"a.json", b"[1]"))

    def locked(*_: object) -> None:
        raise PermissionError(13, "no", str(path))

    monkeypatch.setattr(Path, "open", locked)
    with pytest.raises(ImportRefused) as caught:
        Archive(path)
    assert caught.value.code == "no_access"


def test_a_file_that_goes_away_while_it_is_read_ends_with_a_fault(tmp_path: Path) -> None:
    place = folder_of(tmp_path / "export", a=b"[1]")
    opened = Archive(place)
    (place / "a").unlink()
    stream = opened.open(opened.members[0])
    assert (stream.read(10), stream.fault) == (b"", Reason.DAMAGED)
    opened.close()


def test_zip64_numbers_are_understood(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as made, made.open("a.json", "w", force_zip64=True) as member:
        member.write(LONG)
    opened = Archive(path)
    assert b"".join(opened.open(opened.members[0]).chunks()) == LONG
    opened.close()


def test_every_sentence_is_one_line_with_a_next_step() -> None:
    for code in refusals.SENTENCES:
        sentence = str(refusals.refused(code, "my\nexport\u202e.zip", "youtube"))
        assert "myexport.zip" in sentence.replace("my export", "myexport"), code
        assert sentence.count(". ") == 0, code
        assert sentence.endswith("."), code
        assert "{" not in sentence, code


def test_a_long_name_is_shortened_in_a_sentence() -> None:
    assert len(refusals.shown("n" * 500)) == 80
    assert refusals.shown("\n\u202e") == "This file"
