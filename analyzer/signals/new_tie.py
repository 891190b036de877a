"""SIG24: from following a creator to seeing a lot of them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from analyzer import ties, windows
from analyzer.basis import Basis
from analyzer.signal import Caveat, Signal, Spec
from analyzer.tie import Tie
from analyzer.views import MISSING
from importers.events import Kind

NEW_TIE = Spec("SIG24", "days_to_regular", "days")
Ints = npt.NDArray[np.int64]


def days_to_regular(basis: Basis) -> Iterator[Signal]:
    """SIG24, per creator: days from the follow to the first week with a tenth of the known views.

    Parts: followed (day), age_days = days from first to last view. Missing: a follow without a date, or from
    before the first day that the creator's platforms cover: what came up until that day is unknown. Gate: 8
    weeks of record after the follow. An exact count, so without interval.
    """
    follows = basis.acts.only(basis.acts.of(Kind.FOLLOW))
    weeks = windows.week_numbers(basis.watched.day).astype(np.int64)
    known = weeks[basis.watched.creator != MISSING]

    def measure(tie: Tie) -> Signal:
        own = follows.day[follows.creator == tie.code]
        if not own.size:
            return _none(tie, basis, Caveat.NO_FOLLOW_DATE)
        followed, covered = int(own[0]), basis.days_of(tie).covered
        if followed < covered[0]:
            return _none(tie, basis, Caveat.FOLLOWED_BEFORE_RECORD)
        if int(covered[-1]) - followed < basis.settings.min_trend_weeks * windows.DAYS_PER_WEEK:
            return _none(tie, basis, Caveat.TOO_FEW_WEEKS)
        week = _taken_up(basis, weeks[tie.rows], known, followed)
        if week is None:
            return _none(tie, basis, Caveat.NEVER_TAKEN_UP)
        days = basis.watched.day[tie.rows]
        parts = {
            "followed": str(np.datetime64(followed, "D")),
            "age_days": int(days[-1]) - int(days[0]) + 1,
        }
        value = float(max(0, week - followed))
        caveats = (Caveat.CAUSE_UNKNOWN,)
        return NEW_TIE.signal(value, (None, None), tie.views, basis.of, tie.creator, caveats, parts)

    yield from ties.each(basis, NEW_TIE, (), measure)


def _taken_up(basis: Basis, own: Ints, known: Ints, followed: int) -> int | None:
    """Return the first day of the first week from the follow on with the share; or None."""
    start = int(windows.week_numbers(np.array([followed], np.int32))[0])
    size = max(int(known.max()) - start + 1, 1)
    own, known = own[own >= start] - start, known[known >= start] - start
    share = np.bincount(own, minlength=size) / np.maximum(np.bincount(known, minlength=size), 1)
    weeks = np.flatnonzero(share >= basis.settings.new_tie_share)
    return int(windows.week_start(np.array([start + weeks[0]], np.int32))[0]) if weeks.size else None


def _none(tie: Tie, basis: Basis, reason: Caveat) -> Signal:
    return Signal.not_measurable(NEW_TIE, reason, used=tie.views, of=basis.of, subject=tie.creator)
