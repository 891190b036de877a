"""Words of the pages, and numbers said as people say them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time

from analyzer.signal import Signal
from dashboard.components.mode import worded, words_only
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
    return str(format_date(local(milliseconds, tz), format="d MMMM y", locale="en"))


def local(milliseconds: int, tz: str) -> datetime:
    """Return a UTC instant on the local clock."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC).astimezone(ZoneInfo(tz))


def clock(milliseconds: int, tz: str) -> str:
    """Return a UTC instant as a local time of day, such as ``21:05``; in words only to the half hour."""
    moment = local(milliseconds, tz)
    if words_only():
        hour, half = divmod(round((moment.hour * 60 + moment.minute) / 30), 2)
        return hour_said(hour, 30 * half)
    return str(format_time(moment, format="HH:mm", locale="en"))


def exact(number: int, form: str = "count") -> str:
    """Return a count as it is, or in the words of one of ``forms.FORMS``."""
    return said(form, number) if words_only() else f"{number:,}"


def share(part: float, whole: float) -> str:
    """Return a part in words alone: a few, some, a lot, most; empty outside words-only mode."""
    return said("in_ten", part / whole) if words_only() and whole else ""


def when(moment: date, today: date | None = None) -> str:
    """Return a day that was measured, as ``3 March 2026`` or, in words only, as ``early March this year``."""
    if not words_only():
        return f"{moment:%-d %B %Y}"
    words = table("words_only")["when"]
    now = today or date.today()  # noqa: DTZ011 - the person's own local day
    third = words["thirds"][min((moment.day - 1) // 10, 2)]
    years = words["years"]
    return f"{third} {moment:%B} {years[min(max(now.year - moment.year, 0), len(years) - 1)]}"


def hour_said(hour: int, minute: int = 0) -> str:
    """Return a time of day as ``04:30`` or, in words only, as ``half past four at night``."""
    if not words_only():
        return f"{hour % 24:02d}:{minute:02d}"
    words = table("words_only")["clock"]
    name: str = words["hours"][hour % len(words["hours"])]
    return str(words["half"]).format(hour=name) if minute else name
