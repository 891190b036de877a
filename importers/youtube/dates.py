"""The clock line of an HTML record, in any of the languages Google writes it in (youtube.md 3.2).

Read tolerantly, because separators move between years: find the clock, take the half-day word beside it,
find the four-digit year, split off the zone; what is left is day and month, as a word or as a number.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from importers.text import folded
from importers.youtube import cldr, zones

_CLOCK = re.compile(r"(?<!\d)(\d{1,2})(?:[:.](\d{2})[:.](\d{2})| h (\d{2}) min (\d{2}) s)(?!\d|[:.]\d)")
_SHORT_CLOCK = re.compile(r"(?<!\d)(\d{1,2})[:.](\d{2})(?!\d)")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_NUMBER = re.compile(r"\d+")
_MARKS = re.compile("[\u200e\u200f\u061c\u200b\u202a-\u202e\u2066-\u2069\ufeff]")
_ENGLISH_HALF = re.compile(r"([ap])\.? ?m\b\.?")
_ZONE_TOKEN = re.compile(r"(?:(?:gmt|utc) ?(?:[+\-\u2212]\d{1,2}(?::?\d{2})?)?|[^\W\d_]{2,5})")
_BUDDHIST = 543
_MOST_DAYS = 20_000
_EPOCH = date(1970, 1, 1).toordinal()
_EARLIEST_YEAR, _LATEST_YEAR = 1970, 2100
_HOURS, _SIXTY, _NOON = 24, 60, 12


@dataclass(frozen=True, slots=True)
class Stamp:
    """One instant as written: ``day``/``swapped`` are days since 1970 read day-first and month-first.

    Only one of them is set when the text allows only one reading; they are equal when it does not matter.
    ``seconds`` is the clock, ``zone`` the zone text and ``offset`` its minutes east of UTC. ``afternoon`` is
    what the half-day word said, None where there is none.
    """

    day: int | None
    swapped: int | None
    seconds: int
    zone: str
    offset: int
    afternoon: bool | None = None

    @property
    def ambiguous(self) -> bool:
        """Whether day-first and month-first readings differ and both are possible."""
        return self.day is not None and self.swapped is not None and self.day != self.swapped

    def milliseconds(self, *, month_first: bool) -> int | None:
        """Return UTC milliseconds, or None when that reading is not a date."""
        day = self.swapped if month_first else self.day
        day = day if day is not None else self.day if self.day is not None else self.swapped
        return None if day is None else (day * 86_400 + self.seconds - self.offset * 60) * 1000


class Calendar:
    """Reads clock lines of one file in its language."""

    def __init__(self, language: str | None = None) -> None:
        """Begin; ``language`` (a CLDR code without territory) settles words that two languages share."""
        self.language = language
        self._languages: set[str] | None = None
        self._known: dict[str, tuple[int | None, int | None] | None] = {}
        self._zones: dict[str, zones.Meaning | None] = {}

    def learn(self, texts: Iterable[str]) -> None:
        """Look at some clock lines, so that month words of several languages are read in the file's own."""
        if self.language is not None:
            return
        for text in texts:
            split = _split(text)
            languages = _languages(split.date) if split else None
            if languages:
                kept = languages if self._languages is None else self._languages & languages
                self._languages = kept or self._languages

    def read(self, text: str) -> Stamp | None:
        """Return what ``text`` says, or None when any part of it is not understood."""
        split = _split(text)
        if split is None:
            return None
        zone, days = self.meaning(split.zone), self._day(split.date)
        if zone is None or days is None:
            return None
        return Stamp(*days, split.seconds, split.zone.upper(), zone.minutes, split.afternoon)

    def is_ambiguous(self, zone: str) -> bool:
        """Whether a zone text may name other offsets than the one taken."""
        meaning = self.meaning(zone)
        return meaning is not None and bool(meaning.others)

    def meaning(self, text: str) -> zones.Meaning | None:
        """Return what a zone text means in this file's language, or None when it is not known."""
        if text not in self._zones:
            self._zones[text] = zones.meaning(text, self.language)
        return self._zones[text]

    def _day(self, text: str) -> tuple[int | None, int | None] | None:
        if len(self._known) > _MOST_DAYS:
            self._known = {}
        if text not in self._known:
            self._known[text] = self._days(text)
        return self._known[text]

    def _days(self, text: str) -> tuple[int | None, int | None] | None:
        year_text = _YEAR.search(text)
        if year_text is None:
            return None
        year = int(year_text.group())
        year -= _BUDDHIST if year > _LATEST_YEAR else 0
        rest = f"{text[: year_text.start()]} {text[year_text.end() :]}"
        numbers = [int(number) for number in _NUMBER.findall(rest)]
        if not cldr.words(rest):
            return _numeric(year, numbers, text, year_text.start())
        month = self._named_month(rest)
        if month is None or len(numbers) != 1:
            return None
        day = _days_since(year, month, numbers[0])
        return None if day is None else (day, day)

    def _named_month(self, text: str) -> int | None:
        found = _month(text, self.language)
        if not isinstance(found, dict):
            return found
        left = {number for name, number in found.items() if self._languages and name in self._languages}
        return left.pop() if len(left) == 1 else None


@dataclass(frozen=True, slots=True)
class _Split:
    date: str
    seconds: int
    zone: str
    afternoon: bool | None = None


def _split(text: str) -> _Split | None:
    plain = clean(text)
    clock = _CLOCK.search(plain)
    if clock is None:
        return None
    hour, minute, second = (int(part) for part in clock.groups() if part is not None)
    before, after = plain[: clock.start()].rstrip(" ,"), plain[clock.end() :].strip(" ,")
    before, after, afternoon = _without_half_day(before, after)
    hour = in_day(hour, afternoon)
    if hour >= _HOURS or minute >= _SIXTY or second >= _SIXTY:
        return None
    seconds = (hour * 60 + minute) * 60 + second
    if _YEAR.search(before):
        return _Split(before, seconds, after, afternoon)
    return _time_first(after, seconds)


def _time_first(after: str, seconds: int) -> _Split | None:
    """Vietnamese puts the clock first: the zone stands between clock and date, or after the date."""
    year = _YEAR.search(after)
    if year is None:
        return None
    behind = after[year.end() :].strip(" ,.")
    leading = _ZONE_TOKEN.match(after)
    if not behind and leading and zones.meaning(leading.group()):
        return _Split(after[leading.end() :], seconds, leading.group())
    return _Split(after[: year.end()], seconds, behind)


def in_day(hour: int, afternoon: bool | None) -> int:  # noqa: FBT001 - what the half-day word said
    """Return the hour of the day, 0 to 23, that ``hour`` means beside a half-day word."""
    return hour if afternoon is None or hour > _NOON else hour % _NOON + _NOON * afternoon


def clean(text: str) -> str:
    """Return ``text`` folded, with plain spaces, western digits, and no direction marks."""
    plain = folded(_MARKS.sub("", text)).replace("\u060c", ",")
    if not plain.isascii():
        plain = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in plain)
    return plain.strip()


def _without_half_day(before: str, after: str) -> tuple[str, str, bool | None]:
    """Take the half-day word off the clock's neighbours; the third value is whether it is the afternoon."""
    if english := _ENGLISH_HALF.match(after):
        return before, after[english.end() :].strip(" ,"), english[1] == "p"
    if before.isascii():
        if english := re.search(r"(?<![^\W\d_])([ap])m$", before):
            return before[: english.start()].rstrip(" ,"), after, english[1] == "p"
        if after.isascii() and (not after or zones.meaning(after.split(maxsplit=1)[0])):
            return before, after, None
    for word, afternoon in sorted(cldr.half_days().items(), key=lambda pair: -len(pair[0])):
        if before.endswith(word) and not before[: -len(word)][-1:].isalpha():
            return before[: -len(word)].rstrip(" ,"), after, afternoon
        if after.startswith(word) and not after[len(word) :][:1].isalpha():
            return before, after[len(word) :].strip(" ,"), afternoon
    return before, after, None


def _month(text: str, language: str | None) -> int | dict[str, int] | None:
    """Return the month that ``text`` names; a dict by language where languages disagree."""
    words = cldr.words(text)
    for word in ("".join(words), *words):
        if language in {None, "en"} and word in cldr.ENGLISH:
            return cldr.ENGLISH[word]
        found = cldr.months().get(word)
        if found:
            if language in found:
                return found[language or ""]
            return next(iter(found.values())) if len(set(found.values())) == 1 else found
    return None


def _languages(text: str) -> set[str]:
    """Return the languages that have a month of the name in ``text``; none where English has it too."""
    words = cldr.words(text)
    if any(word in cldr.ENGLISH for word in words):
        return set()
    found = (cldr.months().get(word) for word in ("".join(words), *words))
    return next((set(languages) for languages in found if languages), set())


def _numeric(year: int, numbers: list[int], text: str, year_at: int) -> tuple[int | None, int | None] | None:
    if len(numbers) != 2:  # noqa: PLR2004 - a day and a month
        return None
    first, second = numbers
    if not _NUMBER.search(text[:year_at]):
        day = _days_since(year, first, second)
        return None if day is None else (day, day)
    day = _days_since(year, second, first)
    swapped = _days_since(year, first, second) if re.search(r"\d[/\-]\d", text) else day
    return None if day is None and swapped is None else (day, swapped)


def _days_since(year: int, month: int, day: int) -> int | None:
    if not _EARLIEST_YEAR <= year <= _LATEST_YEAR:
        return None
    try:
        return date(year, month, day).toordinal() - _EPOCH
    except ValueError:
        return None


def time_of_day(text: str) -> int | None:
    """Return minutes since midnight of the first clock time in ``text`` (``Watched at 5:58 PM``), or None."""
    plain = clean(text)
    clock = _SHORT_CLOCK.search(plain)
    if clock is None:
        return None
    hour, minute = int(clock[1]), int(clock[2])
    *_, afternoon = _without_half_day(plain[: clock.start()].rstrip(), plain[clock.end() :].strip())
    hour = in_day(hour, afternoon)
    return hour * 60 + minute if hour < _HOURS and minute < _SIXTY else None
