"""How far a reading is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """Bytes of the members to parse (done and in all, uncompressed), and records found so far."""

    bytes_done: int
    bytes_total: int
    records: int
