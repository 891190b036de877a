"""Who made what, as a workspace keeps it: brought, said, looked up, applied on load and taken back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import schema
from dashboard.makers import Outcome, Word
from dashboard.store import Workspace
from importers.makers import table_of
from tests.support.events import view
from tests.support.imports import imported

ROWS = [
    view("2026-03-01T10:00", None, platform="tiktok", item="7"),
    view("2026-03-01T10:01", None, platform="tiktok", item="8"),
    view("2026-03-01T10:02", "tiktok:@moss", creator_name="Moss", item="9"),
    view("2026-03-01T10:03", "youtube:UCgarden", creator_name="Garden", item="abc"),
]
MOSS_BY_FILE = table_of({("tiktok", "7"): ("tiktok:@moss", "Moss")})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mine.parasocial"


@pytest.fixture
def workspace(path: Path) -> Iterator[Workspace]:
    opened = Workspace.open(path)
    opened.add(imported("march.zip", ROWS))
    yield opened
    opened.close()


def makers_of(workspace: Workspace) -> list[Any]:
    column = workspace.record().events["creator"].astype(object)
    return column.where(column.notna(), None).tolist()


STATED = [None, None, "tiktok:@moss", "youtube:UCgarden"]


def test_a_file_fills_what_is_missing_and_is_still_there_after_reopening(
    workspace: Workspace, path: Path
) -> None:
    before = workspace.revision
    assert workspace.bring("map.csv", MOSS_BY_FILE)
    assert not workspace.bring("the same again.csv", MOSS_BY_FILE)
    assert workspace.revision == before + 1
    assert makers_of(workspace) == ["tiktok:@moss", None, *STATED[2:]]

    workspace.close()
    again = Workspace.open(path)
    assert makers_of(again) == ["tiktok:@moss", None, *STATED[2:]]
    (kept,) = again.maps()
    assert (kept.name, kept.items, kept.added_at > 0) == ("map.csv", 1, True)
    assert again.take_back(kept.map_id)
    assert not again.take_back(kept.map_id)
    assert makers_of(again) == STATED
    again.close()


def test_the_persons_word_comes_before_files_newer_files_before_older_and_all_before_the_look_up(
    workspace: Workspace,
) -> None:
    workspace.keep_answer("tiktok", "7", Outcome.FOUND, "tiktok:@looked", "Looked")
    workspace.keep_answer("tiktok", "8", Outcome.FOUND, "tiktok:@looked", "Looked")
    workspace.refresh()
    assert makers_of(workspace)[:2] == ["tiktok:@looked", "tiktok:@looked"]

    workspace.bring("old.csv", MOSS_BY_FILE)
    assert makers_of(workspace)[:2] == ["tiktok:@moss", "tiktok:@looked"]
    workspace.bring("new.csv", table_of({("tiktok", "7"): ("tiktok:@new", None)}))
    assert makers_of(workspace)[0] == "tiktok:@new"
    said = workspace.say(Word.ITEM, "tiktok:7", "tiktok:@mine", "My word")
    assert makers_of(workspace)[0] == "tiktok:@mine"

    assert workspace.unsay(said.said_id)
    assert makers_of(workspace)[0] == "tiktok:@new"


def test_an_import_after_a_merge_follows_the_merge(workspace: Workspace) -> None:
    workspace.say(Word.MERGE, "youtube:UCgarden", "tiktok:@moss")
    added = workspace.add(imported("april.zip", [view("2026-04-01", "youtube:UCgarden", item="later")]))

    assert added.new == 1
    assert makers_of(workspace) == [None, None, "tiktok:@moss", "tiktok:@moss", "tiktok:@moss"]
    assert workspace.stated().events["creator"].astype(object).tolist()[3] == "youtube:UCgarden"


WORDS = st.one_of(
    st.tuples(st.just(Word.MERGE), st.sampled_from(STATED[2:]), st.sampled_from(STATED[2:])),
    st.tuples(st.just(Word.ALIAS), st.sampled_from(STATED[2:]), st.sampled_from(["A", "B"])),
    st.tuples(st.just(Word.OWN), st.sampled_from(STATED[2:]), st.just("")),
    st.tuples(st.just(Word.ITEM), st.sampled_from(["tiktok:7", "tiktok:8"]), st.just("tiktok:@a")),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(WORDS, max_size=5), st.randoms(use_true_random=False))
def test_whatever_is_said_and_taken_back_leaves_the_record_as_it_was(words: Any, chance: Any) -> None:
    workspace = Workspace.open(None)
    workspace.add(imported("march.zip", ROWS))
    said = [workspace.say(*word) for word in words]
    assert len(workspace.record().events) == len(ROWS)
    chance.shuffle(said)
    assert all(workspace.unsay(one.said_id) for one in said)

    assert makers_of(workspace) == STATED
    assert workspace.record().events["creator_name"].dropna().tolist() == ["Moss", "Garden"]
    assert workspace.said() == ()
    workspace.close()


def test_the_latest_name_given_counts_and_the_one_before_comes_back(workspace: Workspace) -> None:
    workspace.say(Word.ALIAS, "tiktok:@moss", "First")
    second = workspace.say(Word.ALIAS, "tiktok:@moss", "Second")
    assert workspace.record().events["creator_name"].iloc[2] == "Second"

    workspace.unsay(second.said_id)

    assert workspace.record().events["creator_name"].iloc[2] == "First"
    assert [one.word for one in workspace.said()] == [Word.ALIAS]
    assert all(one.said_at > 0 for one in workspace.said())


def test_found_and_gone_stay_and_what_had_no_answer_may_change(workspace: Workspace) -> None:
    workspace.keep_answer("tiktok", "1", Outcome.FOUND, "tiktok:@moss")
    workspace.keep_answer("tiktok", "2", Outcome.GONE)
    workspace.keep_answer("tiktok", "3", Outcome.FAILED)
    for item in "123":
        workspace.keep_answer("tiktok", item, Outcome.FOUND, "tiktok:@late")
    answers = workspace.answers_kept().set_index("item")

    assert answers["outcome"].to_dict() == {"1": "found", "2": "gone", "3": "found"}
    assert answers["creator"].to_dict() == {"1": "tiktok:@moss", "2": None, "3": "tiktok:@late"}

    workspace.doubt([("tiktok", "1"), ("tiktok", "2")])
    assert workspace.answers_kept().set_index("item")["outcome"].to_dict() == {
        "1": "found",
        "2": "failed",
        "3": "found",
    }


def test_wiping_forgets_all_of_it(workspace: Workspace) -> None:
    workspace.bring("map.csv", MOSS_BY_FILE)
    workspace.say(Word.OWN, "tiktok:@moss")
    workspace.keep_answer("tiktok", "8", Outcome.GONE)

    workspace.wipe()

    assert (workspace.maps(), workspace.said(), len(workspace.answers_kept())) == ((), (), 0)


def test_a_workspace_of_the_first_version_learns_the_new_tables(path: Path) -> None:
    old = sqlite3.connect(path, isolation_level=None)
    for statement in schema.MIGRATIONS[0].split(";"):
        old.execute(statement)
    old.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    old.execute("PRAGMA user_version = 1")
    old.close()

    opened = Workspace.open(path)

    assert opened.bring("map.csv", MOSS_BY_FILE)
    opened.close()
