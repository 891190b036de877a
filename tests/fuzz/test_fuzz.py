from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from importers.accounts import member_report
from importers.base import Task
from tests.fuzz import laws, mutations
from tests.fuzz.laws import BrokenLawError, check
from tests.support import tiny

ROOT = Path(__file__).parents[2]
CASES = 2000


def test_two_thousand_damaged_exports_break_no_law() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz", "--cases", str(CASES), "--workers", "2"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    assert sum(int(line.split()[0]) for line in done.stdout.splitlines() if "cases from" in line) == CASES


def test_a_case_is_its_number() -> None:
    assert mutations.export_of(7) == mutations.export_of(7)
    assert len({mutations.export_of(number) for number in range(50)}) == 50


def test_a_reading_that_does_not_add_up_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forgetful(task: Task, *rest: object) -> object:
        report = member_report(task, *rest)  # type: ignore[arg-type]
        return type(report)(**{**{name: getattr(report, name) for name in report.__slots__}, "found": 99})

    path = tmp_path / "watch-history.json"
    path.write_bytes(tiny.history(3))
    assert check(path) == "complete"
    monkeypatch.setattr("importers.accounts.member_report", forgetful)
    with pytest.raises(BrokenLawError, match="found is the sum"):
        laws.check(path)
