"""Fields of a plan that a record can be held beside: an hour, a creator, an app. Each may stay empty."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash.development.base_component import Component

from dashboard import known
from dashboard.components.keys import creator_of, key_of
from dashboard.components.words import hour_said, page
from dashboard.desk import Desk
from dashboard.display import name_of, platform_name
from dashboard.reflections.exercises import Step

OFFERED = 200
"""How many of the most viewed creators are offered."""


def hour(_: Desk, step: Step, value: Any, name: dict[str, str]) -> Component:
    """Return a field for a full hour of the day, kept as ``23:00``."""
    data = [{"value": f"{one:02d}:00", "label": hour_said(one)} for one in range(24)]
    return _select(step, data, value, name)


def creator(desk: Desk, step: Step, value: Any, name: dict[str, str]) -> Component:
    """Return a field for one of the creators seen most, kept as an opaque key."""
    rows = desk.analysis().creators.head(OFFERED).to_dict("records")
    data = [
        {"value": key_of(desk, row["creator"]), "label": known.called(row["creator"], row["name"])}
        for row in rows
    ]
    if value and value not in {one["value"] for one in data}:
        data.append({"value": value, "label": creator_told(desk, value)})
    return _select(step, data, value, name)


def platform(desk: Desk, step: Step, value: Any, name: dict[str, str]) -> Component:
    """Return a field for one of the apps on record."""
    there = {str(one) for one in desk.record().events["platform"].dropna().unique()}
    data = [{"value": one, "label": platform_name(one)} for one in sorted({*there, *filter(None, [value])})]
    return _select(step, data, value, name)


def hour_told(_: Desk, value: Any) -> str:
    """Return a kept hour in words."""
    return hour_said(int(str(value)[:2]))


def creator_told(desk: Desk, value: Any) -> str:
    """Return a kept creator's name, or that the record does not hold them now."""
    found = creator_of(desk, str(value))
    if found is None:
        return page("plans")["creator_gone"]
    creators = desk.analysis().creators
    return name_of(found, creators.loc[creators["creator"] == found, "name"].iloc[0])


def platform_told(_: Desk, value: Any) -> str:
    """Return an app's name as it writes itself."""
    return platform_name(str(value))


def _select(step: Step, data: list[dict[str, str]], value: Any, name: dict[str, str]) -> Component:
    return dmc.Select(
        id=name,
        label=step.prompt,
        data=data,
        value=value or None,
        searchable=True,
        clearable=True,
        limit=60,
        nothingFoundMessage=page("plans")["nothing_found"],
    )
