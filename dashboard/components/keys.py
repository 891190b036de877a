"""Opaque keys for creators: an address names nobody."""

from __future__ import annotations

from dashboard import own
from dashboard.desk import Desk


def key_of(desk: Desk, creator: str) -> str:
    """Return a key for a creator id that says nothing without this workspace, twelve letters long."""
    return own.key(desk.seed(), creator)


def creator_of(desk: Desk, key: str | None) -> str | None:
    """Return the creator of the record that a key stands for; None where there is none.

    The key of a creator who was merged into another stands for that other.
    """
    if not key:
        return None
    there = {str(one): str(one) for one in desk.analysis().creators["creator"]}
    merged = {one: into for one, into in own.merged(desk.workspace).items() if into in there}
    return next((into for one, into in {**there, **merged}.items() if key_of(desk, one) == key), None)


def address(desk: Desk, creator: str) -> str:
    """Return the plain path of a creator's own page."""
    return f"/tie?of={key_of(desk, creator)}"
