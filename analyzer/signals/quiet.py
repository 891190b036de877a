"""SIG23: a creator who was there most weeks, and then was not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analyzer import ties
from analyzer.basis import Basis
from analyzer.signal import Caveat, Signal, Spec
from analyzer.signals.days import day_text
from analyzer.tie import Tie
from analyzer.windows import DAYS_PER_WEEK

QUIET = Spec("SIG23", "quiet_spell", "days")
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Spell:
    """A quiet spell: last day before, first day after (None: still quiet), days seen, regular weeks."""

    last: int
    back: int | None
    days: int
    weeks: int


def quiet_spell(basis: Basis) -> Iterator[Signal]:
    """SIG23, per creator: most days on record without the creator in a row after 8 of 12 weeks with (days).

    Parts: since (last day with the creator), until (first day back, None while quiet), ongoing (1 or 0),
    regular_weeks. The cause is unknown: the creator stopped, the person stopped, a block, the feed. Nothing
    is announced. Missing: days without a view on the creator's platforms do not count. Gate: 12 weeks that
    these cover, and 21 such days. An exact count, so without interval.
    """
    least = basis.settings.min_swing_weeks * DAYS_PER_WEEK
    reasons = () if basis.covered.size >= least else (Caveat.TOO_FEW_WEEKS,)

    def measure(tie: Tie) -> Signal:
        own = basis.days_of(tie)
        if own.covered.size < least:
            return _none(basis, tie, Caveat.TOO_FEW_WEEKS)
        spell = _longest(basis, own.seen.astype(np.int64), basis.active[tie.present].astype(np.int64))
        if spell is None:
            return _none(basis, tie, Caveat.NO_QUIET_SPELL)
        parts = {
            "since": day_text(spell.last),
            "until": None if spell.back is None else day_text(spell.back),
            "ongoing": int(spell.back is None),
            "regular_weeks": spell.weeks,
        }
        caveats = (Caveat.CAUSE_UNKNOWN, Caveat.NO_RECORD_IS_UNKNOWN)
        value = float(spell.days)
        return QUIET.signal(value, (None, None), tie.views, basis.of, tie.creator, caveats, parts)

    yield from ties.each(basis, QUIET, reasons, measure)


def _none(basis: Basis, tie: Tie, reason: Caveat) -> Signal:
    return Signal.not_measurable(QUIET, reason, used=tie.views, of=basis.of, subject=tie.creator)


def _longest(basis: Basis, seen: Ints, days: Ints) -> _Spell | None:
    """Return the longest spell after a regular time; ``days`` are the creator's of ``seen``, sorted."""
    after = np.append(days[1:], int(seen[-1]) + 1)
    quiet = np.searchsorted(seen, after) - np.searchsorted(seen, days, side="right")
    best: _Spell | None = None
    for place in np.flatnonzero(quiet >= basis.settings.quiet_days).tolist():
        weeks = _regular(basis, days[: place + 1])
        if weeks >= basis.settings.regular_weeks and (best is None or quiet[place] > best.days):
            back = int(days[place + 1]) if place + 1 < days.size else None
            best = _Spell(int(days[place]), back, int(quiet[place]), weeks)
    return best


def _regular(basis: Basis, days: Ints) -> int:
    """Return in how many of the 12 weeks up to the last of ``days`` the creator was there."""
    back = (days[-1] - days) // DAYS_PER_WEEK
    return int(np.unique(back[back < basis.settings.min_swing_weeks]).size)
