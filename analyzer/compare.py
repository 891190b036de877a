"""Two periods side by side: both values, the change, and its interval by resampled days (clinical 2b)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analyzer import bootstrap, daydraws, fairness, gates, periods, rarefaction
from analyzer.basis import Basis
from analyzer.comparison import Change, Comparison, Direction, Estimate, Ground
from analyzer.daydraws import Side
from analyzer.periods import Span
from analyzer.settings import Settings
from analyzer.signal import Caveat, Signal, Spec
from analyzer.signals import concentration as shares
from analyzer.signals import days, rhythm, sitting, time
from importers.record import Record

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
SEEN_AT_LEAST = 3
"""Views in a period from which a creator counts as kept, gone or new (SIG16)."""


@dataclass(frozen=True, slots=True)
class _Measure:
    """A measure of everything: its value as the signal has it, draws, whether its margin is in points."""

    spec: Spec
    measured: Callable[[Basis], Iterable[Signal]]
    draws: Callable[[Side], Floats]
    points: bool = False
    part: str = ""


HOURS = Spec("SIG02", "weekly_hours", "h/week")
SHARE = Spec("SIG03", "creator_share", "share")
_GENERAL = (
    _Measure(HOURS, time.estimated_time, daydraws.weekly_hours, part="per_week"),
    _Measure(shares.TOP_SHARE, shares.top_creator_share, daydraws.top_share, points=True),
    _Measure(shares.EFFECTIVE, shares.effective_creators, daydraws.effective_number),
    _Measure(shares.GINI, shares.gini, daydraws.gini),
    _Measure(rhythm.NIGHT, rhythm.night_share, daydraws.night_share),
    _Measure(sitting.LENGTH, sitting.session_length, daydraws.session_minutes),
)
NAMES = tuple(one.spec.name for one in _GENERAL)
"""Names of the measures of everything."""
CREATOR_NAMES = (SHARE.name, HOURS.name, days.PRESENT.name, rhythm.NIGHT.name)
"""Names of the measures of one creator."""


def compare(
    record: Record, settings: Settings, before: Span, after: Span, creators: Iterable[str] = ()
) -> Comparison:
    """Hold ``after`` against ``before``; ``creators`` (ids) are measured besides the most viewed of both.

    Refused with the reasons where the two-period rule does not hold (``fairness.reasons``). Each value is the
    period's own signal. The interval resamples the local days of each period by itself (B and seed of
    ``settings``); where time is in a measure it spans the low to the high reading of time.
    """
    named = tuple(creators)
    first, second = (periods.read(record, settings, span, named) for span in (before, after))
    grounds = _ground(first, before), _ground(second, after)
    if against := fairness.reasons(fairness.days_of(record, settings), before, after):
        return Comparison(*grounds, reasons=against)
    sides = Side(first, settings.seed + 1), Side(second, settings.seed + 2)
    found = (*_general(sides), *_of_creators(sides))
    return Comparison(*grounds, changes=found, turnover=_turnover(first, second))


def judged(points: Floats, draws: Floats, settings: Settings, margins: Floats) -> Direction:
    """Return what can be said of a change, shape (bands,), from ``draws`` of it, shape (bands, resamples).

    More or less: in every band the interval leaves out 0 and the change reaches the margin. Same: in every
    band the change stays below the margin and the interval below twice that. Else unknown.
    """
    ends = np.array([bootstrap.interval(row, settings) for row in draws])
    low, high = ends[:, 0], ends[:, 1]
    if ((low > 0) & (points >= margins)).all():
        return Direction.MORE
    if ((high < 0) & (points <= -margins)).all():
        return Direction.LESS
    near = (np.abs(points) < margins) & (low >= -2 * margins) & (high <= 2 * margins)
    return Direction.SAME if near.all() else Direction.UNKNOWN


def _general(sides: tuple[Side, Side]) -> Iterator[Change]:
    for measure in _GENERAL:
        signals = [next(iter(measure.measured(side.basis))) for side in sides]
        caveats = tuple(dict.fromkeys(caveat for signal in signals for caveat in signal.caveats))
        values = _estimate(signals[0], measure.part), _estimate(signals[1], measure.part)
        if values[0].value is None or values[1].value is None:
            yield _unknown(measure.spec, values, None, caveats)
            continue
        draws = measure.draws(sides[0]), measure.draws(sides[1])
        yield _change(measure.spec, values, draws, sides, None, caveats, points=measure.points)


def _of_creators(sides: tuple[Side, Side]) -> Iterator[Change]:
    """Yield the measures of each creator that is among the most viewed, or named, in either period."""
    first, second = sides[0].basis, sides[1].basis
    codes = np.array([*dict.fromkeys((*first.subjects, *second.subjects))], np.int64)
    tables = [daydraws.of_creators(side, codes) for side in sides]
    reasons = {
        SHARE: (*gates.for_shares(first), *gates.for_shares(second)),
        HOURS: (*gates.for_days(first), *gates.for_days(second)),
        days.PRESENT: (*gates.for_ties(first), *gates.for_ties(second)),
        rhythm.NIGHT: (
            *gates.for_days(first, Caveat.TOO_FEW_NIGHTS),
            *gates.for_days(second, Caveat.TOO_FEW_NIGHTS),
        ),
    }
    for place, code in enumerate(codes.tolist()):
        subject = first.watched.creators[code]
        few = min(int(side.basis.counts[code]) for side in sides) < first.settings.min_creator_views
        for spec, against in reasons.items():
            why = against or ((Caveat.TOO_FEW_VIEWS,) if few and spec is rhythm.NIGHT else ())
            draws = tables[0][spec.name][:, place], tables[1][spec.name][:, place]
            values = _drawn_estimate(draws[0], sides), _drawn_estimate(draws[1], sides)
            if why:
                yield _unknown(spec, (Estimate(None), Estimate(None)), subject, tuple(dict.fromkeys(why)))
            else:
                yield _change(spec, values, draws, sides, subject, _beside(spec), points=spec is SHARE)


def _beside(spec: Spec) -> tuple[Caveat, ...]:
    timed = spec in {HOURS, rhythm.NIGHT}
    return (Caveat.TIME_ESTIMATED, Caveat.CAUSE_UNKNOWN) if timed else (Caveat.CAUSE_UNKNOWN,)


def _change(
    spec: Spec,
    values: tuple[Estimate, Estimate],
    draws: tuple[Floats, Floats],
    sides: tuple[Side, Side],
    subject: str | None,
    caveats: tuple[Caveat, ...],
    *,
    points: bool,
) -> Change:
    """Return the change of one measure from its draws, shape (bands, 1 + resamples), the record first."""
    settings = sides[0].basis.settings
    moved = (draws[1] - draws[0])[:, 1:]
    moved = moved[:, ~np.isnan(moved).any(axis=0)]
    if moved.shape[1] < settings.bootstrap / 2:
        return _unknown(spec, values, subject, (*caveats, Caveat.INTERVAL_NOT_MEASURABLE))
    before, after = draws[0][:, 0], draws[1][:, 0]
    margins = np.full(before.shape, settings.trend_points)
    if not points:
        margins = settings.same_change * (before + after) / 2
    told = judged(after - before, moved, settings, margins)
    ends = [bootstrap.interval(row, settings) for row in moved]
    span = min(end[0] for end in ends), max(end[1] for end in ends)
    change = (values[1].value or 0.0) - (values[0].value or 0.0)
    return Change(spec.id, spec.name, spec.unit, *values, change, *span, told, subject, caveats)


def _unknown(
    spec: Spec, values: tuple[Estimate, Estimate], subject: str | None, caveats: tuple[Caveat, ...]
) -> Change:
    before, after = values[0].value, values[1].value
    change = None if before is None or after is None else after - before
    return Change(
        spec.id, spec.name, spec.unit, *values, change, None, None, Direction.UNKNOWN, subject, caveats
    )


def _estimate(signal: Signal, part: str) -> Estimate:
    if not part or signal.value is None:
        return Estimate(signal.value, signal.low, signal.high)
    return Estimate(*(signal.parts[part + end] for end in ("", "_low", "_high")))


def _drawn_estimate(draws: Floats, sides: tuple[Side, Side]) -> Estimate:
    """Return a value with its interval by day, or with the low and high reading of time where it has them."""
    middle = float(draws[draws.shape[0] // 2, 0])
    if np.isnan(middle):
        return Estimate(None)
    if draws.shape[0] > 1:
        return Estimate(middle, float(draws[0, 0]), float(draws[-1, 0]))
    own = draws[0, 1:]
    return Estimate(middle, *bootstrap.interval(own[~np.isnan(own)], sides[0].basis.settings))


def _turnover(before: Basis, after: Basis) -> dict[str, float | int | None]:
    """Return SIG16's parts for these two periods."""
    often = before.counts >= SEEN_AT_LEAST, after.counts >= SEEN_AT_LEAST
    size = min(before.known, after.known)
    thinned = [rarefaction.d1(side.counts, size) if size else None for side in (before, after)]
    return {
        "kept": int((often[0] & often[1]).sum()),
        "gone": int((often[0] & ~often[1]).sum()),
        "new": int((often[1] & ~often[0]).sum()),
        "d1_against": thinned[0],
        "d1_period": thinned[1],
    }


def _ground(basis: Basis, span: Span) -> Ground:
    seen = np.unique(basis.watched.platform).tolist()
    platforms = tuple(sorted(basis.watched.platforms[code] for code in seen))
    return Ground(span, basis.of, int(basis.active.size), platforms, basis.known_share)
