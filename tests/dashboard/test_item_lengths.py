"""A file of lengths, from the command line to the hours: each video is capped, and the workspace keeps it."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from dashboard import cli
from dashboard.components.maker_words import became_known
from dashboard.store import Workspace
from importers import creatorfiles
from tests.support.desks import imported

MINUTES = 2


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))


def kept(where: Path) -> tuple[Path, int]:
    """Return a workspace of one viewer and how many views it holds."""
    with closing(Workspace.open(where)) as workspace:
        workspace.add(imported())
        workspace.put("settings", {"tz": "UTC"})
        return where, len(workspace.record().events)


def hours(capsys: pytest.CaptureFixture[str], *words: str | Path) -> dict[str, Any]:
    assert cli.run(["analyze", *map(str, words), "--json", "--quiet"]) == 0
    signals = json.loads(capsys.readouterr().out)["signals"]
    return next(one for one in signals if one["id"] == "SIG02")


def test_lengths_brought_on_the_command_line_cap_the_hours(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every video is two minutes long, so that no end of the range passes two minutes a view."""
    mine, views = kept(tmp_path / "mine.parasocial")
    rows = "".join(f"youtube,v{number:010d},,0:0{MINUTES}:00\n" for number in range(views))
    lengths = tmp_path / "lengths.csv"
    lengths.write_text("platform,item,creator,duration\n" + rows, "utf-8")

    plain = hours(capsys, "--workspace", mine)
    capped = hours(capsys, "--workspace", mine, "--creators", lengths)

    assert plain["parts"]["lengths_known"] == 0
    assert plain["value"] > views * MINUTES / 60
    assert capped["parts"]["lengths_known"] == 1
    assert capped["value"] <= capped["high"] <= views * MINUTES / 60
    assert capped["used"] == plain["used"] == views


def test_lengths_stay_in_the_workspace_until_they_are_taken_back(tmp_path: Path) -> None:
    lengths = tmp_path / "lengths.csv"
    lengths.write_text("platform,item,creator,duration\nyoutube,v0000000000,,90\n", "utf-8")
    brought = creatorfiles.read(lengths)
    mine, _ = kept(tmp_path / "mine.parasocial")
    with closing(Workspace.open(mine)) as workspace:
        assert workspace.bring(lengths.name, brought.table)

    with closing(Workspace.open(mine)) as workspace:
        known = workspace.record().events["duration_s"].dropna()
        assert known.tolist() == [90.0]
        assert workspace.take_back(workspace.maps()[0].map_id)
        assert workspace.record().events["duration_s"].isna().all()


def test_what_a_file_of_lengths_brought_is_said(tmp_path: Path) -> None:
    lengths = tmp_path / "lengths.csv"
    lengths.write_text("video_id,creator,duration\n1,,90\n2,moss,\n3,moss,8\n", "utf-8")

    told = became_known("lengths.csv", creatorfiles.read(lengths), new=True)

    assert told == "lengths.csv says who made 2 items and how long 2 are."
