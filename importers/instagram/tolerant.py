"""One record from bytes that the fast reader refused: slowly, repaired where that is safe."""

from __future__ import annotations

import json
import re
from typing import Any

from importers import text
from importers.instagram.brackets import deepest
from importers.sink import Sink

DEEPEST = 64
"""Brackets that may stand inside one another."""
_CONTROLS = re.compile(rb"[\x00-\x1f]+")


def one(piece: bytes, sink: Sink) -> Any:
    """Return one record from its bytes by the slow, tolerant way, or None when it cannot be read."""
    try:
        value = json.loads(_CONTROLS.sub(b" ", _shallow(piece)).decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return None
    clean = _clean(value)
    if clean != value:
        sink.note("text_repaired")
    return clean


def _shallow(piece: bytes) -> bytes:
    """Return the piece itself. Raises ``RecursionError`` when it is nested too deep."""
    if deepest(piece) > DEEPEST:
        raise RecursionError
    return piece


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return text.repair(value)
    if isinstance(value, list):
        return [_clean(item) for item in value]
    if isinstance(value, dict):
        return {text.repair(key): _clean(item) for key, item in value.items()}
    return value
