"""SIG07, SIG08, SIG32: on which days a creator is there, in a row, and after days off."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from analyzer import bootstrap, gates, ties
from analyzer.basis import Basis
from analyzer.signal import Caveat, Signal, Spec
from analyzer.tie import Tie

PRESENT = Spec("SIG07", "days_present", "share")
STREAK = Spec("SIG08", "longest_streak", "days")
OFF = Spec("SIG32", "days_off", "share")
Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
A_BREAK = 2


def days_present(basis: Basis) -> Iterator[Signal]:
    """SIG07, per creator: active days with the creator / active days (share, 0-1); parts of_covered, days.

    Missing: days without record, and those that the creator's platforms do not cover, are left out. Gate: 28
    days they cover. Interval: days resampled.
    """
    found = basis.ties
    spans = _spans(basis, [tie.present for tie in found])

    def measure(tie: Tie) -> Signal:
        days, own = int(tie.present.sum()), basis.days_of(tie)
        if own.covered.size < basis.settings.min_tie_days:
            return _too_few(PRESENT, basis, tie)
        parts = {"of_covered": days / own.covered.size, "days": days}
        caveats = (Caveat.CAUSE_UNKNOWN,)
        value = days / int(own.inside.sum())
        return PRESENT.signal(value, spans[tie.code], tie.views, basis.of, tie.creator, caveats, parts)

    yield from ties.each(basis, PRESENT, gates.for_ties(basis), measure)


def longest_streak(basis: Basis) -> Iterator[Signal]:
    """SIG08, per creator: longest run of local days in a row with a view (days); parts first_day, last_day.

    A day without record ends a run, though what happened on it is unknown. Gate: 28 covered days. An exact
    count, so without interval. Never shown as a game.
    """

    def measure(tie: Tie) -> Signal:
        length, first = longest_run(basis.active[tie.present].astype(np.int64))
        parts = {"first_day": day_text(first), "last_day": day_text(first + length - 1)}
        caveats = (Caveat.NO_RECORD_IS_UNKNOWN,)
        return STREAK.signal(float(length), (None, None), tie.views, basis.of, tie.creator, caveats, parts)

    yield from ties.each(basis, STREAK, gates.for_ties(basis), measure)


def days_off(basis: Basis) -> Iterator[Signal]:
    """SIG32, per creator: days with record and without the creator / days with record (share, 0-1).

    Parts: breaks = runs of 2 or more such days between two days with the creator; rebound = middle ratio of
    the first day back to a usual day with the creator, in estimated time. Missing: days without record, and
    those that the creator's platforms do not cover, are neither on nor off. Gate: 28 days they cover; for
    rebound 3 breaks. Interval: days resampled.
    """
    spent = basis.time.value[basis.line.watched]
    found = basis.ties
    spans = _spans(basis, [~tie.present for tie in found])

    def measure(tie: Tie) -> Signal:
        own = basis.days_of(tie)
        if own.covered.size < basis.settings.min_tie_days:
            return _too_few(OFF, basis, tie)
        on = np.flatnonzero(tie.present[own.inside])
        minutes = np.bincount(basis.day_place[tie.rows], spent[tie.rows])[tie.present.nonzero()]
        back = np.flatnonzero(np.diff(on) > A_BREAK) + 1
        usual = float(np.median(minutes))
        enough = back.size >= basis.settings.min_breaks and usual > 0
        caveats = [Caveat.NO_RECORD_IS_UNKNOWN, Caveat.CAUSE_UNKNOWN]
        if not enough:
            caveats.append(Caveat.TOO_FEW_BREAKS)
        rebound = float(np.median(minutes[back])) / usual if enough else None
        parts = {"breaks": int(back.size), "rebound": rebound}
        value = 1 - on.size / int(own.inside.sum())
        return OFF.signal(value, spans[tie.code], tie.views, basis.of, tie.creator, tuple(caveats), parts)

    yield from ties.each(basis, OFF, gates.for_ties(basis), measure)


def longest_run(days: Ints) -> tuple[int, int]:
    """Return the length and the first day of the longest run in sorted, different day numbers."""
    starts = np.flatnonzero(np.concatenate([[True], np.diff(days) > 1]))
    lengths = np.diff(np.append(starts, days.size))
    best = int(np.argmax(lengths))
    return int(lengths[best]), int(days[starts[best]])


def day_text(day: int) -> str:
    """Return a day number as ISO text."""
    return str(np.datetime64(day, "D"))


def _spans(basis: Basis, flags: list[npt.NDArray[np.bool_]]) -> dict[int, tuple[float | None, float | None]]:
    """Return by creator code the interval of the share of their platforms' active days with a flag."""
    if not flags:
        return {}
    under = np.array([basis.days_of(tie).inside for tie in basis.ties], np.float64).T
    found = bootstrap.ratios(np.array(flags).T * under, under, basis.day_weights, basis.settings)
    return {code: span or (None, None) for code, span in zip(basis.subjects, found, strict=True)}


def _too_few(spec: Spec, basis: Basis, tie: Tie) -> Signal:
    reason = Caveat.TOO_FEW_DAYS
    return Signal.not_measurable(spec, reason, used=tie.views, of=basis.of, subject=tie.creator)
