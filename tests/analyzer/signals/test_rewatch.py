from __future__ import annotations

import pytest

from analyzer import Caveat
from tests.support.events import Row, view
from tests.support.people import measured

A = "youtube:UCa"


def seen(items: list[str | None], hours: float = 24) -> list[Row]:
    return [
        view(1_704_135_600_000 + round(i * hours * 3_600_000), A, item=item) for i, item in enumerate(items)
    ]


def test_what_was_seen_more_than_twelve_hours_earlier_is_seen_again() -> None:
    """Sixty days: forty new videos, then the first twenty again: 20 / 60."""
    names = [f"v{i}" for i in range(40)]
    found = measured(seen([*names, *names[:20]]), "SIG15", A)
    assert found.value == pytest.approx(20 / 60)
    assert (found.parts["again"], found.parts["items"]) == (20, 40)
    assert found.low is not None
    assert found.low < 1 / 3 < (found.high or 0)


def test_a_video_resumed_within_twelve_hours_is_not_seen_again() -> None:
    pairs = [name for i in range(30) for name in (f"v{i}", f"v{i}")]
    assert measured(seen(pairs, hours=11), "SIG15", A).value == 0.0
    assert measured(seen(pairs, hours=13), "SIG15", A).value == pytest.approx(0.5)


def test_views_without_an_item_are_left_out() -> None:
    names: list[str | None] = [f"v{i}" for i in range(50)]
    found = measured(seen([*names, *[None] * 50]), "SIG15", A)
    assert (found.value, found.used, found.of) == (0.0, 50, 100)


def test_forty_nine_items_are_too_few() -> None:
    found = measured(seen([f"v{i}" for i in range(49)]), "SIG15", A)
    assert (found.value, found.caveats) == (None, (Caveat.TOO_FEW_ITEMS,))
