"""What a random sample says of all views: shares with intervals, and what stays unknown."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.lookup.endpoints import Endpoints
from dashboard.lookup.plan import frame
from dashboard.makers import Outcome
from dashboard.store import Workspace
from importers.record import Record

Z90 = 1.6448536269514722
"""Standard normal quantile of a 90 % interval."""
FEWEST = 30
"""Answered views before a share is shown; engineering default, no clinical meaning."""
COLUMNS = ("creator", "name", "views", "share", "low", "high")


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """One platform's sample. Counts are views: ``asked`` in random order without a hole, out of ``of``.

    ``creators``: columns of ``COLUMNS``, most seen first; shares (0-1) are of the answered views, named or
    gone, so what nobody can name keeps its part: ``unknown`` (share, low, high).
    """

    platform: str
    of: int
    asked: int
    named: int
    gone: int
    creators: pd.DataFrame
    unknown: tuple[float, float, float]

    @property
    def answered(self) -> int:
        """Views of the sample that are named or gone."""
        return self.named + self.gone


def samples(workspace: Workspace, known: Endpoints) -> list[Sample]:
    """Return one sample per platform of which any view was asked about."""
    answers = workspace.answers_kept()
    if answers.empty:
        return []
    rows = frame(workspace, known)
    outcome = answers.set_index(["platform", "item"])["outcome"]
    keys = pd.MultiIndex.from_frame(rows[["platform", "item"]])
    rows["outcome"] = outcome.reindex(keys).to_numpy()
    record = workspace.record()
    found = (_sample(str(platform), part, record) for platform, part in rows.groupby("platform"))
    return [one for one in found if one.asked]


def interval(
    hits: npt.NDArray[np.int64], drawn: int, of: int
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return low and high of the 90 % Wilson interval for ``hits`` of ``drawn``, drawn from ``of`` at random.

    Wilson 1927; the sample size grows by (of - 1) / (of - drawn), so that a full count has no width.
    """
    share = np.asarray(hits, np.float64) / drawn
    if drawn >= of:
        return share, share
    size = drawn * (of - 1) / (of - drawn)
    middle = (share + Z90**2 / (2 * size)) / (1 + Z90**2 / size)
    half = Z90 / (1 + Z90**2 / size) * np.sqrt(share * (1 - share) / size + Z90**2 / (4 * size**2))
    return np.clip(middle - half, 0, 1), np.clip(middle + half, 0, 1)


def _sample(platform: str, rows: pd.DataFrame, record: Record) -> Sample:
    holes = np.flatnonzero(rows["outcome"].isna())
    asked = rows.head(int(holes[0]) if holes.size else len(rows))
    answered = asked[asked["outcome"] != Outcome.FAILED]
    who = record.events.iloc[answered["row"]][["creator", "creator_name"]]
    named = who["creator"].notna()
    gone = int((~named).sum())
    drawn, of = len(answered), len(rows) - (len(asked) - len(answered))
    low, high = interval(np.array([gone]), max(drawn, 1), max(of, 1))
    unknown = (gone / max(drawn, 1), float(low[0]), float(high[0]))
    return Sample(
        platform, len(rows), len(asked), int(named.sum()), gone, _creators(who[named], drawn, of), unknown
    )


def _creators(who: pd.DataFrame, drawn: int, of: int) -> pd.DataFrame:
    """Return the table of creators; empty below ``FEWEST`` answered views."""
    if drawn < FEWEST or who.empty:
        return pd.DataFrame(columns=list(COLUMNS))
    grouped = who.astype(object).groupby("creator")["creator_name"]
    table = pd.DataFrame({"name": grouped.last(), "views": grouped.size()}).reset_index()
    table = table.sort_values(["views", "creator"], ascending=[False, True], ignore_index=True)
    low, high = interval(table["views"].to_numpy(np.int64), drawn, of)
    return table.assign(share=table["views"] / drawn, low=low, high=high)[list(COLUMNS)]
