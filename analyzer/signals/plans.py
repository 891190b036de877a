"""SIG28: a plan the person made, beside the record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from analyzer import windows
from analyzer.basis import Basis
from analyzer.dwell import MINUTE_MS
from analyzer.own import Plan
from analyzer.signal import Caveat, Signal, Spec

PLAN = Spec("SIG28", "plan_kept", "share")
Flags = npt.NDArray[np.bool_]
Days = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]


def plan_kept(basis: Basis) -> Iterator[Signal]:
    """SIG28, per plan: days that fit the plan / days with record among the plan's days (share, 0-1).

    ``subject`` is the plan's id; parts kept, days. A day fits when no view of what the plan is about begins
    in its hours, and the estimate stays within its minutes. Missing: a day without any view, and a day on
    which the record does not reach the plan's platform (or its creator's), is left out. Gate: 7 days with
    record. Hours are counted, so a plan without minutes has no interval; with minutes ``low`` and ``high``
    take the high and the low end of the estimate. No streak, no score.
    """
    if not basis.settings.own.plans:
        yield Signal.not_measurable(PLAN, Caveat.NO_PLAN, of=basis.of)
    for plan in basis.settings.own.plans:
        yield _measure(basis, plan)


def planned_days(plan: Plan) -> Days:
    """Return the day numbers a plan is for, whether or not anything is on record then."""
    first, last = windows.day_number(plan.first_day), windows.day_number(plan.last_day)
    days = np.arange(first, last + 1, dtype=np.int32)
    return days[np.isin(windows.weekdays(days), plan.weekdays)] if plan.weekdays else days


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a record reaches a plan: days asked for, those before the record ends, those on record.

    ``platforms`` are the apps with a view on the days on record.
    """

    planned: int
    past: int
    days: int
    platforms: tuple[str, ...]


def reach(basis: Basis, plan: Plan) -> Reach:
    """Return what of a plan's days the record can tell of."""
    asked, inside = planned_days(plan), on_record(basis, plan)
    last = int(basis.active[-1]) if basis.active.size else -1
    seen = np.unique(basis.watched.platform[inside[basis.day_place]]).tolist() if inside.any() else []
    names = tuple(str(basis.watched.platforms[code]) for code in seen)
    return Reach(int(asked.size), int((asked <= last).sum()), int(inside.sum()), names)


def on_record(basis: Basis, plan: Plan) -> Flags:
    """Mask of active days that are the plan's and on which the record reaches what the plan is about."""
    inside = np.isin(basis.active, planned_days(plan))
    if plan.platform is None and plan.creator is None:
        return inside
    reached = np.zeros(basis.active.size, bool)
    for code in _platforms(basis, plan):
        days = basis.watched.day[basis.watched.platform == code]
        reached |= (basis.active >= days.min()) & (basis.active <= days.max())
    return inside & reached


def _measure(basis: Basis, plan: Plan) -> Signal:
    inside = on_record(basis, plan)
    days = int(inside.sum())
    if days < basis.settings.min_plan_days:
        return Signal.not_measurable(PLAN, Caveat.TOO_FEW_DAYS, used=days, of=days, subject=plan.id)
    time = basis.time
    low, kept, high = (
        int((inside & ~_slipped(basis, plan, spent)).sum()) for spent in (time.high, time.value, time.low)
    )
    span = (None, None) if plan.minutes is None else (low / days, high / days)
    caveats = () if plan.minutes is None else (Caveat.TIME_ESTIMATED,)
    parts = {"kept": kept, "kept_low": low, "kept_high": high, "days": days}
    return PLAN.signal(kept / days, span, days, days, plan.id, (*caveats, Caveat.NO_RECORD_IS_UNKNOWN), parts)


def _slipped(basis: Basis, plan: Plan, spent: Floats) -> Flags:
    """Mask of active days that do not fit the plan when views took ``spent`` (ms per row of the line)."""
    watched, days = basis.watched, basis.active.size
    own = _about(basis, plan)
    slipped = np.zeros(days, bool)
    if plan.hours is not None:
        slipped[basis.day_place[own & windows.in_night(watched.hour, plan.hours)]] = True
    if plan.minutes is not None:
        taken = spent[basis.line.watched][own]
        slipped |= np.bincount(basis.day_place[own], taken, minlength=days) > plan.minutes * MINUTE_MS
    return slipped


def _about(basis: Basis, plan: Plan) -> Flags:
    """Mask of the views a plan is about."""
    watched = basis.watched
    mask = np.ones(watched.size, bool)
    for column, names, name in (
        (watched.creator, watched.creators, plan.creator),
        (watched.platform, watched.platforms, plan.platform),
    ):
        if name is not None:
            mask &= column == (names.index(name) if name in names else len(names))
    return mask


def _platforms(basis: Basis, plan: Plan) -> list[int]:
    """Return the codes of the platforms a plan is about: its own, or those its creator was ever seen on."""
    watched = basis.watched
    seen = np.unique(watched.platform[_about(basis, replace(plan, platform=None))]).tolist()
    if plan.platform is None and seen:
        return [int(code) for code in seen]
    named = plan.platform or (plan.creator or "").partition(":")[0]
    there = np.unique(watched.platform).tolist()
    return [int(code) for code in there if watched.platforms[code] == named]
