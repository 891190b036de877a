"""What is known of who made what, and by whom it was said: numbers and names for pages and terminal."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from dashboard.display import name_of, platform_name, shown
from dashboard.lookup.endpoints import endpoints
from dashboard.store import Workspace
from importers.creators import applied
from importers.events import Kind
from importers.record import Record


@dataclass(frozen=True, slots=True)
class Known:
    """Views of one platform by who says who made them; ``unknown`` counts the person's own account, too."""

    platform: str
    views: int
    stated: int
    brought: int
    looked_up: int
    unknown: int


def coverage(workspace: Workspace) -> list[Known]:
    """Return one row per platform that has views."""
    stated, final = workspace.stated(), workspace.record()
    before = applied(stated, workspace.makers(looked_up=False))
    views = (final.events["kind"] == Kind.VIEW).to_numpy(bool)
    by_export, by_word, in_all = (
        one.events["creator"].notna().to_numpy(bool) for one in (stated, before, final)
    )
    platform = final.events["platform"].astype(str).to_numpy()
    rows = []
    for name in sorted(set(platform[views])):
        mine = views & (platform == name)
        named = mine & in_all
        parts = (
            mine,
            named & by_export,
            named & ~by_export & by_word,
            named & ~by_export & ~by_word,
            mine & ~in_all,
        )
        rows.append(Known(name, *(int(part.sum()) for part in parts)))
    return rows


def repeated(record: Record, most: int) -> list[tuple[str, str, str, int]]:
    """Return the items seen most often without a creator: platform, item, title (may be empty), views."""
    events = record.events
    mask = (events["kind"] == Kind.VIEW) & events["creator"].isna() & events["item"].notna()
    part = events.loc[mask.to_numpy(bool), ["platform", "item", "title"]].astype(object)
    groups = part.groupby(["platform", "item"], sort=False)["title"].agg(["size", "last"])
    first = groups[groups["size"] > 1].sort_values("size", ascending=False, kind="stable").head(most)
    return [
        (str(platform), str(item), "" if pd.isna(title) else str(title), int(views))
        for (platform, item), views, title in first.itertuples(name=None)
    ]


def link(platform: str, item: str) -> str:
    """Return an item's address as text."""
    return shown(endpoints().links.get(platform, "{item}").format(item=item), 200)


def called(creator: str, name: str | None) -> str:
    """Return what tells one creator from all others: name, platform, and the handle where it says more."""
    platform, _, handle = creator.partition(":")
    visible = name_of(creator, name)
    more = (
        "" if handle.startswith("#") or handle.lower().removeprefix("@") == visible.lower() else f", {handle}"
    )
    return f"{visible} ({platform_name(platform)}{shown(more)})"


def names(workspace: Workspace) -> dict[str, str]:
    """Return creator id → what to call it, for ids of the exports and of what was said since."""
    found: dict[str, str | None] = {}
    for record in (workspace.stated(), workspace.record()):
        pairs = record.events[["creator", "creator_name"]].dropna(subset="creator")
        last = pairs.drop_duplicates("creator", keep="last").astype(object)
        found.update(
            zip(last["creator"], last["creator_name"].where(last["creator_name"].notna(), None), strict=True)
        )
    return {creator: called(creator, name) for creator, name in found.items()}
