"""Periods that the person leaves out are days without record, in every table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from analyzer import Settings, analyze, tables
from tests.support.events import of
from tests.support.people import steady

LEFT_OUT = replace(Settings(), leave_out_periods=((date(2024, 1, 5), date(2024, 1, 8)),))


def test_a_period_left_out_takes_its_views_and_its_covered_days_with_it() -> None:
    record = of(steady({"youtube:UCa": 10}))
    whole, without = analyze(record, Settings()), analyze(record, LEFT_OUT)

    assert whole.period.covered_days - without.period.covered_days == 4
    assert whole.period.active_days - without.period.active_days == 4
    assert int(whole.creators["views"].sum() - without.creators["views"].sum()) == 40


def test_its_days_are_unknown_not_empty() -> None:
    daily = tables.daily(of(steady({"youtube:UCa": 10})), LEFT_OUT).set_index("day")

    left = daily.loc["2024-01-05":"2024-01-08"]  # type: ignore[misc]
    assert left["covered_days"].sum() == 0
    assert left["value"].isna().all()
    assert daily.loc["2024-01-09", "covered_days"] == 1


def test_leaving_everything_out_leaves_nothing_to_measure() -> None:
    all_of_it = replace(Settings(), leave_out_periods=((date(2023, 1, 1), date(2025, 1, 1)),))

    found = analyze(of(steady({"youtube:UCa": 10})), all_of_it)

    assert found.period.first is None
    assert all(signal.value is None for signal in found.signals)
