"""Every signal that is measured, one line each (clinical.md 2b)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from analyzer.basis import Basis
from analyzer.signal import Signal, Spec
from analyzer.signals import concentration, coverage, rhythm, sitting, time

Measure = Callable[[Basis], Iterable[Signal]]

CATALOG: tuple[tuple[Spec, Measure], ...] = (
    (coverage.COVERAGE, coverage.coverage),
    (time.TIME, time.estimated_time),
    (concentration.TOP_SHARE, concentration.top_creator_share),
    (concentration.EFFECTIVE, concentration.effective_creators),
    (concentration.GINI, concentration.gini),
    (rhythm.NIGHT, rhythm.night_share),
    (sitting.LENGTH, sitting.session_length),
)


def measure(basis: Basis) -> list[Signal]:
    """Return every signal of ``basis`` in the order of the catalogue."""
    return [signal for _spec, measured in CATALOG for signal in measured(basis)]
