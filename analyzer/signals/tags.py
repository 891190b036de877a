"""SIG26: time beside what the person says matters."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from analyzer import bootstrap, tagged
from analyzer.basis import Basis
from analyzer.signal import Caveat, Signal, Spec
from analyzer.tagged import KINDS, UNTAGGED, Floats, Hours, Ints

TAGS = Spec("SIG26", "towards_share", "share")
TOWARDS, AWAY, UNSURE = "towards", "away", "unsure"


def towards_share(basis: Basis) -> Iterator[Signal]:
    """SIG26: estimated time tagged towards / time tagged towards or away (share, 0-1).

    Parts: hours per tag and untagged, each with ``_low`` and ``_high``; tagged (share of all time that has a
    tag other than unsure); values (hours per value: low, middle, high). Tags are the person's own. Missing:
    untagged and unsure time is drawn, never counted on a side. Gate: 60 % of time tagged. Interval: days
    resampled.
    """
    if not basis.settings.own.tags:
        yield Signal.not_measurable(TAGS, Caveat.NO_TAGS, of=basis.of)
        return
    codes, hours = tagged.codes(basis), tagged.by_tag(basis)
    share, used = tagged_share(hours), int(np.count_nonzero(codes >= 0))
    sided = hours[TOWARDS].value + hours[AWAY].value
    if share < basis.settings.min_tagged_share or not sided:
        yield Signal.not_measurable(TAGS, Caveat.TOO_LITTLE_TAGGED, used=used, of=basis.of)
        return
    towards, away = (_by_day(basis, codes, name) for name in (TOWARDS, AWAY))
    span = bootstrap.ratio(towards, towards + away, basis.day_weights, basis.settings) or (None, None)
    values = {name: [one.low, one.value, one.high] for name, one in tagged.by_value(basis).items()}
    parts = {**_parts(hours), "tagged": share, "values": values}
    value = hours[TOWARDS].value / sided
    yield TAGS.signal(value, span, used, basis.of, None, (Caveat.TIME_ESTIMATED,), parts)


def tagged_share(hours: dict[str, Hours]) -> float:
    """Return the share of all time that has a tag other than unsure, 0-1; 0 without any time."""
    total = sum(one.value for one in hours.values())
    return (total - hours[UNSURE].value - hours[UNTAGGED].value) / total if total else 0.0


def _by_day(basis: Basis, codes: Ints, name: str) -> Floats:
    """Return the milliseconds of one tag on each active day."""
    spent = basis.time.value[basis.line.watched] * (codes == KINDS.index(name))
    return np.bincount(basis.day_place, spent, minlength=basis.active.size).astype(np.float64)


def _parts(hours: dict[str, Hours]) -> dict[str, float]:
    ends = {
        f"{name}{end}": number
        for name, one in hours.items()
        for end, number in (("", one.value), ("_low", one.low), ("_high", one.high))
    }
    return dict(ends)
