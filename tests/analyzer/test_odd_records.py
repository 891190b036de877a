"""Whatever a record holds, every signal returns a value or a reason, and every table a table."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from analyzer import Own, Plan, Settings, analyze, basis, fairness, rolling, tables
from analyzer.compare import compare
from analyzer.story import story
from importers.events import Kind, Platform, Surface
from importers.record import Record
from tests.support.events import Row, at, every, of, view
from tests.support.people import steady

FEW = Settings(tz="Europe/Berlin", bootstrap=30)

ODD: dict[str, list[Row]] = {
    "nothing": [],
    "one event": [view("2024-01-01T10:00")],
    "one event without a creator": [view("2024-01-01T10:00", None)],
    "only likes": [view("2024-01-01T10:00", kind=Kind.LIKE)],
    "only undated follows": [{"occurred_at": None, "creator": "youtube:UCa", "kind": Kind.FOLLOW}],
    "only live rooms": every("2024-01-01T10:00", 40, 700, kind=Kind.LIVE_VIEW, surface=Surface.LIVE),
    "all on one second": every("2024-01-01T10:00", 500, 0),
    "all on one second, many creators": [view("2024-01-01T10:00", f"youtube:UC{i}") for i in range(500)],
    "no creators": every("2024-01-01T00:00", 500, 100, None),
    "one creator": every("2024-01-01T00:00", 500, 100),
    "names like nothing": [
        view(at("2024-01-01T00:00") + i * 3_600_000, name)
        for i, name in enumerate(["nan", "None", "", "NaT", "<NA>", "null"] * 60)
    ],
    "clocks forward and back": every("2024-03-30T20:00", 90, 10) + every("2024-10-26T20:00", 90, 10),
    "the far future": [view("2199-01-01T10:00"), *every("2024-01-01T10:00", 300, 90)],
    "the far past": [view("1969-01-01T10:00"), *every("2024-01-01T10:00", 300, 90)],
    "a silent year": every("2021-01-01T10:00", 300, 90) + every("2023-01-01T10:00", 300, 90),
    "the same row many times": every("2024-01-01T10:00", 1, 0, item="x") * 400,
    "exactly at the gates": steady({"youtube:UCa": 14, None: 6}, days=15),
}

LONG = every("2024-01-01T10:00", 1200, 90)
ODD |= {
    "names like nothing, many platforms": [
        view(
            at("2024-01-01T00:00") + i * 2_700_000,
            ("nan", "None", "", "null", None, "NaN", "-1", "youtube:", "true")[i % 9],
            platform=list(Platform)[i % 3],
            item=None if i % 7 == 0 else str(i % 50),
        )
        for i in range(600)
    ],
    "creators without a name that is one": [
        {**row, "creator_name": ("nan", "None", "", None)[i % 4]} for i, row in enumerate(LONG)
    ],
    "two seconds, two months apart": every("2024-01-01T10:00", 300, 0) + every("2024-03-01T10:00", 300, 0),
    "a silent year between two platforms": every("2021-01-01T10:00", 900, 60)
    + every("2023-01-01T10:00", 900, 60, "tiktok:@b"),
    "nothing but the future": every("2090-01-01T10:00", 900, 60),
    "three centuries": [view("1970-01-01T00:00"), *every("2024-01-01T10:00", 400, 90), view("2261-01-01")],
    "every kind in one second": [view("2024-01-01T10:00", kind=kind) for kind in Kind for _ in range(60)],
    "intervals of no, negative and endless length": LONG
    + [
        view("2024-01-05T10:00", None, kind=Kind.INTERVAL, duration_s=seconds)
        for seconds in (float("nan"), 0.0, -5.0, 1e12, float("inf"))
    ],
    "items of no, negative and endless length": [
        {**row, "duration_s": (float("nan"), 0.0, -5.0, 1e300, float("inf"), 1e-9)[i % 6]}
        for i, row in enumerate(LONG)
    ],
    "nothing but music": [{**row, "surface": Surface.MUSIC} for row in LONG],
    "no items": [{**row, "item": None} for row in LONG],
}
OPEN = Settings(
    bootstrap=20,
    min_views=1,
    min_active_days=1,
    min_covered_days=1,
    min_known_share=0.0,
    min_sessions=1,
    min_trend_weeks=1,
    min_week_views=1,
    min_tie_days=1,
    min_edge_days=1,
    min_tie_sessions=1,
    min_item_views=1,
    min_act_views=1,
    min_follows=1,
    min_swing_weeks=1,
    regular_weeks=1,
    min_breaks=1,
    min_creator_views=1,
)
"""Every gate open: whatever comes through it has to be measured or explained, too."""
SAID = Own(
    wake_minute=420,
    guess_weekly_hours=3.0,
    guess_top_creator="nan",
    guess_top_share=0.5,
    tags=(("youtube:UCa", "towards"), ("nan", "away"), ("", "unsure")),
    plans=(
        Plan("evenings", date(2024, 1, 1), date(2024, 3, 1), "youtube:UCa", (22, 6), 30.0),
        Plan("always", date(1971, 1, 1), date(2200, 12, 31), None, None, 0.0),
    ),
    messages=True,
    money=True,
)


def look_at_everything(record: Record, settings: Settings) -> None:
    analysis = analyze(record, settings, ["youtube:UCa", "nobody"])
    json.dumps(analysis.as_json("0"), allow_nan=False)
    for signal in analysis.signals:
        assert signal.value is not None or signal.caveats, signal
        if signal.value is not None:
            assert signal.low is None or signal.low <= signal.value + 1e-9, signal
            assert signal.high is None or signal.value <= signal.high + 1e-9, signal
        assert 0 <= signal.used <= signal.of
    assert analysis.creators.views.sum() <= max(0, sum(record.events.kind == "view"))
    assert tables.hour_map(record, settings).sum() == tables.daily(record, settings)["views"].sum()
    assert (
        tables.weekly_hours(record, settings)["views"].sum() == tables.daily(record, settings)["views"].sum()
    )
    tables.sessions(record, settings)
    tables.lorenz(analysis)
    tables.weekly_share(record, settings, "youtube:UCa")
    tables.weekly_sittings(record, settings)
    rolling.curves(record, settings)
    pair = fairness.latest_pair(fairness.days_of(record, settings))
    if pair is not None:
        json.dumps(compare(record, settings, *pair, ["youtube:UCa", "nan"]).as_json(), allow_nan=False)
    story(basis.build(record, settings, ("youtube:UCa",)), "youtube:UCa")


@pytest.mark.parametrize("name", sorted(ODD))
def test_an_odd_record_is_measured_or_explained(name: str) -> None:
    look_at_everything(of(ODD[name]), FEW)


@pytest.mark.parametrize("name", sorted(ODD))
def test_with_every_gate_open_and_everything_said_nothing_breaks(name: str) -> None:
    look_at_everything(of(ODD[name]), replace(OPEN, own=SAID))


rows = st.lists(
    st.builds(
        view,
        st.integers(at("2023-12-01T00:00"), at("2024-02-20T00:00")),
        st.sampled_from(["youtube:UCa", "youtube:UCb", "tiktok:@c", "instagram:@d", "nan", "", None]),
        kind=st.sampled_from(
            [Kind.VIEW, Kind.VIEW, Kind.VIEW, Kind.LIVE_VIEW, Kind.LIKE, Kind.FOLLOW, Kind.SEARCH]
        ),
        surface=st.sampled_from(list(Surface)),
        platform=st.sampled_from(list(Platform)),
    ),
    max_size=25,
)


@hypothesis_settings(max_examples=25, deadline=None)
@given(rows, st.integers(1, 40), st.sampled_from(["UTC", "Europe/Berlin", "Pacific/Apia"]))
def test_any_record_is_measured_or_explained(some: list[Row], times: int, zone: str) -> None:
    """A few rows, repeated on many days, so that the gates open as well."""
    many = [
        {**row, "occurred_at": row["occurred_at"] + day * 86_400_000, "item": f"{day}-{i}"}
        for day in range(times)
        for i, row in enumerate(some)
    ]
    look_at_everything(of(many), Settings(tz=zone, bootstrap=20, min_views=20))
