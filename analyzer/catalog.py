"""Every signal that is measured, one line each (clinical.md 2b; SIG29 and SIG31 are never built)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from analyzer.basis import Basis
from analyzer.signal import Signal, Spec
from analyzer.signals import (
    acts,
    concentration,
    coverage,
    days,
    edges,
    guess,
    live,
    messages,
    money,
    mutual,
    new_tie,
    plans,
    quiet,
    returns,
    rewatch,
    rhythm,
    runs,
    searches,
    sitting,
    sought,
    swing,
    tags,
    time,
    trend,
    turnover,
    wide,
)

Measure = Callable[[Basis], Iterable[Signal]]

CATALOG: tuple[tuple[Spec, Measure], ...] = (
    (coverage.COVERAGE, coverage.coverage),
    (time.TIME, time.estimated_time),
    (concentration.TOP_SHARE, concentration.top_creator_share),
    (concentration.EFFECTIVE, concentration.effective_creators),
    (concentration.GINI, concentration.gini),
    (trend.TREND, trend.share_trend),
    (days.PRESENT, days.days_present),
    (days.STREAK, days.longest_streak),
    (rhythm.NIGHT, rhythm.night_share),
    (edges.EDGES, edges.first_or_last),
    (sitting.LENGTH, sitting.session_length),
    (runs.RUN, runs.longest_run),
    (returns.RETURN, returns.return_latency),
    (searches.SEARCHES, searches.searches),
    (rewatch.REWATCH, rewatch.rewatched),
    (turnover.TURNOVER, turnover.turnover),
    (mutual.MUTUAL, mutual.mutual_share),
    (acts.ACTS, acts.outward_acts),
    (messages.UNANSWERED, messages.unanswered_threads),
    (messages.TWO_WAY, messages.two_way_threads),
    (money.MONEY, money.payments),
    (live.LIVE, live.live_rooms),
    (quiet.QUIET, quiet.quiet_spell),
    (new_tie.NEW_TIE, new_tie.days_to_regular),
    (sought.SOUGHT, sought.sought_share),
    (tags.TAGS, tags.towards_share),
    (guess.GUESS, guess.guess_gap),
    (plans.PLAN, plans.plan_kept),
    (wide.WIDE, wide.seen_once),
    (days.OFF, days.days_off),
    (swing.SWING, swing.swings),
)

OWN = frozenset({tags.TAGS.id, guess.GUESS.id, plans.PLAN.id})
"""Signals that rest on the person's guess, tags and plans, and on nothing else they say."""


def measure(basis: Basis) -> list[Signal]:
    """Return every signal of ``basis`` in the order of the catalogue."""
    return [signal for _spec, measured in CATALOG for signal in measured(basis)]


def measure_own(basis: Basis, others: Iterable[Signal]) -> list[Signal]:
    """Return ``others`` with the signals of ``OWN`` measured anew, in the order of the catalogue."""
    kept: dict[str, list[Signal]] = {}
    for signal in others:
        kept.setdefault(signal.id, []).append(signal)
    return [
        signal
        for spec, measured in CATALOG
        for signal in (measured(basis) if spec.id in OWN else kept.get(spec.id, ()))
    ]
