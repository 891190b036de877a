"""Slots filled from signals, and only where their gates are open."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from analyzer.signal import Signal
from dashboard.reflections.card import Card, Slot
from dashboard.reflections.forms import Figure, say
from dashboard.reflections.load import SLOT

SENTENCE_START = re.compile(r"(?:^|[.?!:]\s+)$")
FIELDS = frozenset({"value", "low", "high", "used", "of"})


Signals = Callable[[str], Signal | None]
Names = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Filling:
    """How a card's slots are filled: signals by id, names by creator, and whether figures may be shown."""

    signals: Signals
    names: Names
    phrases: Mapping[str, Any]
    subject: str | None = None
    words_only: bool = False


def number(signal: Signal | None, take: str) -> float | None:
    """Return one number of a signal (a field or a part), None where there is none."""
    if signal is None or signal.value is None:
        return None
    found = getattr(signal, take) if take in FIELDS else signal.parts.get(take)
    return float(found) if isinstance(found, int | float) and not isinstance(found, bool) else None


def figure(signal: Signal | None, take: str) -> Figure | None:
    """Return a number with its range: the signal's own, or the parts ``<take>_low`` and ``<take>_high``."""
    value = number(signal, take)
    if signal is None or value is None:
        return None
    if take == "value":
        return Figure(value, signal.low, signal.high)
    return Figure(value, number(signal, f"{take}_low"), number(signal, f"{take}_high"))


def open_gates(card: Card, signals: Signals) -> bool:
    """Whether every number of a card is measurable and rests on the records its ``[min]`` asks for."""
    slots = [slot for slot in card.slots.values() if slot.form != "name"]
    return all(
        number(signal, slot.take) is not None and _enough(signal, card.minimum[slot.signal])
        for slot in slots
        for signal in (signals(slot.signal),)
    )


def _enough(signal: Signal | None, minimum: int) -> bool:
    return signal is not None and signal.used >= minimum


def fill(text: str, card: Card, filling: Filling, *, numbers: bool) -> str:
    """Return ``text`` with its slots filled in one pass, so that a name with braces stays a name.

    With ``numbers`` false only names are filled. A sentence that begins with a filled number or with plain
    words begins with a capital; a creator's name is left as it is.
    """

    def put(match: re.Match[str]) -> str:
        slot = card.slots[match.group(1)]
        words, own = _words(slot, filling, numbers=numbers)
        starts = SENTENCE_START.search(text[: match.start()])
        return words[:1].upper() + words[1:] if starts and not own else words

    return SLOT.sub(put, text)


def _words(slot: Slot, filling: Filling, *, numbers: bool) -> tuple[str, bool]:
    """Return what stands for a slot, and whether it is a creator's own name."""
    if slot.form == "name":
        return (filling.names(filling.subject), True) if filling.subject else (slot.plain, False)
    found = figure(filling.signals(slot.signal), slot.take) if numbers else None
    if found is None:
        return slot.plain, False
    return say(slot.form, found, filling.phrases["forms"], words_only=filling.words_only), False
