"""Slots come from signals behind their gates, and a creator's name is never treated as a template."""

from __future__ import annotations

from dashboard.reflections import cards, table
from dashboard.reflections.choose import signals_for
from dashboard.reflections.fill import Filling, fill, number, open_gates
from tests.support.signals import analysis, signal

ROWAN = "youtube:UCrowan"
CARD = next(card for card in cards() if card.id == "loudest-voice")
FULL = analysis(
    signal("SIG01", 0.83),
    signal("SIG03", 0.38, low=0.36, high=0.4, subject=ROWAN),
    creators=((ROWAN, "Rowan Vale"),),
)


def filling(name: str = "Rowan Vale", *, words_only: bool = False, subject: str | None = ROWAN) -> Filling:
    return Filling(signals_for(FULL, ROWAN), lambda _: name, table("phrases"), subject, words_only)


def test_numbers_and_names_stand_in_the_sentence() -> None:
    text = fill(CARD.seen, CARD, filling(), numbers=True)
    assert "about 4 in 10 came from Rowan Vale" in text
    assert "the maker of about 8 in 10 of the" in text


def test_a_name_with_braces_stays_a_name() -> None:
    text = fill("Hear {creator}.", CARD, filling("{share} {creator} {0.__class__}"), numbers=True)
    assert text == "Hear {share} {creator} {0.__class__}."


def test_without_a_creator_plain_words_stand_in_and_open_a_sentence_with_a_capital() -> None:
    text = fill("{creator} is here. Is {creator} there?", CARD, filling(subject=None), numbers=False)
    assert text == "The one you hear most is here. Is the one you hear most there?"


def test_a_lower_case_handle_keeps_its_letters_at_the_start_of_a_sentence() -> None:
    assert fill("{creator} is here.", CARD, filling("rowan.vale"), numbers=True) == "rowan.vale is here."


def test_words_only_leaves_no_digit() -> None:
    text = fill(CARD.seen, CARD, filling(words_only=True), numbers=True)
    assert "some came from Rowan Vale" in text
    assert not any(mark.isdigit() for mark in text)


def test_gates_are_open_only_with_a_value_on_enough_records() -> None:
    assert open_gates(CARD, signals_for(FULL, ROWAN))
    thin = analysis(signal("SIG01", 0.83), signal("SIG03", 0.38, used=199, subject=ROWAN))
    none = analysis(signal("SIG01", 0.83), signal("SIG03", None, subject=ROWAN))
    other = analysis(signal("SIG01", 0.83), signal("SIG03", 0.38, subject="youtube:UCother"))
    assert not any(open_gates(CARD, signals_for(one, ROWAN)) for one in (thin, none, other, analysis()))


def test_a_part_that_is_no_number_fills_nothing() -> None:
    odd = signal("SIG03", 0.38, parts={"top3": {"a": 1}, "yes": True, "few": 3})
    assert [number(odd, take) for take in ("top3", "yes", "few", "absent", "used")] == [
        None,
        None,
        3.0,
        None,
        1000.0,
    ]
