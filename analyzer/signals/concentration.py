"""SIG03, SIG04, SIG05: how views fall on creators."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from analyzer import bootstrap, bytime, concentration, gates, rarefaction
from analyzer.basis import Basis
from analyzer.signal import Caveat, Signal, Spec
from analyzer.views import MISSING

TOP_SHARE = Spec("SIG03", "top_creator_share", "share")
EFFECTIVE = Spec("SIG04", "effective_creators", "creators")
GINI = Spec("SIG05", "gini", "share")
TOP = 3


def top_creator_share(basis: Basis) -> Iterator[Signal]:
    """SIG03: views of the most viewed creator / views with a creator (share, 0-1).

    Parts: top3, creators; by_time (the same creator's share of the time with a known creator), top3_by_time.

    Missing: views without a creator are left out and counted. Gate: 200 views, 14 active days, 70 % known
    (of those asked about, where creators come from a random sample: ``analyzer.sampling``). Interval:
    sessions resampled (days or weeks in very large records).
    """
    if reasons := gates.for_shares(basis, sampled=True):
        yield Signal.not_measurable(TOP_SHARE, *reasons, used=basis.known, of=basis.of)
        return
    top = int(basis.ranked[0])
    shares = basis.counts[basis.ranked] / basis.known
    span, caveats = _or_caveat(_share_interval(basis, top), gates.beside_shares(basis))
    time = bytime.spent(basis)
    parts = {
        "top3": float(shares[:TOP].sum()),
        "creators": int(shares.size),
        "by_time": float(time[top] / time.sum()) if time.any() else None,
        "top3_by_time": concentration.top_share(time, TOP) if time.any() else None,
    }
    subject = basis.watched.creators[top]
    yield TOP_SHARE.signal(float(shares[0]), span, basis.known, basis.of, subject, caveats, parts)


def effective_creators(basis: Basis) -> Iterator[Signal]:
    """SIG04: effective number of creators D2 = 1 / repeat chance, unbiased ("about so many, evenly").

    Parts: hhi, d1, d2_plugin (plug-in, all three of the creators seen), repeat_chance; d1_rarefied (D1 of
    ``rarefied_views`` views, with d1_low, d1_high: plain D1 grows with the record and gets no interval);
    d2_time, hhi_time (by estimated time, plug-in; d2_time_low, d2_time_high). Without any repeat there is no
    value: "more than N", with ``low`` = N, and that reason first. Missing, gate and interval as SIG03, the
    interval moved to the value; those of the parts by how sessions differ (linearised).
    """
    if reasons := gates.for_shares(basis, sampled=True):
        yield Signal.not_measurable(EFFECTIVE, *reasons, used=basis.known, of=basis.of)
        return
    counts = basis.counts[basis.ranked]
    chance = concentration.repeat_chance(counts)
    value = 1 / chance if chance else None
    span, caveats = _effective_span(basis, value)
    parts = _effective_parts(basis, chance)
    yield EFFECTIVE.signal(value, span, basis.known, basis.of, None, caveats, parts)


def gini(basis: Basis) -> Iterator[Signal]:
    """SIG05: Gini over the creators seen (0-1); for the details panel, never to compare platforms or people.

    Parts: creators; by_time (Gini of the estimated time). Missing, gate and interval as SIG03.
    """
    if reasons := gates.for_shares(basis):
        yield Signal.not_measurable(GINI, *reasons, used=basis.known, of=basis.of)
        return
    value = concentration.gini(basis.counts)
    found = None
    if _repeated(basis) and value > 0:
        draws = basis.draws.gini
        low, high = bootstrap.interval(draws - np.nanmedian(draws), basis.settings)
        found = (max(0.0, value + low), min(1.0, value + high))
    span, caveats = _or_caveat(found, gates.beside_shares(basis))
    time = bytime.spent(basis)
    parts = {
        "creators": int(basis.ranked.size),
        "by_time": concentration.gini(time) if time.any() else None,
    }
    yield GINI.signal(value, span, basis.known, basis.of, None, caveats, parts)


def _share_interval(basis: Basis, code: int) -> bootstrap.Range | None:
    known = basis.watched.creator[basis.watched.creator != MISSING]
    blocks = basis.cells.blocks
    own = np.bincount(basis.share_blocks, known == code, minlength=blocks).astype(np.float64)
    every = np.bincount(basis.share_blocks, minlength=blocks).astype(np.float64)
    return bootstrap.ratio(own, every, basis.share_weights, basis.settings)


def _repeated(basis: Basis) -> bool:
    """Whether resampling says anything: more than one block and more than one creator."""
    return basis.cells.blocks > 1 and basis.ranked.size > 1


def _effective_span(
    basis: Basis, value: float | None
) -> tuple[tuple[float | None, float | None], tuple[Caveat, ...]]:
    caveats = gates.beside_shares(basis)
    if value is None:
        return (float(basis.known), None), (Caveat.NO_REPEATS, *caveats)
    draws = basis.draws.repeat_chance if _repeated(basis) else np.empty(0)
    draws = draws[draws > 0]
    return _or_caveat(bootstrap.centred(1 / draws, value, basis.settings) if draws.size else None, caveats)


def _effective_parts(basis: Basis, chance: float) -> dict[str, float | None]:
    counts = basis.counts[basis.ranked]
    hhi = concentration.herfindahl(counts)
    rarefied = rarefaction.interval(basis.cells, basis.settings.rarefied_views, basis.settings)
    by_time = bytime.effective(basis)
    return {
        "hhi": hhi,
        "d1": concentration.effective_number(counts),
        "d2_plugin": 1 / hhi,
        "repeat_chance": chance,
        "d1_rarefied": rarefied.value,
        "d1_low": rarefied.low,
        "d1_high": rarefied.high,
        "hhi_time": None if by_time is None else 1 / by_time.value,
        "d2_time": None if by_time is None else by_time.value,
        "d2_time_low": None if by_time is None else by_time.low,
        "d2_time_high": None if by_time is None else by_time.high,
    }


def _or_caveat(
    found: bootstrap.Range | None, caveats: tuple[Caveat, ...]
) -> tuple[tuple[float | None, float | None], tuple[Caveat, ...]]:
    """Return the interval, or none of it and the caveat that says so."""
    if found is None:
        return (None, None), (*caveats, Caveat.INTERVAL_NOT_MEASURABLE)
    return found, caveats
