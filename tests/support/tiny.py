"""A history small enough to write by hand, and an importer of one page that reads it line by line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime

from importers.archive import Archive, Stream
from importers.base import Plan, Task
from importers.counting import JsonObjectCounter
from importers.events import Kind, Platform
from importers.ledger import Reason
from importers.sink import Sink

START = datetime.fromisoformat("2024-03-01T12:00:00+00:00")
NOW_MS = 1_735_689_600_000
"""2025-01-01 UTC."""


def record(number: int, **changes: object) -> dict[str, object]:
    """Return one watch record, ``number`` minutes after the start."""
    moment = f"2024-03-{1 + number // 1440 % 28:02d}T{number // 60 % 24:02d}:{number % 60:02d}:00.000Z"
    return {
        "header": "YouTube",
        "title": f"Watched Garden film {number}",
        "titleUrl": f"https://www.youtube.com/watch?v=gd{number:09d}",
        "subtitles": [
            {"name": "Quiet Garden", "url": "https://www.youtube.com/channel/UCquietgarden0000000001"}
        ],
        "time": moment,
        "products": ["YouTube"],
        "activityControls": ["YouTube watch history"],
    } | changes


def history(count: int = 5, start: int = 0) -> bytes:
    """Return a watch history in JSON, one record per line."""
    return listed([record(start + number) for number in range(count)])


def listed(records: list[dict[str, object]]) -> bytes:
    """Return records as a JSON list, one per line, the way Takeout writes it (not escaped to ASCII)."""
    return ("[" + ",\n".join(json.dumps(one, ensure_ascii=False) for one in records) + "]").encode()


class TinyImporter:
    """Reads the histories above, and nothing else: one record per line."""

    platform = Platform.YOUTUBE
    kinds: tuple[Kind, ...] = (Kind.VIEW, Kind.LIKE)
    lost = 0
    """Records this one forgets to account for."""

    def plan(self, archive: Archive) -> Plan:
        plan = Plan()
        for member in archive.members:
            if archive.head(member).startswith(b'[{"header"'):
                plan.tasks.append(Task(member, "tiny", (Kind.VIEW,), self.parse, JsonObjectCounter))
            elif archive.head(member).startswith(b"known"):
                plan.not_needed.append(member)
        return plan

    def parse(self, stream: Stream, sink: Sink) -> None:
        for line in list(lines(stream))[self.lost :]:
            try:
                row = json.loads(line.strip(b"[],"))
            except ValueError:
                sink.unreadable()
                continue
            self.take(row, sink)

    def take(self, row: dict[str, object], sink: Sink) -> None:
        if "details" in row:
            sink.set_aside(Reason.AD)
        else:
            at = row.get("time")
            stamp = None if at is None else round(datetime.fromisoformat(str(at)).timestamp() * 1000)
            item = str(row["titleUrl"])[-11:] if row.get("titleUrl") else None
            creator = "youtube:UCquietgarden0000000001" if item else None
            sink.events(Kind.VIEW, [stamp], item=item, creator=creator)


def lines(stream: Stream) -> Iterator[bytes]:
    """Yield the lines of ``stream``, each cut at a megabyte."""
    rest = b""
    for chunk in stream.chunks():
        *whole, rest = (rest + chunk).split(b"\n")
        yield from whole
        rest = rest[: 1 << 20]
    yield rest


class ForgetfulImporter(TinyImporter):
    """Loses a record without a word."""

    lost = 1


IMPORTERS = (TinyImporter(),)
