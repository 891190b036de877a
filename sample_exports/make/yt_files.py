"""The side files of a YouTube archive: subscriptions, comments, live chats, playlists, the entry page."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from io import StringIO

from sample_exports.make import clock
from sample_exports.make.catalog import Creator
from sample_exports.make.parcel import Planted


@dataclass(frozen=True, slots=True)
class Said:
    """A comment or live message the person wrote: time, video, an invented text, price in millionths."""

    at: int
    ident: str
    video: str
    text: str
    price: int = 0


def subscriptions(header: Sequence[str], creators: Iterable[Creator]) -> tuple[str, Planted]:
    """Return ``subscriptions.csv``: id, address, title, and an empty line at the end."""
    planted = Planted()
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    for one in creators:
        writer.writerow([one.channel, f"http://www.youtube.com/channel/{one.channel}", one.name])
        planted.event("follow")
    return out.getvalue() + "\n", planted


def comments(own_channel: str, said: Sequence[Said]) -> tuple[str, Planted]:
    """Return ``comments.csv`` in the columns of 2026."""
    header = (
        "Channel ID,Comment Create Timestamp,Price,Comment ID,Parent Comment ID,Post ID,Video ID,"
        "Comment Text,Top-Level Comment ID"
    )
    rows = [
        [own_channel, _time(one.at), one.price, one.ident, "", "", one.video, _segments(one.text), ""]
        for one in said
    ]
    return _csv(header, rows), _counted("comment", len(said))


def live_chats(own_channel: str, said: Sequence[Said]) -> tuple[str, Planted]:
    """Return ``live chats.csv`` in the columns of 2026."""
    header = "Live Chat ID,Channel ID,Live Chat Create Timestamp,Price,Currency code,Video ID,Live Chat Text"
    rows = [
        [
            one.ident,
            own_channel,
            _time(one.at),
            one.price,
            "GBP" if one.price else "",
            one.video,
            _segments(one.text),
        ]
        for one in said
    ]
    return _csv(header, rows), _counted("live_chat", len(said))


def playlist(saved: Iterable[tuple[str, int]]) -> tuple[str, Planted]:
    """Return one playlist's file: video id and the time it was added."""
    rows = [[item, _time(at)] for item, at in saved]
    return _csv("Video ID,Playlist Video Creation Timestamp", rows), _counted("save", len(rows))


def playlists(names: Iterable[str], at: int) -> str:
    """Return the list of playlists."""
    header = (
        "Playlist ID,Add new videos to top,Playlist Title (Original),Playlist Create Timestamp,"
        "Playlist Update Timestamp,Playlist Video Order,Playlist Visibility"
    )
    rows = [
        [f"PLsample{n:04d}", "False", name, _time(at), _time(at), "Manual", "Private"]
        for n, name in enumerate(names)
    ]
    return _csv(header, rows)


def browser_page(account: str, made: str, paths: Iterable[str]) -> str:
    """Return ``archive_browser.html``: what is in the archive, for whom, when."""
    items = "".join(
        f'<li class="extracted-file"><a href="{escape(path)}">{escape(path)}</a></li>' for path in paths
    )
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="UTF-8"><title>Archive Browser</title></head>'
        f'<body><div class="header"><h1>Archive for {escape(account)}</h1>'
        f'<div class="time">{escape(made)}</div></div>'
        f'<div class="service"><h2>YouTube and YouTube Music</h2><ul>{items}</ul></div></body></html>'
    )


def _time(at: int) -> str:
    return clock.moment(at).strftime("%Y-%m-%dT%H:%M:%S+00:00")


def _segments(text: str) -> str:
    parts = [{"text": piece} for piece in text.split("|")]
    return ",".join(json.dumps(part, ensure_ascii=False, separators=(",", ":")) for part in parts)


def _csv(header: str, rows: Iterable[Sequence[object]]) -> str:
    out = StringIO()
    out.write(header + "\r\n")
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def _counted(kind: str, count: int) -> Planted:
    planted = Planted()
    planted.event(kind, count)
    return planted
