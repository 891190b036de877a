"""SIG01: what the record can say at all."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from analyzer.basis import Basis
from analyzer.signal import Caveat, Signal, Spec

COVERAGE = Spec("SIG01", "coverage", "share")


def coverage(basis: Basis) -> Iterator[Signal]:
    """SIG01: views with a creator / all views (share, 0-1).

    Parts: covered and active days; per platform its views and its own share; live rooms counted in time.
    Missing: nothing is left out. Needs one view.
    """
    if not basis.of:
        yield Signal.not_measurable(COVERAGE, Caveat.NO_VIEWS)
        return
    parts = {
        "covered_days": int(basis.covered.size),
        "active_days": int(basis.active.size),
        "estimated_share": 1.0,
        "asked": basis.asked,
        "live_rooms": int(np.count_nonzero(~basis.line.watched)),
        "platforms": _platforms(basis),
    }
    caveats = _caveats(basis)
    yield COVERAGE.signal(basis.known_share, (None, None), basis.known, basis.of, None, caveats, parts)


def _caveats(basis: Basis) -> tuple[Caveat, ...]:
    if not basis.known:
        return (Caveat.NO_CREATOR_NAMES,)
    sample = (Caveat.FROM_A_SAMPLE,) if basis.asked < 1 else ()
    if basis.known_share < basis.settings.min_known_share:
        return (Caveat.MOST_CREATORS_UNKNOWN, *sample)
    return (Caveat.SOME_CREATORS_UNKNOWN, *sample) if basis.known < basis.of else ()


def _platforms(basis: Basis) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for code, name in enumerate(basis.watched.platforms):
        own = basis.watched.creator[basis.watched.platform == code]
        if own.size:
            found[name] = {"views": int(own.size), "known_share": float(np.mean(own >= 0))}
    return found
