"""A card comes only where the record bears its words out, and every topic still leads to enough cards."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from analyzer import Analysis, Settings, Signal, analyze
from dashboard.reflections import Answers, Reason, Shown, cards, choose, table
from tests.support import samples
from tests.support.signals import analysis, signal

WHO = "youtube:UCrowan"
CARDS = cards()
TOPICS = tuple(table("first_run")["topics"])
FACES = {"creators": 90}
NARROW = {"ai": 2, "loss": 3, "money": 3, "night": 2, "worry": 1}
"""Topics that few cards are about; every other topic leads to a whole visit of five."""


@cache
def of(name: str) -> Analysis:
    person = samples.person(name)
    return analyze(samples.record_of(person.paths()), Settings(tz=person.zone, bootstrap=20))


def offered(source: Analysis, *topics: str) -> dict[str, Shown]:
    said = Answers(topics=topics)
    return {one.card.id: one for one in choose(CARDS, source, said, (), "me", data_limit=999, limit=999)}


@pytest.mark.parametrize(
    ("card", "too_small", "enough"),
    [
        # The bound lies between the two: a day is no row of days, 2 in 100 is no voice one hears most, ...
        ("days-in-a-row", signal("SIG08", 1.0), signal("SIG08", 14.0)),
        ("loudest-voice", signal("SIG03", 0.03), signal("SIG03", 0.3)),
        ("days-with-one-voice", signal("SIG07", 0.12), signal("SIG07", 0.6)),
        ("first-voice-in-the-morning", signal("SIG10", 0.05), signal("SIG10", 0.4)),
        ("watched-before", signal("SIG15", 0.0), signal("SIG15", 0.2)),
        ("one-after-another", signal("SIG12", 2.0), signal("SIG12", 8.0)),
        ("wide-and-light", signal("SIG30", 0.0, parts=FACES), signal("SIG30", 0.5, parts=FACES)),
        ("how-many-voices", signal("SIG04", 220.0), signal("SIG04", 8.0)),
        ("back-again", signal("SIG13", 166.0), signal("SIG13", 12.0)),
        # "The rest was served" wants some of both.
        ("chosen-or-served", signal("SIG25", 0.0), signal("SIG25", 0.6)),
        ("easy-apart", signal("SIG32", 0.88), signal("SIG32", 0.3)),
        # Half an hour in a middling week is no "all in", however often it went up and down.
        (
            "all-in-all-out",
            signal("SIG33", 5.0, parts={"middle": 30.0}),
            signal("SIG33", 5.0, parts={"middle": 90.0}),
        ),
    ],
)
def test_the_value_decides_and_not_only_how_many_records_there_are(
    card: str, too_small: Signal, enough: Signal
) -> None:
    assert card not in offered(about(card, too_small))
    assert offered(about(card, enough))[card].reason is Reason.VARIETY


def about(card: str, one: Signal) -> Analysis:
    """Return a record of one creator with this signal, about the creator where the card is about one."""
    which = next(each for each in CARDS if each.id == card)
    subject = WHO if which.about == "creator" else None
    return analysis(signal("SIG01", 0.8), replace(one, subject=subject), creators=((WHO, "Rowan"),))


def test_noor_with_two_hundred_voices_is_not_told_of_one() -> None:
    """Planted: attention over about 200 people; no creator has 1 view in 20, or a row of 14 days."""
    told = offered(of("noor"))
    opposite = {"days-in-a-row", "loudest-voice", "three-voices", "watched-before", "wide-and-light"}
    assert not (opposite | {"all-in-all-out"}) & set(told)
    assert "many-faces" in told


@pytest.mark.parametrize("name", ["susie", "jim", "noor"])
@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_still_leads_to_enough_cards(name: str, topic: str) -> None:
    fitting = [one for one in offered(of(name), topic).values() if topic in one.card.topics]
    assert len(fitting) >= NARROW.get(topic, 5)
