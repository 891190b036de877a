"""What every sample person has in common: days, picks, acts, and the facts planted in their exports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from sample_exports.make import clock, people_names, watching, yt_rows
from sample_exports.make.catalog import Creator, Shelf, Video
from sample_exports.make.parcel import Parcel
from sample_exports.make.phone import REMARKS
from sample_exports.make.watching import Pick, Sitting, View
from sample_exports.make.yt_files import Said
from sample_exports.make.yt_rows import Language, Row

NIGHT_ENDS = 5
SESSION_GAP_MS = 15 * 60_000


@dataclass(slots=True)
class Person:
    """One invented person: exports in the order they were made, and what was planted."""

    id: str
    name: str
    story: str
    zone: str
    parcels: list[Parcel] = field(default_factory=list)
    planted: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Span:
    """Days from ``first`` to ``last``, both included."""

    first: date
    last: date

    def __contains__(self, day: object) -> bool:
        """Whether a day lies inside."""
        return isinstance(day, date) and self.first <= day <= self.last


def life(
    rng: Random,
    span: Span,
    zone_on: Callable[[date], ZoneInfo],
    sittings: Callable[[Random, date], Sequence[Sitting]],
    pick: Pick,
) -> list[View]:
    """Return all views of a span of days, in order."""
    views: list[View] = []
    for day in clock.days(span.first, span.last):
        views += watching.day_views(rng, day, sittings(rng, day), zone_on(day), pick)
    return views


def some(shelves: Sequence[Shelf], evenness: float, drift_days: int) -> Pick:
    """Return a pick over ``shelves``: the front of the list more often, the list turning slowly with time.

    ``evenness`` 1 is even, larger leans on a few; every ``drift_days`` one place is passed on.
    """

    def pick(rng: Random, day: date) -> Video:
        place = int(len(shelves) * rng.random() ** evenness)
        shelf = shelves[(place + day.toordinal() // drift_days) % len(shelves)]
        if rng.random() < 0.04:
            return shelf.again(rng, day)
        topic = "short" if shelf.creator.topic not in {"music", "films"} and rng.random() < 0.09 else None
        return shelf.fresh(rng, day, topic)

    return pick


def searches(
    rng: Random, views: Iterable[View], words: Language, queries: Callable[[Random, date], Sequence[str]]
) -> list[Row]:
    """Return search rows, newest first: a little before the first view of a day; among them a few ads."""
    rows: list[Row] = []
    first_of_day = {clock.moment(view.at).date(): view.at for view in reversed(list(views))}
    for day, at in first_of_day.items():
        for number, query in enumerate(queries(rng, day)):
            rows.append(yt_rows.search(at - 30_000 - number * 47_000 - rng.randrange(9_000), query, words))
    rows += [yt_rows.shown_in_results(rng, row.at + 2_500, words) for row in rows[::25]]
    return sorted(rows, key=lambda row: row.at, reverse=True)


def remarks(
    rng: Random, views: Iterable[View], creator: Creator | None, rate: float, price: int = 0
) -> list[Said]:
    """Return what the person wrote under (or during) views of ``creator``, of anyone without one."""
    said: list[Said] = []
    for view in views:
        if (creator in {None, view.video.creator}) and not view.video.gone and rng.random() < rate:
            paid = price if price and rng.random() < 0.03 else 0
            at = view.at + round(view.seconds * 500)
            said.append(
                Said(at, people_names.token(rng, 26), view.video.item, rng.choice(REMARKS) + "| 🫖", paid)
            )
    return said


def kept(rng: Random, views: Sequence[View], count: int) -> list[tuple[str, int]]:
    """Return videos put on a list, with the moment."""
    chosen = rng.sample([view for view in views if not view.video.gone], count)
    return sorted(((view.video.item, view.at + 4_000) for view in chosen), key=lambda one: one[1])


def top(views: Sequence[View], zone_on: Callable[[date], ZoneInfo]) -> dict[str, Any]:
    """Return who was seen most, and how the share of that creator went from the first third to the last."""
    known = [view for view in views if not view.video.gone and view.video.topic != "music"]
    counts = Counter(view.video.creator for view in known)
    best, number = counts.most_common(1)[0]
    third = len(known) // 3
    return {
        "top_creator": f"youtube:{best.channel}",
        "top_name": best.name,
        "top_views": number,
        "known_views": len(known),
        "top_share": round(number / len(known), 4),
        "share_first_third": round(_share(known[:third], best), 4),
        "share_last_third": round(_share(known[-third:], best), 4),
        "effective_number": round(_effective(counts), 1),
        **_truth(views_of(views, music=False), zone_on),
    }


def _truth(views: Sequence[View], zone_on: Callable[[date], ZoneInfo]) -> dict[str, float]:
    """Return what no export says: hours watched, their share from 0 to 5 at night, session lengths."""
    hours = watching.hours(views)
    night = [view for view in views if _local_hour(view, zone_on) < NIGHT_ENDS]
    lengths = sorted(_sessions(views))
    return {
        "youtube_hours": round(hours, 1),
        "night_share": round(watching.hours(night) / hours, 4),
        "sessions": len(lengths),
        "median_session_minutes": round(lengths[len(lengths) // 2], 1),
    }


def _local_hour(view: View, zone_on: Callable[[date], ZoneInfo]) -> int:
    return clock.moment(view.at, zone_on(clock.moment(view.at).date())).hour


def _sessions(views: Sequence[View]) -> list[float]:
    """Return lengths in minutes; a quarter of an hour without a view ends a session."""
    starts, ends = [views[0].at], [views[0].at + views[0].seconds * 1000]
    for view in views[1:]:
        if view.at - ends[-1] > SESSION_GAP_MS:
            starts.append(view.at)
            ends.append(0)
        ends[-1] = max(ends[-1], view.at + view.seconds * 1000)
    return [(end - start) / 60_000 for start, end in zip(starts, ends, strict=True)]


def views_of(views: Iterable[View], *, music: bool) -> list[View]:
    """Return views that are (or are not) music."""
    return [view for view in views if (view.video.topic == "music") is music]


def minutes(rng: Random, typical: float, spread: float = 0.5) -> float:
    """Return a session's length around ``typical`` minutes."""
    return min(240.0, typical * rng.lognormvariate(0, spread))


def _share(views: Sequence[View], creator: Creator) -> float:
    return sum(view.video.creator == creator for view in views) / len(views)


def _effective(counts: Counter[Creator]) -> float:
    total = counts.total()
    return total * (total - 1) / sum(n * (n - 1) for n in counts.values())
