"""A program that saves and imports without end, to be killed: forked anew for every line on standard input.

It is one warm parent whose children begin at once; each child writes what was acknowledged to a file. A line
is ``<turn> <seconds>``. A child is struck down by the system (no handler, no clean-up) ``seconds`` after it
has opened the workspace, or, with ``import`` as a third word, that long after an import began to be written.
With ``entries`` it keeps drafts and entries, each changed once, in the place of notes.
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
        turn, seconds, *what = line.split()
        child = os.fork()
        if child == 0:
            write(folder, turn, float(seconds), "".join(what))
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.WTERMSIG(status)}\n")
        sys.stdout.flush()


def write(folder: Path, turn: str, seconds: float, what: str) -> None:
    """Save notes or entries, or add imports, until struck down; acknowledge each in ``<turn>.said``."""
    said = os.open(folder / f"{turn}.said", os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    workspace = Workspace.open(folder / "mine.parasocial")
    if what == "import":
        exports: list[Imported] = pickle.loads((folder / "exports").read_bytes())  # noqa: S301 - the test's own
        workspace._db.set_trace_callback(lambda query: "INTO import" in query and strike_in(seconds))
        workspace.add(exports[int(turn) % len(exports)])
        os.write(said, b"import\n")
    else:
        strike_in(seconds)
    if what == "entries":
        write_entries(workspace, said, turn)
    for number in range(100_000):
        note = workspace.save_note("time", f"{turn}/{number}")
        os.write(said, f"note {note.note_id} {note.text}\n".encode())


def write_entries(workspace: Workspace, said: int, turn: str) -> None:
    """Keep drafts and entries without end: each entry is a draft, then saved, then saved again."""
    for number in range(100_000):
        answers = {"choice": f"{turn}/{number}"}
        workspace.keep_draft("decision", answers, f"{turn}-{number}")
        os.write(said, f"draft {turn}-{number} {turn}/{number}\n".encode())
        entry = workspace.save_entry("decision", answers)
        os.write(said, f"entry {entry.entry_id}.1 {turn}/{number}\n".encode())
        workspace.save_entry("decision", {"choice": "changed"}, entry_id=entry.entry_id, version=1)
        os.write(said, f"entry {entry.entry_id}.2 changed\n".encode())


def strike_in(seconds: float) -> None:
    """End this process soon: SIGALRM has no handler here, so the system takes it away wherever it is."""
    signal.setitimer(signal.ITIMER_REAL, max(seconds, 1e-6))


if __name__ == "__main__":
    main()
