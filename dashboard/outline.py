"""A file about exports that can be shown to others: structure, names of keys and counts, never a value."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from dashboard import VERSION
from importers.child import diagnose


def outlined(paths: Iterable[Path]) -> dict[str, Any]:
    """Return ``{"version", "exports"}``, one object of ``importers.diagnostics`` per path.

    Each is read in a child process. Raises ``ImportRefused`` when not even the list of files can be read.
    """
    return {"version": VERSION, "exports": [diagnose(path) for path in paths]}


def understood(answer: dict[str, Any]) -> bool:
    """Whether every export of ``outlined`` was recognised and read whole."""
    return all(export["refused"] is None and export["complete"] for export in answer["exports"])
