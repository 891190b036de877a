"""What a person fills in: nothing is overwritten, two windows lose nothing, deleting deletes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dashboard import schema
from dashboard.entries import EntryConflict
from dashboard.store import Workspace


@pytest.fixture
def kept() -> Iterator[Workspace]:
    opened = Workspace.open(None)
    yield opened
    opened.close()


def test_an_edit_keeps_the_earlier_version_the_day_and_the_first_moment(kept: Workspace) -> None:
    first = kept.save_entry("wise_mind", {"choice": "stay up"}, day=date(2026, 5, 1))
    second = kept.save_entry(
        "wise_mind", {"choice": "go to bed"}, entry_id=first.entry_id, version=first.version
    )

    assert second.version == 2
    assert (second.day, second.begun_at) == (date(2026, 5, 1), first.begun_at)
    assert [one.content["choice"] for one in kept.entry_versions(first.entry_id)] == ["stay up", "go to bed"]
    assert kept.entries("wise_mind") == (second,)


def test_a_save_from_an_older_version_is_refused_and_changes_nothing(kept: Workspace) -> None:
    first = kept.save_entry("plan", {"step": "tea"})
    kept.save_entry("plan", {"step": "walk"}, entry_id=first.entry_id, version=1)

    with pytest.raises(EntryConflict) as conflict:
        kept.save_entry("plan", {"step": "song"}, entry_id=first.entry_id, version=1)

    assert conflict.value.latest.content == {"step": "walk"}
    assert len(kept.entry_versions(first.entry_id)) == 2


def test_entries_are_found_by_kind_and_subject_newest_first(kept: Workspace) -> None:
    kept.save_entry("tag", {"direction": "towards"}, subject="youtube:UC1")
    kept.save_entry("tag", {"direction": "away"}, subject="youtube:UC2")
    kept.save_entry("plan", {})

    assert [one.subject for one in kept.entries("tag")] == ["youtube:UC2", "youtube:UC1"]
    assert [one.subject for one in kept.entries("tag", "youtube:UC1")] == ["youtube:UC1"]
    assert len(kept.entries()) == 3


def test_two_windows_that_went_on_from_one_draft_keep_both_texts(kept: Workspace) -> None:
    begun = kept.keep_draft("loss", {"letter": "Dear"}, "first")

    kept.keep_draft("loss", {"letter": "Dear one"}, "left", begun)
    kept.keep_draft("loss", {"letter": "Dear you"}, "right", begun)
    kept.keep_draft("loss", {"letter": "Dear one, thanks"}, "left", begun)

    assert {one.draft_id: one.content["letter"] for one in kept.drafts("loss")} == {
        "left": "Dear one, thanks",
        "right": "Dear you",
    }


def test_a_draft_that_another_window_wrote_to_since_is_not_taken_away(kept: Workspace) -> None:
    begun = kept.keep_draft("loss", {"letter": "Dear"}, "first")
    later = {**begun.content, "who": "a friend"}
    with kept._change() as db:
        db.execute("UPDATE draft SET saved_at = saved_at + 1")

    kept.keep_draft("loss", later, "second", begun)

    assert {one.draft_id for one in kept.drafts("loss")} == {"first", "second"}


def test_words_come_back_as_they_were_written(kept: Workspace) -> None:
    words = "<b>bold</b> \u202e \U0001f469\u200d\U0001f467 ' OR 1=1 -- \ud800 " + "long " * 20_000
    kept.save_entry("talk", {"after": words})

    assert kept.entries("talk")[0].content["after"] == words.replace("\ud800", "\ufffd")


def test_deleting_an_entry_leaves_nothing_of_it_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "own.db"
    kept = Workspace.open(path)
    entry = kept.save_entry("letter", {"text": "a sentence nobody else has"})
    kept.save_entry("letter", {"text": "a sentence nobody else has, again"}, entry_id=entry.entry_id)
    draft = kept.keep_draft("letter", {"text": "a sentence nobody else has, begun"}, "one")

    kept.delete_entry(entry.entry_id)
    kept.drop_draft(draft.draft_id)
    kept.close()

    assert kept_bytes(tmp_path).find(b"nobody else has") == -1


def test_an_older_workspace_gets_the_new_tables_and_keeps_what_it_held(tmp_path: Path) -> None:
    path = tmp_path / "own.db"
    raw = sqlite3.connect(path)
    raw.executescript("".join(f"{script};" for script in schema.MIGRATIONS[:2]))
    raw.executescript(f"PRAGMA application_id = {schema.APPLICATION_ID}; PRAGMA user_version = 2;")
    raw.execute("INSERT INTO setting VALUES ('theme', '\"dark\"')")
    raw.commit()
    raw.close()

    opened = Workspace.open(path)
    opened.save_entry("plan", {"step": "tea"})

    assert opened.get("theme") == "dark"
    assert len(opened.entries()) == 1
    opened.close()


def kept_bytes(folder: Path) -> bytes:
    return b"".join(one.read_bytes() for one in folder.iterdir())
