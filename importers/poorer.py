"""Rows that say less than another export does of the same event, matched with it one for one.

A video removed between two Takeouts has lost its item and channel in the newer one; Instagram's form of 2025
had no links; its web pages print minutes. Such a row is a double of a fuller one of another source. Nothing
is matched within a source, and never two rows that both have an item. For every key (say: the creator and
the second) a poorer row goes as long as the other sources hold an event there that its own does not show.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TypeAlias

import numpy as np

from importers.rowcodes import Ints, Mask, Rows, codes

_CROSSED_LIMIT = 64
"""Rows at one instant beyond which items without creator are not put to creators without item."""
Sides: TypeAlias = dict[int, set[int]]


def told_elsewhere(rows: Rows) -> tuple[Mask, Ints]:
    """Return which rows are poorer copies of a row of another source, and the labels with the nameless told.

    Nameless rows that stay share a label with those of other sources, one for one.
    """
    gone, label = np.zeros(len(rows.label), bool), rows.label.copy()
    chosen = _in_question(rows)
    if chosen.any():
        gone[chosen], told = _Matching(rows[chosen]).matched()
        nameless = label[chosen] < 0
        label[np.flatnonzero(chosen)[nameless]] = told[nameless] + label.max() + 1
    return gone, label


def _in_question(rows: Rows) -> Mask:
    """Mask of rows at a second (with coarse rows: minute) that has several events, some of them poorer.

    Follows whose second is not known are told by creator alone: then all follows are in question.
    """
    rough = bool(rows.coarse.any())
    place = codes(rows.kind, rows.second // 60 if rough else rows.second)
    named, size = rows.label >= 0, int(place.max()) + 1
    of_label = np.full(rows.label.max() + 2, size, np.int64)
    of_label[rows.label[named]] = place[named]
    events = np.bincount(of_label, minlength=size)[:size] + np.bincount(place[~named], minlength=size)
    poorer = np.bincount(place[(rows.item < 0) | rows.coarse], minlength=size)
    mask: Mask = ((events > 1) & (poorer > 0))[place]
    return mask | (rows.follow & bool(rows.loose.any()))


class _Matching:
    """The rows in question while they are matched; ``gone`` are those that have found their fuller row."""

    def __init__(self, rows: Rows) -> None:
        self.rows, self.gone = rows, np.zeros(len(rows.label), bool)
        self.named, self.listed = rows.label >= 0, rows.item >= 0
        self.maker = self._makers()
        self.instant = _instants(rows)

    def matched(self) -> tuple[Mask, Ints]:
        """Return which rows go, and a label for nameless ones."""
        self._by_creator()
        self._crossed()
        label = self._nameless()
        self._by_minute()
        self._follows()
        return self.gone, label

    def _makers(self) -> Ints:
        """Return the creator of each row's event, from whichever copy of the item names one."""
        rows = self.rows
        makers = np.full(rows.label.max() + 2, -1, np.int64)
        np.maximum.at(makers, rows.label, rows.creator)
        return np.where(self.named, makers[rows.label], -1)

    def _by_creator(self) -> None:
        """Match rows without item: the same creator and second."""
        rows = self.rows
        key = (rows.kind, rows.lists, rows.second, self.maker)
        self._match(key, self.listed & (self.maker >= 0), ~self.listed & self.named)

    def _crossed(self) -> None:
        """Match items without creator with creators without item at the same instant: the creator stays."""
        rows = self.rows
        items, creators = self.listed & (self.maker < 0), ~self.listed & self.named & ~self.gone
        group = codes(rows.kind, rows.lists, self.instant)
        crowd = np.bincount(group)
        both = np.isin(group, group[items]) & np.isin(group, group[creators])
        chosen = (items | creators) & both & (crowd <= _CROSSED_LIMIT)[group]
        if chosen.any():
            labels = _crossed(group[chosen], rows.label[chosen], rows.source[chosen], items[chosen])
            self.gone |= self.named & np.isin(rows.label, labels)

    def _nameless(self) -> Ints:
        """Match rows with neither: any event of that instant that their own source does not show."""
        rows, bare = self.rows, ~self.named
        if not bare.any():
            return rows.label
        group = codes(rows.kind, rows.lists, self.instant)
        seen = codes(group, rows.source)
        events = _distinct(group, rows.label, self.named & ~self.gone)
        shown = _distinct(seen, rows.label, self.named)
        beyond = _rank(seen, bare) - np.maximum(events[group] - shown[seen], 0)
        self.gone |= bare & (beyond < 0)
        return codes(rows.kind, self.instant, beyond)

    def _by_minute(self) -> None:
        """Match rows with minutes only: the same item, else the same creator, in that minute."""
        rows, minute = self.rows, self.rows.second // 60
        exact = self.named & ~rows.coarse & ~self.gone
        rough = self.named & rows.coarse & ~rows.loose
        place = (rows.kind, rows.lists, minute)
        self._match((*place, rows.item), exact & self.listed, rough & self.listed)
        self._match((*place, self.maker), exact & (self.maker >= 0), rough & ~self.listed)

    def _follows(self) -> None:
        """Match follows whose second is not known: the same creator, whenever."""
        rows = self.rows
        key = (rows.kind, rows.lists, rows.creator)
        self._match(key, rows.follow & ~rows.loose & self.named, rows.loose & self.named)

    def _match(self, key: tuple[Ints, ...], richer: Mask, poorer: Mask) -> None:
        """Let go the poorer rows whose key has more events among the richer than their own source shows.

        Of a source, the poorer rows of one key have one label.
        """
        poorer = poorer & ~self.gone
        if not (poorer.any() and richer.any()):
            return
        place, label = codes(*key), self.rows.label
        seen = codes(place, self.rows.source)
        events = _distinct(place, label, richer)
        shown = _distinct(seen, label, richer | (self.gone & self.named))
        self.gone |= poorer & (events[place] > shown[seen])


def _instants(rows: Rows) -> Ints:
    """Return the millisecond, or the second where some row of it has no more than that."""
    second = codes(rows.kind, rows.second)
    whole = np.bincount(second[rows.stamp % 1000 == 0], minlength=second.max() + 1) > 0
    return codes(second, np.where(whole[second], -1, rows.stamp % 1000))


def _distinct(key: Ints, label: Ints, counted: Mask) -> Ints:
    """Return how many labels the counted rows of each key have; shape (keys,)."""
    size = int(key.max()) + 1
    if not counted.any():
        return np.zeros(size, np.int64)
    pair = codes(key[counted], label[counted])
    of_pair = np.full(pair.max() + 1, size, np.int64)
    of_pair[pair] = key[counted]
    return np.bincount(of_pair, minlength=size)[:size]


def _rank(key: Ints, counted: Mask) -> Ints:
    """Return the place of each counted row among those of its key, from 0; 0 for the others."""
    rank = np.zeros(len(key), np.int64)
    at = np.flatnonzero(counted)
    at = at[np.argsort(key[at], kind="stable")]
    begins = np.flatnonzero(np.diff(key[at], prepend=-1))
    rank[at] = np.arange(len(at)) - np.repeat(begins, np.diff(begins, append=len(at)))
    return rank


def _crossed(group: Ints, label: Ints, source: Ints, items: Mask) -> list[int]:
    """Return the labels of items that are matched with a creator's label of other sources."""
    sides: dict[int, tuple[Sides, Sides]] = defaultdict(lambda: (defaultdict(set), defaultdict(set)))
    for place, one, where, is_item in zip(*(c.tolist() for c in (group, label, source, items)), strict=True):
        sides[place][0 if is_item else 1][one].add(where)
    return [one for lefts, rights in sides.values() for one in _paired(lefts, rights)]


def _paired(lefts: Sides, rights: Sides) -> list[int]:
    """Return the lefts of a greatest matching; two match when no source shows both."""
    taken: dict[int, int] = {}

    def place(one: int, tried: set[int]) -> bool:
        for other, sources in rights.items():
            if other in tried or sources & lefts[one]:
                continue
            tried.add(other)
            if other not in taken or place(taken[other], tried):
                taken[other] = one
                return True
        return False

    for one in lefts:
        place(one, set())
    return list(taken.values())
