"""YouTube exports."""

from __future__ import annotations

from importers.archive import Archive
from importers.base import Plan
from importers.events import Kind, Platform


class YouTubeImporter:
    """Reads YouTube exports."""

    platform = Platform.YOUTUBE
    kinds: tuple[Kind, ...] = (Kind.VIEW,)

    def plan(self, archive: Archive) -> Plan:  # noqa: ARG002 - being built
        """Choose members."""
        return Plan()
