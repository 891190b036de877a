from __future__ import annotations

import pytest

from analyzer import Analysis, Caveat, Settings, analyze
from tests.support.events import of
from tests.support.people import steady

FEW = Settings(bootstrap=100)


def both(days: int = 20, settings: Settings = FEW) -> Analysis:
    """Ten views of a in the evening, five of b after midnight, all four minutes apart."""
    evening = steady({"youtube:UCa": 10}, days)
    night = steady({"youtube:UCb": 5}, days, start="01:00")
    return analyze(of(evening + night), settings)


def test_the_night_share_is_time_inside_the_window() -> None:
    """20 of 60 minutes a day begin between 00:00 and 05:00: one third."""
    found = both().signal("SIG09")
    assert found is not None
    assert found.value == pytest.approx(1 / 3)
    assert found.parts["views"] == pytest.approx(1 / 3)
    assert found.low is not None
    assert found.low <= found.value <= (found.high or 0)
    assert Caveat.DEFAULT_NIGHT in found.caveats


def test_a_creators_lift_is_its_night_share_over_that_of_all() -> None:
    """b is seen at night only: 1 / (1/3) = 3; a never: 0."""
    night, day = (both().signal("SIG09", who) for who in ("youtube:UCb", "youtube:UCa"))
    assert night is not None
    assert day is not None
    assert (night.value, night.parts["lift"]) == (1.0, pytest.approx(3.0))
    assert (day.value, day.parts["lift"]) == (0.0, 0.0)
    assert (night.used, night.of) == (100, 300)


def test_the_window_is_the_persons_own() -> None:
    found = both(settings=Settings(night=(18, 23), bootstrap=100)).signal("SIG09")
    assert found is not None
    assert found.value == pytest.approx(2 / 3)
    assert Caveat.DEFAULT_NIGHT not in found.caveats


def test_the_window_is_local() -> None:
    """01:00 in UTC is 20:00 the evening before in New York, and 19:00 is 14:00."""
    found = both(settings=Settings(tz="America/New_York", bootstrap=100)).signal("SIG09")
    assert found is not None
    assert found.value == 0.0


def test_thirteen_nights_are_too_few() -> None:
    """01:00 on 1 January belongs to the evening before, so twelve dates make thirteen nights."""
    found = both(days=12).signal("SIG09")
    assert found is not None
    assert (found.value, found.caveats) == (None, (Caveat.TOO_FEW_NIGHTS,))


def test_a_creator_seen_hardly_ever_gets_a_reason() -> None:
    rows = steady({"youtube:UCa": 10}) + steady({"youtube:UCb": 1}, days=5, start="02:00")
    found = analyze(of(rows), FEW).signal("SIG09", "youtube:UCb")
    assert found is not None
    assert (found.value, found.caveats) == (None, (Caveat.TOO_FEW_VIEWS,))
