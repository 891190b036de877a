"""Your days: zone and trips, when a day begins, night, waking, and what is left out. Every figure follows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from zoneinfo import available_timezones

import dash_mantine_components as dmc
from dash import ALL, Dash, Input, Output, State, ctx, dcc, html
from dash.development.base_component import Component

from analyzer import Trip
from dashboard.components import spans
from dashboard.components.mode import counted, words_only
from dashboard.components.notes import note_box
from dashboard.components.parts import panel, paragraphs
from dashboard.components.spans import Row
from dashboard.components.words import hour_said, page
from dashboard.desk import Desk
from dashboard.display import shown
from dashboard.groups import Group
from dashboard.ids import Days, part
from dashboard.zones import CONFIDENCE, Suggestion, rank, suggestion
from importers.clocks import CLOCKS

PATH, TITLE, GROUP = "/settings", "Your days", Group.ABOUT
ACCEPT, TRIPS, LEFT_OUT = "zone-accept", "trips", "left-out"
NOT_SAID = "none"
SURFACES = ("video", "short", "live", "post", "story", "unknown")
HALF_HOURS = 48


def layout(desk: Desk) -> Component:
    """Return the page."""
    words = page("settings")
    return html.Div(
        [
            html.H1(words["h1"]),
            *paragraphs(words["lead"], "lead"),
            html.Div(suggested(desk), id=Days.SUGGESTED),
            _clock(desk, words),
            panel(
                html.H2(words["trips_h2"]),
                *paragraphs(words["trips_text"]),
                spans.spans(desk, TRIPS, trips, _zones()),
            ),
            _counted(desk, words),
            panel(
                html.H2(words["left_h2"]),
                *paragraphs(words["left_text"]),
                spans.spans(desk, LEFT_OUT, left_out),
            ),
            panel(html.H2(words["words_h2"]), *paragraphs(words["words_text"])),
            note_box(desk, "settings"),
        ]
    )


def suggested(desk: Desk, told: str = "") -> list[Component]:
    """Return the question about the zone, or nothing where the export says none or the same."""
    words, found, now = page("settings"), suggestion(desk), desk.settings().tz
    if told:
        return [html.P(told, className="saved", role="status")]
    if found is None or found.zone == now:
        return []
    sentence = words["suggests" if rank(found.confidence) > 1 else "may_suggest"].format(zone=found.zone)
    accept = html.Button(
        words["accept"].format(zone=found.zone), id=part(ACCEPT, "zone"), className="main", type="button"
    )
    return [panel(html.P(sentence), *paragraphs(words["now"].format(zone=now), "soft"), accept, look="warm")]


def known(desk: Desk) -> list[str]:
    """Return what the exports say of the zone, how sure that is, and which clock times wait for an answer."""
    words, found = page("settings"), suggestion(desk)
    lines = [] if found is None else [_guessed(words, found)]
    return [*lines, *dict.fromkeys(_doubts(desk, words))]


def accept(desk: Desk) -> tuple[list[Component], str]:
    """Take the suggested zone; return what the panel then says, and the zone."""
    if found := suggestion(desk):
        desk.change_settings(tz=found.zone)
    zone = desk.settings().tz
    return suggested(desk, page("settings")["accepted"].format(zone=zone)), zone


def keep_clock(desk: Desk, zone: str | None, begins: str, night: tuple[str, str], wake: str) -> str:
    """Keep how days are read; return the sentence that says so, or what is wrong."""
    if zone not in available_timezones():
        return page("settings")["zone_unknown"].format(zone=shown(zone))
    start, end = (int(hour) for hour in night)
    own = {**_own(desk), "night_is_own": True, "wake_minute": None if wake == NOT_SAID else int(wake)}
    desk.change_settings(tz=zone, day_start_hour=int(begins), night=[start, end], own=own)
    return page("settings")["saved"]


def keep_counted(desk: Desk, chosen: Sequence[str] | None) -> str:
    """Keep what counts: ``chosen`` are the ticked boxes; return the sentence that says so."""
    ticked, (platforms, surfaces) = set(chosen or ()), _present(desk)
    own = {**_own(desk), "messages": "messages" in ticked, "money": "money" in ticked}
    desk.change_settings(
        leave_out_platforms=[one for one in platforms if one not in ticked],
        leave_out_surfaces=[one for one in surfaces if one not in ticked],
        include_music="music" in ticked,
        own=own,
    )
    return page("settings")["saved"]


def trips(desk: Desk) -> list[Row]:
    """Return the person's trips."""
    return [(trip.first_day, trip.last_day, trip.tz) for trip in desk.settings().trips]


def keep_trips(desk: Desk, rows: Sequence[Row]) -> None:
    """Keep the trips; ``ValueError`` with one sentence where a zone is missing."""
    if any(zone is None for _, _, zone in rows):
        raise ValueError(page("settings")["zone_missing"])
    kept = sorted(rows, key=lambda row: row[0])
    desk.change_settings(trips=[Trip(first, last, str(zone)) for first, last, zone in kept])


def left_out(desk: Desk) -> list[Row]:
    """Return the periods left out."""
    return [(first, last, None) for first, last in desk.settings().leave_out_periods]


def keep_left_out(desk: Desk, rows: Sequence[Row]) -> None:
    """Keep the periods left out."""
    desk.change_settings(leave_out_periods=sorted((first, last) for first, last, _ in rows))


def register(app: Dash, desk: Desk) -> None:
    """Wire the zone's question, the two forms and the two lists."""
    spans.register(app, desk, {TRIPS: (trips, keep_trips), LEFT_OUT: (left_out, keep_left_out)})

    @app.callback(
        Output(Days.SUGGESTED, "children"),
        Output(Days.ZONE, "value"),
        Input(part(ACCEPT, ALL), "n_clicks"),
        prevent_initial_call=True,
    )
    def accepted(_: list[int | None]) -> tuple[list[Component], str]:
        pressed = any(one["value"] for one in ctx.triggered)
        return accept(desk) if pressed else (suggested(desk), desk.settings().tz)

    @app.callback(
        Output(Days.SAVED, "children"),
        Input(Days.SAVE, "n_clicks"),
        State(Days.ZONE, "value"),
        State(Days.BEGINS, "value"),
        State(Days.NIGHT_START, "value"),
        State(Days.NIGHT_END, "value"),
        State(Days.WAKE, "value"),
        prevent_initial_call=True,
    )
    def clock(_: int, zone: str | None, begins: str, start: str, end: str, wake: str) -> str:
        return keep_clock(desk, zone, begins, (start, end), wake)

    @app.callback(
        Output(Days.COUNTED_SAVED, "children"),
        Input(Days.COUNTED_SAVE, "n_clicks"),
        State(Days.COUNTED, "value"),
        prevent_initial_call=True,
    )
    def counted(_: int, chosen: list[str] | None) -> str:
        return keep_counted(desk, chosen)


def _guessed(words: Mapping[str, str], found: Suggestion) -> str:
    rests = words.get(f"zone_{found.fact.get('source')}", "")
    basis = rests.format(text=found.fact.get("text"), count=f"{found.fact.get('evidence', 0):,}")
    sure = words[f"sure_{CONFIDENCE[rank(found.confidence)]}"]
    return f"{words['zone_known'].format(zone=found.zone, sure=sure)} {basis}".strip()


def _doubts(desk: Desk, words: Mapping[str, str]) -> Iterator[str]:
    for kept in desk.workspace.imports():
        for clock in kept.report.facts.get(CLOCKS, ()):
            first, *others = (_utc(at) for at in (clock["offset_minutes"], *clock["others_minutes"]))
            listed = f"{', '.join([first, *others[:-1]])} {words['or']} {others[-1]}"
            yield words["zone_doubt"].format(text=shown(clock["text"]), offsets=listed)


def _utc(minutes: int) -> str:
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'−' if minutes < 0 else '+'}{hours}" + (f":{rest:02d}" if rest else "")


def _clock(desk: Desk, words: dict[str, str]) -> Component:
    settings = desk.settings()
    hours = [{"value": str(hour), "label": hour_said(hour)} for hour in range(24)]
    wakes = [{"value": str(30 * n), "label": hour_said(n // 2, 30 * (n % 2))} for n in range(HALF_HOURS)]
    start, end = settings.night
    wake = NOT_SAID if settings.own.wake_minute is None else str(settings.own.wake_minute)
    return panel(
        html.H2(words["clock_h2"]),
        *paragraphs(words["clock_text"]),
        *paragraphs(known(desk), "soft small"),
        html.Div(
            [
                _select(Days.ZONE, words["zone"], _zones(), settings.tz),
                _select(Days.BEGINS, words["begins"], hours, str(settings.day_start_hour)),
                _select(Days.NIGHT_START, words["night_start"], hours, str(start % 24)),
                _select(Days.NIGHT_END, words["night_end"], hours, str(end % 24)),
                _select(
                    Days.WAKE, words["wake"], [{"value": NOT_SAID, "label": words["wake_none"]}, *wakes], wake
                ),
            ],
            className="row",
        ),
        html.Button(words["save"], id=Days.SAVE, className="main", type="button"),
        html.P("", id=Days.SAVED, className="saved", role="status"),
    )


def _counted(desk: Desk, words: dict[str, str]) -> Component:
    settings, (platforms, surfaces) = desk.settings(), _present(desk)
    out = {*settings.leave_out_platforms, *settings.leave_out_surfaces}
    extra = {
        "music": settings.include_music,
        "messages": settings.own.messages,
        "money": settings.own.money,
    }
    ticked = [one for one in (*platforms, *surfaces) if one not in out]
    ticked += [name for name, on in extra.items() if on]
    boxes = [
        dmc.Checkbox(label=words[f"count_{name}"], value=name, size="md", mb="xs")
        for name in (*platforms, *surfaces, *extra)
    ]
    return panel(
        html.H2(words["counted_h2"]),
        *paragraphs(words["counted_text"]),
        dmc.CheckboxGroup(boxes, id=Days.COUNTED, value=ticked, label=words["counted_label"]),
        html.P(dcc.Link(words["creators_link"], href="/creators"), className="soft small"),
        html.Button(words["save"], id=Days.COUNTED_SAVE, className="main", type="button"),
        html.P("", id=Days.COUNTED_SAVED, className="saved", role="status"),
    )


def _present(desk: Desk) -> tuple[list[str], list[str]]:
    """Return platforms and surfaces that the record holds, or that are left out already."""
    events, settings = desk.record().events, desk.settings()
    platforms = {*map(str, events["platform"].dropna().unique()), *settings.leave_out_platforms}
    surfaces = {*map(str, events["surface"].dropna().unique()), *settings.leave_out_surfaces}
    return sorted(platforms), [one for one in SURFACES if one in surfaces]


def _own(desk: Desk) -> dict[str, Any]:
    kept: dict[str, Any] = desk.workspace.get("settings", {}).get("own", {})
    return kept


def _zones() -> list[str]:
    """Return the zones to choose from; in words only those whose name is no number."""
    return sorted(one for one in available_timezones() if not (words_only() and counted(one)))


def _select(name: Days, label: str, data: Any, value: str) -> Component:
    return dmc.Select(
        id=name, label=label, data=data, value=value, searchable=True, allowDeselect=False, limit=60
    )
