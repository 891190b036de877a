"""Which pair of periods is offered: the latest and longest that the two-period rule lets through."""

from __future__ import annotations

from datetime import date, timedelta

from analyzer import Settings, fairness
from analyzer.compare import compare
from analyzer.periods import Span
from importers.record import Record
from tests.support.events import Row, at, of, view

UTC = Settings(tz="UTC", bootstrap=20)
DAY_MS = 86_400_000


def days(first: str, count: int, platform: str = "youtube") -> list[Row]:
    """Return two views at noon on each of ``count`` days."""
    creator = f"{platform}:a" if platform == "youtube" else f"{platform}:@a"
    return [
        view(
            at(first) + day * DAY_MS + 43_200_000 + n * 60_000, creator, platform=platform, item=f"{day}.{n}"
        )
        for day in range(count)
        for n in range(2)
    ]


def pair(record: Record) -> tuple[Span, Span] | None:
    return fairness.latest_pair(fairness.days_of(record, UTC))


def spans(first: date, length: int) -> tuple[Span, Span]:
    middle = first + timedelta(days=length)
    return Span(first, middle - timedelta(days=1)), Span(middle, middle + timedelta(days=length - 1))


def test_a_steady_record_offers_its_last_twelve_weeks_and_the_twelve_before() -> None:
    """200 days from 1 January 2024 end on 18 July; 168 of them begin on 2 February."""
    assert pair(of(days("2024-01-01", 200))) == spans(date(2024, 2, 2), 84)


def test_a_platform_that_begins_late_shortens_the_pair() -> None:
    """TikTok covers the last 60 days only, so two times four weeks are the longest that both have."""
    rows = days("2024-01-01", 200) + days("2024-05-20", 60, "tiktok")
    assert pair(of(rows)) == spans(date(2024, 5, 24), 28)


def test_a_platform_of_the_last_week_moves_the_pair_back_before_it() -> None:
    """Instagram stands in the last 7 days only; a week earlier twelve weeks are fair."""
    rows = days("2024-01-01", 200) + days("2024-07-12", 7, "instagram")
    assert pair(of(rows)) == spans(date(2024, 1, 26), 84)


def test_where_the_last_months_hold_a_hole_an_older_pair_is_offered() -> None:
    rows = days("2023-01-01", 180) + days("2024-06-01", 20)
    found = pair(of(rows))
    assert found is not None
    assert found[1].last < date(2023, 7, 17)  # the record ends on 29 June; a fifth of 84 days may lie beyond
    assert found[0].days == 84


def test_a_record_that_is_too_short_or_empty_offers_none() -> None:
    assert pair(of([])) is None
    assert pair(of(days("2024-01-01", 20))) is None
    assert pair(of(days("2024-01-01", 28))) == spans(date(2024, 1, 1), 14)


def test_what_is_offered_is_never_refused() -> None:
    rows = days("2024-01-01", 90) + days("2024-02-10", 30, "tiktok") + days("2024-03-05", 40, "instagram")
    found = pair(of(rows))
    assert found is not None
    assert compare(of(rows), UTC, *found).fair
