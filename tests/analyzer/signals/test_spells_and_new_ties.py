from __future__ import annotations

import pytest

from analyzer import Caveat
from importers.events import Kind
from tests.support.events import Row, at, view
from tests.support.people import measured

A, B = "youtube:UCa", "youtube:UCb"
START = at("2024-01-01T19:00")  # a Monday
DAY, HOUR = 86_400_000, 3_600_000


def days(of_a: list[int], until: int, per_day: int = 4) -> list[Row]:
    """Return a view of B on every day up to ``until`` and ``per_day`` views of A on the given days."""
    rows = [view(START + day * DAY, B) for day in range(until)]
    return rows + [view(START + day * DAY + (i + 1) * 240_000, A) for day in of_a for i in range(per_day)]


def test_a_creator_seen_most_weeks_and_then_not_is_quiet() -> None:
    """A on ten Mondays, then none for 100 - 64 = 36 covered days."""
    found = measured(days([week * 7 for week in range(10)], 100), "SIG23", A)
    assert found.value == 36
    assert (found.parts["since"], found.parts["until"]) == ("2024-03-04", None)
    assert (found.parts["ongoing"], found.parts["regular_weeks"]) == (1, 10)
    assert Caveat.CAUSE_UNKNOWN in found.caveats


def test_a_spell_that_ended_says_when() -> None:
    mondays = [week * 7 for week in range(10)]
    found = measured(days([*mondays, 93], 100), "SIG23", A)
    assert found.value == 93 - 64 + 0
    assert (found.parts["until"], found.parts["ongoing"]) == ("2024-04-03", 0)


@pytest.mark.parametrize(
    ("of_a", "until"),
    [
        ([week * 7 for week in range(7)], 100),  # seven of twelve weeks
        ([week * 7 for week in range(12)], 98),  # twenty quiet days
        (list(range(0, 100, 14)), 100),  # every other week, never away for long
    ],
)
def test_less_than_that_is_no_quiet_spell(of_a: list[int], until: int) -> None:
    found = measured(days(of_a, until), "SIG23", A)
    assert (found.value, found.caveats) == (None, (Caveat.NO_QUIET_SPELL,))


def test_days_that_nothing_covers_are_not_quiet() -> None:
    """After the last day with A the record stops for 200 days, until another platform begins."""
    rows = days([week * 7 for week in range(12)], 84)
    later = [view(START + day * DAY, "tiktok:@c") for day in range(284, 300)]
    assert measured(rows + later, "SIG23", A).value is None


def test_eighty_three_covered_days_are_too_few() -> None:
    found = measured(days([week * 7 for week in range(8)], 83), "SIG23")
    assert found.caveats == (Caveat.TOO_FEW_WEEKS,)


def follow(day: int) -> Row:
    return view(START + day * DAY, A, kind=Kind.FOLLOW)


def test_days_from_the_follow_to_the_first_week_with_a_tenth() -> None:
    """Followed on day 10 (a Thursday); from week 5 on (day 35) A has 4 of 11 views a week: 25 days."""
    rows = [*days([35, 42, 49, 56, 63], 90), follow(10)]
    found = measured(rows, "SIG24", A)
    assert found.value == 25
    assert found.parts["followed"] == "2024-01-11"
    assert found.parts["age_days"] == 63 - 35 + 1


def test_a_tie_taken_up_in_the_week_of_the_follow_takes_no_days() -> None:
    assert measured([*days([7, 9, 14], 90), follow(9)], "SIG24", A).value == 0


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (days([35], 90), Caveat.NO_FOLLOW_DATE),
        ([*days([35], 60), follow(10)], Caveat.TOO_FEW_WEEKS),
        ([*days([3], 90), follow(10)], Caveat.NEVER_TAKEN_UP),
    ],
)
def test_without_a_date_or_enough_weeks_nothing_is_said(rows: list[Row], reason: Caveat) -> None:
    found = measured(rows, "SIG24", A)
    assert (found.value, found.caveats) == (None, (reason,))


def test_swings_are_crossings_from_far_above_to_far_below() -> None:
    """Weeks of 2, 5, 2 and 0 days of A, four times over: the middle is 2, 8 runs make 7 crossings."""
    pattern = [2, 5, 2, 0] * 4
    of_a = [week * 7 + day for week, count in enumerate(pattern) for day in range(count)] + [112]
    found = measured(days(of_a, 119, per_day=10), "SIG33", A)
    assert (found.parts["above"], found.parts["below"]) == (4, 4)
    assert found.parts["weeks"] == 17
    assert found.value == pytest.approx(7 / 17 * 12)


def test_an_even_tie_has_no_swings_and_eleven_weeks_are_too_few() -> None:
    assert measured(days(list(range(112)), 112), "SIG33", A).value == 0
    assert measured(days(list(range(77)), 77), "SIG33", A).caveats == (Caveat.TOO_FEW_WEEKS,)


def test_a_follow_from_before_the_record_says_nothing_of_the_days_until_it_begins() -> None:
    """Followed two days before the first day on record, at which A has 4 of 5 views: two days, or many."""
    found = measured([*days(list(range(90)), 90), follow(-2)], "SIG24", A)
    assert (found.value, found.caveats) == (None, (Caveat.FOLLOWED_BEFORE_RECORD,))
    assert measured([*days(list(range(90)), 90), follow(0)], "SIG24", A).value == 0


def test_the_record_of_a_follow_is_that_of_the_creators_platform() -> None:
    """B was on TikTok for 100 days before and after; YouTube, where A is, covers days 100-189 or 100-150."""
    clips = [view(START + day * DAY, "tiktok:@c") for day in range(300)]
    early = [*clips, *[view(START + day * DAY, A) for day in range(100, 190)], follow(50)]
    short = [*clips, *[view(START + day * DAY, A) for day in range(100, 151)], follow(110)]
    assert measured(early, "SIG24", A).caveats == (Caveat.FOLLOWED_BEFORE_RECORD,)
    assert measured(short, "SIG24", A).caveats == (Caveat.TOO_FEW_WEEKS,)


def test_days_with_nothing_on_record_are_no_quiet_days() -> None:
    """A and B for 84 days, then a year of nothing, then B alone on 20 or on 21 days."""
    first = days(list(range(84)), 84)
    for count, value in ((20, None), (21, 21)):
        later = [view(START + day * DAY, B) for day in range(450, 450 + count)]
        assert measured(first + later, "SIG23", A).value == value


def test_days_on_another_app_alone_are_no_quiet_days() -> None:
    """After its 84 days with A, YouTube has one view, on day 183; TikTok has one on each day."""
    rows = [*days([week * 7 for week in range(12)], 84), view(START + 183 * DAY, B)]
    clips = [view(START + day * DAY, "tiktok:@c") for day in range(84, 184)]
    assert measured(rows + clips, "SIG23", A).caveats == (Caveat.NO_QUIET_SPELL,)


def test_twelve_weeks_have_to_lie_on_the_creators_platform() -> None:
    """A on eight Mondays of 83 days of YouTube; TikTok goes on to day 200."""
    clips = [view(START + day * DAY, "tiktok:@c") for day in range(200)]
    found = measured([*days([week * 7 for week in range(8)], 83), *clips], "SIG23", A)
    assert (found.value, found.caveats) == (None, (Caveat.TOO_FEW_WEEKS,))


def weekly(of_a: dict[int, int], silent: tuple[int, ...] = (), weeks: int = 20) -> list[Row]:
    """Return weeks with B on each day and one evening of A, of twenty views unless ``of_a`` says else."""
    rows: list[Row] = []
    for week in (week for week in range(weeks) if week not in silent):
        rows += [view(START + (week * 7 + day) * DAY - 6 * HOUR, B) for day in range(7)]
        rows += [view(START + week * 7 * DAY + i * 240_000, A) for i in range(of_a.get(week, 20))]
    return rows


def test_runs_of_full_weeks_end_at_a_usual_week() -> None:
    """Weeks 3, 9 and 15 hold 100 views of A, the others 20: three runs above, and nothing crossed."""
    found = measured(weekly({3: 100, 9: 100, 15: 100}), "SIG33", A)
    assert (found.parts["above"], found.parts["below"], found.value) == (3, 0, 0)


def test_full_weeks_in_a_row_are_one_run() -> None:
    found = measured(weekly({3: 100, 4: 100, 15: 2, 16: 2}), "SIG33", A)
    assert (found.parts["above"], found.parts["below"]) == (1, 1)
    assert found.value == pytest.approx(1 / 20 * 12)


def test_weeks_with_nothing_on_record_are_no_empty_weeks() -> None:
    """Full weeks around weeks 5-8 and 12-14, of which nothing is on record: 13 weeks, no crossing."""
    found = measured(weekly({4: 100, 9: 100, 11: 100, 15: 100}, (*range(5, 9), *range(12, 15))), "SIG33", A)
    assert (found.parts["weeks"], found.parts["below"], found.value) == (13, 0, 0)


def test_weeks_with_something_on_another_app_alone_are_no_empty_weeks() -> None:
    """The same, with a clip on TikTok on every day."""
    rows = weekly({4: 100, 9: 100, 11: 100, 15: 100}, (*range(5, 9), *range(12, 15)))
    clips = [view(START + day * DAY, "tiktok:@c") for day in range(140)]
    assert measured(rows + clips, "SIG33", A).parts["weeks"] == 13
