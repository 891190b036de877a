"""A program that saves and imports without end, to be killed: forked anew for every line on standard input.

It is one warm parent whose children begin at once; each child writes what was acknowledged to a file. A line
is ``<turn> <seconds>``. A child is struck down by the system (no handler, no clean-up) ``seconds`` after it
has opened the workspace, or, with ``import`` as a third word, that long after an import began to be written.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from pathlib import Path

from dashboard.store import Workspace
from importers.record import Imported


def main() -> None:
    """Fork one writer per line and say when it is gone."""
    folder = Path(sys.argv[1])
    for line in sys.stdin:
        turn, seconds, *importing = line.split()
        child = os.fork()
        if child == 0:
            write(folder, turn, float(seconds), importing=bool(importing))
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.WTERMSIG(status)}\n")
        sys.stdout.flush()


def write(folder: Path, turn: str, seconds: float, *, importing: bool) -> None:
    """Save notes, or add and undo imports, until struck down; acknowledge each in ``<turn>.said``."""
    said = os.open(folder / f"{turn}.said", os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    workspace = Workspace.open(folder / "mine.parasocial")
    if importing:
        exports: list[Imported] = pickle.loads((folder / "exports").read_bytes())  # noqa: S301 - the test's own
        workspace._db.set_trace_callback(lambda query: "INTO import" in query and strike_in(seconds))
        workspace.add(exports[int(turn) % len(exports)])
        os.write(said, b"import\n")
    else:
        strike_in(seconds)
    for number in range(100_000):
        note = workspace.save_note("time", f"{turn}/{number}")
        os.write(said, f"note {note.note_id} {note.text}\n".encode())


def strike_in(seconds: float) -> None:
    """End this process soon: SIGALRM has no handler here, so the system takes it away wherever it is."""
    signal.setitimer(signal.ITIMER_REAL, max(seconds, 1e-6))


if __name__ == "__main__":
    main()
