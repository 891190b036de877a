"""Rows of one list as events: item, creator and time of each, and nothing a person wrote."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from importers.events import Kind, Surface
from importers.jsonrows import Rows
from importers.ledger import Reason
from importers.sink import Sink
from importers.text import folded, private_key
from importers.tiktok import times
from importers.tiktok.links import creator_id, links
from importers.tiktok.members import Role, Section

PLATFORM = "tiktok"


class Lists:
    """Writes the rows of known lists to a sink; searches wait for ``finish``, when the follows are known."""

    def __init__(self, sink: Sink) -> None:
        """Write to ``sink``."""
        self._sink = sink
        self._followed: set[str] = set()
        self._searches: list[tuple[pa.Array, list[Any]]] = []

    def add(self, section: Section, rows: Rows) -> None:
        """Give each row of ``rows`` its fate."""
        self._sink.unreadable(rows.unreadable)
        stamps = times.milliseconds(rows.columns["time"])
        if section.role is Role.TERM:
            self._searches.append((stamps, rows.columns["term"]))
        elif rows.count:
            columns = _COLUMNS[section.role](rows)
            if section.kind is Kind.GIFT:
                columns["surface"] = Surface.LIVE
            if section.kind is Kind.FOLLOW:
                self._followed.update(one for one in columns["creator"] if one)
            write(self._sink, section.kind, stamps, columns)

    def finish(self) -> None:
        """Write the searches; one that is the handle of a followed account carries that creator."""
        for stamps, terms in self._searches:
            named = [creator_id(term) for term in terms]
            creators = [one if one in self._followed else None for one in named]
            write(
                self._sink,
                Kind.SEARCH,
                stamps,
                {"item": [search_key(term) for term in terms], "creator": creators},
            )
        self._searches.clear()


def search_key(term: Any) -> str | None:
    """Return 16 hex digits that stand for what was searched, the same for the same words; None for none."""
    if not isinstance(term, str) or not term.strip():
        return None
    return hashlib.blake2b(folded(term.strip()).encode("utf-8", "replace"), digest_size=8).hexdigest()


def write(sink: Sink, kind: Kind, stamps: pa.Array, columns: dict[str, Any]) -> None:
    """Write rows whose time can be read (or is missing) as events, the others as ``date_unreadable``."""
    odd = pc.equal(stamps, times.UNREADABLE)
    count = pc.sum(odd).as_py() or 0
    sink.set_aside(Reason.DATE_UNREADABLE, count)
    if count:
        keep = np.asarray(pc.fill_null(pc.invert(odd), True))  # noqa: FBT003 - Arrow's own order
        stamps = stamps.filter(pa.array(keep))
        columns = {name: _kept(column, keep) for name, column in columns.items()}
    sink.events(kind, stamps, **columns)


def _kept(column: Any, keep: np.ndarray) -> Any:
    if column is None or isinstance(column, str):
        return column
    array = column if isinstance(column, pa.Array) else pa.array(column, pa.string())
    return array.filter(pa.array(keep))


def _item(rows: Rows) -> dict[str, Any]:
    found = links(rows.columns["link"])
    return {
        "creator": found.creators,
        "creator_name": found.names,
        "item": found.items,
        "surface": found.surfaces,
        "title": _titles(rows.columns.get("title")),
    }


def _titles(titles: Any) -> list[str | None] | None:
    values = titles.to_pylist() if isinstance(titles, pa.Array) else titles
    if not values or not any(values):
        return None
    return [title if isinstance(title, str) and title else None for title in values]


def _person(rows: Rows) -> dict[str, Any]:
    handles = rows.columns["person"]
    creators = [creator_id(handle) for handle in handles]
    return {"creator": creators, "creator_name": _names(handles, creators)}


def _names(handles: Sequence[Any], creators: Sequence[str | None]) -> list[str | None]:
    return [handle if creator else None for handle, creator in zip(handles, creators, strict=True)]


def _fan(rows: Rows) -> dict[str, Any]:
    known = [creator_id(handle) for handle in rows.columns["person"]]
    return {"creator": [one and private_key(PLATFORM, one.partition("@")[2]) for one in known]}


def _bare(rows: Rows) -> dict[str, Any]:  # noqa: ARG001 - one shape for every role
    return {}


_COLUMNS = {Role.ITEM: _item, Role.PERSON: _person, Role.FAN: _fan, Role.BARE: _bare}
