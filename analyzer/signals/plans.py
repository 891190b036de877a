"""SIG28: a plan the person made, beside the record."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from analyzer import windows
from analyzer.basis import Basis
from analyzer.dwell import MINUTE_MS
from analyzer.own import Plan
from analyzer.signal import Caveat, Signal, Spec

PLAN = Spec("SIG28", "plan_kept", "share")
Flags = npt.NDArray[np.bool_]


def plan_kept(basis: Basis) -> Iterator[Signal]:
    """SIG28, per plan: days that fit the plan / days with record among the plan's days (share, 0-1).

    ``subject`` is the plan's id; parts kept, days. A day fits when no view of the plan's creator (or of
    anyone) begins in its hours, and the middle estimate stays within its minutes. Missing: days without
    record are left out. Gate: 7 days with record. An exact count, so without interval. No streak, no score.
    """
    if not basis.settings.own.plans:
        yield Signal.not_measurable(PLAN, Caveat.NO_PLAN, of=basis.of)
    for plan in basis.settings.own.plans:
        yield _measure(basis, plan)


def _measure(basis: Basis, plan: Plan) -> Signal:
    first, last = windows.day_number(plan.first_day), windows.day_number(plan.last_day)
    inside = (basis.active >= first) & (basis.active <= last)
    days = int(inside.sum())
    if days < basis.settings.min_plan_days:
        return Signal.not_measurable(PLAN, Caveat.TOO_FEW_DAYS, used=days, of=days, subject=plan.id)
    kept = int((inside & ~_slipped(basis, plan)).sum())
    parts = {"kept": kept, "days": days}
    return PLAN.signal(kept / days, (None, None), days, days, plan.id, (Caveat.NO_RECORD_IS_UNKNOWN,), parts)


def _slipped(basis: Basis, plan: Plan) -> Flags:
    """Mask of active days that do not fit the plan."""
    watched, days = basis.watched, basis.active.size
    codes = {name: code for code, name in enumerate(watched.creators)}
    own = np.ones(watched.size, bool)
    if plan.creator is not None:
        own = watched.creator == codes.get(plan.creator, len(codes))
    slipped = np.zeros(days, bool)
    if plan.hours is not None:
        slipped[basis.day_place[own & windows.in_night(watched.hour, plan.hours)]] = True
    if plan.minutes is not None:
        spent = basis.time.value[basis.line.watched]
        slipped |= np.bincount(basis.day_place[own], spent[own], minlength=days) > plan.minutes * MINUTE_MS
    return slipped
