"""Where the person's clock stands: what an export suggests, and whether that is still a question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from babel.core import get_global

from dashboard.desk import Desk

CONFIDENCE = ("low", "medium", "high")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A zone that an export lets us guess, its confidence (low, medium, high), and what it rests on.

    ``fact`` is the importer's guess (``importers.youtube.zone_guess.Guess``) as JSON values.
    """

    zone: str
    confidence: str
    fact: Mapping[str, Any]


def suggestion(desk: Desk) -> Suggestion | None:
    """Return the surest zone that an import suggests, of equal ones the latest; None without any."""
    best: Suggestion | None = None
    for kept in desk.imports():
        zone, fact = kept.report.zone, kept.report.facts.get("zone") or {}
        sure = str(fact.get("confidence", CONFIDENCE[0]))
        if zone in _known() and (best is None or rank(sure) >= rank(best.confidence)):
            best = Suggestion(str(zone), sure, fact)
    return best


def rank(confidence: str) -> int:
    """Return the place of a confidence in ``CONFIDENCE``; one that is not known counts as low."""
    return CONFIDENCE.index(confidence) if confidence in CONFIDENCE else 0


def question(desk: Desk) -> Suggestion | None:
    """Return the zone an export suggests while the person has said none and this machine has another."""
    if desk.workspace.zone() is not None:
        return None
    found = suggestion(desk)
    return found if found is not None and found.zone != desk.settings().tz else None


def territory(desk: Desk) -> str:
    """Return the country (ISO 3166) of the person's zone: said, else suggested, else this machine's."""
    return str(get_global("zone_territories").get(desk.workspace.zone() or _unsaid(desk), ""))


def _unsaid(desk: Desk) -> str:
    found = suggestion(desk)
    return found.zone if found is not None else desk.settings().tz


@cache
def _known() -> frozenset[str]:
    """Return the zones of this machine; the list is read from many files, so only once."""
    return frozenset(available_timezones())
