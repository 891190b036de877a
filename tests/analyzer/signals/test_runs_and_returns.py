from __future__ import annotations

from datetime import date

import pytest

from analyzer import Caveat, Settings
from tests.support.events import Row, at, every, view
from tests.support.people import measured, steady

A, B = "youtube:UCa", "youtube:UCb"


def evening(pattern: str, day: int) -> list[Row]:
    """Return one session of views two minutes apart; any sign but a and b is an unknown maker."""
    first = at("2024-01-01T19:00") + day * 86_400_000
    who = {"a": A, "b": B}
    return [view(first + i * 120_000, who.get(sign)) for i, sign in enumerate(pattern)]


def test_one_other_item_may_stand_in_a_stretch() -> None:
    """aabaabbaaa: with one other allowed the longest stretch of a is aabaa (4 items), of b bb (2)."""
    rows = [row for day in range(40) for row in evening("aabaabbaaa", day)]
    found = measured(rows, "SIG12", A)
    assert found.value == 4
    assert found.parts["minutes"] == pytest.approx(10)
    assert measured(rows, "SIG12", B).value == 2


def test_a_stretch_never_goes_over_the_end_of_a_session() -> None:
    rows = [row for day in range(40) for row in evening("bbaa", day)] + evening("aaa", 40)
    assert measured(rows, "SIG12", A).value == 3


def test_items_of_unknown_makers_stand_between() -> None:
    rows = [row for day in range(40) for row in evening("aa??aaa", day)]
    assert measured(rows, "SIG12", A).value == 3


def test_a_stretch_needs_thirty_sessions() -> None:
    rows = [row for day in range(29) for row in evening("aaa", day)]
    assert measured(rows, "SIG12").caveats == (Caveat.TOO_FEW_SESSIONS,)


def test_hours_until_the_next_session_with_the_creator() -> None:
    """Evenings of forty minutes, a day apart: 24 h less 40 min. A is there every day, B every other day."""
    rows = [row for day in range(50) for row in evening("aabb" * 5 if day % 2 else "aaaa" * 5, day)]
    found = measured(rows, "SIG13", A)
    assert found.value == pytest.approx(24 - 40 / 60, abs=0.02)
    assert found.parts["sessions"] == 50
    assert found.parts["iqr"] == pytest.approx(0, abs=0.02)
    assert measured(rows, "SIG13", B).value == pytest.approx(48 - 40 / 60, abs=0.02)


def test_nineteen_sessions_with_the_creator_are_too_few() -> None:
    found = measured(steady({A: 10}, days=19), "SIG13", A)
    assert (found.value, found.caveats) == (None, (Caveat.TOO_FEW_SESSIONS,))


def test_waits_across_days_that_nothing_covers_are_left_out() -> None:
    """YouTube covers January, TikTok March: the wait over February is no wait."""
    winter = steady({A: 10}, days=25)
    spring = [
        {**row, "occurred_at": row["occurred_at"] + 60 * 86_400_000, "platform": "tiktok"}
        for row in steady({A: 10}, days=25)
    ]
    found = measured(winter + spring, "SIG13", A)
    assert found.parts["sessions"] == 50
    assert found.parts["q75"] < 24


def test_a_wait_left_out_takes_no_session_away() -> None:
    """Forty evenings, three in a row and two in a row left out: 35 sessions, though 32 waits of 34 count."""
    out = ((date(2024, 1, 10), date(2024, 1, 12)), (date(2024, 1, 20), date(2024, 1, 21)))
    rows = [row for day in range(40) for row in evening("aaa", day)]
    found = measured(rows, "SIG13", A, Settings(bootstrap=50, leave_out_periods=out))
    assert found.parts["sessions"] == 35
    assert found.value == pytest.approx(24 - 6 / 60, abs=0.02)


def test_twenty_sessions_are_enough_with_a_wait_left_out() -> None:
    """Twenty-two evenings of which two in a row are left out: 20 sessions and 18 waits."""
    out = ((date(2024, 1, 10), date(2024, 1, 11)),)
    rows = [row for day in range(22) for row in evening("aaa", day)]
    found = measured(rows, "SIG13", A, Settings(bootstrap=50, leave_out_periods=out))
    assert found.parts["sessions"] == 20
    assert found.value == pytest.approx(24 - 6 / 60, abs=0.02)


def test_sessions_opened_soon_after_the_last_are_quick_returns() -> None:
    """Runs of sixty clips, ten seconds apart; each evening a second run eight quiet minutes later."""
    rows = []
    for day in range(1, 26):
        for start in ("19:00", "19:18"):
            rows += every(f"2024-01-{day:02d}T{start}", 60, 1 / 6, "tiktok:@c")
    assert measured(rows, "SIG13", "tiktok:@c").parts["quick_returns"] == pytest.approx(1)
