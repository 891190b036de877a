from __future__ import annotations

import numpy as np
import pytest

from analyzer import Caveat, concentration, rarefaction
from tests.support.events import Row
from tests.support.people import measured, steady

NAMES = [f"youtube:UC{i:02d}" for i in range(12)]


def two_halves(before: dict[str, int], after: dict[str, int], days: int = 28, **more: object) -> list[Row]:
    first = steady(before, days)
    later = [
        {**row, "occurred_at": row["occurred_at"] + days * 86_400_000, **more} for row in steady(after, days)
    ]
    return first + later


def test_the_circle_shrinks_from_eight_to_two() -> None:
    """Eight even creators (D2 near 8), then two of them (D2 near 2): six gone, two kept, none new."""
    rows = two_halves(dict.fromkeys(NAMES[:8], 2), dict.fromkeys(NAMES[:2], 8))
    found = measured(rows, "SIG16")
    before, after = (448 * 447 / (8 * 56 * 55), 448 * 447 / (2 * 224 * 223))
    assert found.parts["d2_before"] == pytest.approx(before)
    assert found.parts["d2_after"] == pytest.approx(after)
    assert found.value == pytest.approx(after - before)
    assert found.parts["d1"] == pytest.approx(-6, abs=0.1)
    assert (found.parts["kept"], found.parts["gone"], found.parts["new"]) == (2, 6, 0)
    assert found.parts["top_minutes"] == pytest.approx(28 * (8 - 2) * 4, rel=0.05)
    assert found.parts["other_minutes"] == pytest.approx(-28 * 6 * 4, rel=0.05)


def test_new_creators_are_counted() -> None:
    rows = two_halves(dict.fromkeys(NAMES[:4], 3), dict.fromkeys(NAMES[2:8], 2))
    parts = measured(rows, "SIG16").parts
    assert (parts["kept"], parts["gone"], parts["new"]) == (2, 2, 4)


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (two_halves({NAMES[0]: 10}, {NAMES[0]: 10}, platform="tiktok"), Caveat.PERIODS_DIFFER_IN_PLATFORMS),
        (two_halves({NAMES[0]: 10}, {NAMES[0]: 7, None: 3}), Caveat.PERIODS_DIFFER_IN_KNOWN_SHARE),  # type: ignore[dict-item]
        (two_halves({NAMES[0]: 3}, {NAMES[0]: 3}), Caveat.TOO_FEW_VIEWS),
        (steady({NAMES[0]: 10}, days=13), Caveat.TOO_FEW_DAYS),
        (
            [row for i, row in enumerate(two_halves({NAMES[0]: 10}, {NAMES[0]: 10})) if not 280 <= i < 340],
            Caveat.PERIOD_WITH_HOLE,
        ),
        ([], Caveat.NO_VIEWS),
    ],
)
def test_halves_that_differ_are_not_compared(rows: list[Row], reason: Caveat) -> None:
    found = measured(rows, "SIG16")
    assert found.value is None
    assert reason in found.caveats


def test_thinning_gives_what_a_smaller_record_would() -> None:
    """Compared with drawing views without replacement by hand."""
    counts = np.array([400, 200, 90, 30, *[5] * 20, *[1] * 60])
    rng = np.random.default_rng(4)
    views = np.repeat(np.arange(counts.size), counts)
    by_hand = [
        concentration.effective_number(np.bincount(rng.choice(views, 200, replace=False))) for _ in range(400)
    ]
    assert rarefaction.d1(counts, 200) == pytest.approx(np.mean(by_hand), rel=0.03)
    assert rarefaction.d1(counts, 10_000) == pytest.approx(concentration.effective_number(counts))
