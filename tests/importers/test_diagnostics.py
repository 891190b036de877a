from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from importers import child, vocabulary
from importers.diagnostics import diagnose
from importers.outlines import of_text
from importers.reader import read_export
from importers.refusals import ImportRefused
from tests.support import hostile_records, tiny
from tests.support.rawzip import Piece, write

SAMPLES = sorted((Path(__file__).parents[2] / "sample_exports").glob("*.zip"))
PRIVATE = "Quokka"


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{4,}", text.lower()))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_no_name_title_or_item_of_an_export_stands_in_its_diagnostics(path: Path) -> None:
    told = json.dumps(diagnose(path), ensure_ascii=False)
    table = read_export(path).table
    values = {
        value for column in ("creator_name", "item", "title") for value in table.column(column).to_pylist()
    }
    handles = {str(value).rpartition("@")[2] for value in table.column("creator").to_pylist() if value}
    leaked = {v for v in (values | handles) - {None} if len(v) > 5 and v in told}
    assert not leaked - vocabulary.KNOWN
    assert len(values) > 20
    assert not words(path.name.partition("_")[0]) & words(told)


def test_the_outline_shows_known_keys_kinds_and_the_shape_of_dates() -> None:
    rows = [
        {"Date": "2024-03-01 12:00:00", "Link": "https://x.example/Quokka", PRIVATE: [1, 22, None, PRIVATE]}
    ]
    assert of_text(json.dumps({"VideoList": rows}), ".json") == {
        "form": "json",
        "paths": {
            " object": 1,
            ".VideoList list": 1,
            ".VideoList[] object": 1,
            ".VideoList[].Date text 0000-00-00 00:00:00": 1,
            ".VideoList[].Link text (link)": 1,
            ".VideoList[].<a+> list": 1,
            ".VideoList[].<a+>[] number of 1": 1,
            ".VideoList[].<a+>[] number of 2": 1,
            ".VideoList[].<a+>[] word": 1,
            ".VideoList[].<a+>[] text": 1,
        },
    }


def test_html_csv_and_text_have_outlines_too() -> None:
    cell = hostile_records.cell(0).decode()
    assert of_text(cell, ".html")["tags"]["div.outer-cell.mdl-cell.mdl-cell--12-col.mdl-shadow--2dp"] == 1
    assert of_text(f"Channel Id,Channel Url,{PRIVATE}\n1,2,3\n4,5\n", ".csv") == {
        "form": "csv",
        "columns": ["Channel Id", "Channel Url", "<a+>"],
        "widths": {"3": 2, "2": 1},
    }
    assert of_text(f"Date: 2024-03-01 12:00:00\nLink: {PRIVATE}\n\n{PRIVATE}: x\n", ".txt")["lines"] == {
        "Date: text 0000-00-00 00:00:00": 1,
        "Link: text": 1,
        "empty": 1,
        "<a+>: text": 1,
    }


@pytest.mark.parametrize("text", ["{" * 5000, '{"a"', '"', "[1, 2", "<" * 999, '{"a": "\\', "a,b\r\rc", ""])
def test_broken_text_has_an_outline_all_the_same(text: str) -> None:
    for ending in (".json", ".csv", ".txt"):
        assert of_text(text, ending)["form"] in {"json", "html", "csv", "text"}


def test_not_even_the_marks_of_a_name_are_shown() -> None:
    assert vocabulary.outline("moss\U0001f33f\u200d_7") == "a+??_0"
    assert vocabulary.outline("हिन्दी") == "a?a?a?"
    assert vocabulary.outline("e\u0301te\u0301") == "aaa"
    assert vocabulary.outline("7.08.2024\u202fг., 16:05") == "0.00.0000\u202fa., 00:00"


def test_paths_are_outlined_where_a_person_named_them(tmp_path: Path) -> None:
    path = write(
        tmp_path / "x.zip",
        Piece(b"your_instagram_activity/messages/inbox/quokka_17/message_1.json", b"[]"),
        Piece(b"Takeout/YouTube and YouTube Music/history/watch-history.json", tiny.history(2)),
    )
    paths = [member["path"] for member in diagnose(path)["members"]]
    assert paths == [
        "your_instagram_activity/messages/inbox/<a+_00>/message_0.json",
        "Takeout/YouTube and YouTube Music/history/watch-history.json",
    ]


def test_a_file_nobody_knows_is_described_with_the_code_of_its_refusal(tmp_path: Path) -> None:
    path = tmp_path / f"{PRIVATE}.json"
    path.write_text(json.dumps({PRIVATE: [{PRIVATE: PRIVATE}] * 3}))
    told = child.diagnose(path)
    assert (told["refused"], told["form"], told["complete"]) == ("not_an_export", "file", False)
    assert told["members"][0]["outline"]["paths"][".<a+>[].<a+> text"] == 3
    assert PRIVATE.lower() not in json.dumps(told).lower()
    with pytest.raises(ImportRefused):
        child.diagnose(tmp_path / "nothing.zip")
