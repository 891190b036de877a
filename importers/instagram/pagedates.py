"""Dates of the HTML variant: ``<month> <dd>, <yyyy>[,] <h>:<mm> <am/pm>``, clock fixed at UTC-8 (1.4)."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import cache

CLOCK = timedelta(hours=-8)
"""Rows are written eight hours behind UTC all year. Good for days; the hour is not to be shown."""

LOCALES = (
    *("en", "es", "pt", "it", "fr", "de", "nl", "ru", "pl", "tr", "ro", "ko", "ja", "sv", "da", "nb", "fi"),
    *("cs", "hu", "uk", "el", "id", "vi", "th", "hi", "ar", "he", "zh", "bg", "sk"),
)
"""Languages whose month and half-day words are known."""

DATE = re.compile(
    r"(?P<month>[^\d<>,:]{1,20}|\d{1,2}\s?[月월])\.?\s(?P<day>\d{1,2}), (?P<year>\d{4}),?\s"
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?(?:\s(?P<half>[^<>\d]{1,20}))?"
)
_HALVES = {"am": 0, "pm": 12, "da manhã": 0, "da tarde": 12, "da noite": 12, "da tarde/noite": 12}
_NOON = 12


def milliseconds(text: str) -> int | None:
    """Return a row's date as UTC milliseconds, or None where a word is not known or means several months."""
    match = DATE.fullmatch(text.replace("\u202f", " ").replace("\u00a0", " ").strip())
    if match is None:
        return None
    month, hour = _month(match["month"]), _hour(int(match["hour"]), match["half"])
    if month is None or hour is None:
        return None
    try:
        local = datetime(
            int(match["year"]),
            month,
            int(match["day"]),
            hour,
            int(match["minute"]),
            int(match["second"] or 0),
            tzinfo=UTC,
        )
    except ValueError:
        return None
    return round((local - CLOCK).timestamp() * 1000)


def _month(word: str) -> int | None:
    digits = re.match(r"\d+", word)
    if digits:
        return int(digits[0])
    months = _words()[0].get(_plain(word), frozenset())
    return next(iter(months)) if len(months) == 1 else None


def _hour(hour: int, half: str | None) -> int | None:
    if half is None:
        return hour
    late = _words()[1].get(_plain(half))
    if late is None or hour > _NOON:
        return None
    return hour % _NOON + late


def _plain(word: str) -> str:
    plain = re.sub(r"[.\s]+", " ", word.casefold()).strip()
    return {"a m": "am", "p m": "pm"}.get(plain, plain)


@cache
def _words() -> tuple[dict[str, frozenset[int]], dict[str, int]]:
    """Return month words with the months they can mean, and half-day words with the hours they add."""
    from babel import Locale  # noqa: PLC0415 - slow to load, and only HTML exports need it

    months: dict[str, frozenset[int]] = {"sep": frozenset({9}), "sept": frozenset({9})}
    halves = dict(_HALVES)
    for name in LOCALES:
        locale = Locale.parse(name)
        for form in ("format", "stand-alone"):
            for width in ("abbreviated", "wide"):
                for number, word in locale.months[form][width].items():
                    months[_plain(word)] = months.get(_plain(word), frozenset()) | {number}
                halves |= _half_days(locale.day_periods.get(form, {}).get(width, {}))
    return months, halves


def _half_days(words: dict[str, str]) -> dict[str, int]:
    return {_plain(words[half]): late for half, late in (("am", 0), ("pm", _NOON)) if half in words}
