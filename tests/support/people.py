"""Hand-made people for signals: enough days and views for every gate, with arithmetic one can do on paper."""

from __future__ import annotations

from collections.abc import Mapping

from analyzer import Settings, Signal, analyze
from importers.record import Record
from tests.support.events import Row, every, of

DAYS = 20
FEW = Settings(bootstrap=100)


def steady(
    per_day: Mapping[str | None, int], days: int = DAYS, start: str = "19:00", minutes: float = 4.0
) -> list[Row]:
    """Return the same evening on each of ``days`` days of January 2024: views per creator in turn."""
    rows: list[Row] = []
    creators = [creator for creator, count in per_day.items() for _ in range(count)]
    for day in range(1, days + 1):
        evening = every(f"2024-01-{day:02d}T{start}", len(creators), minutes)
        for row, creator in zip(evening, creators, strict=True):
            platform = (creator or "youtube:").partition(":")[0]
            rows.append({**row, "creator": creator, "creator_name": creator, "platform": platform})
    return rows


def vector() -> Record:
    """Return clinical 2b's test vector times four: 200, 120, 80 views over twenty days."""
    return of(steady({"youtube:UCa": 10, "youtube:UCb": 6, "youtube:UCc": 4}))


def measured(rows: list[Row], signal: str, subject: str | None = None, settings: Settings = FEW) -> Signal:
    """Return one signal of ``rows``; with few resamples, for tests that look at values."""
    found = analyze(of(rows), settings).signal(signal, subject)
    assert found is not None, f"{signal} about {subject}"
    return found
