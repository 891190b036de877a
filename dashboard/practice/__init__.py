"""Exercises to fill in. ``VIEWS`` names those with a view of their own; every other one is a sheet."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType

VIEWS: Mapping[str, ModuleType] = {}
"""By exercise: a module with ``layout(desk, exercise)`` and ``register(app, desk)``."""
