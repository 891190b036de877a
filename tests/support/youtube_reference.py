"""Slow, tolerant readers of YouTube histories, for holding the fast ones against: whole trees, no shortcuts.

Each gives per record (fate, UTC milliseconds or None, creator, creator's name, item, title, surface);
``fate`` is an event kind or the reason a record is set aside. They share no code with the importer.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

from selectolax.lexbor import LexborHTMLParser

Fact = tuple[str, int | None, str | None, str | None, str | None, str | None, str]


def from_json(document: str, watched: str) -> list[Fact]:
    """Read a history in JSON; ``watched`` is the language's sentence with X for the title."""
    return [_from_object(value, watched) for value in json.loads(document)]


def from_html(page: str, instant: Callable[[str], int | None]) -> list[Fact]:
    """Read a history in HTML; ``instant`` turns a clock line into UTC milliseconds."""
    tree = LexborHTMLParser(page)
    return [_from_cell(node, instant) for node in tree.css("div.outer-cell")]


def _from_object(value: dict[str, Any], watched: str) -> Fact:
    subtitles = value.get("subtitles") or []
    channel = next((s for s in subtitles if "/channel/" in s.get("url", "")), None)
    before, _, after = watched.partition("X")
    title = value["title"]
    if title.startswith(before) and title.endswith(after):
        title = title[len(before) : len(title) - len(after)]
    moment = datetime.fromisoformat(value["time"]).astimezone(UTC)
    return _settle(
        when=round(moment.timestamp() * 1000),
        url=value.get("titleUrl", ""),
        sentence=value["title"],
        title=title,
        channel=(channel["url"], channel["name"]) if channel else None,
        remarks=len(subtitles) - bool(channel),
        ad=bool(value.get("details")),
        music=value["header"] == "YouTube Music",
    )


def _from_cell(node: Any, instant: Callable[[str], int | None]) -> Fact:
    main = node.css_first("div.mdl-typography--body-1:not(.mdl-typography--text-right)")
    lines = [LexborHTMLParser(f"<p>{piece}</p>") for piece in re.split(r"<br\s*/?>", main.inner_html)]
    texts = [line.text().strip() for line in lines]
    while not texts[-1]:
        texts.pop()
    links = [line.css_first("a") for line in lines[: len(texts)]]
    inner = [(text, link) for text, link in zip(texts[1:-1], links[1:-1], strict=True)]
    channel = next((link for _, link in inner if link and "/channel/" in link.attributes["href"]), None)
    headings = [b.text() for b in node.css("div.mdl-typography--caption b")]
    first = links[0]
    return _settle(
        when=instant(texts[-1]),
        url=first.attributes["href"] if first else "",
        sentence=texts[0],
        title=first.text() if first else None,
        channel=(channel.attributes["href"], channel.text()) if channel else None,
        remarks=len(inner) - bool(channel),
        ad="Details:" in headings,
        music=node.css_first("p.mdl-typography--title").text().strip() == "YouTube Music",
    )


def _settle(
    *,
    when: int | None,
    url: str,
    sentence: str,
    title: str | None,
    channel: tuple[str, str] | None,
    remarks: int,
    ad: bool,
    music: bool,
) -> Fact:
    if ad:
        return _aside("ad")
    creator = f"youtube:{channel[0].rpartition('/')[2]}" if channel else None
    name = channel[1] if channel else None
    if not url:
        used = "YouTube" in sentence or "Shorts" in sentence or sentence == "Watched story" or remarks
        return (
            _aside("not_watching")
            if used
            else ("view", when, None, None, None, None, _music(music, "unknown"))
        )
    return _at(url, when, (creator, name), None if title == url else title, music=music)


def _at(
    url: str, when: int | None, channel: tuple[str | None, str | None], title: str | None, *, music: bool
) -> Fact:
    parts = urlsplit(url)
    last = parts.path.rpartition("/")[2]
    if parts.path == "/watch":
        item = parse_qs(parts.query).get("v", [None])[0]
        surface = "music" if parts.hostname == "music.youtube.com" else _music(music, "video")
        return ("view", when, *channel, item, title, surface)
    if parts.path.startswith("/shorts/"):
        return ("view", when, *channel, last, title, _music(music, "short"))
    if parts.path.startswith("/post/"):
        return ("post_seen", when, *channel, last, None, "post")
    if parts.path == "/results":
        return ("search", when, None, None, "hash", None, "unknown")
    return _aside("not_watching")


def _music(music: bool, usual: str) -> str:  # noqa: FBT001 - one fact
    return "music" if music else usual


def _aside(reason: str) -> Fact:
    return (reason, None, None, None, None, None, "")


def from_table(rows: Iterator[dict[str, Any]]) -> list[Fact]:
    """Return an importer's event rows in the same shape, in the order of the file."""
    return [
        (
            row["kind"],
            None if row["occurred_at"] is None else round(row["occurred_at"].timestamp() * 1000),
            row["creator"],
            row["creator_name"],
            "hash" if row["kind"] == "search" else row["item"],
            row["title"],
            row["surface"],
        )
        for row in sorted(rows, key=lambda row: row["ordinal"])
    ]
