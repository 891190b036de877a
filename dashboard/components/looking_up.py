"""The look-up on the page: what would be sent, the yes, the run with its progress, and what it says."""

from __future__ import annotations

import dash_mantine_components as dmc
import pandas as pd
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.mode import words_only
from dashboard.components.parts import panel, paragraphs
from dashboard.components.table import table
from dashboard.components.words import page
from dashboard.desk import Desk
from dashboard.ids import Makers
from dashboard.lookup import telling
from dashboard.lookup.endpoints import endpoints
from dashboard.lookup.estimate import samples
from dashboard.lookup.plan import Plan, frame, plan
from dashboard.lookup.run import Tally

ALL = "all"
STEPS = (2_000, 5_000)
"""Numbers of views offered between the first sample and all."""
EVERY_MS = 2_000
"""How often a running look-up is looked at."""
MOST = 20


def look_part(desk: Desk) -> Component:
    """Return the whole panel. In the demo it says why there is nothing to look up."""
    words, rows = page("makers"), frame(desk.workspace, endpoints())
    views = len(rows)
    text = "look_demo" if _demo(desk) else "look_text" if views else "look_none"
    text = "look_numbers" if words_only() and text == "look_text" else text
    choices = _choices(views)
    controls = html.Div(
        [
            dmc.RadioGroup(
                dmc.Stack([dmc.Radio(label=label, value=value) for value, label in choices], gap="xs"),
                id=Makers.MUCH,
                label=words["look_much"],
                value=choices[0][0],
            ),
            html.P(),
            dmc.Checkbox(id=Makers.MARKED, label=words["look_marked"], checked=False),
            html.P(),
            html.Div(
                _told(_plan(desk, choices[0][0], marked=False, rows=rows)), id=Makers.SCREEN, role="status"
            ),
            dmc.Checkbox(id=Makers.YES, label=words["look_yes"], checked=False),
            html.P(),
            html.Div(
                [
                    html.Button(words["look_start"], id=Makers.START, className="main", type="button"),
                    html.Button(words["look_stop"], id=Makers.STOP, className="plain", type="button"),
                ],
                className="row",
            ),
            html.Div(state(desk), id=Makers.STATE),
            dcc.Interval(id=Makers.TICK, interval=EVERY_MS, disabled=not desk.look_up.running),
        ],
        className="" if text == "look_text" else "hidden",
    )
    return panel(html.H2(words["look_h2"]), *paragraphs(words[text]), controls)


def screen(desk: Desk, much: str, *, marked: bool) -> list[Component]:
    """Return all that has to be known before a yes: how many requests, to whom, with what, how long."""
    return _told(_plan(desk, much, marked=marked))


def _told(wanted: Plan) -> list[Component]:
    first, *rest = telling.screen(wanted, endpoints())
    example = [html.P(html.Code(html.Bdi(rest[0])))] if rest else []
    return [html.P(first), *example, *paragraphs(rest[1:])]


def begin(desk: Desk, much: str, *, marked: bool, sure: bool) -> str:
    """Start the look-up if the person said yes; return what to say."""
    words = page("makers")
    if desk.look_up.running:
        return words["look_busy"]
    if not sure or _demo(desk):
        return words["look_no"]
    wanted = _plan(desk, much, marked=marked)
    return "" if desk.look_up.start(desk.workspace, wanted, endpoints()) else words["look_done"]


def stop(desk: Desk) -> str:
    """End the look-up after the request that is under way; return what to say."""
    desk.look_up.cancel()
    return page("makers")["look_stopping"] if desk.look_up.running else ""


def state(desk: Desk, told: str = "") -> list[Component]:
    """Return where the look-up stands. Only what is final is read out."""
    tally = desk.look_up.tally
    if tally is None or (told and not desk.look_up.running):
        return [html.P(told, className="saved", role="status")]
    if tally.ending is not None:
        return [html.P(telling.ending(tally), className="saved", role="status")]
    return [_bar(tally), html.P(telling.progress(tally, endpoints())), html.P(told, role="status")]


def found_part(desk: Desk) -> list[Component]:
    """Return what the samples say, per platform; nothing where nothing was asked, nor in words only."""
    words = page("makers")
    if words_only():
        return []
    parts: list[Component] = []
    for sample in samples(desk.workspace, endpoints()):
        parts += [html.P(line) for line in telling.sample_sentences(sample)]
        if rows := telling.sample_rows(sample, MOST):
            parts.append(table(words["found_h2"], words["found_heads"], rows))
            if len(sample.creators) > MOST:
                parts += paragraphs(words["found_rest"].format(count=MOST), "soft small")
    return [panel(html.H2(words["found_h2"]), *parts)] if parts else []


def _bar(tally: Tally) -> Component:
    return html.Progress(
        value=str(tally.asked), max=str(tally.of), **{"aria-label": page("makers")["look_h2"]}
    )


def _plan(desk: Desk, much: str, *, marked: bool, rows: pd.DataFrame | None = None) -> Plan:
    views = None if much == ALL else int(much)
    return plan(desk.workspace, endpoints(), views, marked_first=marked, rows=rows)


def _choices(views: int) -> list[tuple[str, str]]:
    words, sample = page("makers"), endpoints().sample_views
    known = [(str(sample), words["look_sample"].format(count=f"{sample:,}"))] if views > sample else []
    known += [(str(step), words["look_more"].format(count=f"{step:,}")) for step in STEPS if step < views]
    return [*known, (ALL, words["look_all"].format(count=f"{views:,}"))]


def _demo(desk: Desk) -> bool:
    return len(desk.people) > 1
