"""What ``analyze`` says in a terminal: the person's days, names as written, the reason that holds."""

from __future__ import annotations

from datetime import date

import pytest

from analyzer import Settings, Trip, analyze
from dashboard.components.mode import in_words, worded
from dashboard.reflections.tables import table
from dashboard.terminal.summary import period, sentences, unmeasured
from tests.support.events import Row, every, of, view

NEW_YORK = Settings(tz="America/New_York", bootstrap=20)
AWAY = Settings(
    tz="America/New_York",
    bootstrap=20,
    trips=(Trip(date(2025, 1, 1), date(2025, 1, 31), "Asia/Tokyo"),),
)


@pytest.mark.parametrize(
    ("settings", "last"),
    [
        (Settings(bootstrap=20), "2025-01-20"),  # 03:59 in UTC belongs to the evening before
        (Settings(bootstrap=20, day_start_hour=0), "2025-01-21"),
        (NEW_YORK, "2025-01-20"),  # 22:59 there
        (AWAY, "2025-01-21"),  # 12:59 where the person was
    ],
)
def test_the_period_names_the_persons_own_days(settings: Settings, last: str) -> None:
    found = analyze(of([view("2025-01-10T18:00"), view("2025-01-21T03:59")]), settings)
    assert f" to {last} (" in period(found.period, settings)


def test_a_period_up_to_a_day_says_that_day() -> None:
    upto = Settings(bootstrap=20, last_day=date(2025, 1, 20))
    found = analyze(of([view("2025-01-10T18:00"), view("2025-01-21T02:00")]), upto)
    assert period(found.period, upto).startswith("Views from 2025-01-10 to 2025-01-20 (UTC)")


def test_a_name_that_begins_a_sentence_stays_as_it_is_written() -> None:
    rows = [
        row
        for day in range(1, 29)
        for row in every(f"2025-01-{day:02d}T19:00", 10, 4, "youtube:UCx", creator_name="iJustine")
    ]
    told = sentences(analyze(of(rows), Settings(bootstrap=50)))

    assert any(one.startswith("iJustine made ") for one in told)
    assert all(one[:1].isupper() for one in told if not one.startswith("iJustine"))


def test_what_keeps_a_measure_from_a_number_is_said_before_what_stands_beside_it() -> None:
    """250 makers once each, and 20 views without one: 250 of 270 known; none came up twice."""
    rows: list[Row] = [
        *(row for k in range(250) for row in every(f"{_day(k)}T10:00", 1, 1, f"youtube:UC{k}")),
        *(row for k in range(20) for row in every(f"{_day(k)}T11:00", 1, 1, None)),
    ]
    number = analyze(of(rows), Settings(bootstrap=20)).signal("SIG04")

    assert number is not None
    assert (number.value, number.low) == (None, 250)
    said = unmeasured([number])[0]
    assert said.startswith("No number for: As if shared among so many. No creator came up twice")


def _day(number: int) -> str:
    return date.fromordinal(date(2025, 1, 1).toordinal() + number).isoformat()


def test_two_thirds_known_is_not_called_less_than_half() -> None:
    """66 of 100 named: too few for a share (70), yet most of the makers are known."""
    rows = [
        view(f"2025-01-{1 + k % 28:02d}T19:{k // 28:02d}", "youtube:UCa" if k % 50 < 33 else None)
        for k in range(600)
    ]
    share = analyze(of(rows), Settings(bootstrap=20)).signal("SIG03")

    assert share is not None
    reason = table("caveats")["signals"][str(share.caveats[0])]
    assert "most" not in f"{reason['name']} {reason['sentence']}".lower()
    with in_words():
        assert worded(reason["sentence"]) == reason["sentence"]
