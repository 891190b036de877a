"""The rows the analyzer works on: dated events in time order as plain numpy columns."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analyzer import chunks, limits, windows
from analyzer.settings import Settings
from importers.events import Kind, Surface
from importers.record import Record

Codes = npt.NDArray[np.int32]
MISSING = -1


@dataclass(frozen=True, slots=True, eq=False)
class Views:
    """Dated events of some kinds in the chosen period, sorted by time; all arrays have shape (n,).

    ``ms`` UTC milliseconds; ``creator`` code into ``creators`` (-1 unknown); ``platform``, ``surface`` and
    ``kind`` codes into ``platforms``, ``surfaces``, ``kinds``; ``day`` local days since 1970 from 04:00;
    ``hour`` local hour; ``row`` position in ``record.events``;
    ``length`` the item's own milliseconds and ``limit`` those left to the end of a stated interval of use,
    infinite where unknown, None where never known. Codes mean the same in all ``Views`` of one record.
    """

    ms: npt.NDArray[np.int64]
    creator: Codes
    platform: npt.NDArray[np.int8]
    surface: npt.NDArray[np.int8]
    kind: npt.NDArray[np.int8]
    day: npt.NDArray[np.int32]
    hour: npt.NDArray[np.int8]
    row: npt.NDArray[np.int64]
    creators: tuple[str, ...]
    platforms: tuple[str, ...]
    surfaces: tuple[str, ...]
    kinds: tuple[str, ...]
    length: npt.NDArray[np.float64] | None = None
    limit: npt.NDArray[np.float64] | None = None

    @property
    def size(self) -> int:
        """Number of rows."""
        return int(self.ms.size)

    @property
    def watched(self) -> npt.NDArray[np.bool_]:
        """Mask of views; false for live rooms, which count in time but not among views."""
        return self.of(Kind.VIEW)

    def of(self, *kinds: Kind) -> npt.NDArray[np.bool_]:
        """Mask of rows of these kinds."""
        return _is(self.kind, self.kinds, {str(kind) for kind in kinds})

    def only(self, mask: npt.NDArray[np.bool_]) -> Views:
        """Return the rows where ``mask`` holds."""
        columns = {name: getattr(self, name) for name in _COLUMNS}
        return replace(self, **{name: one[mask] for name, one in columns.items() if one is not None})


_COLUMNS = ("ms", "creator", "platform", "surface", "kind", "day", "hour", "row", "length", "limit")
WATCHING = frozenset({Kind.VIEW, Kind.LIVE_VIEW})


def timeline(record: Record, settings: Settings, kinds: Collection[Kind] = WATCHING) -> Views:
    """Return the dated events of ``kinds`` that ``settings`` lets in, in time order.

    Left out: undated rows, platforms, surfaces (music unless asked for), creators and days that the person
    leaves out. An empty creator id is a missing one.
    """
    events = record.events
    codes = {name: _codes(events[name]) for name in ("kind", "surface", "platform", "creator")}
    stamps = events["occurred_at"].to_numpy(dtype="datetime64[ms]").view(np.int64)
    chosen = _is(*codes["kind"], {str(kind) for kind in kinds}) & (stamps != np.iinfo(np.int64).min)
    chosen &= ~_is(*codes["surface"], _left_out(settings))
    chosen &= ~_is(*codes["platform"], set(settings.leave_out_platforms))
    chosen &= ~_is(*codes["creator"], set(settings.leave_out_creators))
    rows = np.flatnonzero(chosen)
    ms = stamps[rows]
    if (ms[1:] < ms[:-1]).any():
        rows = rows[np.argsort(ms, kind="stable")]
        ms = stamps[rows]
    day, hour = windows.days_and_hours(ms, settings)
    creator = codes["creator"][0][rows].astype(np.int32)
    found = Views(
        ms=ms,
        creator=np.where(_is(creator, codes["creator"][1], {""}), np.int32(MISSING), creator),
        platform=codes["platform"][0][rows].astype(np.int8),
        surface=codes["surface"][0][rows].astype(np.int8),
        kind=codes["kind"][0][rows].astype(np.int8),
        day=day,
        hour=hour,
        row=rows,
        creators=codes["creator"][1],
        platforms=codes["platform"][1],
        surfaces=codes["surface"][1],
        kinds=codes["kind"][1],
    )
    return _within(_bounded(found, record, stamps), settings)


def _bounded(found: Views, record: Record, stamps: npt.NDArray[np.int64]) -> Views:
    """Return the rows with what their items' lengths and the export's intervals of use say."""
    seconds = record.events["duration_s"].to_numpy(np.float64)
    stated = np.flatnonzero(np.isfinite(seconds) & (seconds > 0) & (stamps != np.iinfo(np.int64).min))
    if not stated.size or not found.size:
        return found
    kinds = _codes(record.events["kind"].iloc[stated])
    used = stated[_is(*kinds, {str(Kind.INTERVAL)})]
    used = used[np.argsort(stamps[used], kind="stable")]
    platforms = _codes(record.events["platform"])[0][used]
    spans = {
        int(code): (stamps[rows], seconds[rows] * windows.SECOND_MS)
        for code in np.unique(platforms)
        for rows in (used[platforms == code],)
    }
    length = limits.lengths(seconds, found.row)
    return replace(found, length=length, limit=limits.ends(found.ms, found.platform, spans))


def _within(found: Views, settings: Settings) -> Views:
    mask = ~windows.left_out(found.day, settings)
    if settings.first_day is not None:
        mask &= found.day >= windows.day_number(settings.first_day)
    if settings.last_day is not None:
        mask &= found.day <= windows.day_number(settings.last_day)
    return found if mask.all() else found.only(mask)


def _left_out(settings: Settings) -> set[str]:
    return set(settings.leave_out_surfaces) | (set() if settings.include_music else {str(Surface.MUSIC)})


def _codes(column: pd.Series) -> tuple[npt.NDArray[Any], tuple[str, ...]]:
    """Return codes (-1 missing) and the names they point to, for a categorical or plain column."""
    values = column.array if isinstance(column.dtype, pd.CategoricalDtype) else pd.Categorical(column)
    return np.asarray(values.codes), tuple(map(str, values.categories.tolist()))


def _is(codes: npt.NDArray[Any], names: tuple[str, ...], wanted: set[str]) -> npt.NDArray[np.bool_]:
    """Mask of codes whose name is among ``wanted``; missing is not."""
    if not wanted.intersection(names):
        return np.zeros(codes.shape, bool)
    lookup = np.array([*(name in wanted for name in names), False])
    found = np.empty(codes.shape, bool)
    for rows in chunks.slices(codes.size):
        found[rows] = lookup[codes[rows]]
    return found
