"""SIG09: the share of time inside the sleep window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analyzer import bootstrap, gates, windows
from analyzer.basis import Basis
from analyzer.settings import Settings
from analyzer.signal import Caveat, Signal, Spec

NIGHT = Spec("SIG09", "night_share", "share")
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class _Days:
    """Milliseconds per local day: at night and in all, shape (days,), and how many views lie behind."""

    night: Floats
    all: Floats
    views: int
    at_night: int


def night_share(basis: Basis) -> Iterator[Signal]:
    """SIG09: estimated time of items that begin inside the sleep window / all estimated time (share, 0-1).

    First for everything, then per creator with parts lift = night share of the creator / night share of all.
    Parts views: the same share counted in views. Missing: days without record are left out.
    Gate: 14 covered nights; per creator 30 views. Interval: days resampled.
    """
    if reasons := gates.for_days(basis, Caveat.TOO_FEW_NIGHTS):
        yield Signal.not_measurable(NIGHT, *reasons, of=basis.of)
        return
    night = windows.in_night(basis.watched.hour, basis.settings.night)
    everything = _days(basis, night, np.ones(basis.of, bool))
    whole = _share(everything)
    yield _signal(basis, everything, None, {})
    for code in basis.subjects:
        subject = basis.watched.creators[code]
        own = _days(basis, night, basis.watched.creator == code)
        if own.views < basis.settings.min_creator_views:
            yield Signal.not_measurable(
                NIGHT, Caveat.TOO_FEW_VIEWS, used=own.views, of=own.views, subject=subject
            )
            continue
        share = _share(own)
        lift = share / whole if share is not None and whole else None
        yield _signal(basis, own, subject, {"lift": lift})


def _days(basis: Basis, night: npt.NDArray[np.bool_], chosen: npt.NDArray[np.bool_]) -> _Days:
    spent = basis.time.value[basis.line.watched]
    place, size = basis.day_place[chosen], basis.active.size
    own, late = spent[chosen], night[chosen]
    return _Days(
        np.bincount(place, own * late, minlength=size).astype(np.float64),
        np.bincount(place, own, minlength=size).astype(np.float64),
        int(own.size),
        int(late.sum()),
    )


def _share(days: _Days) -> float | None:
    total = float(days.all.sum())
    return float(days.night.sum()) / total if total else None


def _signal(basis: Basis, days: _Days, subject: str | None, parts: dict[str, float | None]) -> Signal:
    value = _share(days)
    found = bootstrap.ratio(days.night, days.all, basis.day_weights, basis.settings)
    caveats = [Caveat.TIME_ESTIMATED]
    if basis.settings.night == Settings().night and not basis.settings.own.night_is_own:
        caveats.append(Caveat.DEFAULT_NIGHT)
    if found is None:
        caveats.append(Caveat.INTERVAL_NOT_MEASURABLE)
    low, high = found or (None, None)
    parts = {**parts, "views": days.at_night / days.views}
    return Signal(
        NIGHT.id,
        NIGHT.name,
        value,
        low,
        high,
        NIGHT.unit,
        days.views,
        basis.of,
        subject,
        tuple(caveats),
        parts,
    )
