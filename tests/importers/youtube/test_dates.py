from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from babel import Locale
from babel.dates import format_datetime

from importers.youtube import cldr, zones
from importers.youtube.clock import Clock
from importers.youtube.dates import Calendar, time_of_day

LOCALES = [*cldr.LANGUAGES, "en_GB", "en_IN", "en_CA", "es_419", "pt_BR", "fr_CH", "de_AT"]
ZONES = {"CEST": 120, "GMT+09:00": 540, "UTC-4": -240, "": 0}


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type]  # year, month, day, clock


def utc_ms(moment: datetime, minutes: int = 0) -> int:
    return round((moment - timedelta(minutes=minutes)).timestamp() * 1000)


@pytest.mark.parametrize("name", LOCALES)
def test_clock_lines_of_every_language_are_read_as_cldr_writes_them(name: str) -> None:
    locale = Locale.parse(name)
    for zone, minutes in ZONES.items():
        clock = Clock(Calendar(locale.language))
        clock.month_first = False
        moments = [at(2024, 1, 1, 0, 5, 9) + timedelta(days=9 * n, hours=7 * n % 24) for n in range(41)]
        lines = [f"{format_datetime(m, 'medium', locale=locale)} {zone}".strip().encode() for m in moments]

        assert clock.milliseconds(lines) == [utc_ms(moment, minutes) for moment in moments]


@pytest.mark.parametrize(
    ("line", "expected", "minutes"),
    [
        ("Feb 3, 2024, 4:07:09\u202fPM TRT", at(2024, 2, 3, 16, 7, 9), 180),
        ("Jun 3, 2015, 2:07:09 PM", at(2015, 6, 3, 14, 7, 9), 0),
        ("Jan 3, 2020, 12:07:09 AM UTC", at(2020, 1, 3, 0, 7, 9), 0),
        ("Jan 3, 2020, 12:07:09 PM UTC", at(2020, 1, 3, 12, 7, 9), 0),
        ("5 Sept 2021, 18:07:09 AEDT", at(2021, 9, 5, 18, 7, 9), 660),
        ("5 Sep 2021, 18:07:09 BST", at(2021, 9, 5, 18, 7, 9), 60),
        ("05.10.2025, 11:07:09 MESZ", at(2025, 10, 5, 11, 7, 9), 120),
        ("17. Aug. 2026, 11:07:09 MESZ", at(2026, 8, 17, 11, 7, 9), 120),
        ("5 jun 2026, 20:07:09 CEST", at(2026, 6, 5, 20, 7, 9), 120),
        ("5 avr. 2026, 03:07:09 EDT", at(2026, 4, 5, 3, 7, 9), -240),
        ("2026. 8. 5. 오후 2:07:09 GMT+09:00", at(2026, 8, 5, 14, 7, 9), 540),
        ("2024年8月7日 下午4:05:09 GMT+8", at(2024, 8, 7, 16, 5, 9), 480),
        ("2024年8月7日 16:05:09 GMT+8", at(2024, 8, 7, 16, 5, 9), 480),
        ("16:05:09 7 thg 8, 2024 GMT+7", at(2024, 8, 7, 16, 5, 9), 420),
        ("16:05:09 GMT+7 7 thg 8, 2024", at(2024, 8, 7, 16, 5, 9), 420),
        ("7. aug. 2024 16.05.09 CEST", at(2024, 8, 7, 16, 5, 9), 120),
        ("7 ส.ค. 2567 16:05:09 GMT+7", at(2024, 8, 7, 16, 5, 9), 420),
        ("٠٧\u200f/٠٨\u200f/٢٠٢٤، ٤:٠٥:٠٩ م غرينتش+3", at(2024, 8, 7, 16, 5, 9), 180),
        ("Aug 7, 2024, 16 h 05 min 09 s UTC\u22124", at(2024, 8, 7, 16, 5, 9), -240),
        ("7 août 2024, 16:05:09 UTC+2", at(2024, 8, 7, 16, 5, 9), 120),
        ("7 ago 2024, 4:05:09\u202fp.\u202fm. GMT-5", at(2024, 8, 7, 16, 5, 9), -300),
    ],
)
def test_the_shapes_seen_are_read(line: str, expected: datetime, minutes: int) -> None:
    clock = Clock(Calendar())
    clock.month_first = False

    assert clock.milliseconds([line.encode()]) == [utc_ms(expected, minutes)]


@pytest.mark.parametrize(
    "line",
    [
        "7.8.2024 klo 16.05.09 EEST",
        "7. August 2024 um 16:05:09 EEST",
        "7 de agosto de 2024 a las 16:05:09 EEST",
        "7 août 2024 à 16:05:09 EEST",
        "7 de agosto de 2024 às 16:05:09 EEST",
        "7 agosto 2024 alle ore 16:05:09 EEST",
        "7 augustus 2024 om 16:05:09 EEST",
        "7 августа 2024 г. в 16:05:09 EEST",
        "August 7, 2024 at 4:05:09 PM EEST",
        "lúc 16:05:09 EEST 7 thg 8, 2024",
        "7 Αυγούστου 2024 στις 4:05:09 μ.μ. EEST",
    ],
)
def test_the_words_between_date_and_clock_say_nothing(line: str) -> None:
    clock = Clock(Calendar())
    clock.month_first = False

    assert clock.milliseconds([line.encode()]) == [utc_ms(at(2024, 8, 7, 16, 5, 9), 180)]


@pytest.mark.parametrize(
    "line",
    [
        "",
        "yesterday",
        "Feb 3, 2024",
        "4:07:09 PM",
        "Feb 30, 2024, 4:07:09 PM UTC",
        "Feb 3, 2024, 4:67:09 PM UTC",
        "Feb 3, 2024, 25:07:09 UTC",
        "Foo 3, 2024, 4:07:09 PM UTC",
        "Feb 3, 2024, 4:07:09 PM QQT",
        "Feb 3, 2024, 4:07:09 PM GMT+77",
        "Feb 3, 2024, 4:07:09 PM UTC extra",
        "13/13/2024, 16:00:00 UTC",
    ],
)
def test_what_is_not_understood_in_full_is_not_guessed(line: str) -> None:
    assert Clock(Calendar()).milliseconds([line.encode()]) == [None]


def test_day_and_month_in_numbers_follow_the_line_that_allows_one_order_only() -> None:
    month_first, day_first = Clock(Calendar()), Clock(Calendar())
    lines = [b"05/06/2024, 16:00:00 UTC", b"05/25/2024, 16:00:00 UTC"]

    assert month_first.milliseconds(lines) == [utc_ms(at(2024, 5, day, 16)) for day in (6, 25)]
    assert day_first.milliseconds([lines[0], b"25/05/2024, 16:00:00 UTC"]) == [
        utc_ms(at(2024, month, day, 16)) for month, day in ((6, 5), (5, 25))
    ]


def test_day_and_month_in_numbers_follow_the_order_of_the_rows_where_no_line_decides() -> None:
    clock = Clock(Calendar())
    lines = [
        f"{month:02d}/{day:02d}/2024, 16:00:00 UTC".encode()
        for month, day in ((5, 6), (5, 4), (4, 9), (3, 11))
    ]

    assert clock.milliseconds(lines) is None
    clock.settle(lines)
    assert clock.milliseconds(lines) == [
        utc_ms(at(2024, month, day, 16)) for month, day in ((5, 6), (5, 4), (4, 9), (3, 11))
    ]


def test_without_any_sign_day_comes_first() -> None:
    clock = Clock(Calendar())
    lines = [b"05/06/2024, 16:00:00 UTC"]

    assert clock.milliseconds(lines) is None
    clock.settle(lines)
    assert clock.milliseconds(lines) == [utc_ms(at(2024, 6, 5, 16))]


def test_a_month_word_that_two_languages_share_is_read_in_the_files_own() -> None:
    july = Calendar("en").read("Jul 7, 2024, 16:05:09")
    june = Calendar("en").read("Jun 7, 2024, 16:05:09")
    learnt = Calendar()
    learnt.learn(["7 lip 2024, 16:05:09", "7 wrz 2024, 16:05:09"])

    assert Calendar().read("7 lip 2024, 16:05:09") is None
    assert Calendar("pl").read("7 lip 2024, 16:05:09") == july
    assert Calendar("hr").read("7. lip 2024. 16:05:09") == june
    assert learnt.read("7 lip 2024, 16:05:09") == july


@pytest.mark.parametrize(
    ("text", "language", "minutes", "others"),
    [
        ("CST", None, -360, (480, -300)),
        ("CST", "zh", 480, (-360, -300)),
        ("IST", None, 330, (120, 60)),
        ("IST", "he", 120, (330, 60)),
        ("AST", "ar", 180, (-240,)),
        ("EST", None, -300, (600,)),
        ("BST", None, 60, (360,)),
        ("TRT", None, 180, ()),
        ("GMT+05:30", None, 330, ()),
        ("GMT-4:00", None, -240, ()),
        ("", None, 0, ()),
    ],
)
def test_zone_texts_mean_one_offset_and_name_the_others_they_may_mean(
    text: str, language: str | None, minutes: int, others: tuple[int, ...]
) -> None:
    meaning = zones.meaning(text, language)

    assert meaning is not None
    assert (meaning.minutes, meaning.others) == (minutes, others)


def test_a_zone_guessed_from_an_offset_keeps_that_offset() -> None:
    assert zones.home(540, "ko") == "Asia/Seoul"
    assert zones.home(540) == "Etc/GMT-9"
    assert zones.home(-240) == "Etc/GMT+4"
    assert zones.home(345) == "Asia/Kathmandu"
    assert zones.home(0) == "Etc/UTC"


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("Watched at 5:58 PM", 1078), ("Watched at 17:58", 1078), ("오후 5:58에 시청함", 1078), ("soon", None)],
)
def test_the_clock_of_an_advertisement_is_read(text: str, minutes: int | None) -> None:
    assert time_of_day(text) == minutes
