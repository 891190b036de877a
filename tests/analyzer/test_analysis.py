from __future__ import annotations

import json

import pandas as pd
import pytest

from analyzer import Own, Settings, analyze, basis, catalog
from analyzer.analysis import with_own
from importers.events import Kind
from tests.support.events import at, of, view
from tests.support.people import steady, vector

FEW = Settings(bootstrap=50)


def test_the_json_object_has_the_keys_of_the_contract() -> None:
    data = json.loads(json.dumps(analyze(vector(), FEW).as_json("0.1.0"), allow_nan=False))
    assert set(data) >= {"version", "tz", "period", "signals", "creators"}
    assert data["period"] == {
        "first": "2024-01-01T19:00:00Z",
        "last": "2024-01-20T20:16:00Z",
        "covered_days": 20,
        "active_days": 20,
    }
    keys = {"id", "name", "value", "low", "high", "unit", "used", "of", "subject", "caveats", "parts"}
    assert all(set(signal) >= keys for signal in data["signals"])
    creator = data["creators"][0]
    assert creator["creator"] == "youtube:UCa"
    assert creator["views"] == 200
    assert creator["share"] == 0.5
    assert creator["platforms"] == ["youtube"]
    assert set(creator["hours"]) == {"low", "value", "high"}
    assert creator["active_days"] == 20


def test_creators_hours_and_those_of_unknown_makers_sum_to_the_persons_hours() -> None:
    rows = steady({"youtube:UCa": 10, "tiktok:@b": 6, None: 4})
    analysis = analyze(of(rows), FEW)
    total = analysis.signal("SIG02")
    known = analyze(of([row for row in rows if row["creator"]]), FEW).signal("SIG02")
    assert total is not None
    assert known is not None
    table = analysis.creators
    for column, whole in (("hours_low", total.low), ("hours", total.value), ("hours_high", total.high)):
        assert table[column].sum() <= (whole or 0) + 1e-9
    assert (table.hours_low <= table.hours).all()
    assert (table.hours <= table.hours_high).all()
    assert analyze(vector(), FEW).creators.hours.sum() == pytest.approx(20 * 20 * 4 / 60)


def test_the_creators_table_is_complete_and_sorted() -> None:
    rows = [view(1_704_100_000_000 + i * 3_600_000, f"youtube:UC{i % 90:02d}") for i in range(200)]
    table = analyze(of(rows), FEW).creators
    assert len(table) == 90
    assert table.views.is_monotonic_decreasing
    assert table.views.sum() == 200
    assert table.share.sum() == pytest.approx(1.0)


def test_a_creators_first_and_last_view_and_newest_name() -> None:
    rows = [
        view("2024-01-01T10:00", "youtube:UCa", creator_name="Old Name"),
        view("2024-01-03T10:00", "youtube:UCa", creator_name="New Name"),
        view("2024-01-04T10:00", "youtube:UCa", creator_name=None),
        view("2024-01-02T10:00", "youtube:UCb", creator_name=None),
        view("2024-01-02T11:00", "youtube:UCb", creator_name=None, kind=Kind.LIKE),
    ]
    table = analyze(of(rows), FEW).creators.set_index("creator")
    assert table.loc["youtube:UCa", "name"] == "New Name"
    assert table.loc["youtube:UCb", "name"] == "UCb"
    assert table.loc["youtube:UCa", "first"] == pd.Timestamp(at("2024-01-01T10:00"), unit="ms", tz="UTC")
    assert table.loc["youtube:UCa", "last"] == pd.Timestamp(at("2024-01-04T10:00"), unit="ms", tz="UTC")
    assert table.loc["youtube:UCa", "active_days"] == 3
    assert table.loc["youtube:UCb", "views"] == 1


def test_signals_about_one_creator_are_given_for_twenty_and_for_any_named() -> None:
    rows = steady({f"youtube:UC{i:02d}": 30 - i for i in range(30)}, minutes=0.5)
    subjects = {s.subject for s in analyze(of(rows), FEW).signals if s.id == "SIG09"} - {None}
    assert subjects == {f"youtube:UC{i:02d}" for i in range(20)}
    named = {s.subject for s in analyze(of(rows), FEW, ["youtube:UC29", "youtube:none"]).signals}
    assert named >= subjects | {"youtube:UC29"}
    assert "youtube:none" not in named


def test_signals_come_in_the_order_of_the_catalogue_and_no_other() -> None:
    ids = [signal.id for signal in analyze(vector(), FEW).signals]
    listed = [spec.id for spec, _ in catalog.CATALOG]
    assert list(dict.fromkeys(ids)) == listed
    assert "SIG29" not in listed
    assert "SIG31" not in listed


def test_a_named_signal_can_be_asked_for() -> None:
    analysis = analyze(vector(), FEW)
    assert analysis.signal("SIG99") is None
    assert analysis.signal("SIG09", "youtube:nobody") is None
    found = analysis.signal("SIG09", "youtube:UCb")
    assert found is not None
    assert found.subject == "youtube:UCb"
    assert len(analysis.frame()) == len(analysis.signals)


def test_the_record_is_not_changed() -> None:
    record = vector()
    before = record.events.copy(deep=True)
    analyze(record, FEW)
    pd.testing.assert_frame_equal(record.events, before)


def test_what_the_person_says_is_measured_anew_and_everything_else_stays() -> None:
    record, said = vector(), Own(tags=(("youtube:UCa", "towards"),), guess_weekly_hours=2.0)
    before = analyze(record, FEW)
    after = with_own(before, basis.build(record, FEW), said)
    whole = analyze(record, Settings(bootstrap=50, own=said))
    assert [one.as_json() for one in after.signals] == [one.as_json() for one in whole.signals]
    assert after.settings == whole.settings
    kept = [one for one in before.signals if one.id not in catalog.OWN]
    assert [one for one in after.signals if one.id not in catalog.OWN] == kept
    assert len(kept) + 3 == len(after.signals)
