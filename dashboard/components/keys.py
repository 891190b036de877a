"""Opaque keys for creators: an address names nobody."""

from __future__ import annotations

from hashlib import blake2b

from dashboard.desk import Desk

LETTERS = 12


def key_of(desk: Desk, creator: str) -> str:
    """Return a key for a creator id that says nothing without this workspace, twelve letters long."""
    seed = bytes.fromhex(desk.seed())
    return blake2b(creator.encode("utf-8", "surrogatepass"), key=seed, digest_size=LETTERS // 2).hexdigest()


def creator_of(desk: Desk, key: str | None) -> str | None:
    """Return the creator of the record that a key stands for; None where there is none."""
    if not key:
        return None
    return next((one for one in desk.analysis().creators["creator"] if key_of(desk, one) == key), None)


def address(desk: Desk, creator: str) -> str:
    """Return the plain path of a creator's own page."""
    return f"/tie?of={key_of(desk, creator)}"
