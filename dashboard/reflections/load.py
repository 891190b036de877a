"""Cards from their TOML files, each checked for shape before it becomes a ``Card``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from dashboard.reflections.card import About, Card, Condition, HelpLine, Pole, Slot
from dashboard.reflections.forms import FORMS
from dashboard.reflections.tables import LOCALE, ContentError, tomls

SLOT = re.compile(r"\{(\w+)\}")
REQUIRED = frozenset(
    {"id", "version", "locale", "title", "seen", "question", "step", "source", "concepts", "signals", "ways"}
)
OPTIONAL = frozenset(
    {
        "about", "dimensions", "pole", "weight", "topics", "areas", "asked", "leads", "page", "refuse_reason",
        "number_free", "slots", "min", "when", "help_line", "reviewer", "reviewed_on",
    }
)  # fmt: skip
WEIGHTS = (1, 2, 3)


@cache
def cards(locale: str = LOCALE) -> tuple[Card, ...]:
    """Return every card of a locale, by file name.

    Raises:
        ContentError: naming the file and what is wrong with it.
    """
    found = tuple(card(data, name) for name, data in tomls(locale, "reflections"))
    ids = [one.id for one in found]
    if len(set(ids)) != len(ids):
        raise ContentError(f"two cards share an id: {sorted({i for i in ids if ids.count(i) > 1})}")
    return found


def card(data: Mapping[str, Any], name: str) -> Card:
    """Return the card that ``data`` describes; ``name`` is its file name, for messages."""
    keys = set(data)
    if keys - REQUIRED - OPTIONAL or REQUIRED - keys:
        unknown = sorted(keys - REQUIRED - OPTIONAL)
        raise ContentError(f"{name}: missing {sorted(REQUIRED - keys)}, unknown {unknown}")
    try:
        built = _build(data)
    except (KeyError, TypeError, ValueError) as error:
        raise ContentError(f"{name}: {error}") from error
    _check(built, name)
    return built


def _build(data: Mapping[str, Any]) -> Card:
    return Card(
        id=str(data["id"]),
        version=int(data["version"]),
        locale=str(data["locale"]),
        title=_text(data["title"]),
        about=About(data.get("about", About.NONE)),
        concepts=tuple(data["concepts"]),
        signals=tuple(data["signals"]),
        dimensions=tuple(data.get("dimensions", ())),
        pole=Pole(data.get("pole", Pole.OTHER)),
        weight=int(data.get("weight", 1)),
        topics=tuple(data.get("topics", ())),
        areas=tuple(data.get("areas", ())),
        asked=bool(data.get("asked", False)),
        leads=bool(data.get("leads", False)),
        page=str(data.get("page", "")),
        seen=_text(data["seen"]),
        ways={Pole(key): _text(value) for key, value in data["ways"].items()},
        question=_text(data["question"]),
        step=_text(data["step"]),
        refuse_reason=_text(data.get("refuse_reason", "")),
        number_free=_text(data.get("number_free", "")),
        slots={key: Slot(**{"take": "value", **value}) for key, value in data.get("slots", {}).items()},
        minimum=dict(data.get("min", {})),
        when=tuple(Condition(**{"take": "value", **one}) for one in data.get("when", ())),
        source=tuple(data["source"]),
        help_line=HelpLine(data.get("help_line", HelpLine.NONE)),
        reviewer=str(data.get("reviewer", "")),
        reviewed_on=str(data.get("reviewed_on", "")),
    )


def _text(value: str) -> str:
    """Return one paragraph: line breaks in the file are for the writer's eyes."""
    return " ".join(value.split())


def _check(card: Card, name: str) -> None:
    """Refuse a card that could not be filled or shown."""
    named = {slot for text in texts(card) for slot in SLOT.findall(text)}
    gates = {slot.signal for slot in card.slots.values()} | {one.signal for one in card.when}
    faults = {
        "a slot without a table entry": named - set(card.slots),
        "a slot that no text uses": set(card.slots) - named,
        "an unknown form": {slot.form for slot in card.slots.values()} - set(FORMS),
        "a signal without a gate in [min]": gates - set(card.minimum),
        "a gate for an unlisted signal": set(card.minimum) - set(card.signals),
        "a missing reading": {str(pole) for pole in Pole} - {str(pole) for pole in card.ways},
        "a weight outside 1 to 3": {card.weight} - set(WEIGHTS),
        "a name without plain words": {k for k, s in card.slots.items() if s.form == "name" and not s.plain},
        "numbers outside seen": _numbers_outside_seen(card),
        "a name on a card that is not about a creator": {
            key for key, slot in card.slots.items() if slot.form == "name" and card.about is not About.CREATOR
        },
    }
    for fault, where in faults.items():
        if where:
            raise ContentError(f"{name}: {fault}: {sorted(where, key=str)}")
    if card.slots and not (card.refuse_reason and card.number_free):
        raise ContentError(f"{name}: a card with slots needs refuse_reason and number_free")


def _numbers_outside_seen(card: Card) -> set[str]:
    """Return number slots in texts that stand on a failed gate too, where only names may be filled in."""
    outside = {slot for text in texts(card)[1:] for slot in SLOT.findall(text)}
    return {slot for slot in outside if slot in card.slots and card.slots[slot].form != "name"}


def texts(card: Card) -> tuple[str, ...]:
    """Return every text of a card that may hold slots: ``seen`` first."""
    return (card.seen, *card.ways.values(), card.question, card.step, card.refuse_reason, card.number_free)
