from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from importers.archive import Archive
from importers.youtube import YouTubeImporter, recognise
from tests.support import youtube_export as made

HISTORY = "Takeout/YouTube and YouTube Music/history"


def page(kinds: list[str], form: str) -> str:
    write = made.as_html if form == "html" else made.as_json
    return made.text(write(made.Maker(4, channels=9).records(kinds)))


def dialects(folder: Path, files: dict[str, str]) -> dict[str, str | None]:
    path = folder / "takeout.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    opened = Archive(path)
    try:
        return {member.path: recognise.dialect(opened, member) for member in opened.members}
    finally:
        opened.close()


@pytest.mark.parametrize("form", ["json", "html"])
def test_the_majority_of_addresses_decides_not_the_name(form: str, tmp_path: Path) -> None:
    files = {
        f"{HISTORY}/search-history.{form}": page([made.VIEW] * 9, form),
        f"{HISTORY}/watch-history.{form}": page([made.SEARCH] * 9, form),
        f"a/one.{form}": page([made.SEARCH] * 30 + [made.VIEW], form),
        f"a/two.{form}": page([made.VIEW] * 30 + [made.SEARCH], form),
        f"a/both.{form}": page([made.VIEW] * 20 + [made.SEARCH] * 5, form),
    }

    assert list(dialects(tmp_path, files).values()) == [
        f"{role}-{form}" for role in ("history", "search", "search", "history", "activity")
    ]


def test_the_first_character_decides_not_the_ending(tmp_path: Path) -> None:
    files = {
        f"{HISTORY}/watch-history.html": page([made.VIEW] * 3, "json"),
        f"{HISTORY}/watch-history.json": page([made.VIEW] * 3, "html"),
        "history/viewing": page([made.VIEW] * 3, "json"),
        "\u00dcbersicht.txt": "\ufeff\n " + page([made.VIEW] * 3, "json"),
    }

    assert list(dialects(tmp_path, files).values()) == [
        "history-json",
        "history-html",
        "history-json",
        "history-json",
    ]


def test_my_activity_of_other_products_is_known_and_left(tmp_path: Path) -> None:
    row = {"header": "Maps", "title": "Used Maps", "time": "2026-01-01T00:00:00Z", "products": ["Maps"]}
    other = page([made.TOOL] * 3, "html").replace("YouTube", "Maps").replace("youtube", "maps")
    files = {
        "Takeout/My Activity/Maps/MyActivity.json": json.dumps([row] * 3),
        "Takeout/My Activity/Maps/My Activity.html": other,
        "Takeout/archive_browser.html": "<html><body>me@example.org</body></html>",
    }

    assert set(dialects(tmp_path, files).values()) == {"left"}


def test_strangers_are_strangers(tmp_path: Path) -> None:
    files = {
        "a.json": '[{"title": "bread"}, {"minutes": 4}, {"x": 1}, {"y": 2}]',
        "b.json": '{"title": "Watched X", "time": "2026-01-01T00:00:00Z"}',
        "c.html": "<html><title>Recipes</title></html>",
        "d.csv": "name,town,time\nAda,London,2026-01-01 00:00:00\n",
        "e.csv": "",
        "f.bin": page([made.VIEW], "json"),
        "photo.jpg.json": page([made.VIEW], "json"),
        "g.json": "[1, 2, 3]",
        "h.json": "[",
    }

    assert set(dialects(tmp_path, files).values()) == {None}


def test_side_files_are_told_by_their_columns(tmp_path: Path) -> None:
    channel, video, time = "UC" + "b" * 22, "AAAAAAAAAA1", "2026-01-02T03:04:05+00:00"
    files = {
        "x/1.csv": f"Kanaal-ID,Kanaal-URL,Kanaaltitel\n{channel},http://www.youtube.com/channel/{channel},Kite\n",
        "x/abos.csv": "Kanal-ID,Kanal-URL,Kanaltitel\n",
        "x/2.csv": f"Video-ID,Zeit\n{video},{time}\n",
        "x/3.csv": "Reactie-ID,Kanaal-ID,Tijd,Prijs,Video-ID,Reactietekst\n"
        f"UgAAAAAAAAAAAAAAAAAA,{channel},{time},0,{video},x\n",
        "x/3b.csv": f'A,B,C,D,E\nz12abc,{channel},{time},{video},"{{""text"":""hi""}}"\n',
        "x/comments(2).csv": f"A,B,C\nz12abc,{channel},{time}\n",
        "x/4.csv": f"Livechat-ID,Kanaal-ID,Tijd,Prijs,Video-ID,Tekst\nabc,{channel},{time},0,{video},x\n",
        "x/5.csv": f"Video ID,Duration,Channel ID,Time\n{video},100,{channel},{time}\n",
        "x/playlists.csv": f"Playlist ID,Title,Time\nPLx,Evenings,{time}\n",
    }

    assert list(dialects(tmp_path, files).values()) == [
        "subscriptions-csv",
        "subscriptions-csv",
        "playlist-csv",
        "comments-csv",
        "comments-csv",
        "comments-csv",
        "chats-csv",
        None,
        "left",
    ]


def test_channels_are_read_before_searches_and_videos_before_comments(tmp_path: Path) -> None:
    channel, video = "UC" + "b" * 22, "AAAAAAAAAA1"
    path = tmp_path / "takeout.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "a.csv", f"Comment ID,Channel ID,T,V\nUgAAAAAAAAAAAAAA,{channel},2026-01-02T03:04:05Z,{video}\n"
        )
        archive.writestr("b.json", page([made.SEARCH] * 3, "json"))
        archive.writestr("c.html", page([made.VIEW] * 3, "html"))
        archive.writestr("d.csv", f"I,URL,T\n{channel},http://www.youtube.com/channel/{channel},Kite\n")
    opened = Archive(path)
    plan = YouTubeImporter().plan(opened)
    opened.close()

    assert [task.member.path for task in plan.tasks] == ["d.csv", "c.html", "b.json", "a.csv"]
