"""Imports beside the page: progress, cancel, refusals, and a workspace that stays as it was."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard.desk import Desk
from dashboard.jobs import State
from dashboard.store import Workspace
from importers.progress import Progress
from importers.record import Imported
from importers.refusals import ImportRefused
from tests.support.events import every
from tests.support.imports import imported

ONE = imported("child's-name.zip", every("2026-03-01", 5, 10))


class Reader:
    """Stands in for the child: waits to be told what to do with each export."""

    def __init__(self) -> None:
        self.may_end = threading.Event()
        self.may_end.set()
        self.outcome: Imported | Exception = ONE
        self.paths: list[Path] = []
        self.parts: list[bool] = []

    def __call__(
        self, path: Path, *, tell: Callable[[Progress], None], cancelled: Callable[[], bool], part: bool
    ) -> Imported:
        self.paths.append(path)
        self.parts.append(part)
        tell(Progress(50, 200, 7))
        while not self.may_end.wait(0.01):
            if cancelled():
                raise ImportRefused("cancelled", "Stopped.")
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
def desk(reader: Reader) -> Iterator[Desk]:
    with closing(Desk(Workspace.open(None), reader)) as made:
        yield made


def test_an_import_ends_in_the_workspace_under_the_name_the_person_knows(desk: Desk, reader: Reader) -> None:
    job = desk.start_import(Path("/scratch/x/upload"), "my export.zip")
    done = desk.jobs.wait(job, 5)
    assert (done.state, done.complete, done.fraction, done.ended) == (State.DONE, True, 1.0, True)
    assert done.added is not None
    assert (done.added.new, done.added.already_there) == (5, False)
    assert reader.paths == [Path("/scratch/x/upload")]
    assert [kept.report.name for kept in desk.workspace.imports()] == ["my export.zip"]
    assert len(desk.record().events) == 5


def test_a_part_of_a_download_given_with_others_may_hold_nothing(desk: Desk, reader: Reader) -> None:
    reader.may_end.clear()
    names = (
        "takeout-20261102T101500Z-001.zip",
        "takeout-20261102T101500Z-002.zip",
        "takeout-20250101T101500Z-001.zip",
    )
    jobs = [desk.start_import(Path(name)) for name in names]
    reader.may_end.set()
    for job in jobs:
        desk.jobs.wait(job, 5)
    assert reader.parts[1:] == [True, False]


def test_progress_is_seen_while_a_job_runs(desk: Desk, reader: Reader) -> None:
    reader.may_end.clear()
    job = desk.start_import(Path("a.zip"))
    while (standing := desk.jobs.standing(job)) is None or not standing.total:
        pass
    assert (standing.state, standing.fraction, standing.records) == (State.READING, 0.25, 7)
    assert standing.as_json() == {
        "job": job, "name": "a.zip", "state": "reading", "ended": False, "fraction": 0.25, "bytes": 50,
        "bytes_total": 200, "records": 7, "code": None, "sentence": None, "complete": None, "new": None,
        "duplicates_across": None, "already_there": None, "import_id": None,
    }  # fmt: skip
    reader.may_end.set()
    assert desk.jobs.wait(job, 5).ended


def test_a_refusal_is_one_sentence_and_changes_nothing(desk: Desk, reader: Reader) -> None:
    reader.outcome = ImportRefused("empty", "a.zip is empty; download it again.")
    refused = desk.jobs.wait(desk.start_import(Path("a.zip")), 5)
    assert (refused.state, refused.code) == (State.REFUSED, "empty")
    assert refused.sentence == "a.zip is empty; download it again."
    assert desk.workspace.imports() == ()


def test_a_bug_is_a_calm_sentence_and_its_message_stands_nowhere(
    desk: Desk, reader: Reader, caplog: pytest.LogCaptureFixture
) -> None:
    reader.outcome = KeyError("sentinel title of a video")
    with caplog.at_level(logging.ERROR):
        ended = desk.jobs.wait(desk.start_import(Path("a.zip")), 5)
    assert (ended.state, ended.code) == (State.REFUSED, "trouble")
    assert ended.sentence is not None
    assert "nothing of it was kept" in ended.sentence
    assert "KeyError at test_jobs.py" in caplog.text
    assert "sentinel" not in caplog.text + ended.sentence
    assert desk.workspace.imports() == ()


def test_a_bug_does_not_stop_the_next_import(desk: Desk, reader: Reader) -> None:
    reader.outcome = KeyError("x")
    desk.jobs.wait(desk.start_import(Path("a.zip")), 5)
    reader.outcome = ONE
    assert desk.jobs.wait(desk.start_import(Path("b.zip")), 5).state is State.DONE


def test_a_cancelled_import_keeps_nothing(desk: Desk, reader: Reader) -> None:
    reader.may_end.clear()
    job = desk.start_import(Path("a.zip"))
    waiting = desk.start_import(Path("b.zip"))
    assert desk.jobs.cancel(job)
    assert desk.jobs.cancel(waiting)
    assert not desk.jobs.cancel("nobody")
    assert {desk.jobs.wait(one, 5).state for one in (job, waiting)} == {State.CANCELLED}
    assert desk.workspace.imports() == ()


def test_several_files_come_one_after_the_other(desk: Desk, reader: Reader) -> None:
    first = desk.start_import(Path("a.zip"))
    desk.jobs.wait(first, 5)
    reader.outcome = imported("b.zip", every("2026-04-01", 3, 10))
    second = desk.start_import(Path("b.zip"))
    desk.jobs.wait(second, 5)
    assert [job.job_id for job in desk.jobs.all()] == [first, second]
    assert len(desk.record().events) == 8


def test_the_same_file_again_says_so(desk: Desk) -> None:
    for _ in range(2):
        done = desk.jobs.wait(desk.start_import(Path("a.zip")), 5)
    assert done.added is not None
    assert (done.added.already_there, done.added.new) == (True, 0)
    assert len(desk.workspace.imports()) == 1


def test_an_incomplete_export_is_kept_and_said_to_be_incomplete(desk: Desk, reader: Reader) -> None:
    reader.outcome = imported("a.zip", every("2026-04-01", 3, 10), unreadable=9)
    done = desk.jobs.wait(desk.start_import(Path("a.zip")), 5)
    assert (done.state, done.complete) == (State.DONE, False)


@pytest.mark.parametrize("outcome", [ONE, ImportRefused("empty", "Empty."), KeyError("x")])
def test_the_uploaded_copy_is_deleted_however_the_import_ends(
    desk: Desk, reader: Reader, tmp_path: Path, outcome: Imported | Exception
) -> None:
    reader.outcome = outcome
    folder = tmp_path / "passing"
    folder.mkdir()
    (folder / "a.zip").write_bytes(b"x")
    desk.jobs.wait(desk.start_import(folder / "a.zip", scratch=folder), 5)
    assert not folder.exists()


def test_closing_the_desk_ends_what_runs(reader: Reader) -> None:
    reader.may_end.clear()
    desk = Desk(Workspace.open(None), reader)
    jobs = [desk.start_import(Path(name)) for name in ("a.zip", "b.zip")]
    desk.close()
    assert {desk.jobs.wait(job, 5).state for job in jobs} == {State.CANCELLED}


def test_an_import_goes_to_the_person_it_was_given_for(reader: Reader) -> None:
    workspaces = {"Susie": Workspace.open(None), "Jim": Workspace.open(None)}
    with closing(Desk(workspaces, reader)) as desk:
        reader.may_end.clear()
        job = desk.start_import(Path("a.zip"))
        assert desk.switch("Jim")
        reader.may_end.set()
        desk.jobs.wait(job, 5)
        assert [len(one.imports()) for one in workspaces.values()] == [1, 0]


def test_switching_drops_what_was_loaded_for_the_other(reader: Reader) -> None:
    workspaces = {"Susie": Workspace.open(None), "Jim": Workspace.open(None)}
    workspaces["Susie"].add(ONE)
    workspaces["Jim"].add(replace(imported("b.zip", every("2026-04-01", 3, 10)), import_id="b"))
    with closing(Desk(workspaces, reader)) as desk:
        assert (desk.people, desk.person) == (("Susie", "Jim"), "Susie")
        assert len(desk.record().events) == 5
        susie = desk.analysis()
        assert desk.switch("Jim")
        assert len(desk.record().events) == 3
        assert desk.analysis() is not susie
        assert not desk.switch("Nobody")
        assert desk.person == "Jim"


def test_an_analysis_is_made_once_per_revision_and_settings(desk: Desk) -> None:
    desk.workspace.add(ONE)
    first = desk.analysis()
    assert desk.analysis() is first
    desk.change_settings(tz="Asia/Tokyo", night=(23, 6))
    second = desk.analysis()
    assert second is not first
    assert (second.settings.tz, second.settings.night) == ("Asia/Tokyo", (23, 6))
    desk.workspace.add(imported("b.zip", every("2026-04-01", 3, 10)))
    assert desk.analysis() is not second


@pytest.mark.parametrize("change", [{"tz": "Nowhere/Else"}, {"night": "late"}, {"day_start_hour": 99}])
def test_a_setting_that_cannot_be_is_refused_and_the_old_one_stays(
    desk: Desk, change: dict[str, object]
) -> None:
    desk.change_settings(tz="Asia/Tokyo")
    with pytest.raises(ValueError, match=r"\w"):
        desk.change_settings(**change)
    assert desk.settings().tz == "Asia/Tokyo"
