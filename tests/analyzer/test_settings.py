from __future__ import annotations

from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

import analyzer.settings
from analyzer import Settings, Trip


def test_settings_are_hashable_so_that_results_can_be_kept_by_them() -> None:
    assert hash(Settings(tz="Europe/Berlin")) == hash(Settings(tz="Europe/Berlin"))
    assert Settings() != Settings(night=(1, 6))


@pytest.mark.parametrize("name", ["Mars/Base", "", "../../etc/passwd", "Europe/Berlin\n"])
def test_an_unknown_zone_is_named_in_one_sentence(name: str) -> None:
    with pytest.raises(ValueError, match="time zone"):
        Settings(tz=name)


def test_an_unknown_zone_of_a_trip_is_named_too() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Settings(trips=(Trip(date(2024, 1, 1), date(2024, 1, 9), "Moon/Sea"),))


@pytest.mark.parametrize(
    "wrong",
    [
        {"day_start_hour": 24},
        {"night": (0, 25)},
        {"first_day": date(2024, 2, 1), "last_day": date(2024, 1, 1)},
    ],
)
def test_numbers_out_of_range_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="lie"):
        Settings(**wrong)  # type: ignore[arg-type]


def test_every_threshold_says_that_it_has_no_clinical_meaning() -> None:
    text = Path(analyzer.settings.__file__).read_text()
    named = [
        field.name for field in fields(Settings) if field.type in {"int", "float"} and field.name != "seed"
    ]
    for name in named:
        words = text.split(f"    {name}: ")[1].split('"""')[1]
        assert "engineering default, no clinical meaning" in words, name
