"""Simulated viewers written as their exports would be: real zips in the shapes of the three platforms."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from importers.events import Platform, Surface
from importers.record import Record
from tests.support import instagram_export, tiktok_export, youtube_export
from tests.support.viewers import Viewer

Row = dict[str, Any]
YOUTUBE_FILE = "Takeout/YouTube and YouTube Music/history/watch-history.json"
TIKTOK_FILE = "user_data_tiktok.json"
INSTAGRAM_FILE = f"{instagram_export.ADS}/videos_watched.json"


def write(viewer: Viewer, folder: Path) -> list[Path]:
    """Write one zip per platform that the viewer used; return their paths."""
    paths = []
    for platform, make in _MAKERS.items():
        rows = _rows(viewer.record, platform)
        if rows:
            path = folder / f"{viewer.kind}-{platform}.zip"
            path.write_bytes(make(rows))
            paths.append(path)
    return paths


def _rows(record: Record, platform: Platform) -> list[Row]:
    """Return the platform's rows, newest first, as platforms write them."""
    own = record.events[record.events["platform"] == platform]
    names = ["occurred_at", "creator", "surface", "item"]
    return [
        {**row, "creator": row["creator"] if isinstance(row["creator"], str) else None}
        for row in own[names].astype({"creator": object}).to_dict("records")[::-1]
    ]


def _youtube(rows: list[Row]) -> bytes:
    records = [
        youtube_export.Record(
            youtube_export.SHORT if row["surface"] == Surface.SHORT else youtube_export.VIEW,
            row["occurred_at"].to_pydatetime(),
            item=row["item"],
            title=f"Film {row['item']}",
            channel=row["creator"].partition(":")[2],
            name=row["creator"],
        )
        for row in rows
    ]
    return _zipped(YOUTUBE_FILE, youtube_export.text(youtube_export.as_json(records)).encode())


class _TikTok(tiktok_export.Writer):
    """Writes given views where the writer it builds on draws its own."""

    def __init__(self, rows: list[Row]) -> None:
        super().__init__(tiktok_export.Sizes())
        self._given = rows

    def _views(self, link: str, *, titled: bool = False) -> Iterator[Row]:
        del titled
        for row in self._given:
            where = f"https://www.tiktokv.com/share/video/{row['item']}/"
            yield {"Date": f"{row['occurred_at']:%Y-%m-%d %H:%M:%S}", link: where}


def _tiktok(rows: list[Row]) -> bytes:
    buffer = io.BytesIO()
    _TikTok(rows).write(buffer)
    return _zipped(TIKTOK_FILE, buffer.getvalue())


def _instagram(rows: list[Row]) -> bytes:
    listed = [
        instagram_export.labelled(
            int(row["occurred_at"].timestamp()),
            row["creator"].partition("@")[2],
            link=f"https://www.instagram.com/reel/{row['item']}/",
        )
        for row in rows
    ]
    planted = instagram_export.Planted()
    planted.add(INSTAGRAM_FILE, listed, len(listed), view=len(listed))
    return instagram_export.zipped(planted.files)


def _zipped(name: str, content: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


_MAKERS: dict[Platform, Callable[[list[Row]], bytes]] = {
    Platform.YOUTUBE: _youtube,
    Platform.TIKTOK: _tiktok,
    Platform.INSTAGRAM: _instagram,
}
