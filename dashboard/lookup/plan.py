"""What would be asked, before anything is: views in a fixed random order, and the screen's few numbers."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.lookup.endpoints import Endpoints
from dashboard.makers import Outcome
from dashboard.store import Workspace
from importers.creators import applied
from importers.events import Kind
from importers.record import Record

Item = tuple[str, str]
"""Platform and item."""
CHOSEN = (Kind.LIKE, Kind.SAVE)
"""What the person marked by hand."""
REQUEST_SECONDS = 0.5
"""About what one answer takes, beside the pause."""
SEED = "lookup_seed"
_DECIDED = {Outcome.FOUND, Outcome.GONE}


@dataclass(frozen=True, slots=True)
class Plan:
    """Items to ask about, in order. ``views`` of ``of`` views would be covered; ``seconds`` is an estimate.

    ``example`` is the first address as it would be sent, None with nothing to ask; ``names`` and ``hosts``
    are who would be asked.
    """

    items: tuple[Item, ...]
    views: int
    of: int
    example: str | None
    names: tuple[str, ...]
    hosts: tuple[str, ...]
    seconds: float


def frame(workspace: Workspace, known: Endpoints) -> pd.DataFrame:
    """Return the views whose creator only a look-up could name: columns row, platform, item.

    The order is random and stays: by a hash of item, second and the workspace's own seed, so that new
    imports fall in between. ``row`` is the position in ``workspace.record().events``.
    """
    record = applied(workspace.stated(), workspace.makers(looked_up=False))
    return _shuffled(record, _open(record, known, {str(Kind.VIEW)}), _seed(workspace))


def plan(
    workspace: Workspace,
    known: Endpoints,
    views: int | None,
    *,
    marked_first: bool = False,
    rows: pd.DataFrame | None = None,
) -> Plan:
    """Return what a look-up of the first ``views`` views (None: all) would ask that is not answered yet.

    With ``marked_first`` what the person liked or saved comes before the random order. ``rows`` is the
    frame, where it is at hand.
    """
    listed = (frame(workspace, known) if rows is None else rows)[["platform", "item"]]
    if marked_first:
        record = applied(workspace.stated(), workspace.makers(looked_up=False))
        marked = _shuffled(record, _open(record, known, set(map(str, CHOSEN))), _seed(workspace))
        listed = pd.concat([marked[["platform", "item"]], listed], ignore_index=True)
    wanted = listed if views is None else listed.head(views)
    items = _new(wanted.itertuples(index=False, name=None), workspace)
    return _numbers(items, known, len(wanted), len(listed))


def estimate_seconds(requests: int, known: Endpoints) -> float:
    """Return about how long so many requests take."""
    return requests * (known.seconds_between + REQUEST_SECONDS)


def _numbers(items: tuple[Item, ...], known: Endpoints, views: int, of: int) -> Plan:
    asked = [known.platforms[one] for one in dict.fromkeys(platform for platform, _ in items)]
    return Plan(
        items,
        views,
        of,
        asked[0].shown(items[0][1]) if items else None,
        tuple(one.name for one in asked),
        tuple(one.host for one in asked),
        estimate_seconds(len(items), known),
    )


def _new(wanted: Iterable[Item], workspace: Workspace) -> tuple[Item, ...]:
    answers = workspace.answers_kept()
    decided = answers[answers["outcome"].isin(_DECIDED)]
    done = set(zip(decided["platform"], decided["item"], strict=True))
    return tuple(one for one in dict.fromkeys(wanted) if one not in done)


def _open(record: Record, known: Endpoints, kinds: set[str]) -> npt.NDArray[np.int64]:
    """Return the positions of rows of these kinds without a creator whose item can be asked about."""
    events = record.events
    mask = events["kind"].isin(kinds) & events["creator"].isna() & events["item"].notna()
    askable = pd.Series(data=False, index=events.index)
    for platform, endpoint in known.platforms.items():
        mine = mask & (events["platform"] == platform)
        askable[mine] = events.loc[mine, "item"].astype(str).str.fullmatch(endpoint.item).to_numpy(bool)
    return np.flatnonzero(askable.to_numpy(bool))


def _shuffled(record: Record, rows: npt.NDArray[np.int64], seed: str) -> pd.DataFrame:
    events = record.events.iloc[rows]
    items = events["item"].astype(object).to_numpy()
    seconds = events["occurred_at"].to_numpy("datetime64[ms]").view(np.int64).astype(np.uint64)
    mixed = pd.util.hash_array(items, hash_key=seed) ^ pd.util.hash_array(seconds)
    order = np.argsort(pd.util.hash_array(mixed), kind="stable")
    return pd.DataFrame(
        {
            "row": rows[order],
            "platform": events["platform"].astype(object).to_numpy()[order],
            "item": items[order],
        }
    )


def _seed(workspace: Workspace) -> str:
    """Return sixteen marks of the workspace's own, drawn once."""
    seed: str | None = workspace.get(SEED)
    if seed is None:
        seed = secrets.token_hex(8)
        workspace.put(SEED, seed)
    return seed
