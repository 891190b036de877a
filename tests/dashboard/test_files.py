"""Folders for what only passes through: private, swept, gone at the end."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard import files

ROOT = Path(__file__).parents[2]
HOLD = """
import time
from dashboard.files import scratch_folder
with scratch_folder() as folder:
    (folder / "left.zip").write_bytes(b"x")
    print(folder, flush=True)
    time.sleep(60)
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return tmp_path / "parasocial"


def test_the_folder_is_private_and_gone_at_the_end(home: Path) -> None:
    with files.scratch_folder() as folder:
        assert folder.is_relative_to(home)
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        (folder / "a").mkdir()
        (folder / "a" / "b.zip").write_bytes(b"x")
    assert not (home / "passing").exists()


def test_what_a_killed_program_left_is_deleted_and_a_running_ones_stays(home: Path) -> None:
    with (
        files.scratch_folder() as running,
        subprocess.Popen([sys.executable, "-c", HOLD], cwd=ROOT, stdout=subprocess.PIPE, text=True) as other,
    ):
        assert other.stdout is not None
        left = Path(other.stdout.readline().strip())
        with files.scratch_folder():
            assert left.exists()
        other.kill()
        other.wait()
        assert (left / "left.zip").exists()
        with files.scratch_folder():
            assert not left.exists()
            assert running.exists()
    assert not (home / "passing").exists()


def test_a_private_file_is_new_and_only_the_persons(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with files.create_private(tmp_path / "a") as file:
            file.write(b"x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o600
    with pytest.raises(FileExistsError):
        files.create_private(tmp_path / "a")


def test_the_workspace_lies_in_the_persons_data_folder(home: Path) -> None:
    assert files.default_workspace() == home / "mirror.parasocial"
