"""Which country's help lines are shown, and its emergency number."""

from __future__ import annotations

import locale

from dashboard.desk import Desk
from dashboard.reflections.tables import help_packs
from dashboard.zones import territory

COUNTRY = "help_country"
ANYWHERE = "ZZ"
"""The pack without a country: emergency advice and directories."""


def chosen(desk: Desk) -> str:
    """Return the country whose lines are shown: chosen, that of the zone, this machine's, or ``ANYWHERE``.

    A zone in no country (UTC) says nothing; one in a country without lines of its own leads to ``ANYWHERE``
    rather than to another country's numbers.
    """
    packs, there = help_packs(), territory(desk)
    language = locale.getlocale()[0] or ""
    here = there if there not in {"", ANYWHERE} else language.partition("_")[2]
    return next((code for code in (desk.workspace.get(COUNTRY), here) if code in packs), ANYWHERE)


def emergency(desk: Desk) -> str:
    """Return the number for danger this minute (clinical 5.6)."""
    number: str = help_packs()[chosen(desk)]["emergency"]
    return number
