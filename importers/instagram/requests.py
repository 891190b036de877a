"""The date range a person asked for, from ``your_information_download_requests`` (instagram.md 4.2)."""

from __future__ import annotations

from typing import Any

DAY_S = 86_400


def range_start_ms(rows: list[Any]) -> int | None:
    """Return where the latest request's range begins (UTC ms), or None when no row states one.

    A row holds several times without known labels: the completion and the end lie at or after the request, so
    only a time well before it is a start. All time is written as a date around 1905.
    """
    dated = [(row["timestamp"], _stamps(row)) for row in rows if _is_number(row)]
    if not dated:
        return None
    asked, stamps = max(dated, key=lambda one: one[0])
    starts = [stamp for stamp in stamps if stamp != 0 and stamp < asked - DAY_S]
    return round(min(starts) * 1000) if starts else None


def _is_number(row: Any) -> bool:
    return isinstance(row, dict) and isinstance(row.get("timestamp"), int | float)


def _stamps(row: dict[str, Any]) -> list[float]:
    items = row.get("label_values")
    values = (
        [item.get("timestamp_value") for item in items if isinstance(item, dict)]
        if isinstance(items, list)
        else []
    )
    return [value for value in values if isinstance(value, int | float) and not isinstance(value, bool)]
