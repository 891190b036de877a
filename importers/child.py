"""Read exports in a process of their own, so that no file can hang, fill or end the one a person looks at."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil

from importers import frames, refusals
from importers.frames import Word
from importers.ledger import ExportReport
from importers.limits import LIMITS, Limits
from importers.progress import Progress
from importers.refusals import ImportRefused
from importers.worker import OUT_OF_MEMORY
from importers.zips import MAX_ENTRIES

if TYPE_CHECKING:
    from importers.record import Imported

Cancelled = Callable[[], bool]

LOOK_EVERY = 0.1
"""Seconds between two looks at the child: cancelled, too large, too long."""
HEARTBEAT = 0.4
"""Seconds after which progress is told again, even when nothing moved."""
REGISTRY = "importers.registry"
_START = "import sys; sys.path.insert(0, {root!r}); from importers.worker import main; main()"
_QUIET = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "2",
    "MALLOC_TRIM_THRESHOLD_": "268435456",
    "MALLOC_MMAP_THRESHOLD_": "268435456",
    "ARROW_DEFAULT_MEMORY_POOL": "system",
    "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1",
}
"""One thread per library, and memory from the system, kept rather than given back between blocks (measured:
7 % less CPU on a large HTML history, the same peak), in large pages where Linux gives them: a first touch of
memory costs 4 us a page on a virtual machine, and 50,000 records touched 10,000 pages (now 4,000)."""
_OUT_OF_TIME = -getattr(signal, "SIGXCPU", 24)
_ENDED_BY_SYSTEM = -9
"""How Linux ends a process when the machine runs out of memory."""


def import_export(
    path: Path,
    *,
    limits: Limits = LIMITS,
    tell: Callable[[Progress], None] | None = None,
    cancelled: Cancelled | None = None,
    now_ms: int | None = None,
    part: bool = False,
    registry: str = REGISTRY,
) -> Imported:
    """Read the export at ``path`` in a child process and return its ledger and events.

    ``tell`` hears of progress at least every half second; ``cancelled`` is asked ten times a second and ends
    the child when true. ``part``: other parts of the same download are read too. ``registry``: the module
    whose ``IMPORTERS`` are asked. Raises ``ImportRefused``, also when the child runs out of memory or time or
    stumbles; kind and place of a stumble are in the exception's notes.
    """
    from importers.record import Imported  # noqa: PLC0415 - pandas, which the child never loads

    job = {"now_ms": now_ms, "part": part, "registry": registry}
    report, parquet = _done(path, job, limits, tell, cancelled)
    return Imported(uuid.uuid4().hex, ExportReport.from_json(report), parquet)


def diagnose(path: Path, *, limits: Limits = LIMITS, cancelled: Cancelled | None = None) -> dict[str, Any]:
    """Describe the export at ``path`` without a value of it, in a child; see ``importers.diagnostics``."""
    outline, _ = _done(path, {"now_ms": None, "diagnose": True}, limits, None, cancelled)
    return outline


def import_exports(
    paths: Iterable[Path],
    *,
    limits: Limits = LIMITS,
    tell: Callable[[Path, Progress], None] | None = None,
    cancelled: Cancelled | None = None,
    now_ms: int | None = None,
    registry: str = REGISTRY,
) -> list[Imported]:
    """Read several exports one after the other, each in its own child; see ``import_export``.

    A part of a download whose other parts are among ``paths`` may hold nothing for us. ``tell`` also gets
    the path.
    """
    from importers.archive import set_name  # noqa: PLC0415 - the parent needs no parser otherwise

    given = list(paths)
    sets = [set_name(path.name) for path in given]
    return [
        import_export(
            path,
            limits=limits,
            tell=None if tell is None else partial(tell, path),
            cancelled=cancelled,
            now_ms=now_ms,
            part=name is not None and sets.count(name) > 1,
            registry=registry,
        )
        for path, name in zip(given, sets, strict=True)
    ]


def _done(
    path: Path,
    job: dict[str, Any],
    limits: Limits,
    tell: Callable[[Progress], None] | None,
    cancelled: Cancelled | None,
) -> tuple[dict[str, Any], bytes]:
    """Have a child do ``job`` on ``path``; return its JSON answer and its events."""
    size = _size(path)
    about = {"path": os.fsencode(path.absolute()).hex(), "size": size, "limits": limits.as_json()}
    child = _Child(job | about, path.name)
    try:
        return child.answer(tell or (lambda _: None), cancelled or (lambda: False), limits)
    finally:
        child.end()


class _Child:
    """One running reader, and what it has said."""

    def __init__(self, job: dict[str, Any], name: str) -> None:
        self.name, self.size = name, job["size"]
        self._events = b""
        self._latest = Progress(0, 0, 0)
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter, no shell
            [sys.executable, "-P", "-c", _START.format(root=str(Path(__file__).resolve().parent.parent))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **_QUIET},
        )
        self._said: queue.SimpleQueue[tuple[Word, bytes] | None] = queue.SimpleQueue()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        with suppress(BrokenPipeError):
            self._give(job)

    def answer(
        self, tell: Callable[[Progress], None], cancelled: Cancelled, limits: Limits
    ) -> tuple[dict[str, Any], bytes]:
        """Wait for the answer: a JSON object, and events as Parquet. Raises ``ImportRefused``."""
        deadline = time.monotonic() + limits.wall(self.size)
        told = 0.0
        while True:
            frame, ended = self._next()
            if ended:
                raise self._died()
            if frame is not None and (content := self._heard(*frame)) is not None:
                return content, self._events
            self._check(cancelled, limits, deadline)
            if time.monotonic() - told >= HEARTBEAT or frame is not None:
                told = time.monotonic()
                tell(self._latest)

    def end(self) -> None:
        """Make sure that nothing is left running or open."""
        self._process.kill()
        self._process.wait()
        self._listener.join()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(BrokenPipeError):
                    pipe.close()

    def _give(self, job: dict[str, Any]) -> None:
        if self._process.stdin is not None:
            self._process.stdin.write(json.dumps(job).encode())
            self._process.stdin.close()

    def _listen(self) -> None:
        if self._process.stdout is not None:
            while (frame := frames.read(self._process.stdout)) is not None:
                self._said.put(frame)
        self._said.put(None)

    def _next(self) -> tuple[tuple[Word, bytes] | None, bool]:
        """Return the next frame if one comes in time, and whether the child is gone."""
        try:
            frame = self._said.get(timeout=LOOK_EVERY)
        except queue.Empty:
            return None, False
        return frame, frame is None

    def _heard(self, word: Word, data: bytes) -> dict[str, Any] | None:
        """Take a frame in; return the final answer if it is one. Raises ``ImportRefused``."""
        if word is Word.EVENTS:
            self._events = data
            return None
        content: dict[str, Any] = json.loads(data)
        if word in {Word.REPORT, Word.OUTLINE}:
            return content
        if word is Word.PROGRESS:
            self._latest = Progress(*content["progress"])
        elif word is Word.REFUSED:
            raise ImportRefused(content["code"], content["sentence"])
        elif word is Word.BUG:
            refusal = refusals.refused("crash", self.name)
            refusal.add_note(f"{content['kind']} at {content['place']}")
            raise refusal
        return None

    def _check(self, cancelled: Cancelled, limits: Limits, deadline: float) -> None:
        if cancelled():
            raise refusals.refused("cancelled", self.name)
        if time.monotonic() > deadline:
            raise refusals.refused("time", self.name)
        with suppress(psutil.Error):
            if psutil.Process(self._process.pid).memory_info().rss > limits.memory:
                raise refusals.refused("memory", self.name)

    def _died(self) -> ImportRefused:
        """Return why the child ended without an answer, from how it ended."""
        code = self._process.wait()
        if code in {OUT_OF_MEMORY, _ENDED_BY_SYSTEM}:
            return refusals.refused("memory", self.name)
        if code == _OUT_OF_TIME:
            return refusals.refused("time", self.name)
        refusal = refusals.refused("crash", self.name)
        refusal.add_note(f"reader ended with code {code}")
        return refusal


def _size(path: Path) -> int:
    """Return the bytes on disk of a file, or of a folder's files as far as one export goes; 0 for nothing."""
    inside = (Path(folder, name) for folder, _, names in os.walk(path) for name in names)
    files = islice(inside, MAX_ENTRIES) if path.is_dir() else [path]
    total = 0
    for file in files:
        with suppress(OSError):
            total += file.stat().st_size
    return total
