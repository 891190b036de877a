"""An abbreviation with several meanings follows the person's zone, to the second, whenever they say it."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from importers import child
from importers.record import Imported, Record, load
from tests.support import youtube_export as made

FOLDER = "Takeout/YouTube and YouTube Music/history"
NOW = 1_767_225_600_000
RECORDS = list(made.Maker(3).records([made.VIEW] * 40, gap=90_000))
"""Forty views over a month before 9 March 2025."""


def read(path: Path, **members: str) -> Imported:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in members.items():
            archive.writestr(f"{FOLDER}/{name.replace('_', '-', 1).replace('_', '.')}", text)
    return child.import_export(path, now_ms=NOW)


def page(zone: str, offset: int) -> str:
    return made.text(made.as_html(RECORDS, made.Style(zone=zone, offset=offset)))


def times(record: Record) -> list[int]:
    return sorted(int(at.timestamp()) for at in record.events["occurred_at"])


TRUE = sorted(int(one.time.timestamp()) for one in RECORDS)


@pytest.mark.parametrize(
    ("text", "offset", "tz"),
    [
        ("CST", -360, "America/Chicago"),
        ("CST", 480, "Asia/Shanghai"),
        ("CST", 480, "Asia/Taipei"),
        ("IST", 330, "Asia/Kolkata"),
        ("IST", 120, "Asia/Jerusalem"),
        ("IST", 60, "Europe/Dublin"),
        ("BST", 60, "Europe/London"),
        ("BST", 360, "Asia/Dhaka"),
        ("AST", 180, "Asia/Riyadh"),
        ("EST", 600, "Australia/Brisbane"),
    ],
)
def test_each_meaning_is_read_to_the_second_once_the_zone_is_said(
    tmp_path: Path, text: str, offset: int, tz: str
) -> None:
    one = read(tmp_path / "takeout.zip", watch_history_html=page(text, offset))
    record = load([one], tz)
    assert times(record) == TRUE
    assert record.exports[0].facts["clocks"][0]["read_minutes"] == offset
    span = next(row for row in record.coverage if row.kind == "view")
    assert (span.first, span.last) == (TRUE[0] * 1000, TRUE[-1] * 1000)


def test_without_a_word_or_with_a_zone_that_fits_none_the_first_meaning_stays(tmp_path: Path) -> None:
    one = read(tmp_path / "takeout.zip", watch_history_html=page("CST", 480))
    assert times(load([one])) == times(load([one], "Europe/Berlin")) == [at + 14 * 3600 for at in TRUE]


def test_a_text_with_one_meaning_is_never_read_again(tmp_path: Path) -> None:
    one = read(tmp_path / "takeout.zip", watch_history_html=page("TRT", 180))
    assert "clocks" not in one.report.facts
    assert times(load([one], "Asia/Tokyo")) == TRUE


def test_only_the_file_in_doubt_moves_and_its_doubles_are_then_found(tmp_path: Path) -> None:
    one = read(
        tmp_path / "takeout.zip",
        watch_history_html=page("CST", 480),
        watch_history_json=made.text(made.as_json(RECORDS)),
    )
    unsaid, said = load([one]), load([one], "Asia/Shanghai")
    assert (len(unsaid.events), unsaid.duplicates_across) == (80, 0)
    assert (len(said.events), said.duplicates_across) == (40, 40)
    assert times(said) == TRUE


def test_the_ledger_with_its_doubt_survives_being_kept(tmp_path: Path) -> None:
    report = read(tmp_path / "takeout.zip", watch_history_html=page("CST", 480)).report
    kept = type(report).from_json(json.loads(json.dumps(report.as_json())))
    assert kept.facts["clocks"] == [
        {
            "member": f"{FOLDER}/watch-history.html",
            "text": "CST",
            "offset_minutes": -360,
            "others_minutes": [480, -300],
        }
    ]
