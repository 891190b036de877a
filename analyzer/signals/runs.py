"""SIG12: the longest stretch of one creator inside a session."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from analyzer import ties
from analyzer.basis import Basis
from analyzer.dwell import MINUTE_MS
from analyzer.signal import Caveat, Signal, Spec
from analyzer.tie import Tie

RUN = Spec("SIG12", "longest_run", "items")
OTHERS_ALLOWED = 1


def longest_run(basis: Basis) -> Iterator[Signal]:
    """SIG12, per creator: most items of the creator in a stretch of a session, one other item allowed.

    Parts: minutes = estimated time of the stretch, from its first item of the creator to its last; start
    (UTC ms). Missing: items without a creator count as others. Gate: 30 sessions. An exact count, so without
    interval.
    """
    reasons = () if basis.sessions.size >= basis.settings.min_sessions else (Caveat.TOO_FEW_SESSIONS,)

    def measure(tie: Tie) -> Signal:
        first, items = _longest(basis, tie)
        rows = slice(int(tie.line[first]), int(tie.line[first + items - 1]) + 1)
        parts = {
            "minutes": float(basis.time.value[rows].sum()) / MINUTE_MS,
            "start": int(basis.line.ms[rows.start]),
        }
        caveats = (Caveat.AUTOPLAY_COUNTS, Caveat.DEPENDS_ON_SESSION_GAP)
        return RUN.signal(float(items), (None, None), tie.views, basis.of, tie.creator, caveats, parts)

    yield from ties.each(basis, RUN, reasons, measure)


def _longest(basis: Basis, tie: Tie) -> tuple[int, int]:
    """Return where among the creator's rows the longest stretch begins, and how many of its items it has.

    ``row - place`` counts the others before each item; a stretch may raise it by one, and never crosses
    sessions.
    """
    others = tie.line - np.arange(tie.line.size)
    others = others + basis.session_number[tie.line] * (basis.line.size + 2)
    ends = np.searchsorted(others, others + OTHERS_ALLOWED, side="right")
    lengths = ends - np.arange(tie.line.size)
    best = int(np.argmax(lengths))
    return best, int(lengths[best])
