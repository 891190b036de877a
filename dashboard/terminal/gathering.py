"""What ``inspect`` and ``analyze`` look at: exports, a workspace, or both together. Nothing is kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from analyzer import Analysis, Settings, analyze
from dashboard.files import default_workspace
from dashboard.preferences import settings_of
from dashboard.terminal import say
from dashboard.terminal.arguments import Common
from dashboard.terminal.keeping import looked_at
from dashboard.terminal.reading import read_all
from importers import creatorfiles
from importers.creators import Makers, applied
from importers.record import Record, load


def record_of(common: Common, exports: Sequence[Path], creator_files: Sequence[Path] = ()) -> Record:
    """Return the record of ``exports`` after what the named workspace holds.

    Without exports the workspace alone, the default one if none is named. ``creator_files`` name makers of
    items whose export does not (``importers.creatorfiles``); the last one has the first word.
    """
    brought = [creatorfiles.read(path).table for path in reversed(creator_files)]
    where = _workspace(common, exports)
    kept, makers = [], Makers()
    if where is not None:
        with closing(looked_at(where)) as workspace:
            kept, makers = workspace.imported(), workspace.makers()
    record = load([*kept, *read_all(exports, quiet=common.quiet)])
    return applied(record, replace(makers, tables=(*brought, *makers.tables)))


def analysis_of(
    common: Common,
    record: Record,
    *,
    tz: str | None,
    first: datetime | None,
    last: datetime | None,
    creators: Iterable[str],
) -> Analysis:
    """Return the analysis under the workspace's settings, changed by what the command line says."""
    days = {"first_day": first, "last_day": last}
    said = {name: f"{day:%Y-%m-%d}" for name, day in days.items() if day is not None}
    if tz is not None:
        said["tz"] = tz
    return analyze(record, _settings(common, said), tuple(creators))


def _workspace(common: Common, exports: Sequence[Path]) -> Path | None:
    if common.workspace is not None or exports:
        return common.workspace
    if common.private or not default_workspace().exists():
        raise say.Refusal("Name an export to look at, for example: parasocial analyze my-export.zip")
    return default_workspace()


def _settings(common: Common, said: dict[str, str]) -> Settings:
    kept = {}
    if common.workspace is not None:
        with closing(looked_at(common.workspace)) as workspace:
            kept = workspace.get("settings", {})
    try:
        return settings_of({**kept, **said})
    except ValueError as error:
        raise say.Refusal(str(error)) from error
