"""One program per workspace, and a lock that no crash leaves behind."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.lock import Held, Lock
from dashboard.store import Workspace, WorkspaceRefused

ROOT = Path(__file__).parents[2]
HOLD = """
import sys, time
from pathlib import Path
from dashboard.store import Workspace
workspace = Workspace.open(Path(sys.argv[1]))
print("open", flush=True)
time.sleep(60)
"""


def test_a_second_opening_is_refused_in_a_sentence_and_the_first_is_unharmed(tmp_path: Path) -> None:
    path = tmp_path / "mine.parasocial"
    first = Workspace.open(path)
    with pytest.raises(WorkspaceRefused, match="already open") as refused:
        Workspace.open(path)
    assert refused.value.code == "in_use"
    first.save_note("time", "still here")
    assert len(first.notes()) == 1
    first.close()


def test_another_name_for_the_same_file_is_the_same_workspace(tmp_path: Path) -> None:
    first = Workspace.open(tmp_path / "mine.parasocial")
    (tmp_path / "link.parasocial").symlink_to(tmp_path / "mine.parasocial")
    with pytest.raises(WorkspaceRefused, match="already open"):
        Workspace.open(tmp_path / "link.parasocial")
    first.close()


def test_a_closed_workspace_can_be_opened_again(tmp_path: Path) -> None:
    Workspace.open(tmp_path / "mine.parasocial").close()
    Workspace.open(tmp_path / "mine.parasocial").close()


def test_a_refused_file_is_not_held(tmp_path: Path) -> None:
    (tmp_path / "mine.parasocial").write_text("dear diary " * 20)
    for _ in range(2):
        with pytest.raises(WorkspaceRefused, match="not a workspace"):
            Workspace.open(tmp_path / "mine.parasocial")


def test_a_lock_given_back_twice_stays_free(tmp_path: Path) -> None:
    lock = Lock(tmp_path / "lock")
    with pytest.raises(Held):
        Lock(tmp_path / "lock")
    lock.release()
    lock.release()
    Lock(tmp_path / "lock").release()


def test_a_killed_program_holds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "mine.parasocial"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(WorkspaceRefused, match="already open"):
            Workspace.open(path)
        holder.send_signal(signal.SIGKILL)
    Workspace.open(path).close()
