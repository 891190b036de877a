"""SIG02: estimated time as a range."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from analyzer import gates
from analyzer.basis import Basis
from analyzer.signal import Caveat, Signal, Spec
from analyzer.time_spent import HOUR_MS
from analyzer.windows import DAYS_PER_WEEK

TIME = Spec("SIG02", "estimated_time", "h")


def estimated_time(basis: Basis) -> Iterator[Signal]:
    """SIG02: hours of the period; ``low``, ``high`` are the range of the estimate (``analyzer.time_spent``).

    Parts: per_day and per_week (hours by covered day), per_active_day, each with its low and high; on_last
    (share of the middle that rests on long items whose end nothing marks; from three tenths on the high end
    leaves them open); lengths_known (share of views whose item's length is known, which caps it).
    Missing: a day without record is unknown, never zero. Gate: 14 covered days. What autoplay played counts.
    """
    if reasons := gates.for_days(basis):
        yield Signal.not_measurable(TIME, *reasons, of=basis.of)
        return
    time = basis.time
    low, value, high = (float(column.sum()) / HOUR_MS for column in (time.low, time.value, time.high))
    open_ended = time.on_last > basis.settings.max_on_last
    caveats = (Caveat.TIME_ESTIMATED, Caveat.AUTOPLAY_COUNTS, *[Caveat.RESTS_ON_LAST_ITEMS] * open_ended)
    lengths = basis.watched.length
    known = 0.0 if lengths is None else float(np.isfinite(lengths).mean())
    parts = {**_per_days(basis, low, value, high), "on_last": time.on_last, "lengths_known": known}
    yield TIME.signal(value, (low, high), basis.of, basis.of, None, caveats, parts)


def _per_days(basis: Basis, low: float, value: float, high: float) -> dict[str, float]:
    covered, active = basis.covered.size, basis.active.size
    scales = {"per_day": 1 / covered, "per_week": DAYS_PER_WEEK / covered, "per_active_day": 1 / active}
    parts: dict[str, float] = {}
    for name, scale in scales.items():
        parts |= {name: value * scale, f"{name}_low": low * scale, f"{name}_high": high * scale}
    return parts
