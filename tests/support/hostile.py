"""Hostile and broken containers (reliability 2a), one small maker each, with the outcome it has to have.

A maker gets an empty folder and returns what to open. The good member beside the bad one is a small watch
history (``tests.support.tiny``), so that both outcomes, "left out and said" and "refused", can be told apart.
"""

from __future__ import annotations

import gzip
import os
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from importers.ledger import Reason
from tests.support import tiny
from tests.support.rawzip import Piece, packed, write

GOOD = b"Takeout/YouTube/history/watch-history.json"
OTHER = b"Takeout/YouTube/history/other-history.json"
EVENTS = 5
"""Events of the good member."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What has to come of a file: refused with this code, or read with this many events and these reasons.

    ``reasons`` are those in the ledger's rows; ``complete`` whether the import says that nothing is missing.
    """

    code: str | None = None
    events: int = EVENTS
    reasons: tuple[str, ...] = ()
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Case:
    """One hostile file: how it is made, what has to come of it."""

    name: str
    make: Callable[[Path], Path]
    outcome: Outcome


CASES: list[Case] = []
Maker = Callable[[Path], Path]


def _case(outcome: Outcome, name: str | None = None) -> Callable[[Maker], Maker]:
    def keep(make: Maker) -> Maker:
        CASES.append(Case(name or make.__name__, make, outcome))
        return make

    return keep


def refused(code: str) -> Callable[[Maker], Maker]:
    return _case(Outcome(code=code))


def complete(events: int = EVENTS, *reasons: str) -> Callable[[Maker], Maker]:
    return _case(Outcome(events=events, reasons=reasons))


def incomplete(*reasons: str, events: int = EVENTS) -> Callable[[Maker], Maker]:
    return _case(Outcome(events=events, reasons=reasons, complete=False))


def good(name: bytes = GOOD) -> Piece:
    return Piece(name, tiny.history(EVENTS))


def bad(name: bytes = OTHER, **fields: object) -> Piece:
    """Return a member that would be read, were it not for ``fields``."""
    return Piece(name, tiny.history(EVENTS, start=100), **fields)  # type: ignore[arg-type]


def pair(folder: Path, **fields: object) -> Path:
    return write(folder / "export.zip", good(), bad(**fields))


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", method) as made:
        for name, data in members:
            made.writestr(name, data)
    return target.getvalue()


def bomb(size: int) -> bytes:
    """Return ``size`` times the letter A, deflated: one block that stands alone, again and again."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(b"A" * (1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    return block * (size >> 20) + b"\x03\x00"


# sizes


@refused("too_large")
def bomb_2g(folder: Path) -> Path:
    size = 2 << 30
    return write(folder / "export.zip", Piece(b"a.json", packed=bomb(size), size=size, checksum=0))


@incomplete(Reason.TOO_LARGE)
def bomb_beside_a_history(folder: Path) -> Path:
    size = 300 << 20
    return write(folder / "export.zip", good(), Piece(OTHER, packed=bomb(size), size=size, checksum=0))


@incomplete(Reason.TOO_LARGE)
def bomb_padded_so_that_its_ratio_looks_fair(folder: Path) -> Path:
    size = 300 << 20
    body = bomb(size) + b"\0" * (size // 150)
    start = b'[{"header"'
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    head = packer.compress(start) + packer.flush(zlib.Z_SYNC_FLUSH)
    return write(
        folder / "export.zip", good(), Piece(OTHER, packed=head + body, size=size + len(start), checksum=0)
    )


@incomplete(Reason.DAMAGED, events=EVENTS)
def lying_small(folder: Path) -> Path:
    data = tiny.history(EVENTS, start=100)
    return write(folder / "export.zip", good(), Piece(OTHER, data * 100, size=40))


@incomplete(Reason.DAMAGED, events=EVENTS)
def lying_small_with_a_fitting_checksum(folder: Path) -> Path:
    data = tiny.history(EVENTS, start=100)
    return write(folder / "export.zip", good(), Piece(OTHER, data, size=40, checksum=zlib.crc32(data[:40])))


@incomplete(Reason.TOO_LARGE)
def lying_big(folder: Path) -> Path:
    return pair(folder, size=300 << 20)


@incomplete(Reason.DAMAGED, events=2 * EVENTS)
def lying_a_little_big(folder: Path) -> Path:
    return pair(folder, size=4000)


@incomplete(Reason.TOO_LARGE)
def zip64_absurd(folder: Path) -> Path:
    return pair(folder, size=1 << 62)


@incomplete(Reason.TOO_LARGE)
def more_than_two_gigabytes_declared(folder: Path) -> Path:
    return pair(folder, size=(2 << 30) + 1)


@incomplete(Reason.DAMAGED)
def stored_with_two_sizes(folder: Path) -> Path:
    return pair(folder, method=0, size=10)


@refused("too_many")
def many(folder: Path) -> Path:
    path = folder / "export.zip"
    path.write_bytes(packed([good(), *(Piece(b"e%d" % n, method=0) for n in range(50_000))]))
    return path


@refused("too_many")
def more_entries_than_the_end_record_says(folder: Path) -> Path:
    path = folder / "export.zip"
    path.write_bytes(packed([good(), *(Piece(b"e%d" % n, method=0) for n in range(50_000))], count=1))
    return path


@refused("damaged")
def fewer_entries_than_the_end_record_says(folder: Path) -> Path:
    path = folder / "export.zip"
    path.write_bytes(packed([good()], count=7))
    return path


# overlaps


@refused("overlap")
def overlap_full(folder: Path) -> Path:
    body = good()
    copies = [Piece(b"c%d.json" % n, body.data, local_name=GOOD, offset=0, body=False) for n in range(1000)]
    path = folder / "export.zip"
    path.write_bytes(packed([body, *copies]))
    return path


@incomplete(Reason.OVERLAP, Reason.OVERLAP)
def overlap_of_two_beside_a_history(folder: Path) -> Path:
    first = bad()
    second = Piece(b"c.json", first.data, offset=len(good().local()), body=False)
    path = folder / "export.zip"
    path.write_bytes(packed([good(), first, second]))
    return path


@incomplete(Reason.OVERLAP, Reason.OVERLAP)
def overlap_quoted(folder: Path) -> Path:
    inner = Piece(b"inner.json", tiny.history(3, start=200), method=0)
    outer = Piece(OTHER, inner.local(), method=0)
    placed = len(good().local()) + 30 + len(OTHER)
    listed = Piece(inner.name, inner.data, method=0, offset=placed, body=False)
    path = folder / "export.zip"
    path.write_bytes(packed([good(), outer, listed]))
    return path


@incomplete(Reason.OVERLAP)
def data_reach_into_the_next_by_a_long_local_header(folder: Path) -> Path:
    raw = bytearray(packed([bad(), good()]))
    struct.pack_into("<H", raw, 28, 60)
    path = folder / "export.zip"
    path.write_bytes(raw)
    return path


@incomplete(Reason.DAMAGED)
def data_reach_beyond_the_file(folder: Path) -> Path:
    return pair(folder, packed_size=1 << 20)


@incomplete(Reason.DAMAGED)
def header_lies_beyond_the_file(folder: Path) -> Path:
    return pair(folder, offset=1 << 30)


@incomplete(Reason.DAMAGED)
def header_is_something_else(folder: Path) -> Path:
    raw = bytearray(packed([bad(), good()]))
    raw[:4] = b"XXXX"
    path = folder / "export.zip"
    path.write_bytes(raw)
    return path


# methods and locks


def _method(number: int) -> None:
    @incomplete(Reason.COMPRESSION)
    def method(folder: Path) -> Path:
        return pair(folder, method=number, packed=b"\0" * 40)

    CASES[-1] = Case(f"method_{number}", method, CASES[-1].outcome)


for _number in (1, 6, 9, 12, 14, 93, 95, 98):
    _method(_number)


@refused("compression")
def bomb_bz2(folder: Path) -> Path:
    path = folder / "export.zip"
    path.write_bytes(zipped(("a.json", b"A" * (50 << 20)), method=zipfile.ZIP_BZIP2))
    return path


@refused("compression")
def bomb_lzma(folder: Path) -> Path:
    path = folder / "export.zip"
    path.write_bytes(zipped(("a.json", b"A" * (50 << 20)), method=zipfile.ZIP_LZMA))
    return path


@refused("encrypted")
def encrypted(folder: Path) -> Path:
    return write(folder / "export.zip", bad(flags=0x801), bad(b"photo.jpg", flags=0x801))


@refused("encrypted")
def encrypted_the_strong_way(folder: Path) -> Path:
    return write(folder / "export.zip", bad(flags=0x801, method=99))


@incomplete(Reason.ENCRYPTED)
def one_member_encrypted(folder: Path) -> Path:
    return pair(folder, flags=0x801)


@complete(EVENTS, Reason.ENCRYPTED)
def a_photo_encrypted(folder: Path) -> Path:
    return write(folder / "export.zip", good(), bad(b"photo.jpg", flags=0x801))


# names


def _name(label: str, name: bytes, reason: Reason | None) -> None:
    def made(folder: Path) -> Path:
        return write(folder / "export.zip", good(), bad(name))

    outcome = Outcome(events=2 * EVENTS) if reason is None else Outcome(reasons=(reason,), complete=False)
    CASES.append(Case(f"name_{label}", made, outcome))


_name("parent", b"../../evil.json", Reason.TRAVERSAL)
_name("parent_inside", b"a/../../evil.json", Reason.TRAVERSAL)
_name("parent_backslash", b"..\\..\\evil.json", Reason.TRAVERSAL)
_name("absolute", b"/etc/evil.json", Reason.TRAVERSAL)
_name("absolute_backslash", b"\\\\server\\share\\evil.json", Reason.TRAVERSAL)
_name("drive", b"C:\\evil.json", Reason.TRAVERSAL)
_name("drive_relative", b"c:evil.json", Reason.TRAVERSAL)
_name("nul", b"evil.json\0.txt", Reason.BAD_NAME)
_name("newline", b"evil\n.json", Reason.BAD_NAME)
_name("escape", b"\x1b[2Jevil.json", Reason.BAD_NAME)
_name("delete", b"evil\x7f.json", Reason.BAD_NAME)
_name("backslashes", b"Takeout\\YouTube\\other.json", None)
_name("long", b"n" * 300 + b".json", None)
_name("bidi", "evil\u202egnp.json".encode(), None)
_name("device", b"CON", None)
_name("dots", b"a..b/...json", None)
_name("bad_utf8_under_the_flag", b"caf\xe9\xff.json", None)
_name("emoji", "🐢/turtle.json".encode(), None)
_name("empty", b"", None)


@complete(2 * EVENTS)
def name_in_the_old_code_page(folder: Path) -> Path:
    return write(folder / "export.zip", good(), bad(b"Verl\x84ufe.json", flags=0))


@incomplete(Reason.SYMLINK)
def symlink(folder: Path) -> Path:
    return pair(folder, mode=0o120777)


@incomplete(Reason.DAMAGED)
def two_names_for_one_member(folder: Path) -> Path:
    return pair(folder, local_name=b"x" * len(OTHER))


@complete(EVENTS)
def same_name_same_content_twice(folder: Path) -> Path:
    return write(folder / "export.zip", good(), good())


@complete(2 * EVENTS)
def same_name_other_content(folder: Path) -> Path:
    return write(folder / "export.zip", good(), bad(GOOD))


@complete(2 * EVENTS)
def names_that_differ_in_case(folder: Path) -> Path:
    return write(folder / "export.zip", good(), bad(GOOD.upper()))


@complete(EVENTS)
def junk_of_another_system(folder: Path) -> Path:
    junk = (b"__MACOSX/Takeout/._watch-history.json", b"._a.json", b"Takeout/.DS_Store", b"Thumbs.db")
    return write(folder / "export.zip", good(), *(bad(name) for name in junk))


@complete(EVENTS)
def folders_are_no_members(folder: Path) -> Path:
    return write(
        folder / "export.zip", Piece(b"Takeout/", method=0), Piece(b"Takeout\\x\\", method=0), good()
    )


# levels


@complete(2 * EVENTS)
def nested_one_level(folder: Path) -> Path:
    inner = zipped(("watch-history.json", tiny.history(EVENTS, start=100)))
    return write(folder / "export.zip", good(), Piece(b"part-2.zip", inner))


@complete(2 * EVENTS)
def nested_one_level_stored(folder: Path) -> Path:
    inner = zipped(("watch-history.json", tiny.history(EVENTS, start=100)))
    return write(folder / "export.zip", good(), Piece(b"part-2.zip", inner, method=0))


@incomplete(Reason.NESTED_TOO_DEEP)
def nested_two_levels_beside_a_history(folder: Path) -> Path:
    inner = zipped(("watch-history.json", tiny.history(EVENTS, start=100)))
    return write(folder / "export.zip", good(), Piece(b"b.zip", zipped(("c.zip", inner))))


@refused("nested_too_deep")
def nested_six_levels(folder: Path) -> Path:
    data = tiny.history()
    for level in range(6):
        data = zipped((f"{level}.zip" if level else "watch-history.json", data))
    path = folder / "export.zip"
    path.write_bytes(data)
    return path


@incomplete(Reason.DAMAGED)
def nested_zip_cut_off(folder: Path) -> Path:
    inner = zipped(("watch-history.json", tiny.history(EVENTS, start=100)))
    return write(folder / "export.zip", good(), Piece(b"part-2.zip", inner[:-30]))


@incomplete(Reason.TOO_LARGE)
def nested_bomb(folder: Path) -> Path:
    size = 300 << 20
    inner = packed([Piece(b"a.json", packed=bomb(size), size=size, checksum=0)])
    return write(folder / "export.zip", good(), Piece(b"part-2.zip", inner))


@refused("too_many")
def nested_many(folder: Path) -> Path:
    inner = packed([Piece(b"e%d" % n, method=0) for n in range(30_000)])
    return write(folder / "export.zip", good(), Piece(b"1.zip", inner), Piece(b"2.zip", inner))


# cut and damaged


@refused("truncated")
def cut_in_the_middle(folder: Path) -> Path:
    whole = packed([good(), bad()])
    path = folder / "export.zip"
    path.write_bytes(whole[: len(whole) // 2])
    return path


@refused("truncated")
def cut_in_the_end_record(folder: Path) -> Path:
    path = folder / "export.zip"
    path.write_bytes(packed([good()])[:-5])
    return path


@refused("truncated")
def cut_at_the_front(folder: Path) -> Path:
    path = folder / "export.zip"
    path.write_bytes(packed([good(), bad()])[200:])
    return path


@refused("damaged")
def list_of_contents_overwritten(folder: Path) -> Path:
    raw = bytearray(packed([good(), bad()]))
    at = raw.index(b"PK\1\2")
    raw[at : at + 20] = b"\xff" * 20
    path = folder / "export.zip"
    path.write_bytes(raw)
    return path


@complete(EVENTS)
def something_before_the_zip(folder: Path) -> Path:
    path = folder / "export.zip"
    path.write_bytes(packed([good()], prefix=b"#!/bin/sh\necho no\n"))
    return path


@complete(EVENTS)
def a_comment_after_the_zip(folder: Path) -> Path:
    path = folder / "export.zip"
    path.write_bytes(packed([good()], comment=b"made with care, PK\5\6 and all"))
    return path


@incomplete(Reason.DAMAGED, events=2 * EVENTS)
def wrong_checksum(folder: Path) -> Path:
    return pair(folder, checksum=1)


@incomplete(Reason.DAMAGED)
def packed_data_damaged(folder: Path) -> Path:
    return pair(folder, packed=b"\xff" * 200)


@incomplete(Reason.DAMAGED)
def packed_data_end_early(folder: Path) -> Path:
    whole = bad().bytes_packed()
    return pair(folder, packed=whole[:20])


@refused("damaged_inside")
def every_member_damaged(folder: Path) -> Path:
    return write(folder / "export.zip", bad(packed=b"\xff" * 200))


@refused("split_zip")
def a_piece_of_a_split_zip(folder: Path) -> Path:
    raw = bytearray(packed([good()]))
    struct.pack_into("<H", raw, len(raw) - 18, 3)
    path = folder / "export.zip"
    path.write_bytes(raw)
    return path


# not a zip


def _file(label: str, file_name: str, data: bytes, code: str) -> None:
    def made(folder: Path) -> Path:
        path = folder / file_name
        path.write_bytes(data)
        return path

    CASES.append(Case(label, made, Outcome(code=code)))


_file("empty_file", "export.zip", b"", "empty")
_file("empty_json", "watch-history.json", b"", "empty")
_file("empty_zip", "export.zip", packed([]), "empty_zip")
_file("only_folders", "export.zip", packed([Piece(b"Takeout/", method=0)]), "empty_zip")
_file("zeros", "export.zip", b"\0" * 100_000, "zeros")
_file("zeros_json", "a.json", b"\0" * 100_000, "zeros")
_file("photo", "holiday.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(2000), "picture")
_file("photo_named_zip", "export.zip", b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(2000), "picture")
_file("png", "a.png", b"\x89PNG\r\n\x1a\n" + bytes(2000), "picture")
_file("film", "a.mp4", b"\0\0\0\x18ftypmp42" + bytes(2000), "picture")
_file("pdf", "a.pdf", b"%PDF-1.7\n" + bytes(2000), "wrong_type")
_file("gz_named_zip", "export.zip", gzip.compress(tiny.history()), "other_archive")
_file("tgz", "takeout-20260101T000000Z-001.tgz", gzip.compress(bytes(2000)), "other_archive")
_file("rar_named_zip", "export.zip", b"Rar!\x1a\x07\x01\0" + bytes(200), "other_archive")
_file("7z_named_zip", "export.zip", b"7z\xbc\xaf\x27\x1c" + bytes(200), "other_archive")
_file("tar", "export.tar", b"a".ljust(257, b"\0") + b"ustar" + bytes(600), "other_archive")
_file("html_named_zip", "export.zip", b"<!DOCTYPE html><title>Sign in</title>", "web_page")
_file("text_named_zip", "export.zip", b"Not found", "not_a_zip")
_file("some_json", "a.json", b'{"a": [1, 2]}', "not_an_export")
_file("some_text", "a.txt", b"Dear diary\n", "not_an_export")
_file("noise", "a.json", bytes(range(1, 256)) * 40, "not_an_export")
_file(
    "office_file",
    "a.docx",
    zipped(("word/document.xml", b"<x/>"), ("[Content_Types].xml", b"<x/>")),
    "not_an_export",
)
_file("only_photos", "export.zip", packed([bad(b"a/1.jpg"), bad(b"a/2.mp4")]), "only_media")
_file("only_unsafe_names", "export.zip", packed([bad(b"../1.json"), bad(b"/2.json")]), "unsafe_paths")
_file("empty_lists", "watch-history.json", b'[{"header": "YouTube"}]'[:1] + b"]", "not_an_export")


@refused("not_found")
def nothing_there(folder: Path) -> Path:
    return folder / "export.zip"


@refused("zeros")
def two_gigabytes_of_zeros(folder: Path) -> Path:
    path = folder / "export.zip"
    with path.open("wb") as file:
        file.truncate(2 << 30)
    return path


@refused("too_large")
def a_single_line_of_ten_gigabytes(folder: Path) -> Path:
    path = folder / "export.csv"
    with path.open("wb") as file:
        file.write(b"Channel Id,Channel Url")
        file.truncate(10 << 30)
    return path


# folders


@refused("empty_folder")
def empty_folder(folder: Path) -> Path:
    return folder


def _unpacked(folder: Path) -> Path:
    target = folder / "export" / "Takeout"
    target.mkdir(parents=True)
    (target / "watch-history.json").write_bytes(tiny.history(EVENTS))
    return target


@complete(EVENTS)
def folder_of_an_export(folder: Path) -> Path:
    target = _unpacked(folder)
    (target / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (target / ".DS_Store").write_bytes(b"x")
    return target.parent


@complete(2 * EVENTS)
def folder_with_a_zip_in_it(folder: Path) -> Path:
    target = _unpacked(folder)
    (target / "two.zip").write_bytes(zipped(("b.json", tiny.history(EVENTS, start=100))))
    return target.parent


def symlinks() -> Iterator[Case]:
    """Yield the cases that need symbolic links and named pipes, where the system has them."""

    def linked(folder: Path) -> Path:
        target = _unpacked(folder)
        (folder / "outside").mkdir()
        (folder / "outside" / "b.json").write_bytes(tiny.history(EVENTS, start=100))
        (target / "b.json").symlink_to(folder / "outside" / "b.json")
        (target / "all").symlink_to(folder / "outside", target_is_directory=True)
        (target / "loop").symlink_to(target, target_is_directory=True)
        return target.parent

    def piped(folder: Path) -> Path:
        target = _unpacked(folder)
        os.mkfifo(target / "pipe.json")
        return target.parent

    if hasattr(os, "mkfifo"):
        yield Case("folder_with_links", linked, Outcome(reasons=(Reason.SYMLINK,) * 3, complete=False))
        yield Case("folder_with_a_pipe", piped, Outcome())


CASES.extend(symlinks())
