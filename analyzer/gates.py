"""Gates: what must be there before a number may be shown. Engineering defaults, no clinical meaning."""

from __future__ import annotations

from analyzer.basis import Basis
from analyzer.signal import Caveat


def for_shares(basis: Basis, *, sampled: bool = False) -> tuple[Caveat, ...]:
    """Return why shares of creators cannot be shown (SIG03-SIG05), empty where they can.

    ``sampled`` says that the signal is true of a random sample of views as it is of all of them.
    """
    settings = basis.settings
    if not basis.of:
        return (Caveat.NO_VIEWS,)
    if not basis.known:
        return (Caveat.NO_CREATOR_NAMES,)
    found = {
        Caveat.MOST_CREATORS_UNKNOWN: basis.known_share
        < settings.min_known_share * (basis.asked if sampled else 1),
        Caveat.TOO_FEW_VIEWS: basis.known < settings.min_views,
        Caveat.TOO_FEW_ACTIVE_DAYS: basis.active.size < settings.min_active_days,
    }
    return tuple(caveat for caveat, holds in found.items() if holds)


def beside_shares(basis: Basis) -> tuple[Caveat, ...]:
    """Return what to keep in mind beside a share that is shown."""
    found = {
        Caveat.SOME_CREATORS_UNKNOWN: basis.known < basis.of,
        Caveat.FROM_A_SAMPLE: basis.asked < 1,
        Caveat.SEVERAL_PLATFORMS: bool((basis.watched.platform != basis.watched.platform[0]).any()),
    }
    return tuple(caveat for caveat, holds in found.items() if holds)


def for_days(basis: Basis, caveat: Caveat = Caveat.TOO_FEW_DAYS) -> tuple[Caveat, ...]:
    """Return why a signal that needs covered days cannot be shown (SIG02, SIG09), empty where it can."""
    if not basis.of:
        return (Caveat.NO_VIEWS,)
    return (caveat,) if basis.covered.size < basis.settings.min_covered_days else ()


def for_ties(basis: Basis) -> tuple[Caveat, ...]:
    """Return why days with one creator cannot be counted (SIG07, SIG08, SIG32), empty where they can."""
    if not basis.of:
        return (Caveat.NO_VIEWS,)
    return (Caveat.TOO_FEW_DAYS,) if basis.covered.size < basis.settings.min_tie_days else ()
