"""Time: the hours of the week, sittings and nights."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from dash import Dash, dcc, html
from dash.development.base_component import Component

from analyzer import tables
from analyzer.settings import Settings
from analyzer.signal import Signal
from dashboard.components.chart import chart
from dashboard.components.mode import words_only
from dashboard.components.notes import note_box
from dashboard.components.parts import panel, paragraphs
from dashboard.components.words import caveats, hour_said, page, said
from dashboard.components.zone_question import zone_question
from dashboard.desk import Desk
from dashboard.figures.hours import DAYS, hour_names, hours_figure
from dashboard.figures.weeks import counts_figure
from dashboard.groups import Group
from dashboard.zones import question

PATH, TITLE, GROUP = "/time", "Time", Group.LOOK
EVENING = "/practice?do=chain"
"""Where one evening from the record is laid out."""
OTHER_GAPS = {"short": 5, "long": 30}
"""Minutes of pause, beside the one that is set, for which SIG11 tells the middle sitting."""


def layout(desk: Desk) -> Component:
    """Return the page."""
    return html.Div([html.H1(page("time")["h1"]), *render(desk), note_box(desk, "time")])


def render(desk: Desk) -> list[Component]:
    """Return the map of the week, sittings and nights, each with a sentence and a table."""
    words, settings = page("time"), desk.settings()
    if desk.analysis().period.first is None:
        return [panel(*paragraphs(words["empty"]), html.P(dcc.Link("Start", href="/")))]
    return [
        *zone_question(desk),
        html.P(words["zone"].format(zone=settings.tz), className="soft small"),
        html.Section([html.H2(words["map_h2"]), _map(desk.table(tables.hour_map), settings, words)]),
        html.Section([html.H2(words["sessions_h2"]), *_sittings(desk, words)]),
        html.Section([html.H2(words["night_h2"]), *_night(desk, words)]),
        html.P(words["note"], className="soft"),
    ]


def register(app: Dash, desk: Desk) -> None:
    """Nothing to wire: the page follows the record and the settings."""


def _map(counts: npt.NDArray[Any], settings: Settings, words: dict[str, str]) -> Component:
    hours = hour_names(settings.day_start_hour)
    row, column = np.unravel_index(int(counts.argmax()), counts.shape)
    sentence = words["map_sentence"].format(
        day=DAYS[row], hour=hour_said(settings.day_start_hour + int(column)), start=hours[0]
    )
    rows = [(hour, *(int(n) for n in counts[:, place])) for place, hour in enumerate(hours)]
    return chart(hours_figure(counts, settings.day_start_hour), sentence, ("Hour", *DAYS), rows)


def _sittings(desk: Desk, words: dict[str, str]) -> list[Component]:
    signal, settings = desk.analysis().signal("SIG11"), desk.settings()
    if signal is None or signal.value is None:
        told: list[Component] = paragraphs(caveats(signal) if signal else [])
    else:
        sentence = words["sessions_sentence"].format(
            gap=f"{settings.session_gap_minutes:g}",
            median=said("minutes", signal.value),
            p90=said("minutes", signal.parts["p90"]),
        )
        told = [html.P(sentence), *_other_gaps(signal, words), *paragraphs(caveats(signal), "soft small")]
    weeks = desk.table(tables.weekly_sittings)
    known = weeks.dropna(subset="count").to_dict("records")
    rows = [(f"{row['week_start']:%-d %b %Y}", int(row["count"])) for row in known]
    middling = words["weeks_sentence"].format(median=said("count", weeks["count"].median()))
    told.append(chart(counts_figure(weeks, "sittings a week"), middling, ("Week from", "Sittings"), rows))
    return told


def _other_gaps(signal: Signal, words: dict[str, str]) -> list[Component]:
    """Return how sittings change when a shorter or a longer pause ends them (SIG11)."""
    if words_only():
        return []
    medians = {name: said("minutes", signal.parts[f"median_gap_{gap}"]) for name, gap in OTHER_GAPS.items()}
    return [html.P(words["sessions_other"].format(**medians), className="soft")]


def _night(desk: Desk, words: dict[str, str]) -> list[Component]:
    signal, (start, end) = desk.analysis().signal("SIG09"), desk.settings().night
    if question(desk) is not None:
        return paragraphs(words["night_waits"])
    if signal is None or signal.value is None:
        return paragraphs(caveats(signal) if signal else [])
    share = said("percent" if words_only() else "in_ten", signal.value, signal.low, signal.high)
    sentence = words["night_sentence"].format(share=share, start=hour_said(start), end=hour_said(end))
    evening = html.P(dcc.Link(words["night_link"], href=EVENING))
    return [html.P(sentence), *paragraphs(caveats(signal), "soft small"), evening]
