"""Instants as JSON and CSV write them: ISO 8601, UTC where no offset is given."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def milliseconds(texts: list[str | None]) -> tuple[pa.Array | list[int | None], set[int]]:
    """Return UTC milliseconds (None where there is no text), and the positions nobody can read."""
    try:
        stamps: Any = pa.array(texts, pa.string()).cast(pa.timestamp("us", "UTC"))
    except (pa.ArrowInvalid, UnicodeEncodeError):
        return _one_by_one(texts)
    return pc.divide(stamps.cast(pa.int64()), 1000), set()


def one(text: str) -> int | None:
    """Return UTC milliseconds of one ISO text, also of ``2021-11-05 18:07:09 UTC``; None if it is none."""
    plain = text.strip()
    if plain.endswith(" UTC"):
        plain = f"{plain[:-4]}+00:00"
    try:
        moment = datetime.fromisoformat(plain)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    past = moment - _EPOCH
    return past.days * 86_400_000 + past.seconds * 1000 + past.microseconds // 1000


def _one_by_one(texts: list[str | None]) -> tuple[list[int | None], set[int]]:
    values = [one(text) if text else None for text in texts]
    return values, {
        at for at, (value, text) in enumerate(zip(values, texts, strict=True)) if text and value is None
    }
