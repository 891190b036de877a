"""SIG21: payments the export states, and only where the person asks for it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from analyzer.basis import Basis
from analyzer.signal import Caveat, Signal, Spec
from importers.events import Kind

MONEY = Spec("SIG21", "payments", "payments")


def payments(basis: Basis) -> Iterator[Signal]:
    """SIG21: purchases and gifts on record (count); first all, then per creator that has any.

    Parts: purchases, gifts, months with any. Amounts are not kept: units differ between files and are not
    proved. Off until the person asks for it. Missing: memberships, other sites, shops, tickets. Gate: one
    record. An exact count, so without interval.
    """
    if not basis.settings.own.money:
        yield Signal.not_measurable(MONEY, Caveat.SWITCHED_OFF)
        return
    found = basis.acts.only(basis.acts.of(Kind.PURCHASE, Kind.GIFT))
    if not found.size:
        yield Signal.not_measurable(MONEY, Caveat.MONEY_SHOWS_PART)
        return
    for code in (None, *np.unique(found.creator[found.creator >= 0]).tolist()):
        own = found if code is None else found.only(found.creator == code)
        months = np.unique(own.day.astype("datetime64[D]").astype("datetime64[M]")).size
        gifts = int(np.count_nonzero(own.of(Kind.GIFT)))
        parts = {"purchases": own.size - gifts, "gifts": gifts, "months": int(months)}
        subject = None if code is None else found.creators[code]
        caveats = (Caveat.MONEY_SHOWS_PART,)
        yield MONEY.signal(float(own.size), (None, None), own.size, found.size, subject, caveats, parts)
