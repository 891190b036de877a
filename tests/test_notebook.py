"""The ten lines of the README, as a script of its own: read a path, get DataFrames."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import samples

ROOT = Path(__file__).parents[1]
LINES = """\
import sys
from datetime import date

from importers import read
from analyzer import Settings, analyze
from analyzer.compare import compare
from analyzer.periods import Span

record = read(sys.argv[1])
analysis = analyze(record, Settings(tz="Europe/London"))
before, after = Span(date(2026, 9, 20), date(2026, 10, 17)), Span(date(2026, 10, 18), date(2026, 11, 14))
changed = compare(record, analysis.settings, before, after)

print(len(record.events), list(record.events.columns)[:3])
print(list(analysis.frame().columns)[:3], analysis.frame()["id"].nunique())
print(analysis.creators[["name", "views", "share"]].head(1).to_string(header=False, index=False))
print(changed.frame()[["name", "direction"]].head(2).to_string(header=False, index=False))
"""


@pytest.mark.parametrize("way", ["file", "standard input"])
def test_a_path_gives_the_record_the_signals_and_the_creators_as_dataframes(tmp_path: Path, way: str) -> None:
    export = next(one for one in samples.people() if one.id == "susie").exports[-1].path
    script = tmp_path / "notebook.py"
    script.write_text(LINES, "utf-8")
    command = [sys.executable, "-W", "error", str(script) if way == "file" else "-", str(export)]

    done = subprocess.run(
        command,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
        input=None if way == "file" else LINES,
    )

    assert (done.returncode, done.stderr) == (0, "")
    first, second, third, *rest = done.stdout.splitlines()
    assert first.endswith("['occurred_at', 'platform', 'kind']")
    assert int(first.split()[0]) > 1000
    assert second.startswith("['id', 'name', 'value']")
    assert int(second.split()[-1]) >= 25
    assert "Tamsin Oakwhistle" in third
    assert [line.split()[0] for line in rest] == ["weekly_hours", "top_creator_share"]
