"""What a card sort kept, said as text: for the journal and every list of what was written."""

from __future__ import annotations

from typing import Any

from dashboard.desk import Desk
from dashboard.reflections.exercises import exercises


def piles(_: Desk, value: Any) -> str:
    """Return the piles with their cards, what matters most first."""
    names = exercises()["card_sort"].more["piles"]
    rows = [(label, [name for name, pile in value.items() if pile == n]) for n, label in enumerate(names)]
    return "\n".join(f"{label}: {', '.join(cards)}" for label, cards in reversed(rows) if cards)


def sentences(_: Desk, value: Any) -> str:
    """Return the sentence written for each card."""
    return "\n".join(f"{name}: {text}" for name, text in value.items())
