"""The proof of SIG02's range: people whose true time is known, of every kind the simulator has."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import numpy as np
import pytest

from analyzer import Caveat, Settings, analyze, time_spent, views
from tests.support import viewers

PEOPLE_PER_KIND = 17
FEWER = 6
"""People of each kind where every long item has a length, which takes four times as long to make."""
DAYS = 45
Ratios = np.ndarray[tuple[int, int], np.dtype[np.float64]]


@cache
def ratios(people: int = PEOPLE_PER_KIND, *, lengths: bool = False) -> dict[str, Ratios]:
    """Return for each kind (people, 3): low, middle and high hours over true hours.

    With ``lengths`` the person added how long each long item is.
    """
    found: dict[str, list[list[float]]] = defaultdict(list)
    for kind in viewers.KINDS:
        for seed in range(people):
            viewer = viewers.simulate(kind, 1000 + seed, DAYS)
            record = viewer.with_lengths if lengths else viewer.record
            time = time_spent.estimate(views.timeline(record, Settings()), Settings())
            hours = [float(part.sum()) / time_spent.HOUR_MS for part in (time.low, time.value, time.high)]
            found[kind].append([hour / viewer.hours for hour in hours])
    return {kind: np.array(rows) for kind, rows in found.items()}


def test_at_least_two_hundred_people_were_simulated() -> None:
    assert sum(len(ratios()[kind]) for kind in viewers.KINDS) >= 200


def test_the_range_holds_the_truth_for_nine_in_ten() -> None:
    everyone = np.vstack(list(ratios().values()))
    assert np.mean((everyone[:, 0] <= 1) & (everyone[:, 2] >= 1)) >= 0.90


def test_the_middle_is_off_by_less_than_a_fifth_for_half_of_them() -> None:
    everyone = np.vstack(list(ratios().values()))
    assert np.median(np.abs(everyone[:, 1] - 1)) <= 0.20


@pytest.mark.parametrize("kind", sorted(viewers.KINDS))
def test_no_kind_of_viewer_falls_out_of_the_range_as_a_whole(kind: str) -> None:
    rows = ratios()[kind]
    assert np.mean((rows[:, 0] <= 1) & (rows[:, 2] >= 1)) >= 0.75


def test_the_range_is_narrow_enough_to_say_something() -> None:
    everyone = np.vstack(list(ratios().values()))
    assert np.median(everyone[:, 2] / everyone[:, 0]) <= 3


def test_sittings_that_end_inside_a_long_stream_read_low_in_the_middle_and_the_range_says_so() -> None:
    """A last item has no end in any export; where it is the longest, only the high end can hold the truth."""
    rows = ratios()[viewers.STREAMS]
    assert (rows[:, 1] < 1).all()
    assert np.median(rows[:, 2] / rows[:, 0]) > 5
    viewer = viewers.simulate(viewers.STREAMS, 1000, DAYS)
    time = analyze(viewer.record, Settings(bootstrap=20)).signal("SIG02")
    assert time is not None
    assert Caveat.RESTS_ON_LAST_ITEMS in time.caveats


def test_known_lengths_keep_the_truth_in_the_range_and_make_it_narrower() -> None:
    """Lengths are caps: they can only take away, and most from those who fall asleep or walk away."""
    plain, capped = (np.vstack(list(ratios(FEWER, lengths=known).values())) for known in (False, True))
    assert (capped <= plain + 1e-9).all()
    assert np.mean((capped[:, 0] <= 1) & (capped[:, 2] >= 1)) >= 0.90
    assert np.median(capped[:, 2] / capped[:, 0]) < np.median(plain[:, 2] / plain[:, 0])
    assert np.median(np.abs(capped[:, 1] - 1)) < np.median(np.abs(plain[:, 1] - 1))
