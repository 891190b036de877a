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
