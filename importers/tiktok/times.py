"""TikTok's wall clock: UTC, ``YYYY-MM-DD HH:MM:SS``, now and then with ``UTC`` behind it (tiktok.md 4)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from importers.tiktok.halves import by_halves

PLAIN, MARKED = len("2025-06-01 10:00:00"), len("2025-06-01 10:00:00 UTC")
MISSING = frozenset({"", "n/a", "none"})
UNREADABLE = -(2**63)
"""Stands for a time that is there and cannot be read."""
_YEAR_1_S = -62_135_596_800
_SECONDS = pa.timestamp("s")
_LATEST_EPOCH_S = 10**11
"""Numbers above this are milliseconds."""


def milliseconds(values: Sequence[Any] | pa.Array) -> pa.Array:
    """Return UTC milliseconds (int64) for ``values``: null without a time, ``UNREADABLE`` where odd."""
    return by_halves(values, _at_once, _one_by_one)


def _at_once(values: Sequence[Any]) -> pa.Array | None:
    try:
        texts = values if isinstance(values, pa.Array) else pa.array(values, pa.string())
        width = pc.min_max(pc.binary_length(texts))
        if texts.null_count or width["min"] != width["max"]:
            return None
        if width["max"].as_py() == MARKED and pc.all(pc.ends_with(texts, " UTC")).as_py():
            texts = pc.binary_slice(texts.cast(pa.binary()), 0, PLAIN).cast(pa.string())
        elif width["max"].as_py() != PLAIN:
            return None
        seconds = texts.cast(_SECONDS).cast(pa.int64())
        return pc.multiply(seconds, 1000) if pc.min(seconds).as_py() >= _YEAR_1_S else None
    except (pa.ArrowInvalid, pa.ArrowTypeError, UnicodeEncodeError):
        return None


def _one_by_one(values: Sequence[Any]) -> pa.Array:
    values = values.to_pylist() if isinstance(values, pa.Array) else values
    return pa.array([_one(value) for value in values], pa.int64())


def _one(value: Any) -> int | None:
    if value is None:
        return None
    if isinstance(value, str):
        return _text(value.strip())
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 10**14:
        return round(value * (1 if value > _LATEST_EPOCH_S else 1000))
    return UNREADABLE


def _text(text: str) -> int | None:
    if text.lower() in MISSING:
        return None
    try:
        moment = datetime.fromisoformat(text.removesuffix("UTC").rstrip())
        aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return round(aware.timestamp() * 1000)
    except (ValueError, OverflowError):
        return _one(int(text)) if text.isascii() and text.isdigit() and len(text) in {10, 13} else UNREADABLE
