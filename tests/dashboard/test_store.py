"""The workspace: what it keeps, takes back, recognises and refuses."""

from __future__ import annotations

import os
import sqlite3
import stat
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from dashboard import schema
from dashboard.store import NoteConflict, Workspace, WorkspaceRefused
from tests.support.events import every, view
from tests.support.imports import imported, renamed

MARCH = every("2026-03-01T10:00", 10, 10)
LATER = every("2026-03-01T11:00", 10, 10)
"""Ten views, of which the first four are March's last four: the same item at the same second."""
for number, row in enumerate(MARCH):
    row["item"] = f"video{number}"
for number, row in enumerate(LATER):
    row["item"] = f"video{number + 6}"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "mine.parasocial"


@pytest.fixture
def workspace(path: Path) -> Iterator[Workspace]:
    with_file = Workspace.open(path)
    yield with_file
    with_file.close()


def reopened(workspace: Workspace) -> Workspace:
    assert workspace.path is not None
    workspace.close()
    return Workspace.open(workspace.path)


def test_an_import_is_there_after_the_file_was_closed(workspace: Workspace) -> None:
    one = imported("march.zip", MARCH)
    added = workspace.add(one)
    assert (added.new, added.duplicates_across, added.already_there) == (10, 0, False)
    again = reopened(workspace)
    assert [kept.report for kept in again.imports()] == [one.report]
    assert len(again.record().events) == 10
    again.close()


def test_events_that_two_exports_hold_are_counted_and_kept_once(workspace: Workspace) -> None:
    workspace.add(imported("march.zip", MARCH))
    added = workspace.add(imported("later.zip", LATER))
    assert (added.new, added.duplicates_across) == (6, 4)
    record = workspace.record()
    assert len(record.events) == 16
    assert record.totals == {
        "found": 20, "events": 20, "set_aside": 0, "duplicates": 0, "unreadable": 0, "duplicates_across": 4,
    }  # fmt: skip


def test_the_same_file_again_changes_nothing_and_says_so(workspace: Workspace) -> None:
    one = imported("march.zip", MARCH)
    workspace.add(one)
    before = workspace.revision
    added = workspace.add(renamed(one, "another"))
    assert (added.import_id, added.new, added.already_there) == (one.import_id, 0, True)
    assert workspace.revision == before
    assert len(workspace.imports()) == 1


@pytest.mark.parametrize("taken_back", [0, 1])
def test_undo_leaves_what_the_other_export_alone_gives(workspace: Workspace, taken_back: int) -> None:
    both = [imported("march.zip", MARCH), imported("later.zip", LATER)]
    for one in both:
        workspace.add(one)
    assert workspace.undo(both[taken_back].import_id)
    left = Workspace.open(None)
    left.add(both[1 - taken_back])
    columns = ["occurred_at", "item", "creator"]
    assert workspace.record().events[columns].equals(left.record().events[columns])
    assert workspace.record().duplicates_across == 0
    left.close()


def test_undo_of_an_import_that_is_not_there_changes_nothing(workspace: Workspace) -> None:
    workspace.add(imported("march.zip", MARCH))
    before = workspace.revision
    assert not workspace.undo("nobody")
    assert workspace.revision == before


def test_an_import_that_was_taken_back_can_come_again(workspace: Workspace) -> None:
    one = imported("march.zip", MARCH)
    workspace.add(one)
    workspace.undo(one.import_id)
    assert workspace.add(one).new == 10


def test_the_record_is_read_once_per_revision(workspace: Workspace) -> None:
    workspace.add(imported("march.zip", MARCH))
    first = workspace.record()
    workspace.save_note("picture", "a thought")
    assert workspace.record() is first
    workspace.add(imported("later.zip", LATER))
    assert workspace.record() is not first
    later = workspace.record()
    workspace.forget_loaded()
    assert workspace.record() is not later


def test_an_import_that_cannot_be_loaded_leaves_no_trace(workspace: Workspace) -> None:
    workspace.add(imported("march.zip", MARCH))
    broken = replace(imported("broken.zip", LATER), parquet=b"not a table")
    with pytest.raises(pa.ArrowInvalid):
        workspace.add(broken)
    assert len(workspace.imports()) == 1
    assert len(workspace.record().events) == 10


def test_settings_are_json_and_have_a_default(workspace: Workspace) -> None:
    assert workspace.get("theme", "auto") == "auto"
    workspace.put("theme", {"name": "dark", "nights": [22, 6]})
    again = reopened(workspace)
    assert again.get("theme") == {"name": "dark", "nights": [22, 6]}
    again.close()


def test_every_save_of_a_note_is_kept_and_the_latest_is_shown(workspace: Workspace) -> None:
    first = workspace.save_note("creators", "She makes me laugh.", day=date(2026, 3, 1))
    second = workspace.save_note(
        "creators", "She makes me laugh, and late.", note_id=first.note_id, version=1
    )
    assert (second.version, second.day) == (2, date(2026, 3, 1))
    again = reopened(workspace)
    assert again.notes("creators") == (second,)
    assert again.note_versions(first.note_id) == (first, second)
    assert again.notes("time") == ()
    again.close()


def test_two_windows_do_not_overwrite_each_other(workspace: Workspace) -> None:
    note = workspace.save_note("time", "one")
    kept = workspace.save_note("time", "two, from the other window", note_id=note.note_id, version=1)
    with pytest.raises(NoteConflict) as conflict:
        workspace.save_note("time", "three, begun from one", note_id=note.note_id, version=1)
    assert conflict.value.latest == kept
    assert workspace.note(note.note_id) == kept


def test_a_deleted_note_is_gone_with_all_its_versions(workspace: Workspace) -> None:
    note = workspace.save_note("time", "one")
    workspace.save_note("time", "two", note_id=note.note_id, version=1)
    workspace.delete_note(note.note_id)
    assert workspace.notes() == ()
    assert workspace.note(note.note_id) is None


def test_notes_may_hold_any_letters_even_broken_ones(workspace: Workspace) -> None:
    note = workspace.save_note("time", "שלום 👩‍🚀 \ud83d end")
    assert workspace.note(note.note_id) == note
    assert note.text == "שלום 👩‍🚀 \ufffd end"


def test_earlier_answers_stay(workspace: Workspace) -> None:
    workspace.save_answer("guess", {"hours": 5})
    workspace.save_answer("guess", {"hours": 7})
    workspace.save_answer("card", "partly", subject="one-voice")
    assert [answer.value for answer in workspace.answers("guess")] == [{"hours": 7}, {"hours": 5}]
    latest = workspace.answer("card", "one-voice")
    assert latest is not None
    assert latest.value == "partly"
    assert workspace.answer("card") is None


def test_wiping_leaves_no_word_of_a_person_in_the_file(workspace: Workspace, path: Path) -> None:
    workspace.add(imported("march.zip", [view("2026-03-01", "youtube:UCsentinel", title="sentineltitle")]))
    workspace.save_note("time", "sentinelnote")
    workspace.save_answer("guess", "sentinelanswer")
    workspace.save_entry("target", {"sentence-people": "sentinelvalue"})
    workspace.put("name", "sentinelsetting")
    assert b"sentinelnote" in path.read_bytes()
    workspace.wipe()
    assert workspace._rows("PRAGMA freelist_count")[0][0] == 0
    assert workspace.imports() == ()
    assert workspace.record().events.empty
    workspace.close()
    assert b"sentinel" not in path.read_bytes()


def test_undo_and_delete_leave_no_word_behind_either(workspace: Workspace, path: Path) -> None:
    one = imported("sentinelfile.zip", MARCH)
    workspace.add(one)
    note = workspace.save_note("time", "sentinelnote")
    workspace.undo(one.import_id)
    workspace.delete_note(note.note_id)
    workspace.close()
    assert b"sentinel" not in path.read_bytes()


def test_wiping_can_remove_the_file_and_everything_beside_it(workspace: Workspace, path: Path) -> None:
    workspace.save_note("time", "one")
    workspace.wipe(remove=True)
    assert list(path.parent.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="POSIX modes")
def test_only_the_person_may_read_folder_and_files(workspace: Workspace, path: Path) -> None:
    workspace.save_note("time", "one")
    workspace.backup(path.parent / "copy.parasocial")
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()} == {0o600}


def test_a_private_workspace_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    workspace = Workspace.open(None)
    workspace.add(imported("march.zip", MARCH))
    workspace.save_note("time", "one")
    assert (workspace.name, workspace.path) == ("private", None)
    assert list(tmp_path.iterdir()) == []
    workspace.close()


def test_a_backup_is_whole_and_never_replaces_a_file(workspace: Workspace, tmp_path: Path) -> None:
    workspace.add(imported("march.zip", MARCH))
    workspace.backup(tmp_path / "copy.parasocial")
    with pytest.raises(FileExistsError):
        workspace.backup(tmp_path / "copy.parasocial")
    copy = Workspace.open(tmp_path / "copy.parasocial")
    assert len(copy.record().events) == 10
    assert copy.sound()
    copy.close()


def test_the_file_says_whose_it_is_and_which_version(workspace: Workspace, path: Path) -> None:
    workspace.close()
    raw = sqlite3.connect(path)
    assert raw.execute("PRAGMA application_id").fetchone() == (schema.APPLICATION_ID,)
    assert raw.execute("PRAGMA user_version").fetchone() == (schema.VERSION,)
    raw.close()


def test_every_commit_reaches_the_disk_and_deleted_rows_are_overwritten(workspace: Workspace) -> None:
    settings = {name: workspace._rows(f"PRAGMA {name}")[0][0] for name in ("synchronous", "secure_delete")}
    assert settings == {"synchronous": 2, "secure_delete": 1}
    journal = "wal" if sqlite3.sqlite_version_info >= (3, 51, 3) else "delete"
    assert workspace._rows("PRAGMA journal_mode")[0][0] == journal


def test_a_newer_file_is_refused_and_stays_as_it_is(workspace: Workspace, path: Path) -> None:
    workspace.close()
    raw = sqlite3.connect(path)
    raw.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    raw.close()
    before = path.read_bytes()
    for opening in (Workspace.open, Workspace.look, schema.check_header):
        with pytest.raises(WorkspaceRefused, match="newer version") as refused:
            opening(path)
        assert refused.value.code == "newer"
    assert path.read_bytes() == before


def _text(path: Path) -> None:
    path.write_text("dear diary " * 40)


def _other_program(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE theirs (a)")
    other.execute("PRAGMA user_version = 1")
    other.close()


@pytest.mark.parametrize("make", [_text, _other_program])
def test_another_programs_file_is_refused_and_stays_as_it_is(tmp_path: Path, make: object) -> None:
    path = tmp_path / "file.parasocial"
    assert callable(make)
    make(path)
    before = path.read_bytes()
    with pytest.raises(WorkspaceRefused, match="not a workspace") as refused:
        Workspace.open(path)
    assert refused.value.code == "not_a_workspace"
    assert path.read_bytes() == before


def test_a_damaged_file_is_refused_in_a_sentence(workspace: Workspace, path: Path) -> None:
    workspace.close()
    data = bytearray(path.read_bytes())
    data[100:4096] = b"\xff" * 3996
    path.write_bytes(data)
    with pytest.raises(WorkspaceRefused, match="cannot be read whole"):
        Workspace.open(path)


def test_a_damaged_file_cannot_be_looked_at_either(workspace: Workspace, path: Path) -> None:
    workspace.close()
    data = bytearray(path.read_bytes())
    data[100:4096] = b"\xff" * 3996
    path.write_bytes(data)
    with pytest.raises(WorkspaceRefused, match="cannot be read whole"):
        Workspace.look(path)


def test_a_place_that_cannot_be_written_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(WorkspaceRefused, match="another place"):
        Workspace.open(tmp_path / "file" / "mine.parasocial")


def test_an_empty_file_becomes_a_workspace(tmp_path: Path) -> None:
    (tmp_path / "mine.parasocial").touch()
    workspace = Workspace.open(tmp_path / "mine.parasocial")
    assert workspace.imports() == ()
    workspace.close()


def test_many_threads_may_save_at_once(workspace: Workspace) -> None:
    def save(number: int) -> None:
        for turn in range(10):
            workspace.save_note(f"place{number}", f"{turn}")
            workspace.record()

    threads = [threading.Thread(target=save, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(workspace.notes()) == 60
    assert workspace.sound()


def put_twice(workspace: Workspace) -> None:
    with workspace._change() as db:
        db.execute("INSERT INTO setting VALUES ('half', '1')")
        db.execute("INSERT INTO setting VALUES ('half', '2')")


def test_a_change_that_fails_halfway_is_taken_back(workspace: Workspace) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        put_twice(workspace)
    assert workspace.get("half") is None
    workspace.put("whole", 1)
    assert workspace.get("whole") == 1


def test_a_file_that_is_open_can_be_looked_at_but_not_changed(workspace: Workspace, path: Path) -> None:
    workspace.add(imported("march.zip", MARCH))
    other = Workspace.look(path)
    assert len(other.imports()) == 1
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        other.put("theme", "dark")
    other.close()
