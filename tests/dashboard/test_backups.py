"""Copies of a workspace: one a day and one before an update, whole, private, and gone when asked."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from dashboard import backups, copies, schema
from dashboard.store import Workspace, WorkspaceRefused
from tests.support.events import every
from tests.support.imports import imported

TODAY = date(2026, 11, 22)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mine.parasocial"


@pytest.fixture
def workspace(path: Path) -> Iterator[Workspace]:
    with closing(Workspace.open(path)) as opened:
        yield opened


@pytest.fixture
def old(path: Path) -> Path:
    """A file of the second version with a word in it."""
    raw = sqlite3.connect(path, isolation_level=None)
    for script in schema.MIGRATIONS[:2]:
        raw.executescript(script)
    raw.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    raw.execute("PRAGMA user_version = 2")
    raw.execute("INSERT INTO setting VALUES ('theme', '\"dark\"')")
    raw.close()
    return path


def test_a_day_has_one_copy_and_it_can_be_opened_by_itself(workspace: Workspace) -> None:
    workspace.add(imported("march.zip", every("2026-03-01T10:00", 10, 10)))
    made = backups.daily(workspace, TODAY)
    workspace.put("theme", "dark")

    assert made is not None
    assert made.name == "mine-2026-11-22.parasocial"
    assert backups.daily(workspace, TODAY) is None
    with closing(Workspace.open(made)) as copy:
        assert copy.sound()
        assert len(copy.record().events) == 10
        assert copy.get("theme") is None


def test_nothing_is_copied_where_nothing_is_kept(workspace: Workspace, path: Path) -> None:
    assert backups.daily(workspace, TODAY) is None
    with closing(Workspace.open(None)) as private:
        private.put("theme", "dark")
        assert backups.daily(private, TODAY) is None
    assert not backups.folder(path).exists()


def test_after_two_months_seven_days_and_four_weeks_are_left(workspace: Workspace, path: Path) -> None:
    workspace.put("theme", "dark")
    for ago in range(60, -1, -1):
        backups.daily(workspace, TODAY - timedelta(ago))

    days = [one.day for one in backups.kept(path)]

    assert days[:7] == [TODAY - timedelta(ago) for ago in range(7)]
    assert days[7:] == [date(2026, 11, 15), date(2026, 11, 8), date(2026, 11, 1), date(2026, 10, 25)]


def test_days_without_use_take_no_copys_place() -> None:
    rare = [TODAY - timedelta(30 * number) for number in range(9)]
    assert backups.worth_keeping(rare) == set(rare)


@pytest.mark.skipif(os.name == "nt", reason="POSIX modes")
def test_copies_are_the_persons_alone(workspace: Workspace, path: Path) -> None:
    workspace.put("theme", "dark")
    made = backups.daily(workspace, TODAY)
    assert made is not None
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert stat.S_IMODE(backups.folder(path).stat().st_mode) == 0o700


def test_a_file_of_an_earlier_version_is_copied_beside_itself_before_it_is_changed(old: Path) -> None:
    Workspace.open(old).close()
    Workspace.open(old).close()

    (copy,) = backups.kept(old)
    assert copy.before_update
    assert copy.path.parent == old.parent
    assert copy.path.name == f"mine-before-update-{date.today()}.parasocial"  # noqa: DTZ011 - local, as the name
    assert os.name == "nt" or stat.S_IMODE(copy.path.stat().st_mode) == 0o600
    raw = sqlite3.connect(copy.path)
    assert raw.execute("PRAGMA user_version").fetchone() == (2,)
    assert raw.execute("SELECT value FROM setting").fetchone() == ('"dark"',)
    raw.close()


def test_a_second_update_on_a_day_replaces_no_copy(old: Path) -> None:
    before = old.read_bytes()
    for _ in range(2):
        old.write_bytes(before)
        Workspace.open(old).close()
    assert [one.path.stem.removeprefix("mine-before-update-")[10:] for one in backups.kept(old)] == ["-2", ""]


def test_without_room_for_the_copy_nothing_is_updated(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError("no space left")

    before = old.read_bytes()
    monkeypatch.setattr(copies, "_fill", full)
    with pytest.raises(WorkspaceRefused, match="Make some room") as refused:
        Workspace.open(old)
    assert refused.value.code == "no_copy"
    assert old.read_bytes() == before
    assert backups.kept(old) == ()
    assert list(old.parent.glob("*.part")) == []


def test_an_update_that_fails_halfway_leaves_the_version_it_found(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, "CREATE TABLE new (a); no such words"))
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    with pytest.raises(WorkspaceRefused):
        Workspace.open(old)
    raw = sqlite3.connect(old)
    assert raw.execute("PRAGMA user_version").fetchone() == (2,)
    assert raw.execute("SELECT count(*) FROM sqlite_schema WHERE name IN ('entry', 'new')").fetchone() == (0,)
    raw.close()


def test_wiping_takes_the_programs_copies_and_leaves_the_persons_own(
    workspace: Workspace, path: Path
) -> None:
    workspace.save_note("time", "sentinel")
    backups.daily(workspace, TODAY)
    (backups.folder(path) / "mine-diary.txt").write_text("my own")
    workspace.backup(path.parent / "mine-own-copy.parasocial")
    (path.parent / "mine-before-update-2026-13-77.parasocial").touch()

    assert workspace.wipe(remove=True) == 1
    assert sorted(one.name for one in path.parent.rglob("*") if one.is_file()) == [
        "mine-before-update-2026-13-77.parasocial", "mine-diary.txt", "mine-own-copy.parasocial",
    ]  # fmt: skip


def test_a_copy_that_was_cut_short_has_no_name_yet(workspace: Workspace, path: Path) -> None:
    workspace.put("theme", "dark")
    folder = backups.folder(path)
    folder.mkdir()
    (folder / "mine-2026-11-22.parasocial.part").write_bytes(b"half")
    assert backups.kept(path) == ()

    assert backups.daily(workspace, TODAY) is not None

    assert [one.name for one in folder.iterdir()] == ["mine-2026-11-22.parasocial"]


def test_a_full_disk_is_a_sentence_and_takes_nothing_back_that_was_there(workspace: Workspace) -> None:
    workspace.save_note("time", "kept")
    pages = workspace._rows("PRAGMA page_count")[0][0]
    workspace._rows(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(WorkspaceRefused, match="no room left") as refused:
        workspace.save_note("time", "too long " * 5000)
    assert refused.value.code == "full"
    assert [note.text for note in workspace.notes()] == ["kept"]
    assert workspace.sound()


def test_another_workspace_of_the_same_name_keeps_its_own_copies(workspace: Workspace, path: Path) -> None:
    workspace.put("theme", "dark")
    other = path.with_suffix(".db")
    with closing(Workspace.open(other)) as second:
        second.put("theme", "light")
        backups.daily(second, TODAY)
        backups.daily(workspace, TODAY)

        assert workspace.wipe() == 1

    assert [one.path.suffix for one in backups.kept(other)] == [".db"]
    assert backups.kept(path) == ()
