"""What a card is: words beside a few signals, four readings, one question, one small step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class About(StrEnum):
    """What a card speaks of: one creator, the whole record, or nothing that was measured."""

    CREATOR = "creator"
    ALL = "all"
    NONE = "none"


class Pole(StrEnum):
    """The reading a card's question stays with. All four readings stand on every card."""

    HARD = "hard"
    WELL = "well"
    DISTANT = "distant"
    OTHER = "other"


class HelpLine(StrEnum):
    """How much room the help lines get beside a card."""

    NONE = "none"
    SOFT = "soft"
    STRONG = "strong"


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the words, filled from one field of one signal and never from anything else.

    ``take`` is ``value``, ``used``, ``of``, ``subject`` or the name of a part; ``form`` is a rounding rule of
    ``forms.FORMS``; ``plain`` stands in where there is no number or name to show.
    """

    signal: str
    take: str
    form: str
    plain: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """A card belongs only where ``take`` of ``signal`` lies above or below a bound, in the signal's unit.

    Bounds keep the words true: a change went that way, or a thing the card calls much, many, long or often
    is so in this record. They are engineering defaults without clinical meaning and never say what is normal.
    A number that cannot be measured speaks neither for nor against a card.
    """

    signal: str
    take: str
    above: float | None = None
    below: float | None = None

    def holds(self, number: float) -> bool:
        """Whether ``number`` lies inside the bounds."""
        return (self.above is None or number > self.above) and (self.below is None or number < self.below)


@dataclass(frozen=True, slots=True)
class Card:
    """One reflection card (clinical.md 6.3).

    ``minimum`` holds, per signal, how many records it must have used before its number may be shown.
    ``asked`` cards come only when the person chose one of their ``topics``; one that ``leads`` then stands
    first, whatever its weight. ``page`` is the address of a page made for its subject. ``weight`` 1 to 3 says
    how heavy the card may feel; the heaviest never comes first. ``number_free`` is the question for a failed
    gate.
    """

    id: str
    version: int
    locale: str
    title: str
    about: About
    concepts: tuple[str, ...]
    signals: tuple[str, ...]
    dimensions: tuple[str, ...]
    pole: Pole
    weight: int
    topics: tuple[str, ...]
    areas: tuple[str, ...]
    asked: bool
    leads: bool
    page: str
    seen: str
    ways: Mapping[Pole, str]
    question: str
    step: str
    refuse_reason: str
    number_free: str
    slots: Mapping[str, Slot]
    minimum: Mapping[str, int]
    when: tuple[Condition, ...]
    source: tuple[str, ...]
    help_line: HelpLine
    reviewer: str
    reviewed_on: str

    @property
    def measured(self) -> bool:
        """Whether the card shows numbers when its gates are open."""
        return any(slot.form != "name" for slot in self.slots.values())
