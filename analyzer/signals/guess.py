"""SIG27: the guess before the first chart, beside the record."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer import gates
from analyzer.basis import Basis
from analyzer.signal import Caveat, Signal, Spec
from analyzer.time_spent import HOUR_MS
from analyzer.windows import DAYS_PER_WEEK

GUESS = Spec("SIG27", "guess_gap", "h")


def guess_gap(basis: Basis) -> Iterator[Signal]:
    """SIG27: estimated less guessed hours per covered week (h); ``low``, ``high`` from the time's range.

    Parts: record, guess (h per week); top_share_gap (share of the guessed creator in the record less the
    guess); top_right (1 or 0). Gate: a guess and 14 covered days.
    """
    own = basis.settings.own
    if own.guess_weekly_hours is None:
        yield Signal.not_measurable(GUESS, Caveat.NO_GUESS, of=basis.of)
        return
    if reasons := gates.for_days(basis):
        yield Signal.not_measurable(GUESS, *reasons, of=basis.of)
        return
    weeks = basis.covered.size / DAYS_PER_WEEK
    time = basis.time
    low, value, high = (float(part.sum()) / HOUR_MS / weeks for part in (time.low, time.value, time.high))
    guess = own.guess_weekly_hours
    parts = {"record": value, "guess": guess, **_top(basis)}
    caveats = (Caveat.TIME_ESTIMATED,)
    yield GUESS.signal(value - guess, (low - guess, high - guess), basis.of, basis.of, None, caveats, parts)


def _top(basis: Basis) -> dict[str, float | None]:
    own = basis.settings.own
    if own.guess_top_creator is None or gates.for_shares(basis):
        return {"top_share_gap": None, "top_right": None}
    shares = dict(zip(basis.watched.creators, (basis.counts / basis.known).tolist(), strict=True))
    top = basis.watched.creators[int(basis.ranked[0])]
    gap = (
        None if own.guess_top_share is None else shares.get(own.guess_top_creator, 0.0) - own.guess_top_share
    )
    return {"top_share_gap": gap, "top_right": float(top == own.guess_top_creator)}
