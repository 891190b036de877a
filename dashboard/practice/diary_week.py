"""The week of a diary card as a table: marks beside what the record holds, without a word on why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd
from dash import html
from dash.development.base_component import Component

from analyzer import tables
from analyzer.nights import nightly
from dashboard.components.table import table as drawn
from dashboard.components.words import hour_said, said
from dashboard.days import lived
from dashboard.desk import Desk
from dashboard.entries import Entry
from dashboard.practice import diary_days
from dashboard.reflections.tables import table

MARKS = ("sleep", "feeling", "pull", "people", "creators", "value")
"""Answers that stand in the table; a feeling brings its size."""
Hours = Mapping[date, Mapping[str, float]]


def render(desk: Desk, sheet: str, days: Sequence[date]) -> list[Component]:
    """Return the table of some days: hours watched and hours at night as ranges, and the person's marks."""
    words = table("skills")["diary"]
    start, end = (hour_said(hour) for hour in desk.settings().night)
    heads = [words["day"], words["hours"], words["night"], *(words[name] for name in MARKS)]
    return [
        html.P(words["about"].format(start=start, end=end), className="soft small"),
        drawn(words["caption"], heads, rows(desk, sheet, days)),
    ]


def rows(desk: Desk, sheet: str, days: Sequence[date]) -> list[list[str]]:
    """Return one row per day: its name, hours, hours at night, marks; an empty cell is no mark."""
    entries = {one.day: one for one in reversed(desk.workspace.entries(sheet))}
    daily, late, now = _by_day(desk.table(tables.daily)), _by_day(desk.table(nightly)), lived(desk)
    return [
        [
            diary_days.named(day, now),
            *_hours(daily.get(day), late.get(day)),
            *(_mark(entries.get(day), name) for name in MARKS),
        ]
        for day in days
    ]


def _hours(day: Mapping[str, float] | None, night: Mapping[str, float] | None) -> tuple[str, str]:
    words = table("skills")["diary"]
    if day is None or not day["covered_days"]:
        return words["no_record"], words["no_record"]
    none = words["none_seen"]  # a night reaches past the start of a day on which nothing else was watched
    return _range(day) if day["views"] else none, _range(night) if night and night["value"] else none


def _range(found: Mapping[str, float]) -> str:
    return said("hours", found["value"], found["low"], found["high"])


def _mark(entry: Entry | None, name: str) -> str:
    content: Mapping[str, Any] = entry.content if entry else {}
    mark = content.get(name, "")
    size = content.get("feeling_size", "") if name == "feeling" else ""
    return f"{mark} ({size})" if mark and size else str(mark or size)


def _by_day(found: pd.DataFrame) -> Hours:
    rows = found.drop(columns="day").to_dict("records")
    return {
        day.date(): {str(k): v for k, v in row.items()} for day, row in zip(found["day"], rows, strict=True)
    }
