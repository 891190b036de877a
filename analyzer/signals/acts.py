"""SIG18: likes, saves, shares, comments and live chats on one creator."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from analyzer import ties, windows
from analyzer.basis import Basis
from analyzer.signal import Caveat, Signal, Spec
from analyzer.tie import Tie
from analyzer.views import MISSING, Views
from importers.events import Kind

ACTS = Spec("SIG18", "outward_acts", "acts")
OUTWARD = (Kind.LIKE, Kind.SAVE, Kind.SHARE, Kind.COMMENT, Kind.LIVE_CHAT)


def outward_acts(basis: Basis) -> Iterator[Signal]:
    """SIG18, per creator: likes, saves, shares, comments and live chats on the creator (count).

    Parts: per_100 = acts on days that the views of their platform cover, per 100 views (None where no such
    act has a target); one count per kind, of all days like the value. Missing: acts whose target the export
    does not name are in nobody's count; without an act with a target on the creator's platforms nothing is
    said. Gate: 100 views of the creator. An exact count, so without interval. No text is read.
    """
    acts = basis.acts.only(basis.acts.of(*OUTWARD))
    beside = acts.only(on_viewed_days(basis, acts))

    def measure(tie: Tie) -> Signal:
        if tie.views < basis.settings.min_act_views:
            reason = Caveat.TOO_FEW_VIEWS
            return Signal.not_measurable(ACTS, reason, used=tie.views, of=basis.of, subject=tie.creator)
        here = _here(basis, tie, acts)
        if not (here.creator != MISSING).any():
            reason = Caveat.NO_ACT_NAMED if here.size else Caveat.NO_ACT_LOG
            return Signal.not_measurable(ACTS, reason, of=basis.of, subject=tie.creator)
        own = acts.only(acts.creator == tie.code)
        counts = {str(kind): int(np.count_nonzero(own.of(kind))) for kind in OUTWARD}
        parts = {"per_100": _per_100(tie, _here(basis, tie, beside)), **counts}
        nameless = bool((here.creator == MISSING).any())
        caveats = (Caveat.SOME_ACTS_HAVE_NO_TARGET,) if nameless else ()
        return ACTS.signal(float(own.size), (None, None), own.size, acts.size, tie.creator, caveats, parts)

    yield from ties.each(basis, ACTS, (), measure)


def on_viewed_days(basis: Basis, acts: Views) -> npt.NDArray[np.bool_]:
    """Mask of the acts on a day that the views of the same platform cover (``windows.covered``), shape (n,).

    Lists of likes go back years, histories of views often do not: on these days the two stand together.
    """
    watched, found = basis.watched, np.zeros(acts.size, bool)
    for platform in np.unique(acts.platform):
        own = watched.platform == platform
        days = windows.covered(watched.day[own], watched.platform[own], basis.settings)
        found |= (acts.platform == platform) & np.isin(acts.day, days)
    return found


def _here(basis: Basis, tie: Tie, acts: Views) -> Views:
    """Return the acts on the platforms where the creator was seen."""
    return acts.only(np.isin(acts.platform, basis.watched.platform[tie.rows]))


def _per_100(tie: Tie, acts: Views) -> float | None:
    """Return the acts on the creator per 100 views; None where none of ``acts`` says whom it was for."""
    if not (acts.creator != MISSING).any():
        return None
    return float(np.count_nonzero(acts.creator == tie.code)) / tie.views * 100
