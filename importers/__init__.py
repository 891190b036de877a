"""Read a person's own data exports from TikTok, Instagram and YouTube."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importers.record import Record


def read(*paths: str | Path, tz: str | None = None) -> Record:
    """Read the exports at ``paths`` into one record. Raises ``importers.refusals.ImportRefused``.

    ``tz`` is the person's zone, such as ``Europe/Dublin``; it settles zone texts with several meanings.
    """
    from importers.child import import_exports  # noqa: PLC0415 - importing the package stays cheap
    from importers.record import load  # noqa: PLC0415 - as above

    return load(import_exports(Path(path) for path in paths), tz)
