"""No word of a message, comment or search, and no name of a private person, leaves the parser."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from importers.reader import read_export
from importers.record import to_parquet
from tests.support import golden
from tests.support import instagram_export as make

CASES = [case for case in golden.cases() if case.parent.name == "instagram"]
SENTINEL = "SENTINEL"


def everything(path: Path) -> str:
    reading = read_export(path, now_ms=golden.NOW_MS)
    assert to_parquet(reading.table)
    return json.dumps([reading.report.as_json(), reading.table.to_pylist()], default=str)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_no_case_gives_away_a_word_that_was_written(case: Path, tmp_path: Path) -> None:
    assert SENTINEL not in everything(golden.zipped(case, tmp_path))


def test_most_cases_hold_words_that_could_be_given_away() -> None:
    held = [
        any(SENTINEL in file.read_text("utf-8") for file in case.rglob("export/**/*.json")) for case in CASES
    ]

    assert sum(held) >= 10


def test_followers_and_chat_partners_have_no_name_and_no_handle(tmp_path: Path) -> None:
    seconds = make.FIRST
    texts = [
        make.message("Hidden Partner", seconds * 1000, "hiddenword"),
        make.message("Wren Q", seconds * 1000 + 5),
    ]
    files = {
        f"{make.PEOPLE}/followers_1.json": [make.listed(seconds, "hidden.follower")],
        f"{make.ACTIVITY}/messages/inbox/hiddenpartner_1/message_1.json": make.thread(
            ["Hidden Partner", "Wren Q"], texts
        ),
        f"{make.ACTIVITY}/messages/broadcast/hiddenchannel_2/message_1.json": make.thread(
            ["Hidden Channel"], texts[:1]
        ),
        "logged_information/recent_searches/word_or_phrase_searches.json": {
            "searches_keyword": [
                {"string_map_data": {"Search": {"value": "hiddenquery"}, "Time": {"timestamp": seconds}}}
            ]
        },
        "personal_information/personal_information/personal_information.json": make.profile(
            "wren.q", "Wren Q"
        ),
    }
    path = tmp_path / "export.zip"
    path.write_bytes(make.zipped({name: make.dump(document) for name, document in files.items()}))
    reading = read_export(path, now_ms=golden.NOW_MS)

    kept = json.dumps(
        [reading.table.drop_columns(["member"]).to_pylist(), dict(reading.report.facts)], default=str
    )

    assert reading.table.num_rows == 4
    assert "idden" not in kept
    assert "Wren Q" not in kept
