"""The person's own question comes first; hidden cards stay hidden; nothing alarming leads."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.reflections import Answers, Pole, Reason, Shown, cards, choose
from dashboard.reflections.show import order
from tests.support.signals import analysis, signal

ROWAN, JUNO = "youtube:UCrowan", "tiktok:@juno"
CARDS = cards()
PEOPLE = ((ROWAN, "Rowan Vale"), (JUNO, "Juno Hart"))
RISING = signal("SIG06", 0.01, low=0.005, high=0.015, subject=JUNO, parts={"change": 0.2, "direction": 1})
STEADY = signal("SIG06", 0.0, low=-0.004, high=0.004, subject=ROWAN, parts={"change": 0.01, "direction": 0})
FULL = analysis(
    signal("SIG01", 0.83, used=2000, of=2400),
    signal(
        "SIG02",
        300.0,
        low=200.0,
        high=420.0,
        parts={"per_week": 26.0, "per_week_low": 18.0, "per_week_high": 36.0},
    ),
    signal("SIG03", 0.38, low=0.36, high=0.4, subject=ROWAN, parts={"top3": 0.6}),
    signal("SIG04", 5.6, low=5.0, high=6.2),
    signal("SIG09", 0.3),
    signal("SIG11", 33.0, parts={"p90": 100.0}),
    RISING,
    STEADY,
    creators=PEOPLE,
)


def ids(shown: list[Shown]) -> list[str]:
    return [one.card.id for one in shown]


def find(shown: list[Shown], card: str) -> Shown:
    return next(one for one in shown if one.card.id == card)


def everything(answers: Answers = Answers(), source: object = FULL, **more: object) -> list[Shown]:  # noqa: B008 - frozen
    return choose(CARDS, source, answers, (), "susie", data_limit=999, limit=999, **more)  # type: ignore[arg-type]


def test_the_persons_own_question_leads_and_says_so() -> None:
    shown = choose(CARDS, FULL, Answers(topics=("decision",)), ("people",), "susie")
    assert shown[0].reason is Reason.QUESTION
    assert "Did somebody else make up my mind?" in shown[0].why
    assert [one.reason for one in shown] == sorted(one.reason for one in shown)


def test_chosen_values_come_before_variety_and_say_which() -> None:
    shown = choose(CARDS, FULL, Answers(), ("body_growth",), "susie")
    assert shown[0].reason is Reason.VALUES
    assert "body and growth" in shown[0].why


def test_a_clear_change_against_self_comes_before_variety() -> None:
    rising = find(everything(), "one-voice-more")
    assert (rising.reason, rising.subject, rising.numbers) == (Reason.CHANGE, JUNO, True)
    assert "In the last third of the weeks, about 20 more of them were theirs" in rising.seen_text


def test_a_card_about_a_change_is_left_out_when_nobody_changed() -> None:
    still = analysis(STEADY, replace(STEADY, subject=JUNO), creators=PEOPLE)
    assert "one-voice-more" not in ids(everything(source=still))


def test_no_more_than_three_cards_with_numbers_in_a_visit() -> None:
    shown = choose(CARDS, FULL, Answers(), (), "susie")
    assert sum(one.numbers for one in shown) == 3
    assert len(shown) == 5


@pytest.mark.parametrize("reply", ["hide", "not_me"])
def test_a_card_put_away_stays_away(reply: str) -> None:
    assert "loudest-voice" in ids(everything())
    assert "loudest-voice" not in ids(everything(Answers(replies={"loudest-voice": reply})))
    assert "loudest-voice" in ids(everything(Answers(replies={"loudest-voice": "fits"})))


def test_a_card_shown_lately_rests() -> None:
    assert "late-hours" not in ids(everything(Answers(resting=frozenset({"late-hours"}))))


def test_grief_is_never_announced_only_answered() -> None:
    assert "someone-is-gone" not in ids(everything())
    assert "someone-is-gone" in ids(everything(Answers(topics=("loss",))))


def test_someone_gone_is_met_without_numbers_first() -> None:
    """Clinical 5.6.6: the card about grief leads, and a number on a silence comes after the cards without."""
    quiet = signal("SIG23", 36.0, subject=ROWAN)
    for seed in "abcdefgh":
        asked = Answers(topics=("time", "loss"))
        shown = choose(CARDS, analysis(quiet, creators=PEOPLE), asked, (), seed, data_limit=99, limit=99)
        assert ids(shown)[0] == "someone-is-gone"
        assert shown[0].card.page == "/loss"
        about = [one for one in shown if "loss" in one.card.topics]
        assert [one.numbers for one in about] == [False, False, False, True]


def test_a_hidden_creator_is_in_no_card() -> None:
    shown = everything(Answers(hidden_creators=frozenset({JUNO, ROWAN})))
    assert not any("Juno" in f"{one.seen_text} {one.question} {one.step}" for one in shown)
    assert not any(one.subject in {JUNO, ROWAN} for one in shown)


def test_an_alias_stands_in_for_the_name() -> None:
    shown = find(everything(Answers(aliases={ROWAN: "Creator A"})), "loudest-voice")
    assert "Creator A" in shown.seen_text
    assert "Rowan" not in f"{shown.seen_text} {shown.question} {shown.step}"


PLAIN = next(card for card in CARDS if card.id == "the-good-hour")


def test_the_heaviest_card_never_leads_while_a_lighter_one_is_there() -> None:
    pair = [replace(PLAIN, id=f"weight {weight}", weight=weight) for weight in (1, 3)]
    for seed in "abcdefgh":
        assert ids(choose(pair, None, Answers(), (), seed)) == ["weight 1", "weight 3"]
    assert ids(choose(pair[1:], None, Answers(), (), "a")) == ["weight 3"]


def test_the_persons_own_question_leads_even_when_its_card_is_heavy() -> None:
    asked = replace(PLAIN, id="asked", weight=3, topics=("loss",))
    light = replace(PLAIN, id="light", weight=1, topics=("good",))
    assert ids(choose([light, asked], None, Answers(topics=("loss",)), (), "a")) == ["asked", "light"]


def test_the_first_cards_differ_in_their_pole() -> None:
    many = [replace(PLAIN, id=f"hard {n}", pole=Pole.HARD) for n in range(5)]
    one = replace(PLAIN, id="well", pole=Pole.WELL)
    for seed in "abcdefgh":
        shown = choose([*many, one], None, Answers(), (), seed, limit=2)
        assert {each.card.pole for each in shown} == {Pole.HARD, Pole.WELL}


def test_the_four_readings_keep_one_order_per_person_and_differ_between_people() -> None:
    card = CARDS[0]
    assert order(card, "susie") == order(card, "susie")
    assert set(order(card, "susie")) == set(Pole)
    assert len({tuple(order(card, f"person {n}")) for n in range(40)}) > 10


def test_a_closed_gate_gives_the_question_alone_and_all_four_readings() -> None:
    thin = analysis(signal("SIG01", 0.4), signal("SIG03", None, used=20), creators=PEOPLE)
    shown = find(everything(source=thin), "loudest-voice")
    assert not shown.numbers
    assert shown.seen_text == shown.card.refuse_reason
    assert shown.question == shown.card.number_free
    assert len(shown.ways) == 4
    assert shown.coverage.startswith("No number")


def test_a_number_that_was_never_measured_is_not_explained_by_thin_data() -> None:
    shown = find(everything(source=analysis(signal("SIG01", 0.8), creators=PEOPLE)), "how-long-a-sitting")
    assert shown.seen_text != shown.card.refuse_reason
    assert shown.seen_text.startswith("There is no number for this")


def test_without_any_record_the_cards_still_ask() -> None:
    shown = everything(source=None)
    assert shown
    assert not any(one.numbers for one in shown)


def test_coverage_says_on_how_much_a_number_rests() -> None:
    shown = find(everything(), "loudest-voice")
    assert (
        shown.coverage
        == "This rests on 1,000 of 1,200 views, on 71 days from 1 January 2025 to 21 March 2025."
    )


def test_coverage_states_each_number_in_its_own_unit() -> None:
    """A creator's own views are no base of a share (SIG06, SIG07), and a list of follows has no days."""
    rising = find(everything(), "one-voice-more").coverage
    assert rising.startswith(
        "Of 1,200 views on record, 1,000 are of this creator. The record has views on 71"
    )
    follows = signal("SIG17", 0.06, used=74, of=74)
    shown = find(everything(source=analysis(follows, creators=PEOPLE)), "follows-and-followers")
    assert shown.coverage.startswith("This rests on 74 accounts that you follow.")
    assert "days" not in shown.coverage


def test_words_only_shows_no_digit_anywhere() -> None:
    for one in everything(words_only=True):
        text = " ".join(
            (one.seen_text, one.question, one.step, one.coverage, *(way.text for way in one.ways))
        )
        assert not any(mark.isdigit() for mark in text), one.card.id
        assert not one.numbers


def test_no_slot_is_left_open_in_any_card() -> None:
    for source in (FULL, analysis(), None):
        for one in everything(Answers(topics=("loss", "money", "people")), source):
            texts = (
                one.seen_text,
                one.question,
                one.step,
                one.why,
                one.coverage,
                *(way.text for way in one.ways),
            )
            assert not any("{" in text or "}" in text for text in texts), one.card.id


def test_cards_with_every_pole_are_there() -> None:
    assert {card.pole for card in CARDS} == set(Pole)


def test_the_choice_is_the_same_for_the_same_person() -> None:
    first, again = (choose(CARDS, FULL, Answers(), (), "susie") for _ in range(2))
    assert ids(first) == ids(again)
    assert len({tuple(ids(choose(CARDS, FULL, Answers(), (), f"p{n}"))) for n in range(12)}) > 3
