"""The reading process: takes one job on standard input, answers in frames on standard output, ends.

Loads neither pandas nor the dashboard, so that it starts fast. Prints nothing: what an export holds stands in
no log.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import sys
import time
import traceback
from importlib.abc import MetaPathFinder
from pathlib import Path
from typing import IO, Any

from importers import frames, limits
from importers.frames import Word
from importers.progress import Progress
from importers.refusals import ImportRefused

OUT_OF_MEMORY = 70
"""Exit code of a reading that could not get memory."""
TELL_EVERY = 0.2
"""Seconds between two words on progress."""
COLLECT_EVERY = 20_000
"""Objects made between two looks for cycles: rows make none (measured: 5 to 10 % less CPU on HTML)."""


def main() -> None:
    """Do the job on standard input and exit."""
    gc.set_threshold(COLLECT_EVERY)
    job = json.load(sys.stdin.buffer)
    sys.meta_path.insert(0, _WithoutPandas())
    pipe = _own_output()
    limits.apply(limits.Limits(**job["limits"]), job["size"])
    try:
        (_diagnose if job.get("diagnose") else _read)(job, pipe)
    except ImportRefused as refusal:
        frames.write(pipe, Word.REFUSED, {"code": refusal.code, "sentence": str(refusal)})
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except Exception as bug:  # noqa: BLE001 - the one handler: kind and place are told, never the message
        frames.write(pipe, Word.BUG, {"kind": type(bug).__name__, "place": place(bug)})


def place(bug: BaseException) -> str:
    """Return where in this package ``bug`` arose, as ``folder/file.py:line``; no values, no other paths."""
    root = Path(__file__).parent
    rows = [row for row in traceback.extract_tb(bug.__traceback__) if root in Path(row.filename).parents]
    return f"{Path(rows[-1].filename).relative_to(root.parent).as_posix()}:{rows[-1].lineno}" if rows else "?"


def _read(job: dict[str, Any], pipe: IO[bytes]) -> None:
    from importers.parquet import to_parquet  # noqa: PLC0415 - after the limits are set
    from importers.reader import read_export  # noqa: PLC0415 - as above

    reading = read_export(
        _path(job),
        now_ms=job["now_ms"],
        tell=_Teller(pipe),
        importers=importlib.import_module(job["registry"]).IMPORTERS,
        part=job["part"],
    )
    frames.write(pipe, Word.EVENTS, to_parquet(reading.table))
    frames.write(pipe, Word.REPORT, reading.report.as_json())


def _diagnose(job: dict[str, Any], pipe: IO[bytes]) -> None:
    from importers.diagnostics import diagnose  # noqa: PLC0415 - after the limits are set

    frames.write(pipe, Word.OUTLINE, diagnose(_path(job), now_ms=job["now_ms"]))


def _path(job: dict[str, Any]) -> Path:
    return Path(os.fsdecode(bytes.fromhex(job["path"])))


class _WithoutPandas(MetaPathFinder):
    """Says that pandas is not installed: pyarrow would load it at its first array, for half a second."""

    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> None:  # noqa: ARG002 - the protocol
        if fullname == "pandas":
            raise ModuleNotFoundError(fullname)


class _Teller:
    """Passes progress on, not more often than anyone can see."""

    def __init__(self, pipe: IO[bytes]) -> None:
        self._pipe = pipe
        self._last = 0.0

    def __call__(self, progress: Progress) -> None:
        now = time.monotonic()
        if now - self._last >= TELL_EVERY:
            self._last = now
            done = [progress.bytes_done, progress.bytes_total, progress.records]
            frames.write(self._pipe, Word.PROGRESS, {"progress": done})


def _own_output() -> IO[bytes]:
    """Take standard output for the frames alone; whatever else writes there goes nowhere."""
    pipe = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return pipe
