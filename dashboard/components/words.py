"""Words of the pages, and numbers said as people say them."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time

from analyzer.signal import Signal
from dashboard.components.mode import words_only, worded
from dashboard.reflections.forms import Figure, say
from dashboard.reflections.tables import table


def page(name: str) -> dict[str, str]:
    """Return the words of one page; in words-only mode those of ``words_only.toml`` stand over them."""
    words: dict[str, str] = table("pages")[name]
    return {**words, **table("words_only").get(name, {})} if words_only() else words


def said(form: str, value: float, low: float | None = None, high: float | None = None) -> str:
    """Return a number in one of ``forms.FORMS``: rounded, with "about" or as a range, or in words alone."""
    figure = Figure(value, low, high)
    return say(form, figure, table("phrases")["forms"], words_only=words_only())


def said_signal(form: str, signal: Signal) -> str:
    """Return a measurable signal's value with its range in words."""
    return said(form, signal.value or 0.0, signal.low, signal.high)


def caveats(signal: Signal) -> list[str]:
    """Return the sentence of each remark on a signal."""
    words = table("caveats")["signals"]
    told = (worded(words[str(code)]["sentence"]) for code in signal.caveats)
    return [one for one in told if one]


def day(milliseconds: int | None, tz: str) -> str:
    """Return a UTC instant as a local date, such as ``3 March 2026``; empty for None."""
    if milliseconds is None:
        return ""
    moment = datetime.fromtimestamp(milliseconds / 1000, UTC).astimezone(ZoneInfo(tz))
    return str(format_date(moment, format="d MMMM y", locale="en"))


def clock(milliseconds: int, tz: str) -> str:
    """Return a UTC instant as a local time of day, such as ``21:05``."""
    moment = datetime.fromtimestamp(milliseconds / 1000, UTC).astimezone(ZoneInfo(tz))
    return str(format_time(moment, format="HH:mm", locale="en"))
