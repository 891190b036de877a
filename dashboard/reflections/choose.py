"""Which cards, in which order, and why: by the person's own question first, never by alarm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from hashlib import blake2b
from typing import Protocol, TypeVar

from analyzer.analysis import Analysis
from analyzer.signal import Signal
from dashboard.reflections.card import About, Card, HelpLine
from dashboard.reflections.fill import Signals, number, open_gates

DATA_CARDS = 3
"""Cards with numbers per visit (clinical.md 5.6.7)."""
CARDS = 5
CREATORS = 20
"""How many of the most viewed creators a card may speak of; the analyzer measures these."""
CHANGES = frozenset({"SIG06", "SIG16", "SIG23"})
"""Signals that compare the person with themselves over time; a condition on them is a change, not a size."""
SPOKEN = frozenset({"SIG26", "SIG28"})
"""Signals that are there only because the person tagged or planned something."""
PUT_AWAY = frozenset({"hide", "not_me"})


class Reason(IntEnum):
    """Why a card is shown; the smaller comes first. ``LEAD`` is the card that leads the person's question."""

    LEAD = 0
    QUESTION = 1
    OWN = 2
    VALUES = 3
    CHANGE = 4
    VARIETY = 5


@dataclass(frozen=True, slots=True)
class Answers:
    """What the person said that bears on the choice. Topics are picked from a list; no written text is read.

    ``named`` are creators the person said a word about or made a plan for; they come before others.
    ``replies`` maps card ids to ``fits``, ``partly``, ``not_me``, ``own_words`` or ``hide``; ``resting`` are
    cards the person let rest; ``creator`` is the one the person wants to look at.
    """

    topics: tuple[str, ...] = ()
    replies: Mapping[str, str] = field(default_factory=dict)
    resting: frozenset[str] = frozenset()
    creator: str | None = None
    hidden_creators: frozenset[str] = frozenset()
    aliases: Mapping[str, str] = field(default_factory=dict)
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """A card that may be shown: about whom, with numbers or not, and for which reason."""

    card: Card
    subject: str | None
    numbers: bool
    reason: Reason

    @property
    def closed(self) -> bool:
        """Whether the card has numbers and its gates keep them back."""
        return self.card.measured and not self.numbers


def pick(
    cards: Iterable[Card],
    analysis: Analysis | None,
    answers: Answers,
    values: Sequence[str],
    seed: str,
    *,
    data_limit: int = DATA_CARDS,
    limit: int = CARDS,
) -> list[Choice]:
    """Return up to ``limit`` choices, at most ``data_limit`` with numbers, the heaviest never first."""
    found = (consider(card, analysis, answers, values) for card in cards)
    waiting = [one for one in found if one is not None]
    chosen: list[Choice] = []
    poles: Counter[str] = Counter()
    while len(chosen) < limit:
        full = sum(one.numbers for one in chosen) >= data_limit
        waiting = [one for one in waiting if not (full and one.numbers)]
        if not waiting:
            break
        best = min(waiting, key=lambda one: _rank(one, poles, seed))
        waiting.remove(best)
        chosen.append(best)
        poles[best.card.pole] += 1
    return gentle_first(chosen)


def _rank(one: Choice, poles: Counter[str], seed: str) -> tuple[int, int, int, int]:
    """Return the place in the queue: by reason, numbers first, the pole seen least, then by lot.

    Beside grief no numbers come first (clinical.md 5.6.6).
    """
    late = one.closed or (one.numbers and one.card.help_line is HelpLine.STRONG)
    kept_for_later = 2 if late else 0 if one.numbers else 1
    return one.reason, kept_for_later, poles[one.card.pole], draw(seed, one.card.id)


class Weighed(Protocol):
    """A card with the reason it is shown for: a ``Choice`` or a finished ``Shown``."""

    @property
    def card(self) -> Card:
        """The card."""

    @property
    def reason(self) -> Reason:
        """Why it is shown."""


W = TypeVar("W", bound=Weighed)


def gentle_first(chosen: list[W]) -> list[W]:
    """Return the same choices, the lightest of those with the first one's reason in front.

    A person's own question stays first, even when its only card is a heavy one.
    """
    if not chosen:
        return chosen
    peers = [place for place, one in enumerate(chosen) if one.reason is chosen[0].reason]
    if chosen[0].card.weight < max(chosen[place].card.weight for place in peers):
        return chosen
    lightest = min(peers, key=lambda place: (chosen[place].card.weight, place))
    return [chosen[lightest], *chosen[:lightest], *chosen[lightest + 1 :]]


def consider(card: Card, analysis: Analysis | None, answers: Answers, values: Sequence[str]) -> Choice | None:
    """Return how a card could be shown now, None where it does not belong."""
    asked = bool(set(card.topics) & set(answers.topics))
    if answers.replies.get(card.id) in PUT_AWAY or card.id in answers.resting or (card.asked and not asked):
        return None
    subject, fits = belongs(card, analysis, answers)
    if not fits:
        return None
    numbers = card.measured and analysis is not None and open_gates(card, signals_for(analysis, subject))
    return Choice(card, subject, numbers, _reason(card, numbers=numbers, asked=asked, values=values))


def belongs(card: Card, analysis: Analysis | None, answers: Answers) -> tuple[str | None, bool]:
    """Return the creator a card would speak of, and whether its conditions hold.

    A condition that cannot be measured does not speak against a card: it then comes without numbers, and
    only if nobody it could be about speaks against it.
    """
    if analysis is None or card.about is About.NONE:
        return None, True
    if card.about is About.ALL:
        return None, verdict(card, signals_for(analysis, None)) is not False
    found = [(one, verdict(card, signals_for(analysis, one))) for one in _candidates(analysis, answers)]
    fitting = [one for one, holds in found if holds]
    if not fitting:
        return None, all(holds is None for _, holds in found)
    open_ones = (one for one in fitting if open_gates(card, signals_for(analysis, one)))
    return next(open_ones, fitting[0]), True


def verdict(card: Card, signals: Signals) -> bool | None:
    """Whether a card's conditions hold; None where they cannot be measured."""
    numbers = [(one, number(signals(one.signal), one.take)) for one in card.when]
    if any(known is not None and not one.holds(known) for one, known in numbers):
        return False
    return None if any(known is None for _, known in numbers) else True


def signals_for(analysis: Analysis, subject: str | None) -> Signals:
    """Return a look-up of signals: about ``subject`` where there is such a one, else about everything."""

    def look(name: str) -> Signal | None:
        about: Signal | None = None if subject is None else analysis.signal(name, subject)
        general: Signal | None = analysis.signal(name) if about is None else about
        if general is not None and general.subject not in {None, subject} and subject is not None:
            return None
        return general

    return look


def _candidates(analysis: Analysis, answers: Answers) -> list[str]:
    """Return the creators a card may be about: own choice first, then those named, then by views."""
    known = [str(one) for one in analysis.creators["creator"].head(CREATORS)]
    mine = [answers.creator] if answers.creator else []
    named = [one for one in known if one in answers.named]
    return [one for one in dict.fromkeys([*mine, *named, *known]) if one not in answers.hidden_creators]


def _reason(card: Card, *, numbers: bool, asked: bool, values: Sequence[str]) -> Reason:
    if asked:
        return Reason.LEAD if card.leads else Reason.QUESTION
    if numbers and SPOKEN & set(card.signals):
        return Reason.OWN
    if set(card.areas) & set(values):
        return Reason.VALUES
    if numbers and any(one.signal in CHANGES for one in card.when):
        return Reason.CHANGE
    return Reason.VARIETY


def draw(seed: str, *words: str) -> int:
    """Return a number that is always the same for one person and ``words``, and looks drawn by lot."""
    return int.from_bytes(blake2b("\x1f".join((seed, *words)).encode(), digest_size=8).digest())
