"""Which country's help lines are shown, and its emergency number."""

from __future__ import annotations

import locale

from dashboard.desk import Desk
from dashboard.reflections.tables import help_packs

COUNTRY = "help_country"
ANYWHERE = "ZZ"
"""The pack without a country: emergency advice and directories."""


def chosen(desk: Desk) -> str:
    """Return the country whose lines are shown: the person's choice, this machine's, or ``ANYWHERE``."""
    packs = help_packs()
    language = locale.getlocale()[0] or ""
    guesses = (desk.workspace.get(COUNTRY), language.partition("_")[2])
    return next((code for code in guesses if code in packs), ANYWHERE)


def emergency(desk: Desk) -> str:
    """Return the number for danger this minute (clinical 5.6)."""
    number: str = help_packs()[chosen(desk)]["emergency"]
    return number
