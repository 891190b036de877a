"""Month and half-day words of many languages, from CLDR by way of babel; loaded only where needed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from importers.text import folded

_LANGUAGES = """
en de fr es it pt nl ca ro lt pl tr ar zh ko ja ru sl uk cs hu bg el sv
da nb fi az fa hi bn ur fil id vi th he hr sk sr lv et ms ta te mr gu kn ml fr_CA en_AU es_MX pt_PT zh_Hant
"""
LANGUAGES = tuple(_LANGUAGES.split())

_CONNECTORS = "de d del di r г р gada thg tháng 年 月 日 년 월 일 年月日 년월일 ob den kl"
_BEFORE_CLOCK = """
at um à às a las les om alle ore la o v u klo kl ob saat в о у στις בשעה في ساعت เวลา lúc pukul nang को بوقت
"""
"""What CLDR joins date and clock with in its longer forms, and in some years in the medium one too."""
CONNECTORS = frozenset(f"{_CONNECTORS} {_BEFORE_CLOCK}".split())
"""Words beside day, month and year that say nothing. ``r`` and ``г`` stand for "year"."""
_EXTRA = {"sept": 9, "sep": 9, "mrz": 3, "mrt": 3}
"""Short forms that older CLDR versions wrote."""
_BREAKS = re.compile(r"[\s\d,./\u0964\u0970'\u2019\u2018`\-\u05f3\u066b\u060c]+")
_PM = {"下午", "晚上", "中午", "傍晚"}
_AM = {"凌晨", "早上", "上午", "清晨", "半夜"}
ENGLISH = {
    word: number
    for number, words in enumerate(
        [
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ],
        1,
    )
    for word in words.split()
}


def key(text: str) -> str:
    """Return the words of a date without digits, marks and connectors, joined: the key of a month."""
    return "".join(words(text))


def words(text: str) -> list[str]:
    """Return the words of a date (already folded) that may name a month."""
    return [word for word in _BREAKS.split(text) if word and word not in CONNECTORS]


@cache
def months() -> dict[str, dict[str, int]]:
    """Return month word → {language: month number} over all languages."""
    table: dict[str, dict[str, int]] = {word: {"": number} for word, number in _EXTRA.items()}
    for language, number, word in _month_words():
        table.setdefault(key(folded(word)), {})[language] = number
    table.pop("", None)
    return table


@cache
def half_days() -> dict[str, bool]:
    """Return half-day word (folded) → whether it means the afternoon."""
    from babel import Locale  # noqa: PLC0415 - the child's start-up is measured; English exports never need it

    table = dict.fromkeys(_AM, False) | dict.fromkeys(_PM, True)
    for language in LANGUAGES:
        periods = Locale.parse(language).day_periods
        for context in ("format", "stand-alone"):
            for width in periods.get(context, {}).values():
                table.update(
                    {folded(word): half == "pm" for half, word in width.items() if half in {"am", "pm"}}
                )
    return table


def _month_words() -> Iterator[tuple[str, int, str]]:
    from babel import Locale  # noqa: PLC0415 - see half_days

    for language in LANGUAGES:
        names = Locale.parse(language).months
        for context in ("format", "stand-alone"):
            for width in ("abbreviated", "wide"):
                for number, word in names[context][width].items():
                    yield language.split("_")[0], number, word
                    if language == "he":
                        yield language, number, f"ב{word}"
