"""Help lines: the same for everyone, always reachable, dated, and the person's own numbers beside them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, html
from dash.development.base_component import Component

from dashboard.components.parts import panel, paragraphs
from dashboard.components.words import page
from dashboard.country import COUNTRY, chosen
from dashboard.desk import Desk
from dashboard.groups import Group
from dashboard.ids import Help
from dashboard.reflections.tables import help_packs

PATH, TITLE, GROUP = "/help", "Help lines", Group.HEAVY
OWN = "help_own"
FRESH = timedelta(days=365)


def layout(desk: Desk) -> Component:
    """Return the page."""
    words, country = page("help"), chosen(desk)
    options = [{"value": code, "label": pack["country"]} for code, pack in help_packs().items()]
    options.sort(key=lambda option: option["label"])
    return html.Div(
        [
            html.H1(words["h1"]),
            html.P(words["intro"], className="lead"),
            dmc.Select(
                id=Help.COUNTRY,
                label=words["country"],
                data=options,
                value=country,
                allowDeselect=False,
                searchable=True,
            ),
            html.Div(render(country), id=Help.LINES),
            panel(
                html.H2(words["own_h2"]),
                *paragraphs(words["own_text"]),
                dmc.Textarea(
                    id=Help.OWN,
                    label=words["own_label"],
                    value=desk.workspace.get(OWN, ""),
                    autosize=True,
                    minRows=3,
                    debounce=False,
                    autoComplete="off",
                ),
                html.P(),
                html.Button(words["save"], id=Help.SAVE, className="plain", type="button"),
                html.P("", id=Help.SAVED, className="saved", role="status"),
            ),
        ]
    )


def render(country: str, today: date | None = None) -> list[Component]:
    """Return one country's lines: the emergency number first, then each line with its date."""
    words, pack = page("help"), help_packs()[country]
    return [
        panel(html.P(html.Strong(words["danger"].format(number=pack["emergency"]))), look="warm"),
        *[line(one, today) for one in pack["lines"]],
        html.P(words["directory"]),
    ]


def choose(desk: Desk, country: str) -> list[Component]:
    """Keep the country and return its lines."""
    if country not in help_packs():
        return render(chosen(desk))
    desk.workspace.put(COUNTRY, country)
    return render(country)


def keep_own(desk: Desk, text: str | None) -> str:
    """Keep the person's own numbers and return the sentence that says so."""
    desk.workspace.put(OWN, text or "")
    return page("help")["saved"]


def register(app: Dash, desk: Desk) -> None:
    """Wire the country and the person's own numbers."""

    @app.callback(Output(Help.LINES, "children"), Input(Help.COUNTRY, "value"), prevent_initial_call=True)
    def country(value: str) -> list[Component]:
        return choose(desk, value)

    @app.callback(
        Output(Help.SAVED, "children"),
        Input(Help.SAVE, "n_clicks"),
        State(Help.OWN, "value"),
        prevent_initial_call=True,
    )
    def own(_: int, text: str) -> str:
        return keep_own(desk, text)


def checked(line: Mapping[str, Any], today: date) -> bool:
    """Whether a line was checked at its source within the last twelve months."""
    verified = line.get("verified_on")
    return bool(verified) and today - date.fromisoformat(str(verified)) <= FRESH


def line(one: Mapping[str, Any], today: date | None = None) -> Component:
    """Return one line: whom it is for, the ways to reach it, and whether it was checked this year."""
    ways = [(name, one.get(name)) for name in ("phone", "sms", "chat_url", "hours")]
    if not any(one.get(name) for name in ("phone", "sms", "chat_url")):
        ways.append(("source_url", one["source_url"]))
    facts = [html.Li([f"{_WAYS[name]} ", _reached(name, str(value))]) for name, value in ways if value]
    fresh = checked(one, today or datetime.now(UTC).date())
    warning = [] if fresh else [html.P(page("help")["check"], className="soft small")]
    return panel(html.H2(one["name"]), html.P(one["for"]), html.Ul(facts), *warning)


def _reached(way: str, said: str) -> Component | str:
    """Return a number that a phone can call, a text it can begin, an address it can open, or words."""
    digits = re.sub(r"[^\d+]", "", said)
    if way == "phone" and digits:
        return html.A(said, href=f"tel:{digits}")
    if way == "sms" and (parts := _TEXT.fullmatch(said)):
        return html.A(said, href=f"sms:{parts['number']}?body={parts['word']}")
    if said.startswith("https://"):
        return html.A(said, href=said, target="_blank", rel="noopener noreferrer")
    return said


_TEXT = re.compile(r"Text (?P<word>[A-Z]+) to (?P<number>\d+)")
_WAYS = {"phone": "Phone:", "sms": "Text:", "chat_url": "Chat:", "hours": "Open:", "source_url": "Web:"}
