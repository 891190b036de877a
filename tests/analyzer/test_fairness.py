"""Which pair of periods is offered: the latest and longest that the two-period rule lets through."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from analyzer import Settings, fairness
from analyzer.compare import compare
from analyzer.periods import Span
from analyzer.signal import Caveat
from importers.events import Kind
from importers.record import Record
from tests.support.events import Row, at, of, view

UTC = Settings(tz="UTC", bootstrap=20)
DAY_MS = 86_400_000
MARCH = Span(date(2025, 3, 3), date(2025, 3, 30)), Span(date(2025, 3, 31), date(2025, 4, 27))
"""Four weeks each, Monday to Sunday."""


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


def against(rows: list[Row]) -> tuple[Caveat, ...]:
    return fairness.reasons(fairness.days_of(of(rows), UTC), *MARCH)


def test_a_platform_silent_in_the_middle_is_a_hole_though_another_goes_on() -> None:
    """Two TikTok exports leave out 13 to 28 March: 16 of 28 days, and every other of 40 days has TikTok."""
    daily = days("2025-02-24", 70)
    whole = days("2025-02-24", 66, "tiktok")
    parts = days("2025-02-24", 17, "tiktok") + days("2025-03-29", 33, "tiktok")

    assert against(daily + whole) == ()
    assert against(daily + parts) == (Caveat.PERIOD_WITH_HOLE,)


def test_a_platform_seen_now_and_then_may_be_silent_for_long() -> None:
    """Instagram on 8 of 56 days, 10 days apart at most: chance gives 9 days without it (8 * .83^9 = 1.5)."""
    seldom = [row for first in (0, 4, 14, 20, 29, 33, 43, 49) for row in one_day(first, "instagram")]
    assert (
        against(days("2025-02-24", 70) + seldom + one_day(-9, "instagram") + one_day(58, "instagram")) == ()
    )


def one_day(after: int, platform: str) -> list[Row]:
    return days((MARCH[0].first + timedelta(days=after)).isoformat(), 1, platform)


def without(rows: list[Row], first: str, count: int) -> list[Row]:
    return [row for row in rows if not at(first) <= row["occurred_at"] < at(first) + count * DAY_MS]


@pytest.mark.parametrize("kind", [Kind.FOLLOWER, Kind.DM_IN])
@pytest.mark.parametrize("platform", ["youtube", "instagram"])
def test_what_others_do_fills_no_hole(kind: Kind, platform: str) -> None:
    """14 of 28 days without a view; a stranger turns up on each of them."""
    rows = without(days("2025-02-24", 70), "2025-03-10", 14)
    stranger = [
        view(at("2025-03-10T12:00") + day * DAY_MS, f"{platform}:#k9", platform=platform, kind=kind)
        for day in range(14)
    ]
    assert against(rows + stranger) == (Caveat.PERIOD_WITH_HOLE,)


@pytest.mark.parametrize(
    ("platform", "reasons"), [("youtube", ()), ("instagram", (Caveat.PERIOD_WITH_HOLE,))]
)
def test_the_persons_own_acts_fill_a_hole_of_their_own_platform_alone(
    platform: str, reasons: tuple[Caveat, ...]
) -> None:
    rows = without(days("2025-02-24", 70), "2025-03-10", 14)
    likes = [
        view(at("2025-03-10T12:00") + day * DAY_MS, f"{platform}:@a", platform=platform, kind=Kind.LIKE)
        for day in range(14)
    ]
    assert against(rows + likes) == reasons


def test_every_third_day_can_be_compared_with_itself() -> None:
    """Runs of 2 silent days lie between days on record; an export loses a stretch, not two days of three."""
    assert against([row for day in range(-9, 66, 3) for row in one_day(day, "youtube")]) == ()


@pytest.mark.parametrize(("late", "reasons"), [(1, ()), (2, (Caveat.PERIOD_WITH_HOLE,))])
def test_a_daily_platform_may_begin_one_day_late_in_four_weeks(
    late: int, reasons: tuple[Caveat, ...]
) -> None:
    """A twentieth of 28 days is 1.4. A fifth was the smallest change told: a late start made one."""
    first = (MARCH[0].first + timedelta(days=late)).isoformat()
    assert against(days("2025-02-24", 70) + days(first, 60, "tiktok")) == reasons


def test_a_platform_of_every_third_day_may_begin_on_its_third() -> None:
    """2 of 28 days lie before its first view; at 1 day in 3 chance gives that often ((1 - 1/3)^2 = .44)."""
    third = [row for day in range(2, 66, 3) for row in one_day(day, "tiktok")]
    assert against(days("2025-02-24", 70) + third) == ()


def named(share: int) -> list[str | None]:
    return ["youtube:UCa"] * share + [None] * (100 - share)


@pytest.mark.parametrize(("share", "reasons"), [(70, ()), (69, (Caveat.PERIODS_DIFFER_IN_KNOWN_SHARE,))])
def test_known_shares_of_80_and_70_in_100_lie_within_ten_points(
    share: int, reasons: tuple[Caveat, ...]
) -> None:
    rows = [
        view(at("2025-03-03T18:00") + (28 * after + day) * DAY_MS + place * 60_000, creator)
        for after, known in enumerate((80, share))
        for day in range(28)
        for place, creator in enumerate(named(known))
    ]
    assert against(rows) == reasons
