"""A person's own table of makers fills what the export does not say, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from importers import creators
from importers.base import ImportRefused
from importers.creators import Maker
from tests.support import events
from tests.support.events import view


def lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def test_both_headers_are_read_with_and_without_at() -> None:
    general = creators.parse(lines("platform,item,creator,name\ntiktok,7,@Moss,Moss\nYouTube,abc,fern,\n"))
    assert general == {
        ("tiktok", "7"): Maker("tiktok:@moss", "Moss"),
        ("youtube", "abc"): Maker("youtube:@fern", None),
    }
    assert creators.parse(lines("video_id,creator\n7,Moss\n")) == {
        ("tiktok", "7"): Maker("tiktok:@moss", None)
    }


@pytest.mark.parametrize(
    ("platform", "written", "stable"),
    [
        ("tiktok", "@Moss.Fern", "tiktok:@moss.fern"),
        ("tiktok", "tiktok:@moss", "tiktok:@moss"),
        ("youtube", "UCquietgarden00000000001", "youtube:UCquietgarden00000000001"),
        ("youtube", "youtube:UCquietgarden00000000001", "youtube:UCquietgarden00000000001"),
        ("youtube", "UCshort", "youtube:@ucshort"),
        ("instagram", "UCquietgarden00000000001", "instagram:@ucquietgarden00000000001"),
    ],
)
def test_a_creator_gets_the_id_that_importers_give(platform: str, written: str, stable: str) -> None:
    assert creators.creator_id(platform, written) == stable


def test_rows_that_say_nothing_are_left_out() -> None:
    assert creators.parse(lines("platform,item,creator\ntiktok,,@moss\ntiktok,7,\nmyspace,7,@moss\n")) == {}


def test_missing_creators_are_filled_and_stated_ones_stay() -> None:
    record = events.of(
        [
            view("2026-03-01", None, platform="tiktok", item="7"),
            view("2026-03-02", "tiktok:@own", item="7"),
            view("2026-03-03", None, platform="youtube", item="7"),
            view("2026-03-04", None, platform="tiktok", item="8"),
        ]
    )
    filled = creators.named(record, {("tiktok", "7"): Maker("tiktok:@moss", "Moss")}).events
    assert filled["creator"].astype(object).where(filled["creator"].notna(), None).tolist() == [
        "tiktok:@moss", "tiktok:@own", None, None,
    ]  # fmt: skip
    assert filled["creator_name"].iloc[0] == "Moss"
    assert filled["creator"].dtype.name == filled["creator_name"].dtype.name == "category"
    assert record.events["creator"].isna().sum() == 3


def test_an_empty_map_or_record_changes_nothing() -> None:
    record = events.of([view("2026-03-01", None)])
    assert creators.named(record, {}) is record
    nothing = events.of([])
    assert creators.named(nothing, {("tiktok", "7"): Maker("tiktok:@moss", None)}) is nothing


def test_a_spreadsheets_byte_order_mark_is_no_part_of_the_header(tmp_path: Path) -> None:
    (tmp_path / "map.csv").write_bytes(b"\xef\xbb\xbfvideo_id,creator\r\n7,@moss\r\n")
    assert creators.read_map(tmp_path / "map.csv") == {("tiktok", "7"): Maker("tiktok:@moss", None)}


@pytest.mark.parametrize("content", [b"who,what\na,b\n", b"", b"\xff\xfe\x00video", b"creator\n@moss\n"])
def test_another_file_is_refused_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "map.csv").write_bytes(content)
    with pytest.raises(ImportRefused, match=r"CSV|header") as refused:
        creators.read_map(tmp_path / "map.csv")
    assert refused.value.code == "creators_map"


def test_a_map_that_is_not_there_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match=r"nowhere\.csv"):
        creators.read_map(tmp_path / "nowhere.csv")
