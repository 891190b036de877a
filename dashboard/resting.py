"""Creators whose cards rest because the person asked for quiet (clinical.md 5.6.6), until they say so."""

from __future__ import annotations

from datetime import date

from dashboard import own
from dashboard.desk import Desk

KEPT = "resting_creators"


def resting(desk: Desk) -> dict[str, date]:
    """Return the creators whose cards rest, by id, with the day since which they do.

    Who was merged into another rests as that other, since the earlier day.
    """
    kept: dict[str, str] = desk.workspace.get(KEPT, {})
    merged = own.merged(desk.workspace)
    latest_first = sorted(kept.items(), key=lambda one: one[1], reverse=True)
    return {merged.get(creator, creator): date.fromisoformat(since) for creator, since in latest_first}


def rest(desk: Desk, creator: str, since: date) -> None:
    """Let the cards about ``creator`` rest from now on; ``since`` is the day the person named."""
    kept = {**desk.workspace.get(KEPT, {}), creator: since.isoformat()}
    desk.workspace.put(KEPT, kept)


def wake(desk: Desk, creator: str) -> None:
    """Let the cards about ``creator``, and all that were merged into them, come up again."""
    merged, kept = own.merged(desk.workspace), desk.workspace.get(KEPT, {})
    desk.workspace.put(KEPT, {one: since for one, since in kept.items() if merged.get(one, one) != creator})
