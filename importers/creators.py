"""One identity per creator: makers and lengths filled in, two ids made one, names given, the own left out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Self

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from importers.itemlengths import lengths_of
from importers.record import Lists, Record

Codes = npt.NDArray[np.int64]
MISSING = -1


@dataclass(frozen=True, slots=True, eq=False)
class Makers:
    """What is known beside the exports.

    ``tables`` of makers (``makers.SCHEMA``), the best word first; ``merges`` pairs of creator ids that
    are one person, in any order; ``aliases`` creator id → the name to show; ``own`` ids of the person's own
    accounts, beside those the exports name.
    """

    tables: tuple[pa.Table, ...] = ()
    merges: tuple[tuple[str, str], ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)
    own: frozenset[str] = frozenset()


def applied(record: Record, makers: Makers) -> Record:
    """Return the record as ``makers`` know it; the rows, their order and all other columns stay.

    A missing creator is filled from the first table that knows the item, and so is the length of what was
    watched (``duration_s``); what an export says is never replaced. Merged ids become the one of them that
    comes first by letter, whatever the order of the merges; ``lists`` keeps them apart. An alias of any of
    them names all. On the person's own accounts the creator is missing.
    """
    own = makers.own | own_accounts(record)
    if record.events.empty or not (makers.tables or makers.merges or makers.aliases or own):
        return record
    columns = _Columns.of(record.events)
    for table in makers.tables:
        columns.fill(record.events, table)
    stands_for = roots(makers.merges)
    columns.join(stands_for, makers.aliases, own)
    events = columns.on(record.events) if columns.changed else record.events
    lengths = lengths_of(record.events, makers.tables)
    if lengths is not None:
        events = events.assign(duration_s=lengths)
    if events is record.events:
        return record
    unmerged = _apart(record.lists, stands_for, own) if stands_for else record.unmerged
    return replace(record, events=events, unmerged=unmerged)


def named(record: Record, table: pa.Table) -> Record:
    """Return the record with missing creators filled from one table of makers."""
    return applied(record, Makers((table,)))


def own_accounts(record: Record) -> frozenset[str]:
    """Return the ids of the accounts that the exports name as the person's own."""
    return frozenset(
        _own_id(export.platform, export.owner.strip())
        for export in record.exports
        if export.platform and export.owner
    )


def _own_id(platform: str, owner: str) -> str:
    return owner if owner.startswith(f"{platform}:") else f"{platform}:@{owner.removeprefix('@').lower()}"


def roots(merges: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return merged id → the id that stands for all it is merged with: the first by letter."""
    groups: dict[str, set[str]] = {}
    for pair in merges:
        joined = set().union(*(groups.get(one, {one}) for one in pair))
        groups.update(dict.fromkeys(joined, joined))
    return {one: min(group) for one, group in groups.items()}


def _apart(lists: Lists, stands_for: Mapping[str, str], own: Collection[str]) -> Lists:
    """Return the accounts on lists without the person's own, and those merged with them."""
    left_out = {stands_for.get(one, one) for one in own}
    return frozenset(one for one in lists if stands_for.get(one[2], one[2]) not in left_out)


class _Labels:
    """A column of names as codes (-1 missing) that point into a growing list."""

    def __init__(self, column: pd.Series) -> None:
        plain = column.array if isinstance(column.dtype, pd.CategoricalDtype) else pd.Categorical(column)
        self.codes: Codes = np.asarray(plain.codes, np.int64)
        self.names: list[str] = [str(name) for name in plain.categories.tolist()]
        self._place = {name: code for code, name in enumerate(self.names)}

    def code(self, name: str) -> int:
        """Return the code of ``name``, adding it where it is new."""
        if name not in self._place:
            self._place[name] = len(self.names)
            self.names.append(name)
        return self._place[name]

    def put(self, rows: npt.NDArray[np.int64], words: pa.ChunkedArray) -> None:
        """Write words into rows; a missing word leaves its row as it is."""
        encoded = words.combine_chunks().dictionary_encode()
        known = np.array([self.code(name) for name in encoded.dictionary.to_pylist()], np.int64)
        given = np.asarray(encoded.indices.fill_null(MISSING), np.int64)
        self.codes[rows[given >= 0]] = known[given[given >= 0]]

    def series(self, index: pd.Index) -> pd.Series:
        used = np.unique(self.codes[self.codes >= 0])
        place = np.full(len(self.names) + 1, MISSING, np.int64)
        place[used] = np.arange(used.size)
        kept = pd.Index([self.names[code] for code in used.tolist()], dtype="str")
        return pd.Series(pd.Categorical.from_codes(place[self.codes], kept), index=index)


class _Columns:
    """Creator and name of every row while they are worked on."""

    def __init__(self, who: _Labels, called: _Labels) -> None:
        self.who, self.called, self.changed = who, called, False

    @classmethod
    def of(cls, events: pd.DataFrame) -> Self:
        return cls(_Labels(events["creator"]), _Labels(events["creator_name"]))

    def fill(self, events: pd.DataFrame, table: pa.Table) -> None:
        """Fill missing creators of the items that ``table`` knows."""
        for platform in pc.unique(table["platform"]).to_pylist():
            known = table.filter(pc.equal(table["platform"], platform))
            mine = (events["platform"] == platform).to_numpy(bool)
            rows = np.flatnonzero(mine & (self.who.codes == MISSING))
            items = pa.array(events["item"].iloc[rows], pa.string())
            places = pc.index_in(items, value_set=known["item"])
            hit = np.asarray(pc.is_valid(places), bool)
            if hit.any():
                found = known.take(places.drop_null())
                self.who.put(rows[hit], found["creator"])
                self.called.put(rows[hit], found["name"])
                self.changed = True

    def join(self, stands_for: Mapping[str, str], aliases: Mapping[str, str], own: Collection[str]) -> None:
        """Turn ids into the ids that stand for them, name those with an alias, and drop the own."""
        names = [stands_for.get(name, name) for name in self.who.names]
        left_out = {stands_for.get(one, one) for one in own}
        ids = np.array(
            [MISSING if name in left_out else self.who.code(name) for name in names] + [MISSING], np.int64
        )
        codes = ids[self.who.codes]
        dropped = (codes == MISSING) & (self.who.codes != MISSING)
        self.changed |= bool((codes != self.who.codes).any())
        self.who.codes = codes
        self.called.codes[dropped] = MISSING
        self._call(stands_for, aliases)

    def _call(self, stands_for: Mapping[str, str], aliases: Mapping[str, str]) -> None:
        given = {stands_for.get(one, one): name for one, name in aliases.items()}
        wanted = [self.called.code(given[name]) if name in given else MISSING for name in self.who.names]
        alias = np.array([*wanted, MISSING], np.int64)[self.who.codes]
        self.changed |= bool((alias >= 0).any())
        self.called.codes = np.where(alias >= 0, alias, self.called.codes)

    def on(self, events: pd.DataFrame) -> pd.DataFrame:
        return events.assign(
            creator=self.who.series(events.index), creator_name=self.called.series(events.index)
        )
