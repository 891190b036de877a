"""Doubles: the same platform, kind, item (or, without item, creator) and second (design 3.1, reading 2).

What one export says less of than another (a video removed since, a page that prints minutes only) is told in
``importers.poorer``.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from importers import poorer
from importers.events import UNDATED_KINDS
from importers.rowcodes import UNDATED, Ints, Mask, Rows, codes, one_of, stamps, text_codes, valid

MINUTES_ONLY = frozenset({"days_not_hours"})
"""Notes of a member whose times have no seconds."""
_MINUTE_MS = 60_000
_WORTH = {"creator": 64, "item": 32, "seconds": 16, "title": 8, "creator_name": 4, "surface": 2}
"""What makes one copy say more than another, in this order."""


def later_copies(
    table: pa.Table, source: npt.NDArray[Any], *, coarse: Mask | None = None, lists: Ints | None = None
) -> Mask:
    """Return a mask, true for each row that repeats another one; shape (rows,).

    ``table`` has ``importers.events.SCHEMA``. Of several copies the one that says most stays (creator, item,
    then the rest), of equal ones the first. ``source`` numbers where a row was read (a member, or an import),
    same length. Rows that lack item or creator, and ``coarse`` ones (minutes only), are also doubles of a
    fuller row of *another* source, one for one: two removed videos in the same second of one file are two
    views. ``lists`` numbers what a row's file lists: files of one export that list different things hold no
    poorer copies of each other.
    """
    count = table.num_rows
    copies = np.zeros(count, dtype=bool)
    several = bool(count) and bool((source != source[0]).any())
    stamp = stamps(table)
    coarse = copies if coarse is None else coarse & (stamp % _MINUTE_MS == 0)
    chosen = _shared(stamp // (_MINUTE_MS if coarse.any() else 1000))
    chosen |= _followed(table, stamp, coarse) if several else False
    if not chosen.any():
        return copies
    rows = _rows(table, chosen, stamp, source, coarse, copies if lists is None else lists)
    gone, label = poorer.told_elsewhere(rows) if several else (np.zeros(len(rows.label), bool), rows.label)
    copies = np.zeros(count, dtype=bool)
    copies[chosen] = gone | ~_best(label, _worth(table, chosen, rows), ~gone)
    return copies


def _shared(times: Ints) -> Mask:
    """Mask of rows whose time occurs more than once."""
    order = np.argsort(times, kind="stable")
    ordered = times[order]
    same = ordered[1:] == ordered[:-1]
    mask = np.zeros(len(times), dtype=bool)
    mask[order[1:][same]] = True
    mask[order[:-1][same]] = True
    return mask


def _followed(table: pa.Table, stamp: Ints, coarse: Mask) -> Mask:
    """Mask of all follows, where the second of some is not known: they are told by creator alone."""
    follow = one_of(table.column("kind"), UNDATED_KINDS)
    loose = follow & (coarse | (stamp == UNDATED))
    return follow if loose.any() else loose


def _rows(
    table: pa.Table,
    chosen: Mask,
    stamp: Ints,
    source: npt.NDArray[Any],
    coarse: Mask,
    lists: npt.NDArray[Any],
) -> Rows:
    """Return the chosen rows as numbers; label -1 where nothing names the row."""
    taken = table.select(["platform", "kind", "creator", "item"]).filter(pa.array(chosen))
    follow, at, rough = one_of(taken.column("kind"), UNDATED_KINDS), stamp[chosen], coarse[chosen]
    loose = follow & (rough | (at == UNDATED))
    item, creator = text_codes(taken.column("item")), text_codes(taken.column("creator"))
    kind = codes(text_codes(taken.column("platform")), text_codes(taken.column("kind")))
    second = np.where(loose, UNDATED, at // 1000)
    label = codes(kind, second, np.where(item >= 0, item, creator + item.max() + 2))
    label[(item < 0) & (creator < 0)] = -1
    sources, listed = codes(source[chosen]), codes(lists[chosen])
    return Rows(label, kind, second, at, item, creator, sources, listed, rough, follow, loose)


def _worth(table: pa.Table, chosen: Mask, rows: Rows) -> Ints:
    """Return how much each row says; of two that say as much, the first creator by name goes before."""
    said = {name: valid(table, name)[chosen] for name in ("creator", "item", "title", "creator_name")}
    said["seconds"] = ~rows.coarse & (rows.stamp != UNDATED)
    said["surface"] = ~one_of(table.column("surface"), frozenset({"unknown"}))[chosen]
    worth = sum((said[name] * weight for name, weight in _WORTH.items()), np.zeros(len(rows.label), np.int64))
    creators: int = rows.creator.max()
    worths: Ints = worth * (creators + 2) + creators - rows.creator
    return worths


def _best(label: Ints, worth: Ints, may: Mask) -> Mask:
    """Mask of the row of each label that is worth most, the first of equals; rows without label all stay."""
    count = len(label)
    order = np.where(may, worth * count + np.arange(count - 1, -1, -1), -1)
    most = np.full(label.max() + 2, -1, np.int64)
    np.maximum.at(most, label, order)
    best: Mask = (most[label] == order) | (label < 0)
    return best
