"""Time spent, as well as starts alone can tell it: low, middle and high for every item (SIG02)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analyzer import chunks, dwell
from analyzer.dwell import MINUTE_MS, Flags, Floats
from analyzer.mixture import LONGEST_MS
from analyzer.settings import Settings
from analyzer.views import Views

HOUR_MS = 3_600_000.0
LOW, MIDDLE, HIGH = range(3)


@dataclass(frozen=True, slots=True, eq=False)
class Time:
    """Per row of the timeline, shape (n,): ``low <= value <= high`` ms, and ``opens`` where a session begins.

    The three are parts of the person's own time: their sums are unions, overlap is never counted twice.
    ``on_last`` is the share of the middle (0-1) that rests on long items whose end nothing marks.
    """

    low: Floats
    value: Floats
    high: Floats
    opens: Flags
    habits: tuple[dwell.Habit, ...] = ()
    on_last: float = 0.0


def estimate(views: Views, settings: Settings) -> Time:
    """Return the time each item kept.

    The rule: a gap to the next item (on any platform) counts as watching as long as, by the person's own
    gaps, it is more likely watching than a break (``analyzer.dwell``); the last item before a break gets
    what an item usually gets. Low: breaks are taken to be six times as common, a fifth of every gap is taken
    off for pauses and choosing, a last item gets a third. High: breaks are a sixth as common, a last item
    gets about three, and long items play on beside other platforms, overlap counted once. Where more than
    three tenths of the middle rest on long last items, nothing tells how long these were, and at the high
    end each may have gone on for hours. Nothing lasts beyond the end of a stated interval of use or beyond
    its own length, where these are known; only at the high end a short item may have played again by itself.
    """
    if not views.size:
        none = np.empty(0)
        return Time(none, none, none, np.empty(0, bool))
    gaps = _gaps(views)
    several = bool((views.platform != views.platform[0]).any())
    own = _own_gaps(views, gaps) if several else gaps
    habits = dwell.learn(views, gaps, settings)
    low, value, high = (np.empty(gaps.size) for _ in range(3))
    endless, closes = (np.empty(gaps.size, bool) for _ in range(2))
    for rows in chunks.slices(gaps.size):
        caps, lasts = habits.caps(rows), habits.lasts(rows)
        value[rows] = _ended(views, rows, _kept(gaps[rows], caps[MIDDLE], lasts[MIDDLE]))
        kept = _ended(views, rows, _kept(gaps[rows], caps[LOW], lasts[LOW], settings.low_share))
        low[rows] = np.minimum(kept, value[rows])
        high[rows] = np.maximum(_kept(own[rows], caps[HIGH], lasts[HIGH]), value[rows])
        endless[rows] = (gaps[rows] > caps[MIDDLE]) & habits.long(rows)
        closes[rows] = gaps[rows] - value[rows] > settings.session_gap_minutes * MINUTE_MS
    on_last = float(value[endless].sum() / value.sum()) if value.any() else 0.0
    if on_last > settings.max_on_last:
        high[endless] = np.maximum(
            high[endless], np.minimum(own[endless], settings.long_last_hours * HOUR_MS)
        )
    _end_high(views, habits, high)
    opens = np.concatenate([[True], closes[:-1]])
    return Time(low, value, _union(views, high, gaps) if several else high, opens, habits.habits, on_last)


def _kept(gaps: Floats, cap: Floats, last: Floats, share: float = 1.0) -> Floats:
    """Return ``share`` of each gap up to its cap; of a longer one what a last item gets."""
    return np.where(gaps <= cap, gaps * share, np.minimum(gaps, last))


def _ended(views: Views, rows: slice, kept: Floats) -> Floats:
    """Return what is kept of some rows' items, up to their lengths and the ends of intervals of use."""
    for bound in (views.length, views.limit):
        kept = kept if bound is None else np.minimum(kept, bound[rows])
    return kept


def _end_high(views: Views, habits: dwell.Dwell, high: Floats) -> None:
    """Cut the high end at the ends of intervals of use, and of long items at their lengths."""
    if views.length is not None:
        for rows in chunks.slices(views.size):
            ended = np.minimum(high[rows], views.length[rows])
            high[rows] = np.where(habits.long(rows), ended, high[rows])
    if views.limit is not None:
        np.minimum(high, views.limit, out=high)


def _gaps(views: Views) -> Floats:
    """Return milliseconds from each row to the next, whatever its platform; infinite after the last."""
    gaps = np.empty(views.size)
    np.subtract(views.ms[1:], views.ms[:-1], out=gaps[:-1], casting="unsafe")
    gaps[-1] = np.inf
    return gaps


def _own_gaps(views: Views, gaps: Floats) -> Floats:
    """Return milliseconds from each row to the next of the same platform; infinite after the last."""
    own = gaps.copy()
    for platform in np.unique(views.platform):
        rows = np.flatnonzero(views.platform == platform)
        own[rows] = np.append(np.diff(views.ms[rows]).astype(np.float64), np.inf)
    return own


def _union(views: Views, kept: Floats, gaps: Floats) -> Floats:
    """Return ``kept`` with overlap counted once: of two that play at once the newer one counts."""
    start = views.ms - views.ms[0]
    end = start + np.minimum(kept, LONGEST_MS)
    own = np.minimum(kept, gaps)
    latest = np.maximum.accumulate(end)
    beyond = np.minimum(latest, start + gaps) - start - own
    if not beyond.any():
        return own
    owner = np.maximum.accumulate(np.where(end >= latest, np.arange(end.size), 0))
    return np.asarray(own + np.bincount(owner, np.maximum(beyond, 0.0), minlength=end.size), np.float64)
