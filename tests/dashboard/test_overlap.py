"""Two exports of Susie made three months apart: the doubles are shown, and nothing counts twice."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dashboard import cli
from tests.support import samples

FIRST, LATER = samples.person("susie").paths("youtube")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    def call(*words: str | Path) -> str:
        assert cli.run([str(word) for word in words]) == 0
        return capsys.readouterr().out

    return call


def test_inspect_shows_the_doubles_of_two_exports_and_its_sums_add_up(run: Any) -> None:
    answer = json.loads(run("inspect", "--json", FIRST, LATER))
    alone = [json.loads(run("inspect", "--json", path))["totals"] for path in (FIRST, LATER)]
    totals = answer["totals"]
    parts = ("events", "set_aside", "duplicates", "unreadable")

    assert totals["duplicates_across"] == alone[0]["events"] > 4000
    assert totals["events"] - totals["duplicates_across"] == alone[1]["events"]
    assert all(totals[key] == alone[0][key] + alone[1][key] for key in (*parts, "found"))
    assert totals["found"] == sum(totals[key] for key in parts)

    told = run("inspect", FIRST, LATER)
    used, doubles = alone[1]["events"], totals["duplicates_across"]
    assert f"{used:,} used, {doubles:,} of them in more than one export." in told


def test_what_is_measured_over_both_is_what_the_later_one_alone_says(run: Any) -> None:
    def counts(*paths: Path) -> dict[str, int]:
        creators = json.loads(run("analyze", "--json", "--tz", "Europe/London", *paths))["creators"]
        return {one["creator"]: one["views"] for one in creators}

    later = counts(LATER)
    assert counts(FIRST, LATER) == counts(LATER, FIRST) == later
    assert sum(later.values()) > 4000
