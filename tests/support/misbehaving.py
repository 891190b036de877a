"""Importers that hang, grow, stumble or die, on request of the file they read."""

from __future__ import annotations

import os
import sys
import time

from importers.archive import Archive, Stream
from importers.base import Plan, Task
from importers.counting import JsonObjectCounter
from importers.events import Kind, Platform
from importers.sink import Sink
from tests.support import tiny


class MisbehavingImporter:
    platform = Platform.YOUTUBE
    kinds: tuple[Kind, ...] = (Kind.VIEW,)

    def plan(self, archive: Archive) -> Plan:
        return Plan([Task(m, "misbehaving", (Kind.VIEW,), _do, JsonObjectCounter) for m in archive.members])


def _do(stream: Stream, sink: Sink) -> None:
    deed = stream.read(100).decode().strip()
    _DEEDS[deed](sink)
    sink.events(Kind.VIEW, [tiny.NOW_MS], item="x")


def _sleep(_: Sink) -> None:
    time.sleep(60)


def _spin(sink: Sink) -> None:
    while True:
        sink.found  # noqa: B018 - only to be busy


def _grow(_: Sink) -> None:
    kept = []
    while len(kept) < 100:
        kept.append(b"x" * (16 << 20))
        time.sleep(0.01)


def _grab(_: Sink) -> None:
    bytearray(1 << 40)


def _stumble(_: Sink) -> None:
    raise ValueError("the private words of a person")


def _die(_: Sink) -> None:
    os._exit(3)


def _print(_: Sink) -> None:
    print("p" * 1000, flush=True)
    os.write(1, b"e" * 1000)


def _look(sink: Sink) -> None:
    for name in ("pandas", "dash", "plotly", "dashboard", "analyzer"):
        if sys.modules.get(name) is not None:
            sink.note(f"loaded {name}")


_DEEDS = {
    "sleep": _sleep,
    "spin": _spin,
    "grow": _grow,
    "grab": _grab,
    "stumble": _stumble,
    "die": _die,
    "print": _print,
    "look": _look,
}

IMPORTERS = (MisbehavingImporter(),)
