"""Files that say who made which item and how long it is: a person's own CSV, or what yt-dlp wrote down."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

import msgspec
import pyarrow as pa

from importers.events import Platform
from importers.makers import NOTHING, Maker, table_of
from importers.refusals import ImportRefused
from importers.text import normal, repair

HEADERS = (("platform", "item", "creator"), ("video_id", "creator"))
"""What a CSV's columns are called; ``name`` and ``duration`` may follow. ``video_id`` is TikTok's."""
LENGTHS = ("duration", "duration_s", "length_s")
"""What a CSV calls an item's length: seconds, or ``minutes:seconds``, or ``hours:minutes:seconds``."""
MOST_ITEMS = 1_000_000
LONGEST_LINE = 32 << 20
LONGEST_TEXT = 300
LONGEST_ITEM_S = 7 * 86_400.0
"""Longer than this is no length of an item."""
_FOLDER_PATTERN = "*.info.json"
_CHANNEL = re.compile(r"UC[\w-]{22}")
_ADDRESS = re.compile(
    r"(?:https?://)?(?:\w+\.)?(?:tiktok|youtube|instagram)\.com/(?:channel/)?(?P<who>[^/?#]+)", re.IGNORECASE
)
_CLOCK = re.compile(r"(?:(?:(\d{1,3}):)?(\d{1,3}):)?(\d{1,6}(?:\.\d{1,9})?)")
_HANDLE = re.compile(r"(?!MS4w)[\w.-]+")
"""A TikTok handle; yt-dlp puts the secret id ``MS4w…`` in its place where it knows no handle."""


Entry: TypeAlias = tuple[tuple[str, str], Maker]
"""(platform, item) and what is known of it."""


@dataclass(frozen=True, slots=True, eq=False)
class Brought:
    """What a file brought: a table of makers, and how many of its rows say nothing of use."""

    table: pa.Table
    left_out: int

    @property
    def named(self) -> int:
        """Items whose creator it names."""
        return int(self.table.num_rows - self.table["creator"].null_count)

    @property
    def measured(self) -> int:
        """Items whose length it gives."""
        return int(self.table.num_rows - self.table["length_s"].null_count)


class Info(msgspec.Struct):
    """The few keys of a yt-dlp ``.info.json`` that say which item it is, who made it and how long it is."""

    id: Any = None
    extractor_key: Any = None
    extractor: Any = None
    ie_key: Any = None
    uploader: Any = None
    uploader_id: Any = None
    uploader_url: Any = None
    channel: Any = None
    channel_id: Any = None
    duration: Any = None
    entries: list[Info | None] | None = None


def read(path: Path) -> Brought:
    """Read one file, or a folder of ``.info.json`` files.

    A CSV has the header ``platform,item,creator[,name][,duration]`` or ``video_id,creator[,…]``; creators are
    handles with or without ``@``, profile addresses, or YouTube channel ids; a row may give a creator, a
    length (``LENGTHS``), or both. JSON is what yt-dlp writes: one object, a list of them, or one per line.
    The last word on an item counts. Raises ``ImportRefused``.
    """
    try:
        if path.is_dir():
            return gathered(chain.from_iterable(map(_opened, sorted(path.rglob(_FOLDER_PATTERN)))), path.name)
        return gathered(_opened(path), path.name)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise _refused(f"{path.name} cannot be read as CSV or JSON; save it as CSV in UTF-8.") from error


def parse(lines: Iterable[str]) -> Iterator[Entry | None]:
    """Yield an entry per row of a CSV, header first; None for a row that does not say who made what."""
    rest = iter(lines)
    first = next(rest, "")
    delimiter = max(",;\t", key=first.count)
    rows = csv.DictReader(chain([first], rest), skipinitialspace=True, delimiter=delimiter)
    header = {(name or "").strip().lower(): name for name in rows.fieldnames or ()}
    if not any(header.keys() >= set(wanted) for wanted in HEADERS):
        raise _refused(
            "The creators file begins with another header; its first line reads platform,item,creator or, "
            "for TikTok, video_id,creator."
        )
    for row in rows:
        yield _entry({short: row[name] or "" for short, name in header.items() if short})


def gathered(entries: Iterable[Entry | None], name: str) -> Brought:
    """Return the table of all entries; a file called ``name`` that brings none is refused."""
    known: dict[tuple[str, str], Maker] = {}
    rows = 0
    for rows, entry in enumerate(entries, 1):  # noqa: B007 - the number of the last row is the count
        if entry is not None:
            known[entry[0]] = entry[1].over(known.get(entry[0], NOTHING))
        if len(known) > MOST_ITEMS:
            raise _refused(f"{name} holds more than {MOST_ITEMS:,} items; split it and bring the parts.")
    if not known:
        raise _refused(
            f"{name} names no creator of any item, and no length; the README shows what its lines look like."
        )
    return Brought(table_of(known), rows - len(known))


def creator_id(platform: str, creator: str) -> str | None:
    """Return the stable id for ``@Handle``, ``handle``, a profile's address, a channel id, or a stable id.

    None where nothing is left of it.
    """
    bare = creator.strip().removeprefix(f"{platform}:")
    address = _ADDRESS.match(bare)
    bare = address["who"] if address else bare
    if platform == Platform.YOUTUBE and _CHANNEL.fullmatch(bare):
        return f"{platform}:{bare}"
    handle = bare.removeprefix("@").lower().strip()
    return f"{platform}:@{handle}" if handle and len(handle) <= LONGEST_TEXT else None


def _refused(sentence: str) -> ImportRefused:
    return ImportRefused("creators_map", sentence)


def _opened(path: Path) -> Iterator[Entry | None]:
    with path.open("rb") as file:
        head = file.read(1024).lstrip(b"\xef\xbb\xbf \t\r\n")
        file.seek(0)
        if head[:1] in {b"{", b"["}:
            yield from map(_from_info, _infos(file, path.name))
            return
    with path.open(encoding="utf-8-sig", newline="") as text:
        yield from parse(text)


def _infos(file: BinaryIO, name: str) -> Iterator[Info | None]:
    """Yield what yt-dlp wrote: line by line, or, when the first line is not whole, all of it at once."""
    lines = msgspec.json.Decoder(Info | list[Info])
    for number, line in enumerate(iter(lambda: file.readline(LONGEST_LINE), b"")):
        try:
            yield from _flat(lines.decode(line.removeprefix(b"\xef\xbb\xbf"))) if line.strip() else ()
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            if number == 0:
                yield from _flat(_whole(line + file.read(LONGEST_LINE), name))
                return
            yield None


def _whole(data: bytes, name: str) -> Info | list[Info]:
    try:
        return msgspec.json.decode(data, type=Info | list[Info])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _refused(f"{name} is not JSON as yt-dlp writes it; bring a CSV or an .info.json.") from error


def _flat(found: Info | list[Info]) -> Iterator[Info | None]:
    for info in found if isinstance(found, list) else [found]:
        if info.entries is None:
            yield info
        else:
            yield from info.entries


def _from_info(info: Info | None) -> Entry | None:
    if info is None:
        return None
    source = next((_text(one) for one in (info.extractor_key, info.ie_key, info.extractor) if one), "")
    platform = next((str(one) for one in Platform if source.lower().startswith(one)), "")
    who, name = _maker(platform, info)
    row = {"platform": platform, "item": _text(info.id), "creator": who, "name": name}
    return _entry({**row, "duration": f"{info.duration}"})


def _maker(platform: str, info: Info) -> tuple[str, str]:
    """Return who made it and the name to show; each platform's extractor fills other keys."""
    named = {key: _text(getattr(info, key)) for key in ("uploader", "uploader_id", "channel", "channel_id")}
    if platform == Platform.YOUTUBE:
        return named["channel_id"] or named["uploader_id"], named["channel"] or named["uploader"]
    if platform == Platform.TIKTOK:
        address = _ADDRESS.match(_text(info.uploader_url))
        handles = (named["uploader"], address["who"].removeprefix("@") if address else "")
        return next(filter(_HANDLE.fullmatch, handles), ""), named["channel"]
    return named["channel"], named["uploader"]


def _entry(row: Mapping[str, Any]) -> Entry | None:
    clean = {key: repair(normal(_text(value))).strip() for key, value in row.items()}
    platform = clean.get("platform", Platform.TIKTOK).lower()
    item = clean.get("item") or clean.get("video_id")
    if not item or platform not in set(Platform) or len(item) > LONGEST_TEXT:
        return None
    if not (item + clean["creator"]).isprintable():
        return None
    creator = creator_id(platform, clean["creator"])
    name = clean.get("name", "")[:LONGEST_TEXT] or None
    maker = Maker(
        creator, name if creator else None, seconds(next(filter(None, map(clean.get, LENGTHS)), ""))
    )
    return None if maker == NOTHING else ((platform, item), maker)


def seconds(text: str) -> float | None:
    """Return ``75``, ``75.5``, ``1:15`` or ``0:01:15`` in seconds; None for zero and for anything else."""
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        return None
    hours, minutes, rest = (float(one or 0) for one in found.groups())
    total = 3600 * hours + 60 * minutes + rest
    return total if 0 < total <= LONGEST_ITEM_S else None


def _text(value: Any) -> str:
    return value if isinstance(value, str) else str(value) if isinstance(value, int) else ""
