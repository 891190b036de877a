"""How long items are, where a person's own files say so: a cap on what can have been watched of them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from importers.events import Kind

WATCHED = (Kind.VIEW, Kind.LIVE_VIEW)
"""Kinds whose ``duration_s`` is the item's own length; that of an ``interval`` is time of use."""


def lengths_of(events: pd.DataFrame, tables: Iterable[pa.Table]) -> npt.NDArray[np.float64] | None:
    """Return ``duration_s`` (seconds, shape (rows,)) with what ``tables`` know of watched items filled in.

    The first table that knows an item's length has the word; what an export says stays. None where nothing is
    filled in.
    """
    lengths = events["duration_s"].to_numpy(np.float64, copy=True)
    watched = events["kind"].isin([str(kind) for kind in WATCHED]).to_numpy(bool)
    filled = False
    for table in tables:
        known = table.filter(pc.is_valid(table["length_s"]))
        for platform in pc.unique(known["platform"]).to_pylist():
            mine = watched & np.isnan(lengths) & (events["platform"] == platform).to_numpy(bool)
            rows = np.flatnonzero(mine)
            part = known.filter(pc.equal(known["platform"], platform))
            places = pc.index_in(pa.array(events["item"].iloc[rows], pa.string()), value_set=part["item"])
            hit = np.asarray(pc.is_valid(places), bool)
            lengths[rows[hit]] = np.asarray(part.take(places.drop_null())["length_s"], np.float64)
            filled |= bool(hit.any())
    return lengths if filled else None
