"""The run: slow, one at a time, resumable, kind to who wants it slower, never fooled by a refusal."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from dashboard.lookup import plan as plans
from dashboard.lookup.client import Client
from dashboard.lookup.endpoints import endpoints
from dashboard.lookup.job import LookUp
from dashboard.lookup.run import Ending, Run, Tally
from dashboard.store import Workspace
from tests.support.events import view
from tests.support.imports import imported
from tests.support.stub import QUICK, Stub, serving

ROOT = Path(__file__).parents[2]
FIRST = 7_000_000_000_000_000_000
ITEMS = [str(FIRST + number) for number in range(40)]


@pytest.fixture
def stub() -> Iterator[Stub]:
    with serving(Stub()) as one:
        yield one


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = filled(Workspace.open(tmp_path / "mine.parasocial"))
    yield opened
    opened.close()


def filled(workspace: Workspace, items: list[str] = ITEMS) -> Workspace:
    """Add one TikTok view per item, a minute apart."""
    start = 1_770_000_000_000
    rows = [view(start + 60_000 * at, None, platform="tiktok", item=item) for at, item in enumerate(items)]
    workspace.add(imported("tiktok.zip", rows))
    return workspace


def run(workspace: Workspace, stub: Stub, *, views: int | None = None, **options: Any) -> Tally:
    waited: list[float] = options.pop("waited", [])
    stop = options.pop("stop", lambda: False)
    known = options.pop("known", QUICK)
    wanted = plans.plan(workspace, known, views, **options)

    def wait(seconds: float) -> bool:
        waited.append(seconds)
        return bool(stop())

    return Run(workspace, Client(stub.base, known).ask, known, wait, lambda _: None)(
        wanted.items, len(wanted.items)
    )


def outcomes(workspace: Workspace) -> dict[str, str]:
    answers = workspace.answers_kept()
    return dict(zip(answers["item"], answers["outcome"], strict=True))


def test_all_are_asked_once_in_a_mixed_order_and_the_record_follows(workspace: Workspace, stub: Stub) -> None:
    stub.plans = {ITEMS[3]: [404], ITEMS[4]: [400], ITEMS[5]: [500]}
    tally = run(workspace, stub)

    assert tally == Tally(40, found=37, gone=2, failed=1, ending=Ending.DONE)
    assert sorted(stub.items()) == ITEMS
    assert stub.items() != ITEMS
    assert stub.most_at_once == 1
    named = workspace.record().events["creator"]
    assert (named == "tiktok:@moss").sum() == 37
    assert named.isna().sum() == 3


def test_what_was_answered_is_never_asked_again_and_what_was_not_is(workspace: Workspace, stub: Stub) -> None:
    stub.plans = {ITEMS[3]: [404], ITEMS[5]: [500, "fern"]}
    run(workspace, stub)
    stub.asked.clear()

    tally = run(workspace, stub)

    assert stub.items() == [ITEMS[5]]
    assert tally == Tally(1, found=1, ending=Ending.DONE)
    assert outcomes(workspace)[ITEMS[3]] == "gone"
    assert run(workspace, stub) == Tally(0, ending=Ending.DONE)


def test_slow_down_is_heard_waited_for_and_then_the_same_item_is_asked_again(
    workspace: Workspace, stub: Stub
) -> None:
    first = plans.plan(workspace, QUICK, 1).items[0][1]
    stub.plans = {first: [429, 403, "moss"]}
    known = msgspec.structs.replace(QUICK, back_off_seconds=(30.0, 60.0), seconds_between=1.0)
    waited: list[float] = []

    tally = run(workspace, stub, known=known, waited=waited)

    assert tally.ending is Ending.DONE
    assert stub.items()[:4].count(first) == 3
    assert waited[:2] == [30.0, 60.0]
    assert all(0.7 <= pause <= 1.3 for pause in waited[2:])
    assert len(set(waited[2:])) > 5


def test_who_keeps_asking_for_less_is_left_alone(workspace: Workspace, stub: Stub) -> None:
    stub.otherwise = 429
    tally = run(workspace, stub)

    assert tally == Tally(40, failed=1, ending=Ending.SLOWED)
    assert len(stub.asked) == 1 + len(QUICK.back_off_seconds)


@pytest.mark.parametrize("behaviour", [500, "silent", "hang up", b"<html>"])
def test_many_without_an_answer_end_the_run(workspace: Workspace, stub: Stub, behaviour: Any) -> None:
    stub.otherwise = behaviour
    tally = run(workspace, stub)

    assert tally == Tally(40, failed=QUICK.silent_after, ending=Ending.SILENT)
    assert set(outcomes(workspace).values()) == {"failed"}


def test_a_refusal_that_calls_everything_gone_is_not_believed(workspace: Workspace, stub: Stub) -> None:
    stub.otherwise = 400
    tally = run(workspace, stub)

    assert tally.ending is Ending.DOUBTED
    assert tally.asked == QUICK.doubt_after
    assert set(outcomes(workspace).values()) == {"failed"}
    stub.otherwise = "moss"
    assert run(workspace, stub).found == 40


def test_one_name_between_ends_the_doubt(workspace: Workspace, stub: Stub) -> None:
    order = [item for _, item in plans.plan(workspace, QUICK, None).items]
    stub.otherwise = 404
    stub.plans = {item: ["moss"] for item in order[::4]}

    tally = run(workspace, stub)

    assert (tally.ending, tally.found, tally.gone) == (Ending.DONE, 10, 30)


def test_cancelling_keeps_what_was_answered(workspace: Workspace, stub: Stub) -> None:
    tally = run(workspace, stub, stop=lambda: len(stub.asked) >= 7)

    assert tally == Tally(40, found=7, ending=Ending.CANCELLED)
    assert len(outcomes(workspace)) == 7
    assert run(workspace, stub).of == 33


KILLED = """
import sys, time
from pathlib import Path
import msgspec
from dashboard.lookup import plan
from dashboard.lookup.client import Client
from dashboard.lookup.run import Run
from dashboard.store import Workspace
from tests.support.stub import QUICK
known = msgspec.structs.replace(QUICK, seconds_between=0.05)
workspace = Workspace.open(Path(sys.argv[1]))
wanted = plan.plan(workspace, known, None)
def wait(seconds):
    time.sleep(seconds)
Run(workspace, Client(sys.argv[2], known).ask, known, wait, lambda _: None)(wanted.items, len(wanted.items))
"""


def test_a_run_that_is_killed_goes_on_where_it_was(workspace: Workspace, stub: Stub) -> None:
    path = workspace.path
    workspace.close()
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(KILLED), str(path), stub.base], cwd=ROOT
    )
    until = time.monotonic() + 60
    while len(stub.asked) < 6 and time.monotonic() < until:
        time.sleep(0.01)
    process.kill()
    process.wait()
    asked_before = stub.items()
    assert 6 <= len(asked_before) < 40

    again = Workspace.open(path)
    kept = outcomes(again)
    assert set(asked_before[:-1]) <= set(kept) <= set(asked_before)
    stub.asked.clear()
    tally = run(again, stub)

    assert tally.ending is Ending.DONE
    assert set(stub.items()).isdisjoint(kept)
    assert set(outcomes(again)) == set(ITEMS)
    again.close()


def test_a_job_runs_beside_one_at_a_time_and_ends_at_a_word(workspace: Workspace, stub: Stub) -> None:
    known = msgspec.structs.replace(QUICK, seconds_between=0.05)
    wanted = plans.plan(workspace, known, None)
    job = LookUp()
    assert not job.running

    assert job.start(workspace, wanted, known, Client(stub.base, known).ask)
    assert not job.start(workspace, wanted, known, Client(stub.base, known).ask)
    while not stub.asked:
        time.sleep(0.01)
    assert job.running
    job.close()

    assert job.tally is not None
    assert job.tally.ending is Ending.CANCELLED
    assert 0 < job.tally.asked < 40
    assert threading.active_count() < 20


def test_a_fault_in_the_job_ends_it_without_a_word_of_the_record(
    workspace: Workspace, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(platform: str, item: str) -> Any:
        raise RuntimeError(f"{platform} {item}")

    job = LookUp()
    job.start(workspace, plans.plan(workspace, QUICK, 3), QUICK, broken)
    job.close()

    assert job.tally is not None
    assert job.tally.ending is Ending.SILENT
    assert "RuntimeError" in caplog.text
    assert str(FIRST)[:12] not in caplog.text


def test_there_is_nothing_to_start_when_all_is_known(workspace: Workspace, stub: Stub) -> None:
    run(workspace, stub)

    assert not LookUp().start(workspace, plans.plan(workspace, QUICK, None), QUICK)


def test_nothing_that_can_connect_is_loaded_before_a_yes() -> None:
    code = """
        import json, sys
        import dashboard.server, dashboard.lookup.job, dashboard.lookup.plan, dashboard.lookup.estimate
        print(json.dumps("dashboard.lookup.client" in sys.modules))
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert json.loads(done.stdout) is False


def test_the_real_pause_is_about_a_second() -> None:
    known = endpoints()
    pauses = [Run(None, None, known, None, None)._pause() for _ in range(200)]  # type: ignore[arg-type]

    assert 0.69 < min(pauses) < 0.8
    assert 1.2 < max(pauses) < 1.31
