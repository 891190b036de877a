"""The person's own channel, where comments, chats or old lists name it, is no creator."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from importers import child, creators, record
from importers.creators import Makers

OWN, OTHER = f"UC{'own':m<22}", f"UC{'other':m<22}"
TIME = "2024-05-01T10:00:00+00:00"
HISTORY = json.dumps(
    [
        {
            "header": "YouTube",
            "title": f"Watched {name}",
            "titleUrl": f"https://www.youtube.com/watch?v={name:x<11}",
            "subtitles": [{"name": name, "url": f"https://www.youtube.com/channel/{channel}"}],
            "time": f"2024-05-0{day}T09:00:00Z",
            "products": ["YouTube"],
        }
        for day, (name, channel) in enumerate([("mine", OWN), ("theirs", OTHER)], 1)
    ]
)
COMMENTS = "Comment ID,Channel ID,Comment Create Timestamp,Price,Parent Comment ID,Video ID,Comment Text\n"
CHATS = "Live Chat ID,Channel ID,Live Chat Create Timestamp,Price,Video ID,Live Chat Text\n"


def comment(channel: str) -> str:
    text = '"{""text"":""hello""}"'
    return COMMENTS + f"UgxAaBbCcDdEeFfGg4AaABAg,{channel},{TIME},0,,theirsxxxxx,{text}\n"


def likes(channel: str) -> str:
    snippet = {
        "channelId": channel,
        "playlistId": "LL1",
        "publishedAt": TIME,
        "title": "A kite",
        "resourceId": {"videoId": "theirsxxxxx"},
    }
    return json.dumps([{"contentDetails": {"videoId": "theirsxxxxx"}, "snippet": snippet}])


def read(path: Path, **members: str) -> record.Record:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in members.items():
            archive.writestr(f"Takeout/YouTube and YouTube Music/{name.replace('__', '/')}", text)
    return record.load([child.import_export(path, now_ms=1_767_225_600_000)])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("comments__comments.csv", comment(OWN)),
        ("live chats__live chats.csv", f'{CHATS}LC.1,{OWN},{TIME},0,theirsxxxxx,"{{""text"":""x""}}"\n'),
        ("playlists__likes.json", likes(OWN)),
    ],
)
def test_the_own_channel_is_no_creator_and_its_views_stay(tmp_path: Path, name: str, text: str) -> None:
    read_in = read(tmp_path / "t.zip", **{"history__watch-history.json": HISTORY, name: text})
    assert read_in.exports[0].owner == f"youtube:{OWN}"
    views = creators.applied(read_in, Makers()).events.query("kind == 'view'")
    assert views["creator"].astype(object).where(views["creator"].notna(), None).tolist() == [
        None,
        f"youtube:{OTHER}",
    ]


def test_two_channels_that_both_seem_own_name_nobody(tmp_path: Path) -> None:
    members = {"comments__comments.csv": comment(OWN), "comments__comments(1).csv": comment(OTHER)}
    assert read(tmp_path / "t.zip", **members).exports[0].owner is None


def test_a_history_names_no_owner(tmp_path: Path) -> None:
    assert read(tmp_path / "t.zip", **{"history__watch-history.json": HISTORY}).exports[0].owner is None
