from __future__ import annotations

import pytest

from analyzer import Caveat, Own, Settings
from tests.support.events import Row, view
from tests.support.people import FEW, measured

A, B = "youtube:UCa", "youtube:UCb"


def rows(days: int = 24) -> list[Row]:
    """Return days that begin with A at 08:00 when even, and end with A at 01:30 when divisible by four."""
    some = []
    for day in range(1, days + 1):
        some.append(view(f"2024-01-{day:02d}T08:00", A if day % 2 == 0 else B))
        some.append(view(f"2024-01-{day:02d}T20:00", B))
        some.append(
            view(f"2024-01-{day + 1:02d}T01:30", A) if day % 4 == 0 else view(f"2024-01-{day:02d}T22:00", B)
        )
    return some


def test_days_that_begin_or_end_with_the_creator() -> None:
    """Of 24 days 12 begin and 6 end with A; the six are among the twelve: 12 / 24."""
    found = measured(rows(), "SIG10", A)
    assert found.value == pytest.approx(0.5)
    assert found.parts["first"] == pytest.approx(0.5)
    assert found.parts["last"] == pytest.approx(0.25)
    assert found.parts["last_minute_with"] == 25 * 60 + 30
    assert found.parts["last_minute_without"] == 22 * 60
    assert Caveat.NO_WAKE_TIME in found.caveats


def test_a_first_view_counts_within_an_hour_of_waking() -> None:
    early = Settings(bootstrap=50, own=Own(wake_minute=7 * 60 + 30))
    late = Settings(bootstrap=50, own=Own(wake_minute=6 * 60))
    assert measured(rows(), "SIG10", A, early).parts["first"] == pytest.approx(0.5)
    assert measured(rows(), "SIG10", A, late).parts["first"] == 0.0


def test_days_without_a_known_edge_are_left_out() -> None:
    """Days 1-6 are of unknown makers throughout, so 18 days count."""
    some = [{**row, "creator": None} if i < 18 else row for i, row in enumerate(rows())]
    found = measured(some, "SIG10", A)
    assert found.parts["days"] == 18
    assert found.parts["first"] == pytest.approx(9 / 18)


def test_twenty_days_are_too_few() -> None:
    found = measured(rows(20), "SIG10", settings=FEW)
    assert (found.value, found.caveats) == (None, (Caveat.TOO_FEW_ACTIVE_DAYS,))
