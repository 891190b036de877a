"""``analyze`` on the command line: sentences, two periods, and a table no spreadsheet runs as a formula."""

from __future__ import annotations

import csv
import io
import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import cells, cli
from dashboard.store import Workspace
from tests.dashboard.test_cli import Said
from tests.support.desks import HOSTILE, imported

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠a", " =1", "\u00a0=1")
PERIODS = ("--from", "2025-07-28", "--to", "2025-08-24", "--against-from", "2025-06-30", "--against-to")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "200")


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return kept(tmp_path / "mine.parasocial")


def kept(where: Path, names: tuple[str, ...] = (), **settings: Any) -> Path:
    with closing(Workspace.open(where)) as workspace:
        workspace.add(imported(names=names))
        workspace.put("settings", {"tz": "UTC", **settings})
    return where


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    def call(*words: str | Path) -> Said:
        code = cli.run([str(word) for word in words])
        return Said(code, *capsys.readouterr())

    return call


def test_the_summary_says_what_matters_in_sentences_with_ranges_and_coverage(run: Any, mine: Path) -> None:
    said = run("analyze", "--workspace", mine)

    assert said.code == 0
    assert "120 days covered, 120 of them with views." in said.out
    assert "Nearly all of the views name who made them." in said.out
    assert "hours a week, as an estimate" in said.out
    assert "It is as if the views were split evenly among" in said.out
    assert "A lens, not a test" in said.out
    assert "nan" not in said.out.lower().split()


def test_the_settings_of_the_default_workspace_are_followed(run: Any) -> None:
    from dashboard.files import default_workspace  # noqa: PLC0415 - after the folder was set

    default_workspace().parent.mkdir(parents=True)
    kept(default_workspace(), tz="Asia/Tokyo", leave_out_periods=[["2025-06-01", "2025-06-20"]])

    answer = run("analyze", "--json", "--quiet").json

    assert answer["tz"] == "Asia/Tokyo"
    assert answer["period"]["first"] > "2025-06-20"


def test_the_persons_own_guess_is_measured_on_the_command_line_too(run: Any, mine: Path) -> None:
    with closing(Workspace.open(mine)) as workspace:
        workspace.save_answer("guess", {"hours": 2, "creator": ""})

    answer = run("analyze", "--workspace", mine, "--json", "--quiet").json

    gap = next(one for one in answer["signals"] if one["id"] == "SIG27")
    assert gap["parts"]["guess"] == 2.0


def test_two_periods_add_one_key_and_change_nothing_else(run: Any, mine: Path) -> None:
    plain = run("analyze", "--workspace", mine, *PERIODS[:4], "--json", "--quiet").json
    answer = run("analyze", "--workspace", mine, *PERIODS, "2025-07-27", "--json", "--quiet").json

    comparison = answer.pop("comparison")
    assert answer == plain
    assert comparison["fair"] is True
    assert comparison["period"]["first"] == "2025-07-28"
    assert comparison["against"]["last"] == "2025-07-27"
    hours = next(one for one in comparison["changes"] if one["name"] == "weekly_hours" and not one["subject"])
    week = next(one for one in plain["signals"] if one["id"] == "SIG02")["parts"]["per_week"]
    assert hours["period"]["value"] == week
    assert hours["low"] <= hours["change"] <= hours["high"]


def test_two_periods_are_printed_side_by_side_or_refused_with_the_reason(run: Any, mine: Path) -> None:
    said = run("analyze", "--workspace", mine, *PERIODS, "2025-07-27")
    assert "Two periods, side by side" in said.out
    assert "Time a week" in said.out

    refused = run("analyze", "--workspace", mine, *PERIODS, "2025-07-20")
    assert refused.code == 0
    assert "These two cannot be compared fairly." in refused.out
    assert "How many creators it is spread over" not in refused.out


@pytest.mark.parametrize(
    "words",
    [
        ("--against-from", "2025-06-30", "--against-to", "2025-07-27"),
        ("--from", "2025-07-28", "--to", "2025-08-24", "--against-from", "2025-06-30"),
        (*PERIODS, "2025-06-01"),
        ("--json", "--csv", "-"),
    ],
)
def test_a_question_with_a_part_missing_is_one_sentence(run: Any, mine: Path, words: tuple[str, ...]) -> None:
    said = run("analyze", "--workspace", mine, *words, "--quiet")

    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)


def test_the_table_goes_to_standard_output_alone_and_holds_every_creator(run: Any, mine: Path) -> None:
    said = run("analyze", "--workspace", mine, "--csv", "-", "--quiet")
    rows = list(csv.DictReader(io.StringIO(said.out)))
    creators = run("analyze", "--workspace", mine, "--json", "--quiet").json["creators"]

    assert [row["creator"] for row in rows] == [one["creator"] for one in creators]
    assert [int(row["views"]) for row in rows] == [one["views"] for one in creators]
    assert float(rows[0]["hours_high"]) == creators[0]["hours"]["high"]
    assert rows[0]["platforms"] == "youtube"
    assert rows[0]["first"][:19] == creators[0]["first"][:19]


def test_the_table_is_written_to_a_new_file_and_never_over_an_old_one(
    run: Any, mine: Path, tmp_path: Path
) -> None:
    target = tmp_path / "creators.csv"
    said = run("analyze", "--workspace", mine, "--csv", target)
    assert said.code == 0
    assert "Creators" in said.out
    written = target.read_text("utf-8")
    assert len(written.splitlines()) == 41

    again = run("analyze", "--workspace", mine, "--csv", target)
    assert (again.code, again.err.splitlines()[-1][:12]) == (2, "creators.csv")
    assert target.read_text("utf-8") == written
    assert run("analyze", "--workspace", mine, "--csv", tmp_path / "none" / "a.csv").code == 2


def test_no_name_becomes_a_formula(run: Any, tmp_path: Path) -> None:
    where = kept(tmp_path / "hostile.parasocial", (*FORMULAS, *HOSTILE))

    rows = list(csv.reader(io.StringIO(run("analyze", "--workspace", where, "--csv", "-", "--quiet").out)))

    assert len(rows) == 41
    for row in rows:
        assert len(row) == 11
        assert not any(cell[:1] in {"=", "@", "\t", "\r", "＝", "＋", "－", "＠"} for cell in row)
        assert not any(cell[:1] in {"+", "-"} for cell in row)


@given(st.text(max_size=12))
def test_a_safe_cell_never_begins_like_a_formula_and_stays_one_line(text: str) -> None:
    cell = cells.safe(text)

    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))
    assert "\n" not in cell
    assert "\r" not in cell


def test_numbers_stay_numbers_and_ordinary_text_stays_itself() -> None:
    assert [cells.safe(one) for one in (-1.5, 3, "Moss & Co", "a-b")] == [-1.5, 3, "Moss & Co", "a-b"]
    assert [cells.safe(one)[:1] for one in FORMULAS] == ["'"] * len(FORMULAS)


def test_the_answer_in_json_is_strict_json(run: Any, mine: Path) -> None:
    def refuse(word: str) -> Any:
        raise AssertionError(word)

    out = run("analyze", "--workspace", mine, *PERIODS, "2025-07-27", "--json", "--quiet").out
    assert json.loads(out, parse_constant=refuse)["comparison"]["fair"]
