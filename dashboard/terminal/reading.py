"""Reading exports from the command line, two at a time, with one progress bar."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from pathlib import Path
from typing import TYPE_CHECKING

from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn, TimeElapsedColumn

from dashboard.terminal import say
from importers.archive import set_name
from importers.child import import_export
from importers.progress import Progress as Reached

if TYPE_CHECKING:
    from importers.record import Imported

AT_ONCE = 2
"""Exports read at the same time; each has a child process of its own."""


class Reading:
    """Exports that are being read in the background.

    Begin it, load what is large (this module is not: no pandas), then ``results()``. It may be left at any
    time: the children end within a second.
    """

    def __init__(self, paths: Sequence[Path], *, quiet: bool = False) -> None:
        """Begin to read ``paths``."""
        self._stop = threading.Event()
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TaskProgressColumn(),
            TextColumn("{task.fields[records]:,} records"),
            TimeElapsedColumn(),
            console=say.console(quiet=quiet),
            transient=True,
            disable=quiet or not sys.stderr.isatty(),
        )
        self._workers = ThreadPoolExecutor(min(AT_ONCE, os.cpu_count() or 1) if paths else 1)
        self._bar.start()
        sets = [set_name(path.name) for path in paths]
        self._futures = [
            self._workers.submit(self._read, path, part=name is not None and sets.count(name) > 1)
            for path, name in zip(paths, sets, strict=True)
        ]

    def results(self) -> list[Imported]:
        """Return every export in the order given. Raises ``ImportRefused`` as soon as one cannot be read."""
        try:
            done, _ = wait(self._futures, return_when=FIRST_EXCEPTION)
            for future in self._futures:
                if future in done:
                    future.result()
            return [future.result() for future in self._futures]
        finally:
            self.close()

    def close(self) -> None:
        """End what still runs and take the bar away."""
        self._stop.set()
        self._workers.shutdown(wait=True, cancel_futures=True)
        self._bar.stop()

    def _read(self, path: Path, *, part: bool) -> Imported:
        row = self._bar.add_task(say.file_name(path), total=None, records=0)
        imported = import_export(
            path, tell=lambda reached: self._show(row, reached), cancelled=self._stop.is_set, part=part
        )
        self._bar.update(row, records=imported.report.totals["found"])
        return imported

    def _show(self, row: TaskID, reached: Reached) -> None:
        self._bar.update(
            row, completed=reached.bytes_done, total=reached.bytes_total or None, records=reached.records
        )


def read_all(paths: Sequence[Path], *, quiet: bool = False) -> list[Imported]:
    """Return every export of ``paths``, read. Raises ``ImportRefused`` when one cannot be."""
    return Reading(paths, quiet=quiet).results()
