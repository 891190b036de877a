"""SIG26: time beside what the person says matters."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from analyzer import bootstrap
from analyzer.basis import Basis
from analyzer.signal import Caveat, Signal, Spec
from analyzer.time_spent import HOUR_MS

TAGS = Spec("SIG26", "towards_share", "share")
TOWARDS, AWAY = "towards", "away"
KINDS = (TOWARDS, "neutral", AWAY, "unsure")


def towards_share(basis: Basis) -> Iterator[Signal]:
    """SIG26: estimated time with creators tagged towards / time tagged towards or away (share, 0-1).

    Parts: hours per tag and untagged; tagged (share of all time that has a tag other than unsure). Tags are
    the person's own. Missing: untagged and unsure time is drawn, never counted on a side. Gate: 60 % of time
    tagged. Interval: days resampled.
    """
    tags = dict(basis.settings.own.tags)
    if not tags:
        yield Signal.not_measurable(TAGS, Caveat.NO_TAGS, of=basis.of)
        return
    spent = basis.time.value[basis.line.watched]
    codes = np.array(
        [*(KINDS.index(tags[who]) if tags.get(who) in KINDS else -1 for who in basis.watched.creators), -1]
    )
    tag = codes[basis.watched.creator]
    hours = {name: float(spent[tag == code].sum()) / HOUR_MS for code, name in enumerate(KINDS)}
    total = float(spent.sum()) / HOUR_MS
    tagged = (total - hours["unsure"] - float(spent[tag == -1].sum()) / HOUR_MS) / total if total else 0.0
    parts = {**hours, "untagged": float(spent[tag == -1].sum()) / HOUR_MS, "tagged": tagged}
    sided = hours[TOWARDS] + hours[AWAY]
    used = int(np.count_nonzero(tag >= 0))
    if tagged < basis.settings.min_tagged_share or not sided:
        yield Signal.not_measurable(TAGS, Caveat.TOO_LITTLE_TAGGED, used=used, of=basis.of)
        return
    days = [
        np.bincount(basis.day_place, spent * (tag == KINDS.index(name)), minlength=basis.active.size).astype(
            np.float64
        )
        for name in (TOWARDS, AWAY)
    ]
    span = bootstrap.ratio(days[0], days[0] + days[1], basis.day_weights, basis.settings) or (None, None)
    value = hours[TOWARDS] / sided
    yield TAGS.signal(value, span, used, basis.of, None, (Caveat.TIME_ESTIMATED,), parts)
