"""Ways to damage a sound export: its bytes, structure and container. All follows from one number."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

Mutation = Callable[[random.Random, bytearray], None]
Files = dict[str, bytes]

CASES = Path(__file__).parents[1] / "importers" / "cases"
MOST_FILES = 12
"""Files of one golden case that go into an export, so that a case stays quick."""
LARGEST = 40_000

TOKENS = [
    *(
        b'"',
        b"\\",
        b"{",
        b"}",
        b"[",
        b"]",
        b",",
        b":",
        b"null",
        b"true",
        b"-1",
        b"1e999",
        b"NaN",
        b"{}",
        b"[]",
        b'""',
    ),
    *(
        b"\n",
        b"\r\n",
        b"\0",
        b"\xff",
        b"\xed\xa0\x80",
        b"\xe2\x80\xae",
        b"\\ud83d",
        b"\\u0000",
        b"  ",
        b"\xef\xbb\xbf",
    ),
    *(
        b"<",
        b">",
        b"<br>",
        b"</div>",
        b"<div>",
        b"<!--",
        b"&amp;",
        b"&#0;",
        b"</a>",
        b"<script>",
        b'class="outer-cell',
    ),
    *(
        b"1970-01-01 00:00:00",
        b"0",
        b"9" * 30,
        b"9" * 5000,
        b"2024-02-30",
        b"1709294400000",
        b"Date: ",
        b",,,",
        b'","',
    ),
    *(b"[" * 2000, b'{"a":' * 2000, b"<b>" * 2000, b"x" * 5000, b"\\" * 501),
]


def export_of(seed: int) -> bytes:
    """Return the zip that ``seed`` stands for: a golden case, damaged in one to four places."""
    chance = random.Random(seed)
    files = _files(chance.choice(_cases()), chance)
    names = sorted(files)
    for _ in range(chance.randint(1, 4)):
        name = chance.choice(names)
        data = bytearray(files[name])
        chance.choice(MUTATIONS)(chance, data)
        files[name] = bytes(data)
    zipped = bytearray(_zip(files, chance))
    if chance.random() < 0.15:
        for _ in range(chance.randint(1, 3)):
            _flip(chance, zipped)
    if chance.random() < 0.05:
        _cut_tail(chance, zipped)
    return bytes(zipped)


def _cases() -> Sequence[Path]:
    return sorted(path for path in CASES.glob("*/*/export"))


def _files(export: Path, chance: random.Random) -> Files:
    found = [path for path in sorted(export.rglob("*")) if path.is_file()]
    kept = found if len(found) <= MOST_FILES else chance.sample(found, MOST_FILES)
    return {path.relative_to(export).as_posix(): path.read_bytes()[:LARGEST] for path in kept}


def _zip(files: Files, chance: random.Random) -> bytes:
    target = BytesIO()
    method = chance.choice([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
    with zipfile.ZipFile(target, "w", method) as made:
        for name, data in files.items():
            made.writestr(zipfile.ZipInfo(name), data, method)
    return target.getvalue()


def _span(chance: random.Random, data: bytearray, longest: int = 400) -> slice:
    start = chance.randrange(len(data) + 1)
    return slice(start, start + chance.randint(0, longest))


def _flip(chance: random.Random, data: bytearray) -> None:
    if data:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _byte(chance: random.Random, data: bytearray) -> None:
    if data:
        data[chance.randrange(len(data))] = chance.randrange(256)


def _delete(chance: random.Random, data: bytearray) -> None:
    del data[_span(chance, data)]


def _double(chance: random.Random, data: bytearray) -> None:
    piece = data[_span(chance, data)]
    data[_span(chance, data, 0)] = piece * chance.choice([1, 2, 50])


def _insert(chance: random.Random, data: bytearray) -> None:
    data[_span(chance, data, 0)] = chance.choice(TOKENS)


def _replace(chance: random.Random, data: bytearray) -> None:
    data[_span(chance, data, 30)] = chance.choice(TOKENS)


def _cut_tail(chance: random.Random, data: bytearray) -> None:
    del data[chance.randrange(len(data) + 1) :]


def _cut_head(chance: random.Random, data: bytearray) -> None:
    del data[: chance.randrange(len(data) + 1)]


def _swap_number(chance: random.Random, data: bytearray) -> None:
    places = [at for at, byte in enumerate(data) if 48 <= byte <= 57]
    if places:
        data[chance.choice(places)] = chance.choice(b"0123456789-.eE")


def _drop_token(chance: random.Random, data: bytearray) -> None:
    mark = chance.choice(b'"{}[],:<>\n')
    places = [at for at, byte in enumerate(data) if byte == mark]
    if places:
        del data[chance.choice(places)]


def _recode(chance: random.Random, data: bytearray) -> None:
    encoding = chance.choice(["utf-16", "utf-16-be", "latin-1", "utf-8-sig", "utf-32"])
    data[:] = data.decode("utf-8", "replace").encode(encoding, "replace")


def _twice(chance: random.Random, data: bytearray) -> None:
    data += chance.choice([b"", b"\n", b"x"]) + data


def _move(chance: random.Random, data: bytearray) -> None:
    span = _span(chance, data)
    piece = data[span]
    del data[span]
    data[_span(chance, data, 0)] = piece


MUTATIONS: tuple[Mutation, ...] = (
    *(_flip, _byte, _delete, _double, _insert, _insert, _replace, _replace, _cut_tail, _cut_head),
    *(_swap_number, _swap_number, _drop_token, _drop_token, _recode, _twice, _move),
)
