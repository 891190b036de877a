from __future__ import annotations

from datetime import date

import pytest

from analyzer import Caveat, Own, Plan, Settings
from importers.events import Kind
from tests.support.events import view
from tests.support.people import measured, steady

A, B, C = "youtube:UCa", "youtube:UCb", "youtube:UCc"


def own(**words: object) -> Settings:
    return Settings(bootstrap=100, own=Own(**words))  # type: ignore[arg-type]


def test_time_towards_is_shared_among_the_sides_only() -> None:
    """A 10 of 20 towards, B 6 away, C 4 neutral: 10 / 16; hours by tag, 4 minutes a view."""
    rows = steady({A: 10, B: 6, C: 4})
    found = measured(rows, "SIG26", settings=own(tags=((A, "towards"), (B, "away"), (C, "neutral"))))
    assert found.value == pytest.approx(10 / 16)
    assert found.parts["towards"] == pytest.approx(20 * 10 * 4 / 60)
    assert found.parts["tagged"] == pytest.approx(1.0)
    assert found.parts["untagged"] == pytest.approx(0)


def test_untagged_and_unsure_time_is_drawn_and_gates() -> None:
    """Only A of 20 is tagged: 10 / 20 is less than six tenths."""
    rows = steady({A: 10, B: 6, C: 4})
    found = measured(rows, "SIG26", settings=own(tags=((A, "towards"), (B, "unsure"))))
    assert (found.value, found.caveats) == (None, (Caveat.TOO_LITTLE_TAGGED,))
    assert measured(rows, "SIG26").caveats == (Caveat.NO_TAGS,)


def test_hours_per_tag_and_value_are_ranges_and_time_for_two_values_counts_for_both() -> None:
    """A 10 of 20 for care and play, B 6 for play: 160 and 200 views' time at 4 minutes each."""
    rows = steady({A: 10, B: 6, C: 4})
    said = own(tags=((A, "towards"), (B, "away")), values=((A, ("care", "play")), (B, ("play",))))
    parts = measured(rows, "SIG26", settings=said).parts
    low, middle, high = parts["values"]["play"]
    assert middle == pytest.approx(16 * 20 * 4 / 60)
    assert parts["values"]["care"][1] == pytest.approx(10 * 20 * 4 / 60)
    assert parts["values"]["untagged"][1] == pytest.approx(4 * 20 * 4 / 60)
    assert low < middle <= high
    assert parts["towards_low"] < parts["towards"] <= parts["towards_high"]
    assert parts["untagged"] < parts["untagged_high"]


def test_what_is_said_of_a_sitting_goes_before_what_is_said_of_its_creators() -> None:
    """One of twenty sittings, all of A, is called away: 19 / 20 towards."""
    rows = steady({A: 10})
    first = min(row["occurred_at"] for row in rows)
    found = measured(rows, "SIG26", settings=own(tags=((A, "towards"), (f"session:{first}", "away"))))
    assert found.value == pytest.approx(19 / 20)


def test_the_guess_beside_the_record() -> None:
    """Forty minutes a day are 4.667 hours a week; the guess was 3: the gap is 1.667."""
    rows = steady({A: 6, B: 4})
    found = measured(
        rows, "SIG27", settings=own(guess_weekly_hours=3.0, guess_top_creator=A, guess_top_share=0.2)
    )
    assert found.value == pytest.approx(7 * 40 / 60 - 3)
    assert found.low is not None
    assert found.low < found.value < (found.high or 0)
    assert found.parts["top_share_gap"] == pytest.approx(0.6 - 0.2)
    assert found.parts["top_right"] == 1.0


def test_no_guess_is_no_gap() -> None:
    assert measured(steady({A: 6}), "SIG27").caveats == (Caveat.NO_GUESS,)
    assert measured(steady({A: 6}, days=10), "SIG27", settings=own(guess_weekly_hours=1.0)).caveats == (
        Caveat.TOO_FEW_DAYS,
    )


def plan(**more: object) -> Settings:
    base = {"id": "p1", "first_day": date(2024, 1, 1), "last_day": date(2024, 1, 20)}
    return own(plans=(Plan(**(base | more)),))  # type: ignore[arg-type]


def test_a_plan_for_the_hours_after_midnight() -> None:
    """Views after midnight on 5 of 20 days: 15 / 20 kept."""
    rows = steady({A: 5}) + [view(f"2024-01-{day:02d}T01:00", B) for day in (3, 5, 8, 9, 20)]
    found = measured(rows, "SIG28", "p1", plan(hours=(0, 4)))
    assert found.value == pytest.approx(15 / 20)
    assert (found.parts["kept"], found.parts["days"]) == (15, 20)


def test_a_plan_about_one_creator_looks_at_that_creator_only() -> None:
    rows = steady({A: 5}) + [view(f"2024-01-{day:02d}T01:00", B) for day in (3, 5, 8)]
    assert measured(rows, "SIG28", "p1", plan(hours=(0, 4), creator=A)).value == 1.0
    assert measured(rows, "SIG28", "p1", plan(hours=(0, 4), creator="youtube:nobody")).value == 1.0


def test_a_plan_of_minutes_a_day() -> None:
    """Evenings of 40 minutes on ten days and of 20 on ten others, at most 30: half kept."""
    rows = steady({A: 10}, days=10)
    rows += [{**row, "occurred_at": row["occurred_at"] + 10 * 86_400_000} for row in steady({A: 5}, days=10)]
    assert measured(rows, "SIG28", "p1", plan(minutes=30)).value == pytest.approx(0.5)


def test_minutes_are_an_estimate_so_the_days_kept_have_a_range() -> None:
    """Forty minutes an evening by the middle; the low end is under 38, the high end over 42."""
    tight, loose = (measured(steady({A: 10}), "SIG28", "p1", plan(minutes=n)) for n in (38, 42))
    assert (tight.low, tight.value, tight.high) == (0.0, 0.0, 1.0)
    assert (loose.low, loose.value, loose.high) == (0.0, 1.0, 1.0)
    assert measured(steady({A: 10}), "SIG28", "p1", plan(hours=(0, 4))).low is None


def test_a_plan_for_some_weekdays_counts_those_only() -> None:
    """1 January 2024 was a Monday; of its first twenty days 3, 10 and 17 are Wednesdays. Too few, so all."""
    rows = steady({A: 5}) + [view(f"2024-01-{day:02d}T01:00", B) for day in (4, 6)]
    found = measured(rows, "SIG28", "p1", plan(hours=(0, 4), weekdays=(0, 1, 2)))
    assert (found.parts["kept"], found.parts["days"]) == (8, 9)


def test_days_the_record_of_a_platform_does_not_reach_are_not_called_kept() -> None:
    """TikTok's record ends on the eighth day, YouTube's goes on: eight days are on record for TikTok."""
    late = [view(f"2024-01-{day:02d}T01:00", "tiktok:@b") for day in (2, 3, 9)]
    found = measured(steady({A: 5}) + late, "SIG28", "p1", plan(hours=(0, 4), platform="tiktok"))
    assert (found.parts["kept"], found.parts["days"]) == (5, 8)
    by_creator = measured(steady({A: 5}) + late, "SIG28", "p1", plan(hours=(0, 4), creator="tiktok:@b"))
    assert by_creator.parts == found.parts


def test_six_days_with_a_record_are_too_few_for_a_plan() -> None:
    found = measured(steady({A: 5}, days=6), "SIG28", "p1", plan(minutes=30))
    assert (found.value, found.caveats) == (None, (Caveat.TOO_FEW_DAYS,))
    assert measured(steady({A: 5}), "SIG28").caveats == (Caveat.NO_PLAN,)


def test_wide_and_light_is_the_share_of_creators_seen_once() -> None:
    """A and B 110 times each, and twenty creators once: 20 / 22; one like in 240 views."""
    rows = steady({A: 5, B: 5}, days=22)
    rows += [view(f"2024-01-{day + 1:02d}T12:00", f"youtube:one{day}") for day in range(20)]
    found = measured([*rows, view("2024-01-05T10:00", A, kind=Kind.LIKE)], "SIG30")
    assert found.value == pytest.approx(20 / 22)
    assert found.parts["creators"] == 22
    assert found.parts["acts_per_100"] == pytest.approx(100 / 240)
    # the first quarter of 22 covered days ends after day 5; fifteen creators come up in the 17 days after it
    assert found.parts["new_per_week"] == pytest.approx(15 / 17 * 7)


def test_wide_and_light_without_likes_on_record_says_nothing_of_likes() -> None:
    assert measured(steady({A: 10, B: 1}), "SIG30").parts["acts_per_100"] is None


def test_wide_and_light_counts_likes_by_views_of_the_same_days_and_platform() -> None:
    """220 views with two likes, one of them two years before: 1 per 220. No log stands for the 20 others."""
    likes = [view(f"{year}-01-05T10:00", A, kind=Kind.LIKE) for year in (2022, 2024)]
    found = measured([*steady({A: 10, B: 1, "tiktok:@c": 1}), *likes], "SIG30")
    assert found.parts["acts_per_100"] == pytest.approx(100 / 220)


def test_wide_and_light_needs_the_share_gate() -> None:
    assert Caveat.TOO_FEW_VIEWS in measured(steady({A: 5}), "SIG30").caveats
