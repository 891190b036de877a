"""Rolling curves agree with counting each window by itself, and cost one pass."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer import Settings, basis, concentration, rolling
from analyzer.windows import DAY_MS
from importers.record import Record
from tests.support.events import at, of, view

OPEN = Settings(min_week_views=1, min_active_days=1, min_covered_days=1)


def made(days: list[list[str | None]]) -> Record:
    start = at("2024-01-01T18:00")
    return of(
        view(start + day * DAY_MS + place * 120_000, creator)
        for day, names in enumerate(days)
        for place, creator in enumerate(names)
    )


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from(["youtube:UCa", "youtube:UCb", "youtube:UCc", "youtube:UCd"]), max_size=5),
        min_size=30,
        max_size=75,
    )
)
def test_every_window_agrees_with_counting_it_by_itself(days: list[list[str | None]]) -> None:
    days[0] = days[0] or ["youtube:UCa"]
    days[-1] = days[-1] or ["youtube:UCa"]
    found = rolling.curves(made(days), OPEN)

    assert len(found) == len(days) - rolling.WINDOW + 1
    for place, row in enumerate(found.to_dict("records")):
        inside = [name for names in days[place : place + rolling.WINDOW] for name in names]
        counts = pd.Series(inside, dtype="str").value_counts().to_numpy()
        assert row["views"] == len(inside)
        if len(inside) < 4 or not counts.size:
            assert np.isnan(row["effective"])
            continue
        assert row["top_share"] == pytest.approx(counts.max() / len(inside))
        chance = concentration.repeat_chance(counts)
        assert np.isnan(row["effective"]) if not chance else row["effective"] == pytest.approx(1 / chance)


def test_hours_a_week_are_a_quarter_of_the_windows_hours() -> None:
    record = made([["youtube:UCa"] * 3] * 40)
    built = basis.build(record, OPEN)
    last = rolling.curves_of(built).iloc[-1]

    inside = built.line.day > built.line.day.max() - rolling.WINDOW
    assert last["value"] == pytest.approx(built.time.value[inside].sum() / 3_600_000 / 4)
    assert last["low"] <= last["value"] <= last["high"]


def test_a_window_with_too_little_is_missing_and_not_zero() -> None:
    found = rolling.curves(made([["youtube:UCa", "youtube:UCb"]] + [[]] * 40 + [["youtube:UCa"]]), Settings())

    assert found["effective"].isna().all()
    assert found["top_share"].isna().all()
    assert (found["covered_days"] == rolling.WINDOW).all()


def test_days_left_out_do_not_count_as_covered() -> None:
    days = [["youtube:UCa", "youtube:UCb", "youtube:UCa"] for _ in range(60)]
    without = Settings(leave_out_periods=((date(2024, 1, 10), date(2024, 2, 5)),))
    found = rolling.curves(made(days), without)

    assert found["covered_days"].min() == 1
    assert found.loc[found["covered_days"] < without.min_covered_days, "value"].isna().all()


def test_a_creators_curve_holds_its_own_hours_and_share() -> None:
    built = basis.build(made([["youtube:UCa", "youtube:UCb", "youtube:UCb", "youtube:UCb"]] * 40), Settings())
    covered = built.covered.astype(np.int64)
    parts = [
        rolling.creator_curve(built, built.watched.creators.index(name), covered)
        for name in ("youtube:UCa", "youtube:UCb")
    ]

    assert parts[0]["share"].iloc[-1] == pytest.approx(1 / 4)
    whole = rolling.curves_of(built)
    assert (parts[0]["value"] + parts[1]["value"]).to_numpy() == pytest.approx(whole["value"].to_numpy())


def test_no_views_give_an_empty_table() -> None:
    assert rolling.curves(of([]), Settings()).empty


def test_creators_seen_once_each_share_the_top_evenly() -> None:
    found = rolling.curves(made([[f"youtube:UC{day}"] for day in range(40)]), OPEN)

    assert found["top_share"].tolist() == pytest.approx([1 / 28] * 13)
    assert found["effective"].isna().all()
