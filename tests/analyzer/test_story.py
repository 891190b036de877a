"""The story of a tie: what was planted is found, with the arithmetic, and unknown stays unknown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
import pytest

from analyzer import Settings, basis
from analyzer.story import Story, story
from analyzer.windows import DAY_MS
from importers.events import Kind
from tests.support.events import Row, at, of, view

A, B, C = "youtube:UCa", "youtube:UCb", "youtube:UCc"
START = at("2024-01-01T19:00")  # a Monday
Evening = Callable[[int], list[str | None]]


def rows(days: int, evening: Evening) -> list[Row]:
    """Return the views of ``days`` evenings, four minutes apart."""
    return [
        view(START + day * DAY_MS + place * 240_000, creator)
        for day in range(days)
        for place, creator in enumerate(evening(day))
    ]


def told(listed: list[Row], creator: str = A, settings: Settings | None = None) -> Story:
    found = story(basis.build(of(listed), settings or Settings(bootstrap=300)), creator)
    assert found is not None
    return found


def test_first_last_days_months_and_hours_add_up() -> None:
    found = told(rows(60, lambda day: [A, B, B] if day % 2 == 0 else [B]))

    assert (found.first, found.last) == (date(2024, 1, 1), date(2024, 2, 28))
    assert (found.views, found.active_days, found.covered_days) == (30, 30, 60)
    assert found.months["views"].tolist() == [16, 14]
    assert found.months["share"].iloc[0] == pytest.approx(16 / (16 * 3 + 15))
    assert found.months["covered_days"].tolist() == [31, 29]
    assert found.months["value"].sum() == pytest.approx(found.hours[1])
    assert found.hours[0] <= found.hours[1] <= found.hours[2]


def test_a_quiet_spell_has_its_last_day_its_first_day_back_and_what_else_was_there() -> None:
    found = told(rows(100, lambda day: [B, B] if 40 <= day < 70 else [A, B]))

    (spell,) = found.quiet
    assert (spell.since, spell.until) == (date(2024, 2, 9), date(2024, 3, 11))
    assert (spell.covered, spell.recorded) == (30, 30)


def test_a_spell_that_goes_on_has_no_return_and_one_without_any_record_says_so() -> None:
    gone = told(rows(100, lambda day: [A, B] if day < 60 else [B]))
    assert gone.quiet[-1].until is None
    assert gone.quiet[-1].covered == 40

    silent = told(rows(100, lambda day: [] if 40 <= day < 70 else [A, B]))
    assert (silent.quiet[0].covered, silent.quiet[0].recorded) == (30, 0)


def test_twenty_days_are_not_a_spell_and_days_left_out_do_not_make_one() -> None:
    assert told(rows(80, lambda day: [B] if 30 <= day < 50 else [A, B])).quiet == ()
    left_out = Settings(leave_out_periods=((date(2024, 1, 31), date(2024, 2, 29)),), bootstrap=50)
    assert told(rows(90, lambda day: [B] if 30 <= day < 60 else [A, B]), A, left_out).quiet == ()


def test_a_creator_from_the_first_weeks_was_there_before_the_record_for_all_we_know() -> None:
    assert told(rows(60, lambda _: [A, B])).from_start
    assert not told(rows(90, lambda day: [A, B] if day >= 40 else [B])).from_start


def test_the_follow_has_its_day_where_the_export_dates_it() -> None:
    follow = view(START + 5 * DAY_MS, A, kind=Kind.FOLLOW, item=None)

    assert told([*rows(60, lambda _: [A, B]), follow]).followed == date(2024, 1, 6)
    assert told(rows(60, lambda _: [A, B])).followed is None


def test_peaks_lie_apart_and_the_highest_is_where_most_was_watched() -> None:
    def evening(day: int) -> list[str | None]:
        return [A] * 8 + [B] if 60 <= day < 88 or 180 <= day < 208 else [A, B, B]

    found = told(rows(260, evening))

    assert len(found.peaks) == 2
    assert abs((found.peaks[0].first - date(2024, 3, 1)).days) <= 2
    assert all(peak.low <= peak.value <= peak.high for peak in found.peaks)


def test_a_rising_tie_has_its_step_and_names_who_went_down_meanwhile() -> None:
    draw = np.random.default_rng(5)

    def evening(day: int) -> list[str | None]:
        mine, other = (2, 5) if day < 112 else (7, 1)
        return [A] * draw.poisson(mine) + [C] * draw.poisson(other) + [B] * draw.poisson(3)

    found = told(rows(224, evening))

    assert found.trend.parts["direction"] == 1
    (step,) = found.steps
    assert abs((found.step_weeks[0] - date(2024, 4, 22)).days) <= 7
    assert step.after - step.before == pytest.approx(7 / 11 - 2 / 10, abs=0.1)
    assert [other.creator for other in found.others] == [C]
    assert found.others[0].before == pytest.approx(35, rel=0.2)
    assert found.others[0].high < 0


def weekly(week: Callable[[int], dict[str, int]], weeks: int) -> list[Row]:
    """Return ``weeks`` weeks with so many views of each creator, spread over the seven evenings."""

    def evening(day: int) -> list[str | None]:
        listed = [name for name, count in week(day // 7).items() for _ in range(count)]
        return [*listed[day % 7 :: 7]]

    return rows(7 * weeks, evening)


def test_who_went_the_other_way_is_said_only_where_the_weeks_of_a_third_agree() -> None:
    """Eight weeks, so thirds of two. A has 4, 8 … 32 views a week; C 12, 8 and at the end 5, 3; B the rest.

    B: 44, 44 and 27, 25, down 18; error sqrt(2 / 2) = 1, t of two degrees 2.920. C: down 6; variances 8 and
    2, error sqrt(8 / 2 + 2 / 2) = 2.236, reach 6.53: its range holds 0. Drawing two weeks of two again would
    always give 8 or more before and 5 or less after.
    """
    of_c = [12, 8, 6, 6, 6, 6, 5, 3]

    def week(number: int) -> dict[str, int]:
        mine = 4 + 4 * number
        return {A: mine, B: 60 - mine - of_c[number], C: of_c[number]}

    found = told(weekly(week, 8))

    assert found.trend.parts["direction"] == 1
    (other,) = found.others
    assert (other.creator, other.before, other.after) == (B, 44, 26)
    assert (other.low, other.high) == (pytest.approx(-20.92, abs=1e-3), pytest.approx(-15.08, abs=1e-3))


def test_a_creator_of_a_platform_that_began_later_did_not_go_the_other_way() -> None:
    """A falls from 36 to 14 of 60 in twelve weeks and B takes it; TikTok is there from week 12, 30 a week."""
    tube = weekly(lambda week: {A: 60 - 2 * week, B: 2 * week}, 24)
    clips = [
        view(START + (week * 7 + place % 7) * DAY_MS, "tiktok:@x")
        for week in range(12, 24)
        for place in range(30)
    ]

    found = told([*tube, *clips])

    assert found.trend.parts["direction"] == -1
    assert [other.creator for other in found.others] == [B]


def test_another_app_that_begins_half_way_is_no_step() -> None:
    """A has 3 of 8 YouTube views each evening for 24 weeks; TikTok joins with 8 an evening for the last 12.

    Of all views A falls from 3/8 to 3/16; over the weeks that both cover it stands still.
    """
    draw = np.random.default_rng(3)

    def evening(day: int) -> list[str | None]:
        tiktok: list[str | None] = ["tiktok:@x", "tiktok:@y"] * 4 if day >= 84 else []
        return [A] * draw.poisson(3) + [B] * draw.poisson(5) + tiktok

    assert told(rows(168, evening)).steps == ()


def test_a_steady_tie_has_neither_steps_nor_others() -> None:
    draw = np.random.default_rng(6)
    found = told(rows(200, lambda _: [A] * draw.poisson(3) + [B] * draw.poisson(6)))

    assert found.trend.parts["direction"] == 0
    assert found.steps == ()
    assert found.others == ()


def test_a_creator_nobody_saw_has_no_story() -> None:
    built = basis.build(of(rows(30, lambda _: [A])), Settings())

    assert story(built, "youtube:UCnobody") is None
    assert story(basis.build(of([]), Settings()), A) is None


def test_one_view_is_a_short_story() -> None:
    found = told([view(START, A)])

    assert (found.views, found.first, found.last) == (1, date(2024, 1, 1), date(2024, 1, 1))
    assert found.peaks == ()
    assert found.trend.value is None
