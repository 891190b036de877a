"""SIG16: whether the circle of creators grew or shrank, and who stayed."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from analyzer import bootstrap, concentration, fairness, gates, periods, rarefaction, spread
from analyzer.basis import Basis
from analyzer.dwell import MINUTE_MS
from analyzer.signal import Caveat, Signal, Spec

TURNOVER = Spec("SIG16", "turnover", "creators")
SEEN_AT_LEAST = 3
Counts = npt.NDArray[np.int64]


def turnover(basis: Basis) -> Iterator[Signal]:
    """SIG16: D2 of the later half of the record less that of the earlier half (creators), in whole weeks.

    Parts: d2_before, d2_after; d1 = the same change of D1, the larger half thinned to the smaller; kept,
    gone, new = creators with 3 or more views in both halves, only before, only after (below 3 in the other);
    top_minutes and other_minutes = change of estimated minutes of the most viewed creator and of all others.
    "Others went down while it went up", never "it replaced them". Gate: the two-period rule, and the share
    gate in both halves. Interval: sessions left out one by one in each half.
    """
    spans = periods.halves(basis)
    if spans is None:
        reason = Caveat.TOO_FEW_DAYS if basis.of else Caveat.NO_VIEWS
        yield Signal.not_measurable(TURNOVER, reason, used=basis.known, of=basis.of)
        return
    before, after = (periods.read(basis.record, basis.settings, span, basis.named) for span in spans)
    reasons = fairness.reasons(fairness.days_of(basis.record, basis.settings), *spans)
    reasons += tuple(dict.fromkeys((*gates.for_shares(before), *gates.for_shares(after))))
    chances = [] if reasons else [concentration.repeat_chance(half.counts) for half in (before, after)]
    if not all(chances):
        reasons = (Caveat.NO_REPEATS,)
    if reasons:
        yield Signal.not_measurable(TURNOVER, *reasons, used=basis.known, of=basis.of)
        return
    first, second = (
        _effective(half, 1 / chance) for half, chance in zip((before, after), chances, strict=True)
    )
    moved = periods.change(first, second)
    parts = {"d2_before": first[0], "d2_after": second[0], **_parts(basis, before, after)}
    caveats = (*gates.beside_shares(basis), Caveat.CAUSE_UNKNOWN)
    used = before.known + after.known
    yield TURNOVER.signal(moved.change, (moved.low, moved.high), used, basis.of, None, caveats, parts)


def _effective(half: Basis, value: float) -> tuple[float, float | None, float | None]:
    """Return D2 of one half with the interval of leaving out each session (draws would cost more)."""
    low, high = bootstrap.jackknife(value, 1 / spread.without_each(half.cells), half.settings) or (None, None)
    return value, low, high


def _parts(basis: Basis, before: Basis, after: Basis) -> dict[str, float]:
    size = min(before.known, after.known)
    d1 = [rarefaction.d1(half.counts, size) for half in (before, after)]
    often = before.counts >= SEEN_AT_LEAST, after.counts >= SEEN_AT_LEAST
    top = int(basis.ranked[0])
    of_top, of_all = ([_minutes(half, code) for half in (before, after)] for code in (top, None))
    return {
        "d1": d1[1] - d1[0],
        "kept": int((often[0] & often[1]).sum()),
        "gone": int((often[0] & ~often[1]).sum()),
        "new": int((often[1] & ~often[0]).sum()),
        "top_minutes": of_top[1] - of_top[0],
        "other_minutes": (of_all[1] - of_top[1]) - (of_all[0] - of_top[0]),
    }


def _minutes(half: Basis, code: int | None) -> float:
    spent = half.time.value[half.line.watched]
    return float((spent if code is None else spent[half.watched.creator == code]).sum()) / MINUTE_MS
