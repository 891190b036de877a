"""Exercises load, are plain and kind, and each leaves a way out."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.reflections import sources, table
from dashboard.reflections.exercises import Exercise, exercise, exercises
from dashboard.reflections.tables import ContentError, folder, read, tomls
from tests.support.words import avoided, grade, sentences, words

ALL = exercises()
PROMISED = {
    "card_sort", "chain", "check_the_facts", "choice_point", "committed_step", "decision", "diary_card",
    "four_boxes", "hexaflex", "loss", "matters_lived", "mindful_watching", "opposite_action", "pros_and_cons",
    "stop", "sweet_moment", "talk", "tip", "urge_surfing", "wise_mind",
}  # fmt: skip


def strings(found: Any) -> list[str]:
    if isinstance(found, str):
        return [found]
    inner = found.values() if isinstance(found, dict) else found if isinstance(found, list) else ()
    return [text for one in inner for text in strings(one)]


def test_every_promised_exercise_is_there() -> None:
    assert set(ALL) == PROMISED


@pytest.mark.parametrize("name", sorted(PROMISED))
def test_an_exercise_is_plain_and_kind(name: str) -> None:
    texts = strings(read(folder("en", "exercises", f"{name}.toml")))
    assert [(fault, text) for text in texts for fault in avoided(text)] == []
    assert not any("!" in text for text in texts)
    assert grade(". ".join(text for text in texts if len(words(text)) > 3)) <= 8
    assert [one for text in texts for one in sentences(text) if len(words(one)) > 26] == []


@pytest.mark.parametrize("one", ALL.values(), ids=lambda one: one.id)
def test_an_exercise_knows_its_sources_concepts_and_signals(one: Exercise) -> None:
    assert one.source
    assert set(one.source) <= set(sources())
    assert set(one.concepts) <= set(table("concepts"))
    assert {name for prompt in one.prompts for name in prompt.signals} <= set(table("signals"))
    assert len({step.key for step in one.steps}) == len(one.steps)
    assert "{" not in " ".join(prompt.text for prompt in one.prompts)


def test_the_hexaflex_has_six_processes_with_five_prompts_each() -> None:
    processes = [prompt.process for prompt in ALL["hexaflex"].prompts]
    assert len(set(processes)) == 6
    assert min(processes.count(name) for name in set(processes)) >= 5


def test_the_card_sort_has_its_cards_once_each() -> None:
    cards = ALL["card_sort"].more["cards"]
    assert len(cards) >= 83
    assert len({card["key"] for card in cards}) == len(cards)
    assert len({card["name"] for card in cards}) == len(cards)


def test_grief_keeps_away_from_chains_and_opposite_moves_and_stands_beside_help() -> None:
    assert ALL["loss"].help_line == "strong"
    assert "loss" in ALL["chain"].more["not_for"]
    assert "loss" in ALL["opposite_action"].more["not_for"]


def test_hard_body_moves_stand_behind_a_care_note() -> None:
    tip = ALL["tip"]
    assert {step.key for step in tip.steps if step.behind_care} == {"cool", "move"}
    assert "heart" in tip.more["care"]


def test_the_diary_card_asks_for_no_harm() -> None:
    text = " ".join(step.prompt.lower() for step in ALL["diary_card"].steps)
    assert not any(word in text for word in ("harm", "suicid", "kill"))


def test_the_five_dimensions_have_three_prompts_and_say_what_data_cannot() -> None:
    dimensions = table("dimensions")
    assert list(dimensions) == [
        "identity",
        "boundaries",
        "emotional_responsibility",
        "reciprocity",
        "motivation",
    ]
    for one in dimensions.values():
        assert all(one[key] for key in ("name", "about", "hard", "well", "distant", "cannot", "concepts"))
        assert set(one["signals"]) <= set(table("signals"))
        assert set(one["concepts"]) <= set(table("concepts"))


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"steps": [{"key": "a", "kind": "dance", "prompt": "b"}]}, "unknown kind"),
        ({"steps": [{"key": "a", "kind": "choice", "prompt": "b"}]}, "options and kind"),
        ({"id": "other"}, "the id is other"),
        ({"steps": [], "prompts": []}, "nothing to do"),
        ({"help_line": "loud"}, "loud"),
    ],
)
def test_a_faulty_exercise_is_refused(changes: dict[str, Any], fault: str) -> None:
    data = read(folder("en", "exercises", "stop.toml"))
    with pytest.raises(ContentError, match=fault):
        exercise({**data, **changes}, "stop.toml")


def test_every_file_is_named_after_its_exercise() -> None:
    assert {name for name, _ in tomls("en", "exercises")} == {f"{name}.toml" for name in ALL}
