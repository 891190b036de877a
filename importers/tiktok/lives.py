"""Live broadcasts watched: one ``live_view`` per room, one ``live_chat`` per comment written there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from importers.events import Kind, Surface
from importers.jsonrows import Rows, says_nothing
from importers.jsonwalk import Scalar
from importers.sink import Sink
from importers.tiktok import times
from importers.tiktok.links import take_apart
from importers.tiktok.lists import write
from importers.tiktok.members import ROOM_LINK, ROOM_TIME


@dataclass(slots=True)
class _Room:
    item: str
    time: Scalar = None
    link: Scalar = None


class Lives:
    """Keeps rooms and their comments until the document ends; few, and spread over many small objects."""

    def __init__(self, sink: Sink) -> None:
        """Write to ``sink`` at the end."""
        self._sink = sink
        self._rooms: list[_Room] = []
        self._chats: list[tuple[str, Any]] = []

    def room(self, room: str) -> None:
        """Begin a room; its fields follow."""
        self._rooms.append(_Room(room.strip()))

    def field(self, name: str, value: Scalar) -> None:
        """Take a field of the room begun last."""
        if self._rooms and name == ROOM_TIME:
            self._rooms[-1].time = value
        elif self._rooms and name == ROOM_LINK:
            self._rooms[-1].link = value

    def chat(self, room: str, rows: Rows) -> None:
        """Take comments with the columns ``time`` and, where that is no time, ``epoch`` seconds."""
        self._sink.unreadable(rows.unreadable)
        written, epochs = rows.columns["time"], rows.columns["epoch"]
        read = times.milliseconds(written).to_pylist()
        for stamp, epoch, when in zip(written, epochs, read, strict=True):
            no_time = when is None or when == times.UNREADABLE
            self._chats.append((room.strip(), epoch if no_time and not says_nothing(epoch) else stamp))

    def finish(self) -> None:
        """Write everything."""
        hosts = [take_apart(room.link) for room in self._rooms]
        columns = {
            "item": [room.item for room in self._rooms],
            "creator": [host.creator for host in hosts],
            "creator_name": [host.handle if host.creator else None for host in hosts],
            "surface": Surface.LIVE,
        }
        self._write(Kind.LIVE_VIEW, [room.time for room in self._rooms], columns)
        items = [room for room, _ in self._chats]
        self._write(
            Kind.LIVE_CHAT, [when for _, when in self._chats], {"item": items, "surface": Surface.LIVE}
        )
        self._rooms.clear()
        self._chats.clear()

    def _write(self, kind: Kind, when: list[Any], columns: dict[str, Any]) -> None:
        stamps: pa.Array = times.milliseconds(when)
        write(self._sink, kind, stamps, columns)
