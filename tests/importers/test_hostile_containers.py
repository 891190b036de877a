from __future__ import annotations

import re
import resource
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from importers.ledger import Fate
from importers.reader import Reading, read_export
from importers.refusals import ImportRefused
from tests.support import hostile, tiny
from tests.support.hostile import CASES, Case, Outcome

SECONDS = 5.0
MEGABYTES = 150


def snapshot(folder: Path) -> dict[str, tuple[int, int]]:
    return {
        str(path.relative_to(folder)): (path.lstat().st_size, path.lstat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
    }


def peak_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "given"
    folder.mkdir()
    yield folder
    for path in folder.rglob("*"):
        if path.is_file() and path.stat().st_size > 1 << 20:
            path.unlink()


def read(path: Path) -> Reading:
    return read_export(path, now_ms=tiny.NOW_MS, importers=tiny.IMPORTERS)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_hostile_container_has_its_declared_outcome(case: Case, place: Path) -> None:
    path = case.make(place)
    before, memory, begun = snapshot(place.parent), peak_megabytes(), time.process_time()
    if case.outcome.code is not None:
        with pytest.raises(ImportRefused) as caught:
            read(path)
        assert caught.value.code == case.outcome.code
        assert_one_calm_sentence(str(caught.value), path)
    else:
        assert_accounted(read(path), case.outcome)
    assert time.process_time() - begun < SECONDS
    assert peak_megabytes() - memory < MEGABYTES
    assert snapshot(place.parent) == before


def assert_one_calm_sentence(sentence: str, path: Path) -> None:
    assert "\n" not in sentence
    assert sentence.endswith(".")
    assert ";" in sentence
    assert path.name in sentence
    assert not re.search(r"!|error|invalid|fail|should|must|exception|traceback", sentence, re.IGNORECASE)


def assert_accounted(reading: Reading, outcome: Outcome) -> None:
    report = reading.report
    assert reading.table.num_rows == outcome.events == report.totals["events"]
    assert sorted(str(m.reason) for m in report.members if m.reason) == sorted(map(str, outcome.reasons))
    assert report.complete is outcome.complete
    for member in report.members:
        assert member.found == member.accounted
        if member.fate is Fate.PARSED:
            assert member.independent == member.found
        report.name.encode()
        member.path.encode()


def test_there_is_a_case_for_every_row_of_the_container_table() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 90


def test_the_generators_make_what_they_say(place: Path) -> None:
    path = hostile.bomb_2g(place)
    assert path.stat().st_size < 3 << 20
