"""Imports that run beside the page: one after the other, with progress, and cancelled within a second."""

from __future__ import annotations

import logging
import secrets
import shutil
import threading
import traceback
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol, TypeAlias

from dashboard.schema import WorkspaceRefused
from dashboard.store import Added
from importers.archive import set_name
from importers.progress import Progress
from importers.record import Imported
from importers.refusals import ImportRefused

LOG = logging.getLogger("parasocial")


class State(StrEnum):
    """Where a job stands."""

    WAITING = "waiting"
    READING = "reading"
    KEEPING = "keeping"
    DONE = "done"
    REFUSED = "refused"
    CANCELLED = "cancelled"


ENDED = frozenset({State.DONE, State.REFUSED, State.CANCELLED})
TROUBLE = (
    "Something in this program went wrong while it read {name}, and nothing of it was kept. "
    "Try once more; if it happens again, the Methods page says how to tell us without sending your data."
)


@dataclass(frozen=True, slots=True)
class Standing:
    """A job as it stands at one moment. Bytes are of the unpacked files; ``total`` is 0 while unknown."""

    job_id: str
    name: str
    state: State = State.WAITING
    done: int = 0
    total: int = 0
    records: int = 0
    code: str | None = None
    sentence: str | None = None
    added: Added | None = None
    complete: bool | None = None

    @property
    def ended(self) -> bool:
        """Whether nothing more will happen."""
        return self.state in ENDED

    @property
    def fraction(self) -> float:
        """How much is read, 0 to 1."""
        if self.state in {State.DONE, State.KEEPING}:
            return 1.0
        return min(self.done / self.total, 1.0) if self.total else 0.0

    def as_json(self) -> dict[str, Any]:
        """Return what ``/jobs/<id>`` answers."""
        return {
            "job": self.job_id,
            "name": self.name,
            "state": str(self.state),
            "ended": self.ended,
            "fraction": self.fraction,
            "bytes": self.done,
            "bytes_total": self.total,
            "records": self.records,
            "code": self.code,
            "sentence": self.sentence,
            "complete": self.complete,
            "new": self.added.new if self.added else None,
            "duplicates_across": self.added.duplicates_across if self.added else None,
            "already_there": self.added.already_there if self.added else None,
            "import_id": self.added.import_id if self.added else None,
        }


class Importing(Protocol):
    """What reads one export: ``importers.child.import_export``, or a stand-in in tests."""

    def __call__(
        self, path: Path, *, tell: Callable[[Progress], None], cancelled: Callable[[], bool], part: bool
    ) -> Imported:
        """Read ``path``, report progress to ``tell``; raise ``ImportRefused`` to refuse.

        A ``part`` of a download whose other parts are given too may hold nothing for us.
        """


Keep: TypeAlias = Callable[[Imported], Added]
"""What puts a read export into the workspace it was given for."""


class Jobs:
    """A queue of imports with one worker."""

    def __init__(self, importing: Importing) -> None:
        """Begin with nothing to do; the worker starts with the first job."""
        self._importing = importing
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="import")
        self._turn = threading.Lock()
        self._jobs: dict[str, _Job] = {}

    def start(self, path: Path, keep: Keep, name: str | None = None, scratch: Path | None = None) -> str:
        """Queue one export and return the job's id.

        ``keep`` puts what was read into a workspace; ``scratch`` is a folder to delete at the job's end.
        """
        job = _Job(Standing(secrets.token_hex(8), name or path.name), path, keep, scratch)
        with self._turn:
            self._jobs[job.standing.job_id] = job
        future = self._worker.submit(self._run, job)
        future.add_done_callback(lambda ended: self._end(job, ended))
        return job.standing.job_id

    def standing(self, job_id: str) -> Standing | None:
        """Return how one job stands, or None when there is no such job."""
        job = self._jobs.get(job_id)
        return job.standing if job else None

    def all(self) -> tuple[Standing, ...]:
        """Return every job of this run, in the order they came."""
        with self._turn:
            return tuple(job.standing for job in self._jobs.values())

    def cancel(self, job_id: str) -> bool:
        """Ask a job to end; return whether there was such a job. One that is being kept is kept whole."""
        job = self._jobs.get(job_id)
        if job is not None:
            job.stop.set()
        return job is not None

    def wait(self, job_id: str, timeout: float | None = None) -> Standing:
        """Return when the job has ended (or ``timeout`` seconds have passed)."""
        job = self._jobs[job_id]
        job.ended.wait(timeout)
        return job.standing

    def close(self) -> None:
        """Cancel what runs and wait for the worker to end."""
        for job in list(self._jobs.values()):
            job.stop.set()
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _run(self, job: _Job) -> None:
        if job.stop.is_set():
            job.set(state=State.CANCELLED)
            return
        job.set(state=State.READING)
        try:
            imported = self._importing(
                job.path, tell=job.tell, cancelled=job.stop.is_set, part=self._has_siblings(job)
            )
        except ImportRefused as refused:
            state = State.CANCELLED if job.stop.is_set() else State.REFUSED
            job.set(state=state, code=refused.code, sentence=str(refused))
            return
        job.set(state=State.KEEPING)
        named = replace(imported, report=replace(imported.report, name=job.standing.name))
        try:
            added = job.keep(named)
        except WorkspaceRefused as refused:
            job.set(state=State.REFUSED, code=refused.code, sentence=str(refused))
            return
        job.set(state=State.DONE, added=added, complete=named.report.complete)

    def _has_siblings(self, job: _Job) -> bool:
        """Whether other parts of the same download were given in this run."""
        mine = set_name(job.standing.name)
        with self._turn:
            return mine is not None and any(
                set_name(other.standing.name) == mine for other in self._jobs.values() if other is not job
            )

    def _end(self, job: _Job, future: Future[None]) -> None:
        if future.cancelled():
            job.set(state=State.CANCELLED)
        elif (error := future.exception()) is not None:
            LOG.error("import ended: %s", place_of(error))
            job.set(state=State.REFUSED, code="trouble", sentence=TROUBLE.format(name=job.standing.name))
        if job.scratch is not None:
            shutil.rmtree(job.scratch, ignore_errors=True)
        job.ended.set()


@dataclass(slots=True)
class _Job:
    standing: Standing
    path: Path
    keep: Keep
    scratch: Path | None
    stop: threading.Event = field(default_factory=threading.Event)
    ended: threading.Event = field(default_factory=threading.Event)

    def set(self, **changes: Any) -> None:
        self.standing = replace(self.standing, **changes)

    def tell(self, progress: Progress) -> None:
        self.set(done=progress.bytes_done, total=progress.bytes_total, records=progress.records)


def place_of(error: BaseException) -> str:
    """Return an error's type and place for the log, never its message, which may quote the export."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{where}"
