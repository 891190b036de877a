"""Every card is plain, kind and fair: four even readings, one question, one step that can be refused."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from dashboard.reflections import Card, Pole, cards, sources, table
from dashboard.reflections.load import SLOT, texts
from tests.support.words import avoided, grade, sentences, words

CARDS = cards()
OPENINGS = ("what", "which", "when", "who", "where", "whose", "whom")
MODALS = re.compile(r"\b(should|must|ought|have to|need to)\b", re.IGNORECASE)
DIMENSIONS = {"identity", "boundaries", "emotional_responsibility", "reciprocity", "motivation"}


def all_words(card: Card) -> str:
    return " ".join((card.title + ".", *texts(card)))


def faults(card: Card) -> list[str]:
    """Return what is wrong with the words of a card; empty when nothing is."""
    shown = " ".join((card.seen, *card.ways.values(), card.question, card.step))
    lengths = [len(words(text)) for text in card.ways.values()]
    asked = [card.question, *([card.number_free] if card.number_free else [])]
    found = {
        "grade over 8": grade(shown) > 8,
        "over 200 words": len(words(shown)) > 200,
        "title over 6 words": len(card.title.split()) > 6,
        "a sentence over 24 words": any(len(words(one)) > 24 for one in sentences(all_words(card))),
        "sentences over 14 words on average": len(words(shown)) / len(sentences(shown)) > 14,
        "an exclamation mark": "!" in all_words(card),
        "should or must": bool(MODALS.search(" ".join((*card.ways.values(), card.question, card.step)))),
        "readings of unequal length": max(lengths) > 2 * min(lengths),
        "a question that opens with something else": any(
            not one.lower().startswith(OPENINGS) or one.count("?") != 1 for one in asked
        ),
        "a step that cannot be refused": "nothing today" not in card.step.lower(),
        "a question in the step": "?" in card.step,
        "a source that does not exist": bool(set(card.source) - set(sources())),
        "no source": not card.source,
        "an unknown signal": bool(set(card.signals) - set(table("signals"))),
        "an unknown concept": bool(set(card.concepts) - set(table("concepts"))) or not card.concepts,
        "an unknown topic": bool(set(card.topics) - set(table("first_run")["topics"])) or not card.topics,
        "an unknown area": bool(set(card.areas) - set(table("values")["areas"])),
        "an unknown dimension": bool(set(card.dimensions) - DIMENSIONS) or not card.dimensions,
        "a number in the words": bool(re.search(r"\d", SLOT.sub("", shown))),
        "grief without strong help lines": "loss" in card.topics and card.help_line != "strong",
    }
    return [fault for fault, true in found.items() if true] + avoided(all_words(card))


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
def test_a_card_is_plain_kind_and_fair(card: Card) -> None:
    assert faults(card) == []


SIZES = re.compile(r"\b(many|much|a lot|often|long(?:er|est)?|most|in a row|again|widely)\b", re.IGNORECASE)
NO_BOUND = {
    "gone-quiet": "most weeks: SIG23 has a value only after 8 of 12 weeks",
    "what-files-cannot-see": "its readings begin with if",
}


def says_a_size(card: Card) -> bool:
    """Return whether a card with a number calls a thing much, many, long or often in a person's life."""
    return card.measured and bool(SIZES.search(" ".join((card.title, card.seen, card.ways[Pole.HARD]))))


@pytest.mark.parametrize("card", [one for one in CARDS if says_a_size(one)], ids=lambda card: card.id)
def test_a_card_that_says_much_or_many_is_offered_only_where_it_is_so(card: Card) -> None:
    assert card.when or card.id in NO_BOUND


def test_the_size_lint_sees_a_card_without_a_bound() -> None:
    run = next(card for card in CARDS if card.id == "days-in-a-row")
    assert says_a_size(replace(run, when=()))


GOOD = next(card for card in CARDS if card.id == "loudest-voice")
LONG = "This is a sentence that goes on and on " * 4 + "."


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        (
            replace(GOOD, seen=GOOD.seen + " Institutional considerations necessitate deliberation." * 8),
            "grade over 8",
        ),
        (replace(GOOD, seen=GOOD.seen + " We saw a bit more here." * 30), "over 200 words"),
        (replace(GOOD, title="One two three four five six seven"), "title over 6 words"),
        (replace(GOOD, seen=LONG), "a sentence over 24 words"),
        (replace(GOOD, step="Go. Or nothing today!"), "an exclamation mark"),
        (replace(GOOD, question="What should you do?"), "should or must"),
        (replace(GOOD, ways={**GOOD.ways, Pole.HARD: "Much."}), "readings of unequal length"),
        (replace(GOOD, question="Do you like it?"), "a question that opens with something else"),
        (replace(GOOD, question="What is it? Who is it?"), "a question that opens with something else"),
        (replace(GOOD, step="Write a line."), "a step that cannot be refused"),
        (replace(GOOD, step="Why not write? Or nothing today."), "a question in the step"),
        (replace(GOOD, source=("nobody-1900",)), "a source that does not exist"),
        (replace(GOOD, source=()), "no source"),
        (replace(GOOD, signals=("SIG29",)), "an unknown signal"),
        (replace(GOOD, concepts=("C999",)), "an unknown concept"),
        (replace(GOOD, topics=("weather",)), "an unknown topic"),
        (replace(GOOD, dimensions=("taste",)), "an unknown dimension"),
        (replace(GOOD, areas=("stars",)), "an unknown area"),
        (replace(GOOD, seen="About 4 in 10 came from one voice."), "a number in the words"),
        (replace(GOOD, topics=("loss",)), "grief without strong help lines"),
        (replace(GOOD, seen="You wasted an evening."), "blame: wasted"),
        (replace(GOOD, seen="This is an addiction."), "addiction words: addiction"),
    ],
)
def test_the_lint_sees_each_fault(broken: Card, fault: str) -> None:
    assert fault in faults(broken)
