"""SIG18: likes, saves, shares, comments and live chats on one creator."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from analyzer import ties
from analyzer.basis import Basis
from analyzer.signal import Caveat, Signal, Spec
from analyzer.tie import Tie
from importers.events import Kind

ACTS = Spec("SIG18", "outward_acts", "acts")
OUTWARD = (Kind.LIKE, Kind.SAVE, Kind.SHARE, Kind.COMMENT, Kind.LIVE_CHAT)


def outward_acts(basis: Basis) -> Iterator[Signal]:
    """SIG18, per creator: likes, saves, shares, comments and live chats on the creator (count).

    Parts: per_100 = per 100 views; one count per kind. Missing: acts whose target the export does not name
    are in nobody's count; without an act with a target on the creator's platforms nothing is said. Gate: 100
    views of the creator. An exact count, so without interval. No text is read.
    """
    acts = basis.acts.only(basis.acts.of(*OUTWARD))

    def measure(tie: Tie) -> Signal:
        if tie.views < basis.settings.min_act_views:
            reason = Caveat.TOO_FEW_VIEWS
            return Signal.not_measurable(ACTS, reason, used=tie.views, of=basis.of, subject=tie.creator)
        here = acts.only(np.isin(acts.platform, basis.watched.platform[tie.rows]))
        if not (here.creator >= 0).any():
            reason = Caveat.NO_ACT_NAMED if here.size else Caveat.NO_ACT_LOG
            return Signal.not_measurable(ACTS, reason, of=basis.of, subject=tie.creator)
        own = acts.only(acts.creator == tie.code)
        counts = {str(kind): int(np.count_nonzero(own.of(kind))) for kind in OUTWARD}
        parts = {"per_100": own.size / tie.views * 100, **counts}
        nameless = bool((here.creator < 0).any())
        caveats = (Caveat.SOME_ACTS_HAVE_NO_TARGET,) if nameless else ()
        return ACTS.signal(float(own.size), (None, None), own.size, acts.size, tie.creator, caveats, parts)

    yield from ties.each(basis, ACTS, (), measure)
