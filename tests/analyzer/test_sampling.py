"""Creators known from a random draw of views: shares are shown, wider for it, and only where they hold."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from analyzer import Caveat, Sample, Settings, analyze, rolling
from analyzer.sampling import asked
from importers.record import Record
from tests.support.events import at, of, view

VIEWS, DRAWN, DAYS = 6000, 900, 60
TIKTOK = Sample("tiktok", DRAWN, VIEWS)


def clips(drawn: int, *, platform: str = "tiktok") -> list[dict[str, Any]]:
    """Return 6,000 clips, a third of them by one maker; ``drawn`` of them, picked at random, name theirs."""
    rng = np.random.default_rng(5)
    maker = np.where(rng.random(VIEWS) < 1 / 3, 0, rng.integers(1, 200, VIEWS))
    named = np.zeros(VIEWS, bool)
    named[rng.permutation(VIEWS)[:drawn]] = True
    start, day = at("2024-01-01T20:00"), 86_400_000
    per_day = VIEWS // DAYS
    return [
        view(
            start + place // per_day * day + place % per_day * 20_000,
            f"{platform}:@m{maker[place]}" if named[place] else None,
            platform=platform,
            item=str(place),
        )
        for place in range(VIEWS)
    ]


def measured(record: Record, *samples: Sample) -> dict[str, Any]:
    signals = analyze(record, Settings(bootstrap=300, samples=samples)).signals
    return {one.id: one for one in reversed(signals)}


def test_without_the_word_that_it_was_drawn_at_random_no_share_is_shown() -> None:
    found = measured(of(clips(DRAWN)))
    assert all(found[name].value is None for name in ("SIG03", "SIG04", "SIG06"))


def test_a_random_draw_gives_shares_with_a_wider_range_that_holds_the_whole() -> None:
    """Of 6,000 clips 900 are named: the share of one maker is that of all clips, within its range."""
    whole, part = measured(of(clips(VIEWS))), measured(of(clips(DRAWN)), TIKTOK)
    for name in ("SIG03", "SIG04"):
        full, drawn = whole[name], part[name]
        assert drawn.low <= full.value <= drawn.high
        assert drawn.high - drawn.low > 1.5 * (full.high - full.low)
        assert Caveat.FROM_A_SAMPLE in drawn.caveats
        assert Caveat.FROM_A_SAMPLE not in full.caveats
    assert part["SIG06"].value is not None


@pytest.mark.parametrize("name", ["SIG05", "SIG16", "SIG30"])
def test_what_a_draw_would_distort_stays_unsaid(name: str) -> None:
    """Who was seen once among 900 clips says nothing of who was seen once among 6,000."""
    assert measured(of(clips(DRAWN)), TIKTOK)[name].value is None


def test_beside_another_platform_a_draw_is_no_draw_any_more() -> None:
    rows = clips(DRAWN) + [view(f"2024-01-{day:02d}T10:00", "youtube:UCa") for day in range(1, 31)]
    assert measured(of(rows), TIKTOK)["SIG03"].value is None
    assert asked([TIKTOK], {"tiktok"}) == DRAWN / VIEWS
    assert asked([TIKTOK], {"tiktok", "youtube"}) == asked([TIKTOK], {"youtube"}) == 1


def test_rolling_curves_follow_the_draw() -> None:
    record = of(clips(DRAWN))
    plain, drawn = (
        rolling.curves(record, Settings(samples=samples))["effective"] for samples in ((), (TIKTOK,))
    )
    assert plain.isna().all()
    assert drawn.notna().all()


def test_a_draw_in_which_most_makers_are_gone_gives_no_share() -> None:
    """Nine hundred were asked about, six hundred of them could not be named."""
    assert measured(of(clips(300)), TIKTOK)["SIG03"].value is None
