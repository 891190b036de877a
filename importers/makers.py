"""What is known of items beside the exports: who made them, what to call these, and how long each item is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import pyarrow as pa

SCHEMA = pa.schema(
    [
        *((name, pa.string()) for name in ("platform", "item", "creator", "name")),
        pa.field("length_s", pa.float64()),
    ]
)
"""A table of makers: an item of a platform, its creator's stable id, the name to show, and the item's own
length in seconds; each of the last three may be missing, creator and length not both. An item stands in a
table once."""


class Maker(NamedTuple):
    """What is known of one item: creator's stable id, name to show, own length in seconds."""

    creator: str | None
    name: str | None = None
    length_s: float | None = None

    def over(self, earlier: Maker) -> Maker:
        """Return this, with what it leaves open taken from an earlier word."""
        who = self if self.creator else earlier
        return Maker(who.creator, who.name, self.length_s or earlier.length_s)


NOTHING = Maker(None)


def table_of(known: Mapping[tuple[str, str], Iterable[Any]]) -> pa.Table:
    """Return (platform, item) → the values of a ``Maker``, the last of which may be left off, as a table."""
    rows = ((*key, *Maker(*maker)) for key, maker in known.items())
    columns = zip(*rows, strict=True) if known else ((),) * len(SCHEMA)
    return pa.table(
        [pa.array(column, kind) for column, kind in zip(columns, SCHEMA.types, strict=True)], schema=SCHEMA
    )


def conform(table: pa.Table) -> pa.Table:
    """Return a table of makers as kept by this or an earlier version, with the columns of ``SCHEMA``."""
    for name in set(SCHEMA.names) - set(table.column_names):
        table = table.append_column(name, pa.nulls(table.num_rows, SCHEMA.field(name).type))
    return table.select(SCHEMA.names).cast(SCHEMA)
