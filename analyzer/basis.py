"""What every signal starts from, computed once: timeline, time, sessions, counts, days, resamples."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from analyzer import bootstrap, platform_days, sampling, sessions, spread, time_spent, views, windows
from analyzer.platform_days import PlatformDays
from analyzer.sessions import Sessions
from analyzer.settings import Settings
from analyzer.spread import Cells, Draws
from analyzer.tie import Tie, by_creator
from analyzer.time_spent import Time
from analyzer.views import MISSING, Views
from importers.events import Kind
from importers.record import Record

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Basis:
    """A record read by settings.

    ``line`` holds views and live rooms (for time and sessions), ``time`` and ``sessions`` belong to it;
    ``watched`` holds the views alone; ``counts`` views per creator code, shape (creators,); ``covered`` and
    ``active`` are sorted local day numbers; ``named`` creator ids that get signals of their own.
    """

    record: Record
    settings: Settings
    line: Views
    time: Time
    sessions: Sessions
    watched: Views
    counts: Ints
    covered: npt.NDArray[np.int32]
    active: npt.NDArray[np.int32]
    named: tuple[str, ...] = ()

    @property
    def known(self) -> int:
        """Views with a creator."""
        return int(self.counts.sum())

    @property
    def of(self) -> int:
        """All views."""
        return self.watched.size

    @property
    def known_share(self) -> float:
        """Share of views with a creator, 0-1; 0 without views."""
        return self.known / self.of if self.of else 0.0

    @cached_property
    def asked(self) -> float:
        """Share of views that anybody could name, 0-1: below 1 where creators come from a random sample."""
        codes = np.unique(self.watched.platform).tolist()
        return sampling.asked(self.settings.samples, {self.watched.platforms[code] for code in codes})

    @cached_property
    def ranked(self) -> Ints:
        """Codes of the creators with a view, most viewed first (ties by id)."""
        seen = np.flatnonzero(self.counts)
        ids = np.array([self.watched.creators[code] for code in seen.tolist()], dtype=str)
        return seen[np.lexsort((ids, -self.counts[seen]))]

    @cached_property
    def subjects(self) -> tuple[int, ...]:
        """Codes of the creators that get signals of their own: the most viewed, and those named."""
        top = self.ranked[: self.settings.top_creators].tolist()
        codes = {self.watched.creators[code]: code for code in self.ranked.tolist()}
        return tuple(dict.fromkeys([*top, *(codes[name] for name in self.named if name in codes)]))

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """The creators that get signals of their own, most viewed first, then those named."""
        watched, line = by_creator(self.watched), by_creator(self.line)
        return tuple(self._tie(code, watched(code), line(code)) for code in self.subjects)

    def _tie(self, code: int, rows: Ints, line: Ints) -> Tie:
        present = np.zeros(self.active.size, bool)
        present[self.day_place[rows]] = True
        return Tie(self.watched.creators[code], code, rows, line, present)

    @cached_property
    def days_of(self) -> Callable[[Tie], PlatformDays]:
        """A function that gives the days covered by a creator's platforms, and those with a view there."""
        return platform_days.finder(self.watched, self.active, self.settings)

    @cached_property
    def share_blocks(self) -> Ints:
        """Block of every view with a creator: its session, or day or week where there are very many."""
        known = self.watched.creator != MISSING
        days = self.watched.day[known]
        number = self.session_number[self.line.watched][known]
        for candidate in (number, days):
            blocks = np.unique(candidate, return_inverse=True)[1]
            if not blocks.size or blocks.max() < self.settings.bootstrap_blocks:
                return blocks
        return np.unique(windows.week_numbers(days), return_inverse=True)[1]

    @cached_property
    def cells(self) -> Cells:
        """Views per (block, creator)."""
        return spread.cells(
            self.share_blocks, self.watched.creator[self.watched.creator != MISSING], self.counts.size
        )

    @cached_property
    def share_weights(self) -> Floats:
        """Resamples of the share blocks, shape (resamples, blocks)."""
        return bootstrap.weights(self.cells.blocks, self.settings)

    @cached_property
    def draws(self) -> Draws:
        """Resampled concentration."""
        return spread.draw(self.cells, self.share_weights)

    @cached_property
    def day_weights(self) -> Floats:
        """Resamples of the active days, shape (resamples, active days)."""
        return bootstrap.weights(int(self.active.size), self.settings)

    @cached_property
    def session_number(self) -> Ints:
        """Session number of every row of the timeline, from 0."""
        return sessions.numbers(self.time)

    @cached_property
    def acts(self) -> Views:
        """Dated events that are not watching: likes, searches, follows, messages …, in time order."""
        return views.timeline(self.record, self.settings, frozenset(Kind) - views.WATCHING)

    @cached_property
    def day_place(self) -> Ints:
        """Position of every view's day among the active days, shape (views,)."""
        return np.searchsorted(self.active, self.watched.day)


def build(record: Record, settings: Settings, named: tuple[str, ...] = ()) -> Basis:
    """Read ``record`` by ``settings``."""
    line = views.timeline(record, settings)
    time = time_spent.estimate(line, settings)
    watched = line if line.watched.all() else line.only(line.watched)
    known = watched.creator[watched.creator != MISSING]
    return Basis(
        record=record,
        settings=settings,
        line=line,
        time=time,
        sessions=sessions.find(line, time),
        watched=watched,
        counts=np.bincount(known, minlength=len(watched.creators)),
        covered=windows.covered(watched.day, watched.platform, settings),
        active=np.unique(watched.day),
        named=named,
    )
