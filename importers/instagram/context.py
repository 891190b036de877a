"""What the readers of one export share: decided labels, the owners, and the facts for the report."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from importers.instagram.followers import Gate
from importers.instagram.labels import Labeler
from importers.instagram.owner import Owners


@dataclass(slots=True)
class Context:
    """State of one reading of one export. ``facts`` goes into the plan and is filled while tasks run."""

    labeler: Labeler
    owners: Owners
    facts: dict[str, Any]
    gate: Gate = field(default_factory=Gate)
    counts: dict[str, Counter[str]] = field(default_factory=dict)

    def count(self, group: str, name: str, number: int = 1) -> None:
        """Add to a count of the report, for example ``rows_without_author`` of ``liked_posts``."""
        if not number:
            return
        tally = self.counts.setdefault(group, Counter())
        tally[name] += number
        self.facts[group] = dict(tally)

    def publish_gate(self) -> None:
        """Write what is known of the follow lists' completeness into the facts."""
        self.facts["followers"] = self.gate.facts()
