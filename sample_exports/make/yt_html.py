"""A YouTube history as HTML: one long line, a cell per record, times in the offset of the export day."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta, timezone
from html import escape
from zoneinfo import ZoneInfo

from sample_exports.make import clock
from sample_exports.make.yt_rows import CHANNEL, Language, Row

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_CELL = "content-cell mdl-cell mdl-cell--6-col mdl-typography--body-1"
_WHY = (
    "<b>Why is this here?</b><br>&emsp;This activity was saved to your Google Account "
    "because the following settings were on:&nbsp;{}.&nbsp;You can control these settings &nbsp;"
    '<a href="https://myaccount.google.com/activitycontrols">here</a>.'
)
Written = Callable[[datetime], str]


def american(when: datetime) -> str:
    """Return ``Feb 3, 2026, 4:07:09⟨U+202F⟩PM`` and the zone."""
    hour = when.hour % 12 or 12
    half = "PM" if when.hour > 11 else "AM"
    return (
        f"{_MONTHS[when.month - 1]} {when.day}, {when.year}, {hour}:{when:%M:%S}\u202f{half} {when.tzname()}"
    )


def british(when: datetime) -> str:
    """Return ``3 Feb 2026, 16:07:09`` and the zone; September is ``Sept``."""
    month = "Sept" if when.month == 9 else _MONTHS[when.month - 1]
    return f"{when.day} {month} {when.year}, {when:%H:%M:%S} {when.tzname()}"


def document(rows: Iterable[Row], words: Language, made: datetime, zone: ZoneInfo, written: Written) -> str:
    """Return the whole file. Every row is stamped with the offset in force in ``zone`` at ``made``."""
    local = made.astimezone(zone)
    fixed = timezone(local.utcoffset() or timedelta(0), local.tzname() or "UTC")
    cells = "".join(
        _record(row, words, written(clock.moment(row.at, None).astimezone(fixed))) for row in rows
    )
    return (
        '<html><head><meta charset="UTF-8"><title>My Activity History</title>'
        f'<style type="text/css">{_style()}</style></head>'
        f'<body><div class="mdl-grid">{cells}</div></body></html>'
    )


def _record(row: Row, words: Language, when: str) -> str:
    lines = [_first(row)]
    if row.channel is not None:
        lines.append(f'<a href="{CHANNEL}{row.channel.channel}">{escape(row.channel.name)}</a>')
    lines += [escape(line) for line in row.lines]
    return (
        '<div class="outer-cell mdl-cell mdl-cell--12-col mdl-shadow--2dp"><div class="mdl-grid">'
        '<div class="header-cell mdl-cell mdl-cell--12-col">'
        f'<p class="mdl-typography--title">{row.header}<br></p></div>'
        f'<div class="{_CELL}">{"<br>".join([*lines, when])}</div>'
        f'<div class="{_CELL} mdl-typography--text-right"></div>'
        '<div class="content-cell mdl-cell mdl-cell--12-col mdl-typography--caption">'
        f"{_caption(row, words)}</div></div></div>"
    )


def _first(row: Row) -> str:
    if not row.url:
        return escape(row.title)
    before, after = row.pattern.split("{}")
    link = f'<a href="{escape(row.url)}">{escape(row.text)}</a>'
    return before.replace(" ", "\u00a0") + link + after


def _caption(row: Row, words: Language) -> str:
    details = f"<b>Details:</b><br>&emsp;{words.from_ads}<br>" if row.ad else ""
    controls = "<br>".join(escape(words.controls[number]) for number in row.controls)
    return f"<b>Products:</b><br>&emsp;YouTube<br>{details}" + _WHY.format(controls)


def _style() -> str:
    """Return as much style as the platform sends (about 142 kB), so that the first record lies as deep."""
    rules = [
        f".mdl-grid .mdl-cell--{n}-col-{screen}{{width:calc({n * 8.33:.2f}% - 16px);margin:{n}px 8px}}"
        for screen in ("phone", "tablet", "desktop", "wall")
        for n in range(1, 460)
    ]
    return ".mdl-grid{display:flex;flex-flow:row wrap}" + "".join(rules)
