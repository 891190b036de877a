"""Two periods side by side: the arithmetic, the refusals, and how often the interval holds the truth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer import Settings, analyze
from analyzer.compare import compare
from analyzer.comparison import Comparison, Direction
from analyzer.periods import Span
from analyzer.signal import Caveat
from analyzer.windows import DAY_MS
from importers.events import Kind
from importers.record import Record
from tests.support.events import Row, at, of, view

A, B, C = "youtube:UCa", "youtube:UCb", "youtube:UCc"
LIGHT = Settings(bootstrap=200)
FOUR_WEEKS = Span(date(2024, 1, 1), date(2024, 1, 28)), Span(date(2024, 1, 29), date(2024, 2, 25))


def evenings(first: str, days: int, per_day: Sequence[str | None], platform: str = "youtube") -> list[Row]:
    """Return the same evening on each day: one view per name, four minutes apart."""
    start = at(f"{first}T19:00")
    return [
        view(start + day * DAY_MS + place * 240_000, creator, platform=platform)
        for day in range(days)
        for place, creator in enumerate(per_day)
    ]


def two(before: Sequence[str | None], after: Sequence[str | None]) -> Record:
    """Return four weeks of one evening, then four weeks of another."""
    return of([*evenings("2024-01-01", 28, before), *evenings("2024-01-29", 28, after)])


def compared(record: Record, chosen: Settings = LIGHT, *creators: str) -> Comparison:
    return compare(record, chosen, *FOUR_WEEKS, creators)


def test_both_values_and_the_change_can_be_done_on_paper() -> None:
    found = compared(two([A] * 2 + [B] * 6, [A] * 6 + [B] * 2))

    share = found.change("creator_share", A)
    assert share is not None
    assert share.before.value == pytest.approx(2 / 8)
    assert share.after.value == pytest.approx(6 / 8)
    assert share.change == pytest.approx(4 / 8)
    top = found.change("top_creator_share")
    assert top is not None
    assert (top.before.value, top.after.value) == (pytest.approx(6 / 8), pytest.approx(6 / 8))


def test_a_value_is_the_periods_own_signal() -> None:
    record = two([A, A, B, C, B, A, C, A], [A, B, C, B, A, C, C, B])
    found = compared(record)
    alone = analyze(record, replace(LIGHT, first_day=date(2024, 1, 29), last_day=date(2024, 2, 25)))

    for name, signal, part in (
        ("weekly_hours", "SIG02", "per_week"),
        ("effective_creators", "SIG04", None),
        ("night_share", "SIG09", None),
    ):
        change, own = found.change(name), alone.signal(signal)
        assert change is not None
        assert own is not None
        assert change.after.value == (own.value if part is None else own.parts[part])


def test_equal_evenings_are_about_the_same() -> None:
    found = compared(two([A, B, C] * 3, [A, B, C] * 3))

    hours = found.change("weekly_hours")
    assert hours is not None
    assert hours.change == pytest.approx(0)
    assert hours.direction is Direction.SAME
    share = found.change("creator_share", A)
    assert share is not None
    assert (share.low, share.change, share.high) == (0, 0, 0)
    assert share.direction is Direction.SAME


def test_creators_are_kept_gone_and_new() -> None:
    found = compared(two([A] * 5 + [B] * 4, [A] * 5 + [C] * 4))

    assert {name: found.turnover[name] for name in ("kept", "gone", "new")} == {
        "kept": 1,
        "gone": 1,
        "new": 1,
    }


def test_d1_is_compared_at_the_same_number_of_views() -> None:
    found = compared(two([A, B] * 4, [A, B] * 4 + [A, B]))

    assert found.turnover["d1_against"] == pytest.approx(2, abs=0.01)
    assert found.turnover["d1_period"] == pytest.approx(2, abs=0.01)


REFUSALS = {
    Caveat.PERIODS_DIFFER_IN_LENGTH: (Span(date(2024, 1, 1), date(2024, 1, 21)), FOUR_WEEKS[1]),
    Caveat.PERIODS_OVERLAP: (FOUR_WEEKS[0], Span(date(2024, 1, 22), date(2024, 2, 18))),
    Caveat.PERIOD_WITHOUT_VIEWS: (Span(date(2023, 1, 2), date(2023, 1, 29)), FOUR_WEEKS[1]),
    Caveat.PERIODS_DIFFER_IN_WEEKDAYS: (
        Span(date(2024, 1, 1), date(2024, 1, 17)),
        Span(date(2024, 1, 30), date(2024, 2, 15)),
    ),
    Caveat.PERIOD_WITH_HOLE: (
        Span(date(2024, 1, 29), date(2024, 2, 25)),
        Span(date(2024, 2, 26), date(2024, 3, 24)),
    ),
}


@pytest.mark.parametrize("reason", REFUSALS)
def test_two_periods_that_do_not_match_are_refused_with_the_reason_and_no_numbers(reason: Caveat) -> None:
    record = of([*evenings("2024-01-01", 56, [A] * 9), *evenings("2024-03-05", 20, [A] * 9)])

    found = compare(record, LIGHT, *REFUSALS[reason])

    assert found.reasons == (reason,)
    assert not found.fair
    assert found.changes == ()


def test_another_platform_in_one_period_refuses_and_leaving_it_out_helps() -> None:
    rows = [
        *evenings("2024-01-01", 56, [A] * 9),
        *evenings("2024-01-20", 60, ["tiktok:@a"], "tiktok"),
        *evenings("2023-12-01", 10, ["instagram:@a"], "instagram"),
    ]
    spans = Span(date(2023, 12, 4), date(2023, 12, 31)), FOUR_WEEKS[0]
    assert Caveat.PERIODS_DIFFER_IN_PLATFORMS in compare(of(rows), LIGHT, *spans).reasons

    assert compared(of(rows)).reasons == (Caveat.PERIOD_WITH_HOLE,)
    assert compared(of(rows), replace(LIGHT, leave_out_platforms=("tiktok",))).fair


def test_creators_known_in_one_period_only_refuse() -> None:
    unknown = two([A] * 9, [A] * 7 + [None] * 2)

    assert compared(unknown).reasons == (Caveat.PERIODS_DIFFER_IN_KNOWN_SHARE,)


def test_a_silent_week_is_no_hole_where_something_else_was_recorded() -> None:
    rows = [*evenings("2024-01-01", 14, [A] * 9), *evenings("2024-01-22", 35, [A] * 9)]
    assert compared(of(rows)).reasons == (Caveat.PERIOD_WITH_HOLE,)

    likes = [
        view(at("2024-01-15T20:00") + day * DAY_MS, A, kind=Kind.LIKE, item=f"liked{day}") for day in range(7)
    ]
    assert compared(of([*rows, *likes])).fair


def test_too_few_views_leave_a_measure_without_a_value_and_say_why() -> None:
    found = compared(two([A, B], [A, B]))

    share = found.change("creator_share", A)
    assert share is not None
    assert share.change is None
    assert share.direction is Direction.UNKNOWN
    assert Caveat.TOO_FEW_VIEWS in share.caveats


def varied(seed: int, means: tuple[float, float], share: tuple[float, float]) -> Record:
    """Return two periods of 28 days: Poisson views a day, each of A with the period's chance."""
    draw = np.random.default_rng(seed)
    rows: list[Row] = []
    for start, mean, chance in zip(("2024-01-01", "2024-01-29"), means, share, strict=True):
        first = at(f"{start}T18:00")
        for day in range(28):
            today = np.clip(chance + draw.normal(0, 0.15), 0, 1)
            for place in range(1 + draw.poisson(mean)):
                who = A if draw.random() < today else f"youtube:UCx{draw.integers(30)}"
                rows.append(view(first + day * DAY_MS + place * 240_000, who))
    return of(rows)


def test_what_really_changed_is_said_to_have_changed_and_the_rest_is_not() -> None:
    found = compared(varied(4, (14, 30), (0.3, 0.3)))

    hours, share = found.change("weekly_hours"), found.change("creator_share", A)
    assert hours is not None
    assert hours.direction is Direction.MORE
    assert share is not None
    assert share.direction in {Direction.SAME, Direction.UNKNOWN}
    assert compared(varied(4, (30, 14), (0.3, 0.3))).change("weekly_hours").direction is Direction.LESS  # type: ignore[union-attr]
    assert compared(varied(4, (14, 14), (0.2, 0.6))).change("creator_share", A).direction is Direction.MORE  # type: ignore[union-attr]


def test_the_interval_of_a_change_holds_the_truth_about_as_often_as_it_says() -> None:
    rounds, held = 40, 0
    for seed in range(rounds):
        change = compared(varied(seed, (9, 9), (0.3, 0.5)), LIGHT).change("creator_share", A)
        assert change is not None
        assert change.low is not None
        assert change.high is not None
        held += change.low <= 0.2 <= change.high

    assert held / rounds >= 0.8


def test_two_periods_of_the_same_days_still_have_a_range_because_their_days_vary_by_themselves() -> None:
    draw = np.random.default_rng(7)
    month = [[A] * int(draw.integers(1, 9)) + [B] * int(draw.integers(4, 12)) for _ in range(28)]
    rows = [
        view(at("2024-01-01T18:00") + (28 * again + day) * DAY_MS + place * 240_000, creator)
        for again in range(2)
        for day, names in enumerate(month)
        for place, creator in enumerate(names)
    ]

    share = compared(of(rows)).change("creator_share", A)

    assert share is not None
    assert share.change == pytest.approx(0)
    assert share.low is not None
    assert share.high is not None
    assert share.low < -0.01 < 0.01 < share.high


def test_the_same_record_gives_the_same_interval() -> None:
    record = varied(1, (12, 14), (0.3, 0.4))

    assert compared(record).as_json() == compared(record).as_json()


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.sampled_from([A, B, C, None]), min_size=1, max_size=12),
    st.lists(st.sampled_from([A, B, C, None]), min_size=1, max_size=12),
)
def test_whatever_the_evenings_the_change_lies_in_its_interval_and_turns_with_the_periods(
    before: list[str | None], after: list[str | None]
) -> None:
    forth = compared(two(before, after), replace(LIGHT, bootstrap=50))
    back = compared(two(after, before), replace(LIGHT, bootstrap=50))

    assert forth.fair == back.fair
    for change in forth.changes:
        assert (change.change is None) == (change.before.value is None or change.after.value is None)
        other = back.change(change.name, change.subject)
        if change.change is not None and other is not None and other.change is not None:
            assert change.change == pytest.approx(-other.change)
        if change.low is not None and change.high is not None:
            assert change.low <= change.high


def test_the_json_names_both_periods_and_says_what_is_refused() -> None:
    data = compared(two([A] * 9, [A] * 9)).as_json()

    assert data["against"]["first"] == "2024-01-01"
    assert data["period"]["last"] == "2024-02-25"
    assert data["fair"] is True
    assert {one["name"] for one in data["changes"]} >= {"weekly_hours", "creator_share", "effective_creators"}
    refused = compare(two([A], [A]), LIGHT, FOUR_WEEKS[0], replace(FOUR_WEEKS[1], last=date(2024, 2, 20)))
    assert refused.as_json()["reasons"] == ["periods_differ_in_length"]
