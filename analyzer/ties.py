"""Measuring one creator after another."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt

from analyzer.basis import Basis
from analyzer.signal import Caveat, Signal, Spec
from analyzer.tie import Tie

Ints = npt.NDArray[np.int64]


def each(
    basis: Basis, spec: Spec, reasons: tuple[Caveat, ...], measure: Callable[[Tie], Signal]
) -> Iterator[Signal]:
    """Yield ``measure`` of every tie; or one signal without value where ``reasons`` stand against all."""
    if not reasons and not basis.subjects:
        reasons = (Caveat.NO_CREATOR_NAMES,) if basis.of else (Caveat.NO_VIEWS,)
    if reasons:
        yield Signal.not_measurable(spec, *reasons, used=basis.known, of=basis.of)
        return
    for tie in basis.ties:
        yield measure(tie)


def sessions_of(basis: Basis, tie: Tie) -> Ints:
    """Return the numbers of the sessions that hold the creator, in order, each once."""
    return np.unique(basis.session_number[tie.line])
