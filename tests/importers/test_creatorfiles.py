"""Files that say who made what: a person's own CSV in many hands, and what yt-dlp writes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from importers import creatorfiles
from importers.refusals import ImportRefused

CHANNEL = "UCquietgarden00000000001"
HIDDEN = "MS4wLjABAAAAquietgarden"


def rows(path: Path) -> dict[tuple[str, str], tuple[str, str | None]]:
    """Return (platform, item) → (creator, name) as the file brings it."""
    return {
        (one["platform"], one["item"]): (one["creator"], one["name"])
        for one in creatorfiles.read(path).table.to_pylist()
    }


def written(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "platform,item,creator,name\ntiktok,7,@Moss,Moss\nYouTube,abc,fern,\n",
            {("tiktok", "7"): ("tiktok:@moss", "Moss"), ("youtube", "abc"): ("youtube:@fern", None)},
        ),
        ("video_id,creator\n7,Moss\n", {("tiktok", "7"): ("tiktok:@moss", None)}),
        ("\ufeffvideo_id,creator\r\n7,@moss\r\n", {("tiktok", "7"): ("tiktok:@moss", None)}),
        ("video_id;creator;name\n7;moss;Moss, A\n", {("tiktok", "7"): ("tiktok:@moss", "Moss, A")}),
        ("Video_ID,Creator,duration_s\n7,moss,12\n", {("tiktok", "7"): ("tiktok:@moss", None)}),
        ("video_id,creator\n7,moss\n7,fern\n", {("tiktok", "7"): ("tiktok:@fern", None)}),
    ],
    ids=["general", "tiktok", "byte order mark", "semicolons", "more columns", "the last word counts"],
)  # fmt: skip
def test_a_csv_is_read_as_people_write_it(tmp_path: Path, text: str, expected: Any) -> None:
    assert rows(written(tmp_path / "map.csv", text)) == expected


@pytest.mark.parametrize(
    ("platform", "typed", "stable"),
    [
        ("tiktok", "@Moss.Fern", "tiktok:@moss.fern"),
        ("tiktok", "tiktok:@moss", "tiktok:@moss"),
        ("tiktok", "https://www.tiktok.com/@Moss?lang=en", "tiktok:@moss"),
        ("instagram", "instagram.com/moss.fern/", "instagram:@moss.fern"),
        ("youtube", CHANNEL, f"youtube:{CHANNEL}"),
        ("youtube", f"https://www.youtube.com/channel/{CHANNEL}", f"youtube:{CHANNEL}"),
        ("youtube", f"youtube:{CHANNEL}", f"youtube:{CHANNEL}"),
        ("youtube", "UCshort", "youtube:@ucshort"),
        ("instagram", CHANNEL, f"instagram:@{CHANNEL.lower()}"),
        ("tiktok", " Auntie Jo ", "tiktok:@auntie jo"),
        ("tiktok", " @ ", None),
        ("tiktok", "x" * 400, None),
    ],
)
def test_a_creator_gets_the_id_that_importers_give(platform: str, typed: str, stable: str | None) -> None:
    assert creatorfiles.creator_id(platform, typed) == stable


def test_rows_that_say_nothing_are_counted_and_left_out(tmp_path: Path) -> None:
    text = "platform,item,creator\ntiktok,,@moss\ntiktok,7,\nmyspace,7,@moss\ntiktok,8\ntiktok,9,moss\n"
    brought = creatorfiles.read(written(tmp_path / "map.csv", text))

    assert (brought.table.num_rows, brought.left_out) == (1, 4)


TIKTOK = {
    "id": "7000000000000000001", "extractor_key": "TikTok", "uploader": "quiet.moss", "uploader_id": "123456",
    "channel": "Quiet Moss", "channel_id": HIDDEN, "uploader_url": f"https://www.tiktok.com/@{HIDDEN}",
}  # fmt: skip
YOUTUBE = {
    "id": "gardenfilm1", "extractor": "youtube", "channel_id": CHANNEL, "uploader_id": "@garden",
    "channel": "Quiet Garden", "formats": [{"url": "https://example.invalid"}] * 50,
}  # fmt: skip
INSTAGRAM = {
    "id": "Caaa",
    "extractor_key": "Instagram",
    "channel": "moss",
    "uploader": "Moss M",
    "uploader_id": "9",
}
MADE = {
    ("tiktok", "7000000000000000001"): ("tiktok:@quiet.moss", "Quiet Moss"),
    ("youtube", "gardenfilm1"): (f"youtube:{CHANNEL}", "Quiet Garden"),
    ("instagram", "Caaa"): ("instagram:@moss", "Moss M"),
}
ALL = [TIKTOK, YOUTUBE, INSTAGRAM]


def test_yt_dlp_is_read_as_one_object_a_list_lines_a_playlist_or_a_folder(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps(one) for one in ALL)
    assert rows(written(tmp_path / "dump.jsonl", lines + "\n\n")) == MADE
    assert rows(written(tmp_path / "list.json", json.dumps(ALL, indent=2))) == MADE
    assert rows(written(tmp_path / "playlist.json", json.dumps({"entries": [*ALL, None]}))) == MADE
    folder = tmp_path / "infos"
    folder.mkdir()
    for number, one in enumerate(ALL):
        written(folder / f"{number}.info.json", json.dumps(one, indent=1))
    written(folder / "other.json", "not looked at")
    assert rows(folder) == MADE


def test_a_secret_id_is_no_handle_and_the_address_helps_where_the_name_is_missing(tmp_path: Path) -> None:
    hidden = TIKTOK | {"uploader": HIDDEN}
    helped = hidden | {"id": "2", "uploader_url": "https://www.tiktok.com/@Quiet.Moss"}
    path = written(tmp_path / "dump.jsonl", f"{json.dumps(hidden)}\n{json.dumps(helped)}\n")
    brought = creatorfiles.read(path)

    assert rows(path) == {("tiktok", "2"): ("tiktok:@quiet.moss", "Quiet Moss")}
    assert brought.left_out == 1


def test_lines_that_are_not_whole_are_counted_and_the_rest_is_read(tmp_path: Path) -> None:
    lines = [json.dumps(TIKTOK), '{"id": "7', "[" * 5000, '{"entries": 5}', json.dumps(YOUTUBE)]
    brought = creatorfiles.read(written(tmp_path / "dump.jsonl", "\n".join(lines)))

    assert (brought.table.num_rows, brought.left_out) == (2, 3)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"who,what\na,b\n",
        b"creator\n@moss\n",
        b"\xff\xfe\x00video",
        b"video_id,creator\n",
        b"platform,item,creator\nmyspace,1,moss\n",
        b"{}",
        b"[1, 2]",
        b"{ broken",
        b"[" * 100_000,
        b'{"id": "\xff"}',
        b"video_id,creator\n7," + b"x" * 200_000 + b"\n",
        b"video_id,creator\n\x00,\x00\n7\x1b[0m,moss\n",
    ],
    ids=range(13),
)
def test_another_file_is_refused_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(ImportRefused) as refused:
        creatorfiles.read(written(tmp_path / "map.csv", content))

    assert refused.value.code == "creators_map"
    assert str(refused.value).endswith((".", ". "))
    assert len(str(refused.value)) < 200


def test_a_file_that_is_not_there_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match=r"nowhere\.csv"):
        creatorfiles.read(tmp_path / "nowhere.csv")


def test_more_items_than_a_person_meets_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(creatorfiles, "MOST_ITEMS", 3)
    with pytest.raises(ImportRefused, match="more than 3"):
        creatorfiles.read(
            written(tmp_path / "map.csv", "video_id,creator\n" + "".join(f"{n},m\n" for n in range(9)))
        )
