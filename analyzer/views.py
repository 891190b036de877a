"""The rows the analyzer works on: viewing events in time order as plain numpy columns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from analyzer import windows
from analyzer.settings import Settings
from importers.events import Kind, Surface
from importers.record import Record

Codes = npt.NDArray[np.int32]
MISSING = -1


@dataclass(frozen=True, slots=True, eq=False)
class Views:
    """Viewing events of the chosen period, sorted by time; all arrays have shape (n,).

    ``ms`` UTC milliseconds; ``creator`` code into ``creators`` (-1 unknown); ``platform``, ``surface`` codes
    into
    ``platforms``, ``surfaces``; ``watched`` false for live rooms, which count in time but not among views;
    ``day`` local days since 1970 from 04:00; ``hour`` local hour; ``row`` position in ``record.events``.
    """

    ms: npt.NDArray[np.int64]
    creator: Codes
    platform: npt.NDArray[np.int8]
    surface: npt.NDArray[np.int8]
    watched: npt.NDArray[np.bool_]
    day: npt.NDArray[np.int32]
    hour: npt.NDArray[np.int8]
    row: npt.NDArray[np.int64]
    creators: tuple[str, ...]
    platforms: tuple[str, ...]
    surfaces: tuple[str, ...]

    @property
    def size(self) -> int:
        """Number of rows."""
        return int(self.ms.size)

    def only(self, mask: npt.NDArray[np.bool_]) -> Views:
        """Return the rows where ``mask`` holds."""
        columns = {name: getattr(self, name)[mask] for name in _COLUMNS}
        return Views(**columns, creators=self.creators, platforms=self.platforms, surfaces=self.surfaces)


_COLUMNS = ("ms", "creator", "platform", "surface", "watched", "day", "hour", "row")


def timeline(record: Record, settings: Settings) -> Views:
    """Return all viewing events (views and live rooms) that ``settings`` lets in, in time order."""
    events = record.events
    kinds, kind_names = _codes(events["kind"])
    surfaces, surface_names = _codes(events["surface"])
    platforms, platform_names = _codes(events["platform"])
    stamps = events["occurred_at"].to_numpy(dtype="datetime64[ms]").view(np.int64)
    chosen = _is(kinds, kind_names, {Kind.VIEW, Kind.LIVE_VIEW}) & (stamps != np.iinfo(np.int64).min)
    chosen &= ~_is(surfaces, surface_names, _left_out(settings))
    chosen &= ~_is(platforms, platform_names, set(settings.leave_out_platforms))
    creators, creator_names = _codes(events["creator"])
    chosen &= ~_is(creators, creator_names, set(settings.leave_out_creators))
    creators = np.where(_is(creators, creator_names, {""}), MISSING, creators)
    rows = np.flatnonzero(chosen)
    if rows.size and (np.diff(stamps[rows]) < 0).any():
        rows = rows[np.argsort(stamps[rows], kind="stable")]
    ms = stamps[rows]
    local = windows.clock(settings, int(ms[0]), int(ms[-1])).local(ms) if rows.size else ms
    found = Views(
        ms=ms,
        creator=creators[rows].astype(np.int32),
        platform=platforms[rows].astype(np.int8),
        surface=surfaces[rows].astype(np.int8),
        watched=_is(kinds, kind_names, {Kind.VIEW})[rows],
        day=windows.day_numbers(local, settings),
        hour=windows.hours_of_day(local),
        row=rows,
        creators=creator_names,
        platforms=platform_names,
        surfaces=surface_names,
    )
    return _within(found, settings)


def _within(found: Views, settings: Settings) -> Views:
    mask = np.ones(found.size, bool)
    if settings.first_day is not None:
        mask &= found.day >= windows.day_number(settings.first_day)
    if settings.last_day is not None:
        mask &= found.day <= windows.day_number(settings.last_day)
    return found if mask.all() else found.only(mask)


def _left_out(settings: Settings) -> set[str]:
    return set(settings.leave_out_surfaces) | (set() if settings.include_music else {str(Surface.MUSIC)})


def _codes(column: pd.Series) -> tuple[npt.NDArray[np.int64], tuple[str, ...]]:
    """Return codes (-1 missing) and the names they point to, for a categorical or plain column."""
    values = column.array if isinstance(column.dtype, pd.CategoricalDtype) else pd.Categorical(column)
    return np.asarray(values.codes, np.int64), tuple(str(name) for name in values.categories)


def _is(codes: npt.NDArray[np.int64], names: tuple[str, ...], wanted: set[str]) -> npt.NDArray[np.bool_]:
    """Mask of codes whose name is among ``wanted``; missing is not."""
    lookup = np.array([name in wanted for name in names] + [False])
    return lookup[codes]
