"""What a person called important so far: the cards they ranked, then what they named anywhere else."""

from __future__ import annotations

from dashboard.desk import Desk
from dashboard.reflections.tables import table


def own_values(desk: Desk) -> list[str]:
    """Return the person's own values as names: ranked cards first, values named in a sheet, areas last."""
    names = [*ranked(desk), *_named(desk), *(area["name"] for area in table("values")["areas"].values())]
    return list(dict.fromkeys(names))


def ranked(desk: Desk) -> list[str]:
    """Return the values of the latest card sort, most important first; empty before there is one."""
    latest = next(iter(desk.workspace.entries("card_sort")), None)
    return [] if latest is None else [str(one) for one in latest.content.get("ranks", ())]


def _named(desk: Desk) -> list[str]:
    given = [one.content.get("value") for one in desk.workspace.entries() if isinstance(one.content, dict)]
    return [str(one).strip() for one in given if one and str(one).strip()]
