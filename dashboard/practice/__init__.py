"""Exercises to fill in. ``VIEWS`` names those with a view of their own; every other one is a sheet."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType

from dashboard.practice import (
    card_sort,
    chain,
    committed_step,
    diary_card,
    hexaflex,
    matters_lived,
    stop,
    tip,
    urge_surfing,
)

VIEWS: Mapping[str, ModuleType] = {
    "card_sort": card_sort,
    "chain": chain,
    "committed_step": committed_step,
    "diary_card": diary_card,
    "hexaflex": hexaflex,
    "matters_lived": matters_lived,
    "stop": stop,
    "tip": tip,
    "urge_surfing": urge_surfing,
}
"""By exercise: a module with ``layout(desk, exercise)`` and ``register(app, desk)``."""
