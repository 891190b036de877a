"""Reflection cards: finished words, chosen by a person's own signals, read in four ways."""

from dashboard.reflections.card import Card, HelpLine, Pole
from dashboard.reflections.choose import Answers, Reason, consider
from dashboard.reflections.load import cards
from dashboard.reflections.show import Shown, Way, choose, show
from dashboard.reflections.tables import help_packs, sources, table

__all__ = [
    "Answers",
    "Card",
    "HelpLine",
    "Pole",
    "Reason",
    "Shown",
    "Way",
    "cards",
    "choose",
    "consider",
    "help_packs",
    "show",
    "sources",
    "table",
]
