"""How long an item is: read from files a person brings, filled in where nobody says, never over an export."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from importers import creatorfiles, creators
from importers.creatorfiles import seconds
from importers.creators import Makers
from importers.events import Kind
from importers.makers import Maker, conform, table_of
from tests.support import events
from tests.support.events import view


def lengths(path: Path) -> dict[str, float | None]:
    return {row["item"]: row["length_s"] for row in creatorfiles.read(path).table.to_pylist()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("75", 75.0),
        (" 75.5 ", 75.5),
        ("1:15", 75.0),
        ("1:01:15", 3675.0),
        ("0", None),
        ("-5", None),
        ("nan", None),
        ("None", None),
        ("1e3", None),
        ("a minute", None),
        ("", None),
        ("604801", None),
    ],
)
def test_a_length_is_seconds_or_a_clock(text: str, expected: float | None) -> None:
    assert seconds(text) == expected


def test_a_csv_may_say_who_how_long_or_both(tmp_path: Path) -> None:
    path = tmp_path / "map.csv"
    path.write_text("video_id,creator,duration\n1,moss,12\n2,,0:30\n3,moss,\n4,,\n5,moss,long\n", "utf-8")
    brought = creatorfiles.read(path)

    assert lengths(path) == {"1": 12.0, "2": 30.0, "3": None, "5": None}
    assert (brought.named, brought.measured, brought.left_out) == (3, 2, 1)


def test_the_last_word_counts_for_each_of_the_two(tmp_path: Path) -> None:
    path = tmp_path / "map.csv"
    path.write_text("video_id,creator,duration_s\n1,moss,12\n1,,15\n2,fern,9\n2,moss,\n", "utf-8")
    (first, second) = creatorfiles.read(path).table.to_pylist()

    assert (first["creator"], first["length_s"]) == ("tiktok:@moss", 15.0)
    assert (second["creator"], second["length_s"]) == ("tiktok:@moss", 9.0)


def test_yt_dlp_says_how_long_a_video_is(tmp_path: Path) -> None:
    lines = [
        {"id": "a", "extractor": "youtube", "channel_id": "UCquietgarden00000000001", "duration": 605},
        {"id": "b", "extractor": "youtube", "duration": 61.5},
        {"id": "c", "extractor": "youtube", "duration": None},
        {"id": "d", "extractor": "youtube", "channel_id": "UCquietgarden00000000001", "duration": "long"},
    ]
    path = tmp_path / "dump.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), "utf-8")

    assert lengths(path) == {"a": 605.0, "b": 61.5, "d": None}


def test_lengths_fill_what_was_watched_and_leave_intervals_and_stated_ones() -> None:
    record = events.of(
        [
            view("2026-03-01", "tiktok:@moss", platform="tiktok", item="1"),
            view("2026-03-02", None, platform="tiktok", item="1", kind=Kind.LIKE),
            view("2026-03-03", None, platform="youtube", item="1"),
            view("2026-03-04", "tiktok:@moss", platform="tiktok", item="2", duration_s=7.0),
            view("2026-03-05", None, platform="tiktok", item="1", kind=Kind.INTERVAL, duration_s=600.0),
        ]
    )
    newer = table_of({("tiktok", "1"): Maker(None, None, 12.0), ("tiktok", "2"): Maker(None, None, 99.0)})
    older = table_of({("tiktok", "1"): Maker("tiktok:@fern", None, 5.0)})

    filled = creators.applied(record, Makers((newer, older))).events

    assert filled["duration_s"].fillna(-1).tolist() == [12.0, -1, -1, 7.0, 600.0]
    assert filled["creator"].astype(object).tolist()[0] == "tiktok:@moss"
    assert filled["creator"].astype(object).tolist()[1] == "tiktok:@fern"
    assert np.isnan(record.events["duration_s"].iloc[0])


def test_a_table_kept_before_lengths_were_known_has_none() -> None:
    old = pa.table({"platform": ["tiktok"], "item": ["1"], "creator": ["tiktok:@moss"], "name": ["Moss"]})

    assert conform(old).to_pylist() == table_of({("tiktok", "1"): Maker("tiktok:@moss", "Moss")}).to_pylist()
