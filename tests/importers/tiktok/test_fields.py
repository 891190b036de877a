"""Fields that say nothing beside fields that say it: the one that says it counts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from importers.reader import Reading, read_export
from importers.tiktok import TikTokImporter
from tests.support.golden import NOW_MS

CLIP = "https://www.tiktok.com/@oat/video/7300000000000000001"


def read(folder: Path, name: str, text: str) -> Reading:
    (folder / name).write_text(text, encoding="utf-8")
    return read_export(folder, now_ms=NOW_MS, importers=[TikTokImporter()])


@pytest.mark.parametrize(
    "fields", [{"originalPostUrl": "N/A", "url": CLIP}, {"url": CLIP, "originalPostUrl": " n/a "}]
)
def test_not_available_is_no_link_and_hides_none(tmp_path: Path, fields: dict[str, str]) -> None:
    comment = {"date": "2025-06-01 10:00:00 UTC", "comment": "x", **fields}
    document = {"Comment": {"Comments": {"App": 1, "CommentsList": [comment]}}}
    [row] = read(tmp_path, "user_data_tiktok.json", json.dumps(document)).table.to_pylist()
    assert (row["creator"], row["item"]) == ("tiktok:@oat", "7300000000000000001")


def test_not_available_hides_no_link_in_a_text_file_either(tmp_path: Path) -> None:
    text = f"Date: 2025-06-01 10:00:00 UTC\nComment: x\nOriginal Post Url: N/A\nUrl: {CLIP}\n\n"
    [row] = read(tmp_path, "Comments.txt", text).table.to_pylist()
    assert row["item"] == "7300000000000000001"


@pytest.mark.parametrize(
    ("time", "epoch", "aside"),
    [
        ("2022-05-01 20:01:00", 1, {}),
        ("N/A", 1_651_435_260, {}),
        ("", 1_651_435_260, {}),
        ("soon", "1651435260", {}),
        ("N/A", None, {"date_missing": 1}),
        ("soon", "", {"date_unreadable": 1}),
    ],
)
def test_a_live_comment_takes_the_time_that_is_one(
    tmp_path: Path, time: Any, epoch: Any, aside: dict[str, int]
) -> None:
    """1651435260 seconds are 2022-05-01 20:01:00 UTC."""
    comment = {"CommentTime": time, "CommentContent": "hi", "RawTime": epoch}
    rooms = {"7040000000000000009": {"WatchTime": "2022-05-01 20:00:00", "Link": "", "Comments": [comment]}}
    document = {"Tiktok Live": {"Watch Live History": {"WatchLiveMap": rooms}}}
    reading = read(tmp_path, "user_data.json", json.dumps(document))
    assert dict(reading.report.members[0].set_aside) == aside
    times = [row["occurred_at"] for row in reading.table.to_pylist() if row["kind"] == "live_chat"]
    assert [str(one)[:19] for one in times] == ([] if aside else ["2022-05-01 20:01:00"])
