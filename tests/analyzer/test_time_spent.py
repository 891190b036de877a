from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from analyzer import Settings, time_spent, views
from analyzer.time_spent import Time
from importers.events import Surface
from importers.record import Record
from tests.support.events import every, of, view

MINUTE = 60_000


def estimate(record: Record, settings: Settings | None = None) -> Time:
    chosen = settings or Settings()
    return time_spent.estimate(views.timeline(record, chosen), chosen)


def minutes(column: np.ndarray[tuple[int], np.dtype[np.float64]]) -> float:
    return float(column.sum()) / MINUTE


def test_even_sittings_give_hand_arithmetic() -> None:
    """Twenty evenings of ten videos, four minutes apart.

    Middle: nine gaps of 4 and a last item of 4 = 40 minutes an evening. Low: 9 * 4 * 0.8 + 4 * 0.35 = 30.2.
    High: 9 * 4 + 4 * 3 = 48.
    """
    record = of([row for day in range(1, 21) for row in every(f"2024-01-{day:02d}T19:00", 10, 4)])
    time = estimate(record)
    assert minutes(time.value) == pytest.approx(20 * 40)
    assert minutes(time.low) == pytest.approx(20 * 30.2)
    assert minutes(time.high) == pytest.approx(20 * 48)
    assert np.flatnonzero(time.opens).tolist() == list(range(0, 200, 10))


def test_the_longest_item_follows_the_persons_own_gaps() -> None:
    """Forty-minute films, three an evening: a fixed cap of 20 minutes would keep half of the time."""
    record = of([row for day in range(1, 29) for row in every(f"2024-01-{day:02d}T18:00", 3, 40)])
    assert minutes(estimate(record).value) == pytest.approx(28 * 120)


def test_a_flick_is_a_flick_and_a_pause_is_none_of_it() -> None:
    """Clips of four seconds in runs of sixty, a quiet hour after each run: the hours do not count."""
    rows = []
    for day in range(1, 21):
        for half in range(4):
            rows += every(f"2024-01-{day:02d}T{12 + half}:00", 60, 4 / 60, "tiktok:@a")
    time = estimate(of(rows))
    assert minutes(time.value) == pytest.approx(20 * 4 * 4)
    assert minutes(time.high) < 20 * 4 * 4.2


def test_the_end_of_an_interval_of_use_ends_its_last_item() -> None:
    """Evenings of ten reels, 40 s apart, the app in use for 370 s: nine gaps of 40 and a last item of 10."""
    rows = []
    for day in range(1, 21):
        start = f"2024-01-{day:02d}T19:00"
        rows += every(start, 10, 40 / 60, "instagram:@a")
        rows.append(view(start, None, platform="instagram", kind="interval", duration_s=370.0))
    time = estimate(of(rows))
    assert minutes(time.value) == pytest.approx(20 * 370 / 60)
    assert minutes(time.high) == pytest.approx(20 * 370 / 60)


def test_two_platforms_at_once_count_once() -> None:
    """An hour's video beside short clips: the high end is the union, never the sum."""
    rows = []
    for day in range(1, 21):
        rows += every(f"2024-01-{day:02d}T20:00:30", 2, 60, "youtube:UCa")
        rows += every(f"2024-01-{day:02d}T20:05", 120, 0.5, "tiktok:@b")
    time = estimate(of(rows))
    evening = 60 + 60 * 3 + 5  # two videos, the second a last item, and what lies before the first clip
    assert minutes(time.high) <= 20 * evening
    assert minutes(time.high) >= 20 * 65


def test_the_high_end_keeps_a_video_that_plays_on_beside_clips() -> None:
    """Four videos, fifty minutes apart, clips beside the first: 3 * 50 and a last item, the clips inside.

    Gaps to the next item are 5, 50, 50: size-weighted mean (25 + 2 * 2500) / 105 = 47.86, tripled.
    """
    rows = []
    for day in range(1, 26):
        rows += every(f"2024-01-{day:02d}T20:00", 4, 50, "youtube:UCa")
        rows += every(f"2024-01-{day:02d}T20:05", 10, 0.2, "tiktok:@b")
    time = estimate(of(rows))
    assert minutes(time.high) == pytest.approx(25 * (150 + 3 * 47.86), abs=20)
    assert minutes(time.value) < 25 * 220


def test_a_known_length_caps_every_end_of_the_range_of_a_long_video() -> None:
    """Three videos, twenty minutes apart, on 30 days. The middle one is five minutes long, of one day's three
    none is known. Per day without lengths: 20 + 20 + a last item; with the length the middle one gives 5."""
    rows = [row for day in range(1, 31) for row in every(f"2024-01-{day:02d}T20:00", 3, 20)]
    plain = estimate(of(rows))
    for place in range(1, 90, 3):
        rows[place]["duration_s"] = 300.0
    capped = estimate(of(rows))

    assert minutes(plain.value) - minutes(capped.value) == pytest.approx(30 * 15)
    assert minutes(plain.high) - minutes(capped.high) == pytest.approx(30 * 15)
    assert minutes(plain.low) - minutes(capped.low) == pytest.approx(30 * (0.8 * 20 - 5))


def test_a_length_longer_than_the_gap_changes_nothing() -> None:
    rows = [row for day in range(1, 31) for row in every(f"2024-01-{day:02d}T20:00", 3, 20)]
    plain = estimate(of(rows))
    known = estimate(of([{**row, "duration_s": 86_400.0} for row in rows]))
    assert minutes(known.value) == minutes(plain.value)
    assert minutes(known.high) == minutes(plain.high)


def test_a_clip_may_play_again_by_itself_at_the_high_end_only() -> None:
    """Clips of 8 s, 20 s apart: 19 gaps and a last item count 8 s each, the high end keeps the whole gaps."""
    rows = [row for day in range(1, 31) for row in every(f"2024-01-{day:02d}T20:00", 20, 1 / 3, "tiktok:@b")]
    plain = estimate(of(rows))
    capped = estimate(of([{**row, "duration_s": 8.0} for row in rows]))

    assert minutes(capped.value) == pytest.approx(30 * 20 * 8 / 60)
    assert minutes(capped.high) == minutes(plain.high)


def test_minutes_of_quiet_after_a_short_video_close_the_sitting() -> None:
    """Videos forty minutes apart: one sitting as far as anyone knows, four once each has 3 minutes."""
    rows = [row for day in range(1, 31) for row in every(f"2024-01-{day:02d}T18:00", 4, 40)]
    assert int(estimate(of(rows)).opens.sum()) == 30
    known = [{**row, "duration_s": 180.0} for row in rows]
    assert int(estimate(of(known)).opens.sum()) == 120


def test_one_long_video_a_day_leaves_its_end_open_and_the_range_wide() -> None:
    """Nothing but last items: at the high end each may last 2.5 hours, with a known length no more."""
    rows = [view(f"2024-01-{day:02d}T20:00") for day in range(1, 31)]
    time = estimate(of(rows))
    assert time.on_last == pytest.approx(1.0)
    assert minutes(time.high) == pytest.approx(30 * 150)
    known = estimate(of([{**row, "duration_s": 1200.0} for row in rows]))
    assert minutes(known.high) == pytest.approx(30 * 20)


def test_a_shorter_session_gap_never_makes_fewer_sessions() -> None:
    rng = np.random.default_rng(3)
    starts = np.cumsum(rng.lognormal(11.5, 2.0, 3000)).astype(int) + 1_700_000_000_000
    record = of([view(int(ms)) for ms in starts])
    counts = [int(estimate(record, Settings(session_gap_minutes=gap)).opens.sum()) for gap in (5, 15, 30)]
    assert counts[0] >= counts[1] >= counts[2]


@pytest.mark.parametrize("count", [0, 1, 2])
def test_hardly_any_rows_are_no_trouble(count: int) -> None:
    time = estimate(of(every("2024-01-01T10:00", count, 1)))
    assert time.value.shape == (count,)
    assert np.isfinite(time.high).all()


@hypothesis_settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 10_000_000),
            st.sampled_from(["youtube:UCa", "tiktok:@b", "instagram:@c"]),
            st.sampled_from([Surface.VIDEO, Surface.SHORT, Surface.LIVE, Surface.STORY]),
        ),
        max_size=60,
    )
)
def test_low_lies_under_value_under_high_and_the_sum_is_a_union(rows: list[tuple[int, str, Surface]]) -> None:
    record = of([view(1_700_000_000_000 + s * 1000, who, surface=surface) for s, who, surface in rows])
    time = estimate(record)
    assert (time.low >= 0).all()
    assert (time.low <= time.value).all()
    assert (time.value <= time.high + 1e-6).all()
    line = views.timeline(record, Settings())
    gaps = np.append(np.diff(line.ms), np.inf)[: line.size]
    assert (time.value <= gaps).all()
    assert bool(time.opens[0]) if line.size else not time.opens.size
