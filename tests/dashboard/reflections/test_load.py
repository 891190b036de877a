"""A card file that could not be filled or shown is refused with its name and its fault."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.reflections.load import card, cards
from dashboard.reflections.tables import ContentError, folder, read

NAME = "loudest-voice.toml"


def data(**changes: Any) -> dict[str, Any]:
    return {**read(folder("en", "reflections", NAME)), **changes}


def test_every_card_file_loads_and_is_named_after_its_id() -> None:
    names = {entry.name for entry in folder("en", "reflections").iterdir()}
    assert {f"{one.id}.toml" for one in cards()} == names


def test_a_good_card_loads() -> None:
    assert card(data(), NAME).title == "The voice you hear most"


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"colour": "red"}, "unknown"),
        ({"seen": "Only {nothing} here."}, "a slot without a table entry"),
        ({"seen": "No slots here at all."}, "a slot that no text uses"),
        ({"min": {"SIG01": 200}}, "a signal without a gate"),
        ({"min": {"SIG01": 1, "SIG03": 1, "SIG09": 1}}, "a gate for an unlisted signal"),
        ({"ways": {"hard": "a", "well": "b", "distant": "c"}}, "a missing reading"),
        ({"weight": 4}, "a weight outside 1 to 3"),
        ({"pole": "north"}, "north"),
        ({"question": "What of {share}?"}, "numbers outside seen"),
        ({"about": "all"}, "a name on a card that is not about a creator"),
        ({"number_free": ""}, "needs refuse_reason and number_free"),
    ],
)
def test_a_faulty_card_is_refused_with_its_fault(changes: dict[str, Any], fault: str) -> None:
    with pytest.raises(ContentError, match=fault):
        card(data(**changes), NAME)


def test_a_missing_key_is_named() -> None:
    whole = data()
    del whole["question"]
    with pytest.raises(ContentError, match="question"):
        card(whole, NAME)
