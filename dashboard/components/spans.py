"""Lists of days that a person keeps: trips, and periods left out. One row each, added and taken away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import dash_mantine_components as dmc
from dash import ALL, MATCH, Dash, Input, Output, State, ctx, html
from dash.development.base_component import Component

from dashboard.components.words import page
from dashboard.desk import Desk
from dashboard.ids import part

LIST, ADD, REMOVE, FIRST, LAST, ZONE = (
    f"span-{name}" for name in ("list", "add", "remove", "first", "last", "zone")
)
Row = tuple[date, date, str | None]
Rows = Callable[[Desk], Sequence[Row]]
Keep = Callable[[Desk, Sequence[Row]], None]


def spans(desk: Desk, name: str, rows: Rows, zones: Sequence[str] = ()) -> Component:
    """Return the list ``name`` with a form below it; with ``zones`` each row has a time zone."""
    words = page("settings")
    fields = [day_field(part(FIRST, name), words["first"]), day_field(part(LAST, name), words["last"])]
    if zones:
        fields.append(
            dmc.Select(
                id={**part(ZONE, name), "place": 0},
                label=words["zone"],
                data=list(zones),
                searchable=True,
                limit=60,
            )
        )
    return html.Div(
        [
            html.Div(listed(desk, name, rows), id=part(LIST, name)),
            html.Div(fields, className="row"),
            html.Button(words["add"], id=part(ADD, name), className="plain", type="button"),
        ]
    )


def day_field(name: str | dict[str, Any], label: str, value: date | None = None) -> Component:
    """Return a field for one day; it can be typed as 2026-03-31."""
    return dmc.DateInput(
        id=name,
        label=label,
        value=None if value is None else value.isoformat(),
        valueFormat="YYYY-MM-DD",
        placeholder="2026-03-31",
        clearable=False,
        firstDayOfWeek=1,
    )


def listed(desk: Desk, name: str, rows: Rows, told: str = "") -> list[Component]:
    """Return the rows, each with a button that takes it away, and what was done."""
    words = page("settings")
    entries = [
        html.Li(
            [
                words["span"].format(first=_said(first), last=_said(last)),
                f" ({zone}) " if zone else " ",
                html.Button(
                    words["remove"],
                    id={**part(REMOVE, name), "place": place},
                    className="quiet",
                    type="button",
                ),
            ]
        )
        for place, (first, last, zone) in enumerate(rows(desk))
    ]
    listing = html.Ul(entries) if entries else html.P(words["none"], className="soft")
    return [listing, html.P(told, className="saved", role="status")]


def add(
    desk: Desk, name: str, rows: Rows, keep: Keep, row: tuple[str | None, str | None, str | None]
) -> list[Component]:
    """Keep one more row and return the list; without both days, or with them swapped, say so."""
    words, (first, last, zone) = page("settings"), row
    if not first or not last:
        return listed(desk, name, rows, words["both_days"])
    try:
        begin, end = date.fromisoformat(first[:10]), date.fromisoformat(last[:10])
        if begin > end:
            return listed(desk, name, rows, words["swapped"])
        keep(desk, [*rows(desk), (begin, end, zone)])
    except ValueError as error:
        return listed(desk, name, rows, str(error))
    return listed(desk, name, rows, words["saved"])


def take(desk: Desk, name: str, rows: Rows, keep: Keep, place: int) -> list[Component]:
    """Take one row away and return the list."""
    kept = list(rows(desk))
    if 0 <= place < len(kept):
        del kept[place]
        keep(desk, kept)
    return listed(desk, name, rows, page("settings")["saved"])


def register(app: Dash, desk: Desk, lists: dict[str, tuple[Rows, Keep]]) -> None:
    """Wire every list of ``lists`` at once."""

    @app.callback(
        Output(part(LIST, MATCH), "children"),
        Input(part(ADD, MATCH), "n_clicks"),
        Input({**part(REMOVE, MATCH), "place": ALL}, "n_clicks"),
        State(part(FIRST, MATCH), "value"),
        State(part(LAST, MATCH), "value"),
        State({**part(ZONE, MATCH), "place": ALL}, "value"),
        prevent_initial_call=True,
    )
    def changed(
        _: int | None, __: list[int | None], first: str | None, last: str | None, zones: list[str | None]
    ) -> list[Component]:
        return _changed(desk, lists, (first, last, *zones[:1], None)[:3])


def _changed(desk: Desk, lists: dict[str, tuple[Rows, Keep]], row: tuple[str | None, ...]) -> list[Component]:
    which = ctx.triggered_id
    rows, keep = lists[which["of"]]
    if not any(one["value"] for one in ctx.triggered):
        return listed(desk, which["of"], rows)
    if which["type"] == REMOVE:
        return take(desk, which["of"], rows, keep, int(which["place"]))
    return add(desk, which["of"], rows, keep, (row[0], row[1], row[2]))


def _said(day: date) -> str:
    return f"{day:%-d %B %Y}"
