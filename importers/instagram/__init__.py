"""Instagram exports."""

from __future__ import annotations

from importers.archive import Archive
from importers.base import Plan
from importers.events import Kind, Platform


class InstagramImporter:
    """Reads Instagram exports."""

    platform = Platform.INSTAGRAM
    kinds: tuple[Kind, ...] = (Kind.VIEW,)

    def plan(self, archive: Archive) -> Plan:  # noqa: ARG002 - being built
        """Choose members."""
        return Plan()
