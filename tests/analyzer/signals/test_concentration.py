from __future__ import annotations

import numpy as np
import pytest

from analyzer import Caveat, Settings, Signal, analyze
from importers.record import Record
from tests.support.events import of, view
from tests.support.people import steady, vector

IDS = ("SIG03", "SIG04", "SIG05")


def measured(record: Record, signal: str) -> Signal:
    found = analyze(record, Settings(bootstrap=200)).signal(signal)
    assert found is not None
    return found


def test_the_top_creators_share_is_views_over_views_with_a_creator() -> None:
    """200 of 400 views: 0.5; the three together: all."""
    found = measured(vector(), "SIG03")
    assert found.value == pytest.approx(0.5)
    assert found.subject == "youtube:UCa"
    assert found.parts["top3"] == pytest.approx(1.0)
    assert (found.used, found.of) == (400, 400)
    assert found.low == pytest.approx(0.5)  # every evening is the same, so nothing can vary
    assert found.high == pytest.approx(0.5)


def test_the_effective_number_is_unbiased() -> None:
    """n = 200, 120, 80: repeats (200*199 + 120*119 + 80*79) / (400*399) = 60400 / 159600; D2 = 2.6424."""
    found = measured(vector(), "SIG04")
    assert found.value == pytest.approx(159600 / 60400)
    assert found.parts["hhi"] == pytest.approx(0.380)
    assert found.parts["d2_plugin"] == pytest.approx(1 / 0.380)
    assert found.parts["d1"] == pytest.approx(np.exp(1.02965), abs=1e-4)
    assert found.low is not None
    assert found.low <= found.value <= (found.high or 0)


def test_the_even_number_of_two_hundred_views_comes_with_its_range() -> None:
    """D1 of 200 of the vector's 400 views lies just below D1 of all; every evening is the same: no width."""
    found = measured(vector(), "SIG04").parts
    assert found["d1"] - 0.02 < found["d1_rarefied"] < found["d1"]
    assert found["d1_low"] == pytest.approx(found["d1_rarefied"])
    assert found["d1_high"] == pytest.approx(found["d1_rarefied"])


def test_the_even_number_does_not_grow_with_the_record_where_the_plain_one_does() -> None:
    """The same habit (a long tail of makers), four times as long."""
    rng = np.random.default_rng(2)
    long = (rng.zipf(1.25, 4000) - 1) % 3000
    found = []
    for count in (1000, 4000):
        rows = [view(1_704_100_000_000 + i * 14_400_000, f"youtube:UC{long[i]}") for i in range(count)]
        found.append(measured(of(rows), "SIG04").parts)
    short, whole = found
    assert whole["d1"] > 1.1 * short["d1"]
    assert short["d1_low"] < whole["d1_rarefied"] < short["d1_high"]
    assert whole["d1_high"] / whole["d1_low"] < short["d1_high"] / short["d1_low"]


def test_time_falls_on_creators_otherwise_than_views() -> None:
    """Each evening 10 views of A, two minutes each, then 10 of B, four minutes each: 1 to 2 by time.

    HHI of 1/3 and 2/3 is 5/9, so D2 by time is 1.8, by views 2. Breaks and last items blur it a little.
    """
    rows = [
        view(1_704_139_200_000 + day * 86_400_000 + (i * 2 if i < 10 else 20 + (i - 10) * 4) * 60_000, who)
        for day in range(30)
        for i, who in enumerate(["youtube:UCa"] * 10 + ["youtube:UCb"] * 10)
    ]
    shares, number, gini = (measured(of(rows), name) for name in IDS)
    assert shares.value == pytest.approx(0.5)
    assert shares.parts["by_time"] == pytest.approx(1 / 3, abs=0.02)
    assert shares.parts["top3_by_time"] == 1
    assert number.parts["d2_time"] == pytest.approx(1.8, abs=0.03)
    assert number.parts["hhi_time"] == pytest.approx(5 / 9, abs=0.01)
    assert number.parts["d2_time_low"] == pytest.approx(number.parts["d2_time_high"], rel=0.01)
    assert gini.parts["by_time"] == pytest.approx(1 / 6, abs=0.02)


def test_gini_of_the_vector() -> None:
    assert measured(vector(), "SIG05").value == pytest.approx(0.2)


@pytest.mark.parametrize("signal", IDS)
def test_views_without_a_creator_are_left_out_and_counted(signal: str) -> None:
    """4 of 24 views an evening are removed videos: the shares stay those of the vector, used 400 of 480."""
    rows = steady({"youtube:UCa": 10, "youtube:UCb": 6, "youtube:UCc": 4, None: 4})
    found, whole = measured(of(rows), signal), measured(vector(), signal)
    assert found.value == pytest.approx(whole.value)
    assert (found.used, found.of) == (400, 480)
    assert Caveat.SOME_CREATORS_UNKNOWN in found.caveats


@pytest.mark.parametrize("signal", IDS)
@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([], Caveat.NO_VIEWS),
        (steady({None: 30}), Caveat.NO_CREATOR_NAMES),
        (steady({"youtube:UCa": 10, "youtube:UCb": 10, None: 9}), Caveat.MOST_CREATORS_UNKNOWN),
        (steady({"youtube:UCa": 9}), Caveat.TOO_FEW_VIEWS),
        (steady({"youtube:UCa": 20}, days=13), Caveat.TOO_FEW_ACTIVE_DAYS),
    ],
)
def test_below_a_gate_there_is_a_reason_and_no_number(
    signal: str, rows: list[dict[str, object]], reason: Caveat
) -> None:
    found = measured(of(rows), signal)
    if reason is Caveat.MOST_CREATORS_UNKNOWN:  # 400 of 580 = 0.69
        assert found.used / found.of < 0.7
    assert (found.value, found.low, found.high) == (None, None, None)
    assert reason in found.caveats


def test_one_creator_alone_is_all_of_it() -> None:
    record = of(steady({"youtube:UCa": 20}))
    assert measured(record, "SIG03").value == 1.0
    assert measured(record, "SIG04").value == 1.0
    assert measured(record, "SIG05").value == 0.0
    assert Caveat.INTERVAL_NOT_MEASURABLE in measured(record, "SIG04").caveats


def test_where_no_creator_comes_twice_the_number_is_more_than_the_views() -> None:
    rows = [view(1_704_100_000_000 + i * 7_200_000, f"youtube:UC{i:03d}") for i in range(240)]
    found = measured(of(rows), "SIG04")
    assert found.value is None
    assert found.low == 240
    assert Caveat.NO_REPEATS in found.caveats


def test_several_platforms_are_said() -> None:
    found = measured(of(steady({"youtube:UCa": 10, "instagram:@a": 10})), "SIG03")
    assert Caveat.SEVERAL_PLATFORMS in found.caveats


def test_intervals_hold_their_value_and_grow_with_unevenness() -> None:
    """The same 400 views, once the same every evening, once one creator an evening."""
    rng = np.random.default_rng(1)
    rows = [
        view(1_704_100_000_000 + day * 86_400_000 + i * 240_000, f"youtube:UC{creator}")
        for day in range(20)
        for creator in [int(rng.integers(0, 4))]
        for i in range(20)
    ]
    found = measured(of(rows), "SIG04")
    assert found.low is not None
    assert found.high is not None
    assert found.value is not None
    assert found.low < found.value < found.high
    assert found.high - found.low > 0.5
