"""Every dialect we know, as a small open folder: what comes out is compared with what was written down."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support import golden

CASES = golden.cases()
PLATFORMS = sorted(path.parent for path in golden.CASES.glob("*/facts.txt"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_a_case_reads_as_written_down(case: Path, tmp_path: Path, *, update_golden: bool) -> None:
    found = golden.outcome(golden.zipped(case, tmp_path))
    expected = case / "expected.json"
    if update_golden:
        golden.write(expected, found)

    assert found == json.loads(expected.read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_a_case_is_recognised_by_its_own_importer_and_by_no_other(case: Path, tmp_path: Path) -> None:
    platform = case.parent.name

    assert golden.recognised_by(golden.zipped(case, tmp_path)) == (
        [] if platform == golden.STRANGERS else [platform]
    )


def test_there_are_cases_to_compare() -> None:
    assert CASES


@pytest.mark.parametrize("platform", PLATFORMS, ids=lambda path: path.name)
def test_every_fact_of_a_format_has_a_case(platform: Path) -> None:
    facts = (platform / "facts.txt").read_text(encoding="utf-8").splitlines()
    proved = {
        line
        for case in platform.glob("*/proves.txt")
        for line in case.read_text(encoding="utf-8").splitlines()
    }

    assert [fact for fact in facts if fact and fact not in proved] == []
    assert sorted(proved - set(facts)) == []
