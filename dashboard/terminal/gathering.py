"""What ``inspect`` and ``analyze`` look at: exports, a workspace, or both together. Nothing is kept."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from analyzer import Analysis, Sample, Settings, basis
from analyzer.analysis import measured, with_own
from analyzer.compare import compare
from analyzer.comparison import Comparison
from analyzer.periods import Span
from dashboard import own
from dashboard.files import default_workspace
from dashboard.lookup.endpoints import endpoints
from dashboard.lookup.sampled import sampled
from dashboard.preferences import settings_of
from dashboard.terminal import say
from dashboard.terminal.arguments import Common
from dashboard.terminal.keeping import looked_at
from dashboard.terminal.reading import read_all
from importers import creatorfiles
from importers.creators import Makers, applied
from importers.record import Record, load


def record_of(
    common: Common, exports: Sequence[Path], creator_files: Sequence[Path] = (), tz: str | None = None
) -> Record:
    """Return the record of ``exports`` after what the named workspace holds.

    Without exports the workspace alone, the default one if none is named. ``creator_files`` name makers of
    items whose export does not (``importers.creatorfiles``); the last one has the first word.
    ``tz`` is the person's zone; without it, the one kept in the workspace.
    """
    brought = [creatorfiles.read(path).table for path in reversed(creator_files)]
    where = _workspace(common, exports)
    kept, makers, zone = [], Makers(), _known(tz)
    if where is not None:
        with closing(looked_at(where)) as workspace:
            kept, makers, zone = workspace.imported(), workspace.makers(), zone or workspace.zone()
    record = load([*kept, *read_all(exports, quiet=common.quiet)], zone)
    return applied(record, replace(makers, tables=(*brought, *makers.tables)))


@dataclass(frozen=True, slots=True)
class Asked:
    """What ``analyze`` was asked: zone, first and last day, those of another period, creators."""

    tz: str | None = None
    first: datetime | None = None
    last: datetime | None = None
    against_first: datetime | None = None
    against_last: datetime | None = None
    creators: tuple[str, ...] = ()


def analysis_of(common: Common, exports: Sequence[Path], record: Record, asked: Asked) -> Analysis:
    """Return the analysis under the workspace's settings, changed by what the command line says."""
    days = {"first_day": asked.first, "last_day": asked.last}
    said = {name: f"{day:%Y-%m-%d}" for name, day in days.items() if day is not None}
    if asked.tz is not None:
        said["tz"] = asked.tz
    found = basis.build(record, _settings(common, exports, said), asked.creators)
    analysis, where = measured(found), _workspace(common, exports)
    if where is None:
        return analysis
    with closing(looked_at(where)) as workspace:
        words = own.own(own.spoken(workspace), analysis.settings.own, analysis.creators)
    return with_own(analysis, found, words)


def comparison_of(record: Record, analysis: Analysis, asked: Asked) -> Comparison | None:
    """Return the period held against the other one; None where none was asked for."""
    if asked.against_first is None and asked.against_last is None:
        return None
    if asked.first is None or asked.last is None or asked.against_first is None or asked.against_last is None:
        raise say.Refusal("To compare, give four days: --from and --to, and --against-from and --against-to.")
    if asked.against_first > asked.against_last:
        raise say.Refusal("The first day lies after the last day; please swap them.")
    before = Span(asked.against_first.date(), asked.against_last.date())
    after = Span(asked.first.date(), asked.last.date())
    return compare(record, analysis.settings, before, after, asked.creators)


def _workspace(common: Common, exports: Sequence[Path]) -> Path | None:
    if common.workspace is not None or exports:
        return common.workspace
    if common.private or not default_workspace().exists():
        raise say.Refusal("Name an export to look at, for example: parasocial analyze my-export.zip")
    return default_workspace()


def _known(tz: str | None) -> str | None:
    """Return ``tz``; a zone that does not exist is refused before anything is read."""
    try:
        return settings_of({"tz": tz}).tz if tz is not None else None
    except ValueError as error:
        raise say.Refusal(str(error)) from error


def _settings(common: Common, exports: Sequence[Path], said: dict[str, str]) -> Settings:
    kept, where = {}, _workspace(common, exports)
    drawn: tuple[Sample, ...] = ()
    if where is not None:
        with closing(looked_at(where)) as workspace:
            kept = workspace.get("settings", {})
            drawn = () if exports else sampled(workspace, endpoints())
    try:
        return replace(settings_of({**kept, **said}), samples=drawn)
    except ValueError as error:
        raise say.Refusal(str(error)) from error
