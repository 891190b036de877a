"""Who made which item, where an export does not say: a small table that the person brings."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, TypeAlias

import pandas as pd

from importers.base import ImportRefused
from importers.events import Platform
from importers.record import Record
from importers.text import normal

HEADERS = (("platform", "item", "creator"), ("video_id", "creator"))
"""What a map's columns are called; ``name`` may follow. ``video_id`` is TikTok's."""

_CHANNEL = re.compile(r"UC[\w-]{22}")


class Maker(NamedTuple):
    """A creator's stable id and the name to show, if one was given."""

    creator: str
    name: str | None


CreatorMap: TypeAlias = Mapping[tuple[str, str], Maker]
"""(platform, item) → maker."""


def read_map(path: Path) -> CreatorMap:
    """Read a CSV with the header ``platform,item,creator[,name]`` or ``video_id,creator[,name]``.

    Creators are handles, with or without ``@``, or YouTube channel ids. Rows without an item or a creator
    are left out. Raises ``ImportRefused``.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return parse(file)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        sentence = f"{path.name} cannot be read as a CSV file; save it as CSV in UTF-8."
        raise ImportRefused("creators_map", sentence) from error


def parse(lines: Iterable[str]) -> CreatorMap:
    """Read a map from its lines, header first (``read_map``)."""
    rows = csv.DictReader(lines, skipinitialspace=True)
    header = {(name or "").strip().lower(): name for name in rows.fieldnames or ()}
    if not any(header.keys() >= set(wanted) for wanted in HEADERS):
        raise ImportRefused(
            "creators_map",
            "The creators file begins with another header; its first line reads platform,item,creator or, "
            "for TikTok, video_id,creator.",
        )
    found = (
        _entry({short: normal(row[name] or "").strip() for short, name in header.items()}) for row in rows
    )
    return dict(entry for entry in found if entry is not None)


def named(record: Record, makers: CreatorMap) -> Record:
    """Return the record with ``creator`` filled in where it is missing and the map knows the item's maker.

    What an export says itself is never replaced.
    """
    if not makers or record.events.empty:
        return record
    events = record.events.copy()
    keys = pd.MultiIndex.from_arrays([events["platform"].astype(str), events["item"].astype(object)])
    known = pd.DataFrame(
        list(makers.values()), index=pd.MultiIndex.from_tuples(makers), columns=["creator", "name"]
    ).reindex(keys)
    missing = events["creator"].isna().to_numpy() & known["creator"].notna().to_numpy()
    for column, given in (("creator", "creator"), ("creator_name", "name")):
        values = events[column].astype(object)
        values[missing] = known[given].to_numpy()[missing]
        events[column] = values.astype("category")
    return replace(record, events=events)


def creator_id(platform: str, creator: str) -> str:
    """Return the stable id for ``@Handle``, ``handle``, a channel id, or the stable id itself."""
    bare = creator.removeprefix(f"{platform}:")
    if platform == Platform.YOUTUBE and _CHANNEL.fullmatch(bare):
        return f"{platform}:{bare}"
    return f"{platform}:@{bare.removeprefix('@').lower()}"


def _entry(row: Mapping[str, str]) -> tuple[tuple[str, str], Maker] | None:
    platform = row.get("platform", Platform.TIKTOK).lower()
    item, creator = row.get("item") or row.get("video_id"), row["creator"]
    if not item or not creator or platform not in set(Platform):
        return None
    return (platform, item), Maker(creator_id(platform, creator), row.get("name") or None)
