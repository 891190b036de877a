"""The five dimensions: measures in words and never added up, questions, and dated words of one's own."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import pytest

from analyzer.signal import Signal
from dashboard.components import strip
from dashboard.components.mode import counted, in_words
from dashboard.desk import Desk
from dashboard.pages import dimensions
from dashboard.practice.sheet import past
from dashboard.practice.sheets import dimension, sheets
from dashboard.reflections.tables import table
from dashboard.store import Workspace
from tests.support.components import text_of
from tests.support.desks import imported

FIVE = tuple(table("dimensions"))


@pytest.fixture
def desk() -> Iterator[Desk]:
    opened = Desk(Workspace.open(None))
    yield opened
    opened.close()


def test_the_page_leads_to_each_of_the_five(desk: Desk) -> None:
    shown = repr(dimensions.layout(desk))

    assert [key for key in FIVE if f"/dimensions?of={key}'" not in shown] == []
    assert text_of(dimensions.layout(desk, "no such thing")) == text_of(dimensions.layout(desk))


@pytest.mark.parametrize("key", FIVE)
def test_a_dimension_has_three_questions_and_says_what_data_cannot_with_or_without_a_record(
    desk: Desk, key: str
) -> None:
    about = table("dimensions")[key]
    for _ in range(2):
        said = text_of(dimensions.layout(desk, key))
        assert about["cannot"] in said
        assert "{" not in said
        for pole in ("well", "distant"):
            assert about[pole] in said
        desk.workspace.add(imported())


def test_a_question_names_the_most_seen_creator_or_nobody(desk: Desk) -> None:
    assert "Where do a creator's tastes end" in text_of(dimensions.layout(desk, "identity"))

    desk.workspace.add(imported(names=("Rowan Vale",)))

    assert "Where do Rowan Vale's tastes end" in text_of(dimensions.layout(desk, "identity"))


def test_each_measure_says_its_value_and_basis_or_why_there_is_none(desk: Desk) -> None:
    desk.workspace.add(imported(names=("Rowan Vale",)))
    said = text_of(dimensions.layout(desk, "boundaries"))

    assert "You were here between" in said
    assert "Rests on 824 of 824 records." in said
    assert "There is no plan of yours" in said
    for key in FIVE:
        names = table("dimensions")[key]["signals"]
        lines = strip.strip(desk.analysis(), names).children[0].children
        assert len(lines) == len(names)
        assert all(text_of(one.children[1]).strip() for one in lines)


def test_a_measure_of_everything_comes_before_one_about_a_creator(desk: Desk) -> None:
    desk.workspace.add(imported())
    top = strip.top_creator(desk.analysis())

    night = strip.measured(desk.analysis(), "SIG09", top)
    present = strip.measured(desk.analysis(), "SIG07", top)

    assert night is not None
    assert night.subject is None
    assert present is not None
    assert present.subject == top


def test_a_move_of_a_share_is_only_named_where_the_analyzer_calls_it_one(desk: Desk) -> None:
    """The last: all weeks rise but the first, of 95 in 100, which turns the change of thirds down."""
    desk.workspace.add(imported())
    trend = next(one for one in desk.analysis().signals if one.id == "SIG06")

    def said(low: float, high: float, change: float, direction: int) -> str:
        parts = {"change": change, "direction": direction}
        moved: Signal = dataclasses.replace(trend, low=low, high=high, parts=parts)
        return strip.sentence(desk.analysis(), moved)

    assert "more room" in said(0.001, 0.01, 0.2, 1)
    assert "less room" in said(-0.01, -0.001, -0.2, -1)
    assert "about the same" in said(-0.001, 0.01, 0.2, 0)
    assert "about the same" in said(0.001, 0.01, 0.04, 0)
    assert "about the same" in said(0.012, 0.020, -0.07, 0)


def test_every_measure_of_a_dimension_has_its_sentence() -> None:
    used = {name for key in FIVE for name in table("dimensions")[key]["signals"]}

    assert used == set(table("strip"))
    for one in table("strip").values():
        texts = [one[key] for key in ("says", "up", "down", "steady") if key in one]
        assert len(texts) in {1, 3}
        assert all(any(f"{{{slot}}}" in text for text in texts) for slot in one["slots"])


def test_in_words_only_a_strip_holds_no_digit(desk: Desk) -> None:
    desk.workspace.add(
        imported(names=("Rowan Vale", "Juno Hart", *(f"Voice {'x' * n}" for n in range(2, 40))))
    )
    with in_words():
        for key in FIVE:
            said = text_of(strip.strip(desk.analysis(), table("dimensions")[key]["signals"]))
            assert not counted(said), said


def test_own_words_on_a_dimension_are_dated_and_stand_below(desk: Desk) -> None:
    kind = dimension("identity")
    desk.workspace.save_entry(kind, {"hard": "my taste in music", "own": "more later"})

    said = text_of(past(desk, sheets()[kind]))

    assert "my taste in music" in said
    assert "more later" in said
    assert "You wrote something here on" in text_of(dimensions.layout(desk))
