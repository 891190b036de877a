"""A guess of the person's time zone: JSON has none, HTML only that of the export day (youtube.md 3.1, 5.3).

Three kinds of evidence: advertisements say the local clock beside the UTC time; where an export keeps one
row per video and day, the right zone is the one in which no video comes twice on a day; HTML prints an
abbreviation. The guess is shown with its confidence and the person can change it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from importers.events import Kind
from importers.youtube import dates, instants, zones

_CANDIDATES = """
Etc/UTC Europe/London Europe/Lisbon Europe/Berlin Europe/Athens Europe/Istanbul Europe/Moscow Asia/Dubai
Asia/Tehran Asia/Karachi Asia/Kolkata Asia/Kathmandu Asia/Dhaka Asia/Yangon Asia/Jakarta Asia/Shanghai
Asia/Tokyo Australia/Perth Australia/Adelaide Australia/Darwin Australia/Brisbane Australia/Sydney
Pacific/Auckland Atlantic/Azores America/Sao_Paulo America/Santiago America/Halifax America/St_Johns
America/New_York America/Bogota America/Chicago America/Mexico_City America/Denver America/Phoenix
America/Los_Angeles America/Anchorage Pacific/Honolulu Africa/Lagos Africa/Johannesburg Africa/Nairobi
Africa/Cairo Asia/Jerusalem Asia/Riyadh Asia/Seoul Asia/Tashkent Asia/Yekaterinburg
America/Argentina/Buenos_Aires America/Caracas
"""
CANDIDATES = tuple(_CANDIDATES.split())
"""One zone for each set of offsets and summer-time rules that many people live in."""

LEAST_ADS = 5
SURE_ADS = 30
SURE_SHARE = 0.95
FAIR_SHARE = 0.85
LEAST_CONTRAST = 8
"""Same-day repeats the worst zone needs, and times as many as the best, for repeats to say anything."""
MOST_PAIRS = 300
MOST_ADS = 120
"""Advertisements compared with every zone, taken evenly from all."""
_DAY_MS = 86_400_000
_SLACK_MINUTES = 3
_RANK = {"high": 3, "medium": 2, "low": 1}


@dataclass(frozen=True, slots=True)
class Guess:
    """``zone`` (IANA) with its ``confidence`` (high, medium, low), where it comes from, and on how much.

    ``others_minutes`` are the other offsets that an ambiguous abbreviation may mean: a question for the
    person.
    """

    zone: str
    source: str
    confidence: str
    evidence: int
    text: str | None = None
    offset_minutes: int | None = None
    others_minutes: tuple[int, ...] = ()

    def as_fact(self) -> dict[str, Any]:
        """Return the guess as plain JSON values."""
        return {**asdict(self), "others_minutes": list(self.others_minutes)}


def best(guesses: Iterable[Guess | None]) -> Guess | None:
    """Return the guess of the highest confidence, the first of equals."""
    return max((guess for guess in guesses if guess), key=lambda guess: _RANK[guess.confidence], default=None)


def from_text(seen: Counter[str], language: str | None) -> Guess | None:
    """Guess from the zone texts of clock lines. ``UTC`` or none at all says nothing of the person."""
    told = Counter({text: count for text, count in seen.items() if text not in {"", "UTC", "Z"}})
    if not told:
        return None
    (text, count), *_ = told.most_common(1)
    meaning = zones.meaning(text, language)
    if meaning is None:
        return None
    confidence = "low" if meaning.others else "medium"
    return Guess(meaning.zone, "abbreviation", confidence, count, text, meaning.minutes, meaning.others)


def from_ads(ads: Sequence[tuple[str, str]]) -> Guess | None:
    """Guess from advertisements: (UTC time, lines of local clock times, newest first)."""
    pairs = []
    for time, description in ads[:: len(ads) // MOST_ADS + 1]:
        milliseconds = instants.one(time)
        minutes = dates.time_of_day(description.splitlines()[0] if description else "")
        if milliseconds is not None and minutes is not None:
            pairs.append((milliseconds, minutes))
    if len(pairs) < LEAST_ADS:
        return None
    name, share = _best_zone(pairs)
    if name is None:
        return None
    sure = share >= SURE_SHARE and len(pairs) >= SURE_ADS and _seasons(pairs)
    return Guess(name, "ads", "high" if sure else "medium", len(pairs))


def from_repeats(tables: Sequence[pa.Table]) -> Guess | None:
    """Guess from the zone in which no video comes twice on one local day; None where all do alike."""
    pairs = _repeats(tables)
    if len(pairs) < LEAST_CONTRAST:
        return None
    counts = {name: _same_day(pairs, name) for name in CANDIDATES}
    name = min(counts, key=lambda key: counts[key])
    fewest, most = counts[name], max(counts.values())
    if most < LEAST_CONTRAST or most < LEAST_CONTRAST * fewest:
        return None
    alike = sum(count <= fewest + 1 for count in counts.values())
    return Guess(name, "repeats", "medium" if fewest == 0 and alike == 1 else "low", most)


def _best_zone(pairs: list[tuple[int, int]]) -> tuple[str | None, float]:
    """Return the first zone that fits most pairs, with its share of them; none below ``FAIR_SHARE``."""
    best, total = None, len(pairs)
    fewest = next(misses for misses in range(total + 2) if (total - misses) / total < FAIR_SHARE)
    for name in CANDIDATES:
        misses = _misses(pairs, ZoneInfo(name), fewest)
        if misses < fewest:
            best, fewest = name, misses
    return best, (total - fewest) / total


def _misses(pairs: list[tuple[int, int]], zone: ZoneInfo, enough: int) -> int:
    """Return how many pairs do not fit ``zone``, counted no further than ``enough``."""
    wrong = (True for milliseconds, minutes in pairs if not _agrees(milliseconds, minutes, zone))
    return sum(islice(wrong, enough))


def _agrees(milliseconds: int, minutes: int, zone: ZoneInfo) -> bool:
    local = datetime.fromtimestamp(milliseconds / 1000, zone)
    apart = (local.hour * 60 + local.minute - minutes) % 1440
    return min(apart, 1440 - apart) <= _SLACK_MINUTES


def _seasons(pairs: list[tuple[int, int]]) -> bool:
    """Whether both halves of the year are among the rows, so that summer-time rules show."""
    months = {datetime.fromtimestamp(milliseconds / 1000, UTC).month for milliseconds, _ in pairs}
    return bool(months & {6, 7, 8}) and bool(months & {12, 1, 2})


def _repeats(tables: Sequence[pa.Table]) -> npt.NDArray[np.int64]:
    """Return (earlier, later) times of the same video less than a day apart, UTC ms, shape (pairs, 2)."""
    views = [t for t in tables if t.num_rows and t.column("kind")[0].as_py() == Kind.VIEW]
    if not views:
        return np.empty((0, 2), np.int64)
    whole = pa.concat_tables([table.select(["item", "occurred_at"]) for table in views]).drop_null()
    items = whole.column("item").combine_chunks().dictionary_encode().indices.to_numpy()
    times = whole.column("occurred_at").cast(pa.int64()).to_numpy()
    again = np.bincount(items)[items] > 1
    items, times = items[again], times[again]
    order = np.lexsort((times, items))
    items, times = items[order], times[order]
    near = (items[1:] == items[:-1]) & (np.diff(times) > 0) & (np.diff(times) < _DAY_MS)
    at = np.flatnonzero(near)[:MOST_PAIRS]
    return np.stack([times[at], times[at + 1]], axis=1)


def _same_day(pairs: npt.NDArray[np.int64], name: str) -> int:
    zone = ZoneInfo(name)
    days = [
        [datetime.fromtimestamp(time / 1000, zone).toordinal() for time in pair] for pair in pairs.tolist()
    ]
    return sum(first == second for first, second in days)
