"""Whether SIG06's ranges hold the truth at their rate, from whole records and from a random look-up."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from analyzer import Caveat, Sample, Settings, Signal, basis
from analyzer.signals.trend import share_trend
from tests.support.events import at, of_columns

PEOPLE = 300
STAR = "tiktok:@star"
MONDAY = at("2024-01-01T04:00")
WEEK_MS = 7 * 86_400_000
START, GROWTH = 0.20, 0.004
"""True share of the first week, and what it grows by from week to week."""


def trend(seed: int, weeks: int, per_week: int, drawn: int) -> Signal:
    """Return SIG06 of a creator whose true share grows evenly; ``drawn`` of all views name theirs, 0 for all.

    Sittings of 20 views a minute apart; each view is the creator's with the week's share, else one of forty.
    """
    rng = np.random.default_rng(seed)
    size = weeks * per_week
    week = np.repeat(np.arange(weeks), per_week)
    place = np.tile(np.arange(per_week), weeks)
    start = MONDAY + week * WEEK_MS + place // 20 * (WEEK_MS // (per_week // 20 + 1))
    own = rng.random(size) < START + GROWTH * week
    named = np.isin(np.arange(size), rng.permutation(size)[: drawn or size])
    makers = [
        STAR if mine else f"tiktok:@m{other}"
        for mine, other in zip(own, rng.integers(0, 40, size), strict=True)
    ]
    creator = [name if known else None for name, known in zip(makers, named, strict=True)]
    record = of_columns(
        size,
        occurred_at=(start + place % 20 * 60_000).tolist(),
        creator=creator,
        creator_name=creator,
        platform="tiktok",
        kind="view",
        surface="short",
        item=[str(number) for number in range(size)],
    )
    samples = (Sample("tiktok", drawn, size),) if drawn else ()
    settings = Settings(samples=samples, top_creators=0)
    return next(iter(share_trend(basis.build(record, settings, (STAR,)))))


@cache
def held(drawn: int) -> dict[str, float]:
    """Return the share of ranges over 12 weeks of 80 views that hold the true slope and the true change.

    Thirds of four weeks, eight weeks apart: the true change is 8 * GROWTH.
    """
    found = [trend(seed, 12, 80, drawn) for seed in range(PEOPLE)]
    assert all(one.low is not None and one.parts["change_low"] is not None for one in found)
    return {
        "slope": float(np.mean([(one.low or 0) <= GROWTH <= (one.high or 0) for one in found])),
        "change": float(
            np.mean([one.parts["change_low"] <= 8 * GROWTH <= one.parts["change_high"] for one in found])
        ),
    }


@pytest.mark.parametrize("drawn", [0, 480], ids=["all named", "480 of 960 drawn at random"])
@pytest.mark.parametrize("what", ["slope", "change"])
def test_nine_in_ten_ranges_hold_the_truth_within_three_points(what: str, drawn: int) -> None:
    assert held(drawn)[what] == pytest.approx(0.90, abs=0.03)


def test_a_sample_spread_too_thin_over_the_weeks_gives_no_trend() -> None:
    """400 of 5,200 views over 26 weeks are 15 a week, below the 20 that a week takes; 900 are 35."""
    thin = trend(1, 26, 200, 400)
    assert (thin.value, thin.caveats) == (None, (Caveat.TOO_FEW_WEEKS,))
    assert trend(1, 26, 200, 900).value is not None
