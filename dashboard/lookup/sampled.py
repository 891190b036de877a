"""What the analyzer is told of a look-up: which platforms' creators rest on a random sample of views."""

from __future__ import annotations

from analyzer.sampling import Sample
from dashboard.lookup.endpoints import Endpoints
from dashboard.lookup.estimate import samples
from dashboard.store import Workspace
from importers.events import Kind

MOST_BESIDE = 0.05
"""Largest share of a platform's named views that may come from elsewhere than the random draw."""


def sampled(workspace: Workspace, known: Endpoints) -> tuple[Sample, ...]:
    """Return the platforms of which a part was drawn at random, and nearly nothing is known otherwise.

    Views whose item got no answer stand in neither number. A platform whose creators a file, the export or
    marked items name as well is left out: those views were not drawn at random.
    """
    if workspace.answers_kept().empty:
        return ()
    events = workspace.record().events
    named = events.loc[(events["kind"] == Kind.VIEW) & events["creator"].notna(), "platform"]
    counts = named.value_counts()
    found = []
    for one in samples(workspace, known):
        beside = int(counts.get(one.platform, 0)) - one.named
        drawn, of = one.answered, one.of - (one.asked - one.answered)
        if 0 < drawn < of and beside <= MOST_BESIDE * one.named:
            found.append(Sample(one.platform, drawn, of))
    return tuple(found)
