"""Invented YouTube exports, written as Google writes them: by kind of record, in JSON and in HTML."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html import escape
from io import StringIO
from typing import Any
from urllib.parse import quote_plus

VIEW, MUSIC, SHORT, REMOVED, UNRESOLVABLE, BLANK = (
    "view",
    "music",
    "short",
    "removed",
    "unresolvable",
    "blank_id",
)
AD, AD_CLICK, HOMEPAGE_AD = "ad", "ad_click", "homepage_ad"
POST, SEARCH = "post", "search"
PLAYABLE, SURVEY, STORY, MUSIC_VISIT, TOOL, PLAYLIST = (
    "playable",
    "survey",
    "story",
    "music_visit",
    "tool",
    "playlist",
)
KINDS = (
    VIEW, MUSIC, SHORT, REMOVED, UNRESOLVABLE, BLANK, AD, AD_CLICK, HOMEPAGE_AD, POST, SEARCH,
    PLAYABLE, SURVEY, STORY, MUSIC_VISIT, TOOL, PLAYLIST,
)  # fmt: skip
FATES = {
    **dict.fromkeys((VIEW, MUSIC, SHORT, REMOVED, UNRESOLVABLE, BLANK), "view"),
    POST: "post_seen",
    SEARCH: "search",
    **dict.fromkeys((AD, AD_CLICK, HOMEPAGE_AD), "ad"),
    **dict.fromkeys((PLAYABLE, SURVEY, STORY, MUSIC_VISIT, TOOL, PLAYLIST), "not_watching"),
}
"""Kind of record → the event kind it becomes, or the reason it is set aside for."""
NOT_EVENTS = frozenset({"ad", "not_watching"})

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_NOUNS = "kite boat lamp river bread garden chess tram cello fern attic comet bridge pepper"
_WORDS = tuple(_NOUNS.split())
_EXTRAS = [
    "",
    "",
    "",
    " & friends",
    ' "live"',
    " <part 2>",
    " \U0001f33f",
    " \u0642\u0645\u0631",
    " \u6771\u4eac",
    " it's on",
]


@dataclass(frozen=True)
class Record:
    """One record as planned: ``time`` is UTC, to the millisecond."""

    kind: str
    time: datetime
    item: str = ""
    title: str = ""
    channel: str = ""
    name: str = ""


@dataclass(frozen=True)
class Style:
    """How a language and a year write a record; X stands for the title, in HTML for the link."""

    watched: str = "Watched X"
    removed: str = "Watched a video that has been removed"
    reason: bool = True
    trailing_break: bool = False
    zone: str = "UTC"
    offset: int = 0
    clock: Callable[[datetime], str] | None = None
    details: str = "From Google Ads"
    headings: tuple[str, str, str] = ("Products:", "Details:", "Why is this here?")


def us_clock(moment: datetime) -> str:
    """Return e.g. ``Mar 9, 2025, 5:46:52 PM`` with the narrow no-break space of 2024 on."""
    hour = moment.hour % 12 or 12
    half = "PM" if moment.hour >= 12 else "AM"
    return f"{moment:%b} {moment.day}, {moment.year}, {hour}:{moment:%M:%S}\u202f{half}"


@dataclass
class Maker:
    """Draws records from a seed: a few channels take most of the views."""

    seed: int
    channels: int = 400
    start: datetime = datetime(2025, 3, 9, 17, 46, 52, 38000, tzinfo=UTC)
    random: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)
        self._channels = [(f"UC{self._letters(22)}", f"{self._title(1)} {n}") for n in range(self.channels)]

    def records(self, kinds: Iterable[str], gap: float = 1100.0) -> Iterator[Record]:
        """Yield one record per entry of ``kinds``, newest first, ``gap`` seconds apart on average."""
        moment = self.start
        for kind in kinds:
            moment -= timedelta(milliseconds=1000 + int(self.random.expovariate(1 / gap) * 1000))
            rank = min(int(self.random.paretovariate(0.9)), self.channels) - 1
            channel, name = self._channels[rank]
            yield Record(kind, moment, self._letters(11), self._title(4), channel, name)

    def mixed(self, count: int, ads: float = 0.03, removed: float = 0.03) -> Iterator[str]:
        """Yield kinds as a benchmark needs them: mostly views."""
        for _ in range(count):
            dice = self.random.random()
            yield AD if dice < ads else REMOVED if dice < ads + removed else VIEW

    def _letters(self, count: int) -> str:
        return "".join(self.random.choices(_LETTERS, k=count))

    def _title(self, words: int) -> str:
        text = " ".join(self.random.choices(_WORDS, k=words))
        return text + self.random.choice(_EXTRAS) if words > 1 else text.title()


def as_json(records: Iterable[Record], style: Style | None = None) -> Iterator[str]:
    """Yield the text of a history in JSON, piece by piece, with Google's escapes."""
    style = style or Style()
    glue = "["
    for record in records:
        text = json.dumps(json_record(record, style), indent=2, ensure_ascii=False)
        for mark in "=&<>'":
            text = text.replace(mark, f"\\u{ord(mark):04x}")
        yield glue + text
        glue = ","
    yield "[]" if glue == "[" else "]"


def json_record(record: Record, style: Style | None = None) -> dict[str, Any]:
    """Return one record as the object that Google writes."""
    style = style or Style()
    body: dict[str, Any] = {"header": "YouTube Music" if record.kind == MUSIC else "YouTube"}
    body["title"] = sentence(record, style)
    if url := address(record):
        body["titleUrl"] = url
    if _has_channel(record):
        body["subtitles"] = [
            {"name": record.name, "url": f"https://www.youtube.com/channel/{record.channel}"}
        ]
    if record.kind == SURVEY:
        body["subtitles"] = [{"name": "Very much"}]
    if record.kind == AD:
        body["description"] = "Watched at 17:58"
    milliseconds = record.time.microsecond // 1000
    body["time"] = f"{record.time:%Y-%m-%dT%H:%M:%S}" + (f".{milliseconds:03d}Z" if milliseconds else "Z")
    body["products"] = ["YouTube"]
    if record.kind in {AD, AD_CLICK, HOMEPAGE_AD}:
        body["details"] = [{"name": style.details}]
    if style.reason:
        body["activityControls"] = ["YouTube watch history"]
    return body


def as_html(records: Iterable[Record], style: Style | None = None) -> Iterator[str]:
    """Yield the text of a history page, piece by piece: one line, after a long style sheet."""
    style = style or Style()
    rules = ".mdl-grid{display:flex;flex-flow:row wrap;margin:0 auto 0 auto}" * 2200
    yield '<html><head><meta charset="utf-8"><title>My Activity History</title>'
    yield f"<style>{rules}</style></head><body>"
    yield '<div class="mdl-grid">'
    for record in records:
        yield html_record(record, style)
    yield "</div></body></html>"


def html_record(record: Record, style: Style | None = None) -> str:
    """Return one record as the cell that Google writes."""
    style = style or Style()
    lines = [_first_line(record, style)]
    if record.kind == AD:
        lines.append("Watched at 5:58 PM")
    if record.kind == SURVEY:
        lines += ["How was it?", "Very much"]
    if _has_channel(record):
        lines.append(f'<a href="https://www.youtube.com/channel/{record.channel}">{escape(record.name)}</a>')
    local = record.time + timedelta(minutes=style.offset)
    lines.append(f"{(style.clock or us_clock)(local)} {style.zone}".strip())
    body = "<br>".join(lines) + ("<br>" if style.trailing_break else "")
    header = "YouTube Music" if record.kind == MUSIC else "YouTube"
    return (
        '<div class="outer-cell mdl-cell mdl-cell--12-col mdl-shadow--2dp"><div class="mdl-grid">'
        '<div class="header-cell mdl-cell mdl-cell--12-col"><p class="mdl-typography--title">'
        f"{header}<br></p></div>"
        f'<div class="content-cell mdl-cell mdl-cell--6-col mdl-typography--body-1">{body}</div>'
        '<div class="content-cell mdl-cell mdl-cell--6-col mdl-typography--body-1'
        ' mdl-typography--text-right"></div>'
        '<div class="content-cell mdl-cell mdl-cell--12-col mdl-typography--caption">'
        f"{_caption(record, style)}</div></div></div>"
    )


def sentence(record: Record, style: Style) -> str:
    """Return the title as JSON writes it, verb included."""
    fixed = {
        REMOVED: style.removed,
        HOMEPAGE_AD: "Viewed Ads On YouTube Homepage",
        AD_CLICK: "Visited https://shop.example",
        SURVEY: "Answered survey question",
        STORY: "Watched story",
        MUSIC_VISIT: "Visited YouTube Music",
        TOOL: "Used Shorts creation tools",
        SEARCH: f"Searched for {record.title}",
        POST: f"Viewed {record.title}",
        PLAYABLE: f"Played {record.title}",
    }
    if record.kind in fixed:
        return fixed[record.kind]
    title = address(record) if record.kind == UNRESOLVABLE else record.title
    return style.watched.replace("X", title)


def address(record: Record) -> str:
    """Return the record's address, empty where it has none."""
    return {
        MUSIC: f"https://music.youtube.com/watch?v={record.item}",
        SHORT: f"https://www.youtube.com/shorts/{record.item}",
        BLANK: "https://www.youtube.com/watch?v=",
        POST: f"https://www.youtube.com/post/Ugk{record.item}",
        PLAYABLE: f"https://www.youtube.com/playables/Ugk{record.item}",
        PLAYLIST: f"https://www.youtube.com/playlist?list=PL{record.item}",
        AD_CLICK: "https://www.google.com/url?q=https://shop.example&usg=1",
        SEARCH: f"https://www.youtube.com/results?search_query={quote_plus(record.title)}",
        **dict.fromkeys((REMOVED, HOMEPAGE_AD, SURVEY, STORY, MUSIC_VISIT, TOOL), ""),
    }.get(record.kind, f"https://www.youtube.com/watch?v={record.item}")


def text(pieces: Iterable[str]) -> str:
    """Join what ``as_json`` or ``as_html`` yields."""
    whole = StringIO()
    whole.writelines(pieces)
    return whole.getvalue()


def _has_channel(record: Record) -> bool:
    return record.kind in {VIEW, MUSIC, SHORT, POST}


def _first_line(record: Record, style: Style) -> str:
    url = address(record)
    if not url:
        return escape(sentence(record, style))
    shown = url if record.kind in {UNRESOLVABLE, AD_CLICK} else record.title
    verbs = {SEARCH: "Searched for X", POST: "Viewed X", PLAYABLE: "Played X", AD_CLICK: "Visited X"}
    before, _, after = verbs.get(record.kind, style.watched).partition("X")
    link = f'<a href="{escape(url)}">{escape(shown, quote=False)}</a>'
    return f"{before.replace(' ', chr(160))}{link}{after.replace(' ', chr(160))}"


def _caption(record: Record, style: Style) -> str:
    products, details, why = style.headings
    parts = [f"<b>{products}</b><br>&emsp;YouTube<br>"]
    if record.kind in {AD, AD_CLICK, HOMEPAGE_AD}:
        parts.append(f"<b>{details}</b><br>&emsp;{style.details}<br>")
    if record.kind == MUSIC_VISIT:
        parts.append(
            "<b>Locations:</b><br>&emsp;At "
            '<a href="https://www.google.com/maps/@?api=1">this general area</a><br>'
        )
    if style.reason:
        parts.append(
            f"<b>{why}</b><br>&emsp;This activity was saved to your Google Account because the following"
            " settings were on:&nbsp;YouTube watch history.&nbsp;You can control these settings &nbsp;"
            '<a href="https://myaccount.google.com/activitycontrols">here</a>.'
        )
    return "".join(parts)
