"""kill -9 in the middle of saving and importing: what was acknowledged stays, nothing is half there."""

from __future__ import annotations

import os
import pickle
import random
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dashboard.store import Workspace
from tests.support.events import every
from tests.support.imports import imported

ROOT = Path(__file__).parents[2]
KILLS = 20
VIEWS = 20_000

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the writers are forked")


@pytest.fixture
def struck(tmp_path: Path) -> Iterator[Callable[..., list[list[str]]]]:
    """Give a function that runs a writer until it is struck down and returns what it had acknowledged."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.support.writer", str(tmp_path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as writers:
        assert writers.stdin is not None
        assert writers.stdout is not None
        stdin, stdout = writers.stdin, writers.stdout

        def run(turn: int, seconds: float, *words: str) -> list[list[str]]:
            stdin.write(" ".join([str(turn), f"{seconds:.6f}", *words]) + "\n")
            stdin.flush()
            assert stdout.readline() == f"{int(signal.SIGALRM)}\n"
            return [line.split() for line in (tmp_path / f"{turn}.said").read_text().splitlines()]

        yield run


def test_no_acknowledged_note_is_lost(tmp_path: Path, struck: Callable[..., list[list[str]]]) -> None:
    chance = random.Random(20261122)
    acknowledged: dict[str, str] = {}
    for turn in range(KILLS):
        said = struck(turn, chance.uniform(0.0, 0.1))
        acknowledged |= {line[1]: line[2] for line in said if line[0] == "note"}
        with closing(Workspace.open(tmp_path / "mine.parasocial")) as workspace:
            assert workspace.sound()
            assert acknowledged.items() <= {note.note_id: note.text for note in workspace.notes()}.items()
    assert len(acknowledged) > KILLS


def test_no_acknowledged_entry_version_or_draft_is_lost(
    tmp_path: Path, struck: Callable[..., list[list[str]]]
) -> None:
    chance = random.Random(20261122)
    acknowledged: dict[tuple[str, str], str] = {}
    for turn in range(KILLS):
        said = struck(turn, chance.uniform(0.0, 0.1), "entries")
        acknowledged |= {(line[0], line[1]): line[2] for line in said}
        with closing(Workspace.open(tmp_path / "mine.parasocial")) as workspace:
            assert workspace.sound()
            kept = {("draft", one.draft_id): one.content["choice"] for one in workspace.drafts()}
            for latest in workspace.entries():
                versions = workspace.entry_versions(latest.entry_id)
                assert [one.version for one in versions] == list(range(1, latest.version + 1))
                kept |= {
                    ("entry", f"{one.entry_id}.{one.version}"): one.content["choice"] for one in versions
                }
            assert acknowledged.items() <= kept.items()
    assert {kind for kind, _ in acknowledged} == {"draft", "entry"}
    assert len(acknowledged) > KILLS


def test_no_import_is_half_there(tmp_path: Path, struck: Callable[..., list[list[str]]]) -> None:
    exports = [imported(f"{n}.zip", every(f"20{n + 10}-03-01", VIEWS, 1)) for n in range(2)]
    (tmp_path / "exports").write_bytes(pickle.dumps(exports))
    seen: Counter[str] = Counter()
    for turn in range(KILLS):
        said = struck(turn, 0.03 * turn / KILLS, "import")
        with closing(Workspace.open(tmp_path / "mine.parasocial")) as workspace:
            assert workspace.sound()
            kept = workspace.imports()
            assert len(workspace.record().events) == VIEWS * len(kept)
            assert not said or kept, "an import that was acknowledged is gone"
            seen["kept" if kept else "not kept"] += 1
            for one in kept:
                workspace.undo(one.import_id)
    assert len(seen) == 2, f"the strikes all fell on one side of the commit: {seen}"
