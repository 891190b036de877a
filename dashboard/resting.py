"""Creators whose cards rest because the person asked for quiet (clinical.md 5.6.6), until they say so."""

from __future__ import annotations

from datetime import date

from dashboard.desk import Desk

KEPT = "resting_creators"


def resting(desk: Desk) -> dict[str, date]:
    """Return the creators whose cards rest, by id, with the day since which they do."""
    kept: dict[str, str] = desk.workspace.get(KEPT, {})
    return {creator: date.fromisoformat(since) for creator, since in kept.items()}


def rest(desk: Desk, creator: str, since: date) -> None:
    """Let the cards about ``creator`` rest from now on; ``since`` is the day the person named."""
    kept = {**desk.workspace.get(KEPT, {}), creator: since.isoformat()}
    desk.workspace.put(KEPT, kept)


def wake(desk: Desk, creator: str) -> None:
    """Let the cards about ``creator`` come up again."""
    kept = {one: since for one, since in desk.workspace.get(KEPT, {}).items() if one != creator}
    desk.workspace.put(KEPT, kept)
