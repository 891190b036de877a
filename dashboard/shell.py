"""The frame around every page: head, navigation, the page, and what stands below it."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType
from typing import Any

import dash_mantine_components as dmc
from dash import ALL, Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component

from dashboard.components import mode, notes
from dashboard.components.words import page
from dashboard.desk import Desk
from dashboard.display import shown
from dashboard.groups import Group
from dashboard.guard import BODY_LIMIT
from dashboard.ids import Shell, part

THEMES = ("auto", "light", "dark")
PERSON = "person"


def frame(desk: Desk, pages: Sequence[ModuleType], content: Component) -> Component:
    """Return the whole frame with the page (``content``) inside."""
    words, theme = page("shell"), _theme(desk)
    return dmc.MantineProvider(
        html.Div(
            [
                dcc.Location(id=Shell.PLACE, refresh=False),
                dcc.Location(id=Shell.RELOAD, refresh=True),
                html.A(words["skip"], href=f"#{Shell.MAIN}", className="skip"),
                html.Header([*_head(words, theme), *_people(desk)], className="head"),
                html.Nav(navigation(pages), id=Shell.NAV, className="side", **{"aria-label": words["nav"]}),
                html.Main([_notice(words), content], id=Shell.MAIN, tabIndex=-1),
                html.Footer(html.P(words["foot"]), className="foot"),
            ],
            id=Shell.FRAME,
        ),
        id=Shell.PROVIDER,
        defaultColorScheme="auto",
        forceColorScheme=_forced(theme),
        theme={"primaryColor": "teal", "defaultRadius": "md"},
    )


def navigation(pages: Sequence[ModuleType]) -> Component:
    """Return the pages by group; ``assets/20-shell.js`` marks the one that is open."""
    return html.Div([_group(group, pages) for group in Group], className="groups")


def _group(group: Group, pages: Sequence[ModuleType]) -> Component:
    own = [one for one in pages if one.GROUP is group]
    heading = f"{Shell.NAV}-{group}"
    links = html.Ul(
        [html.Li(dcc.Link(one.TITLE, href=one.PATH)) for one in own], **{"aria-labelledby": heading}
    )
    return html.Div([html.H2(page("shell")[f"group_{group}"], id=heading), links])


def turn_theme(desk: Desk) -> tuple[str | None, str]:
    """Go to the next theme and keep it; return what the provider needs and the button's words."""
    theme = THEMES[(THEMES.index(_theme(desk)) + 1) % len(THEMES)]
    desk.workspace.put("theme", theme)
    return _forced(theme), page("shell")[f"theme_{theme}"]


def register(app: Dash, desk: Desk) -> None:
    """Wire the frame."""
    notes.register(app, desk)

    @app.callback(
        Output(Shell.PROVIDER, "forceColorScheme"),
        Output(Shell.THEME, "children"),
        Input(Shell.THEME, "n_clicks"),
        prevent_initial_call=True,
    )
    def theme(_: int) -> tuple[str | None, str]:
        return turn_theme(desk)

    @app.callback(
        Output(Shell.RELOAD, "href"),
        Input(part(PERSON, ALL), "n_clicks"),
        State(Shell.PLACE, "pathname"),
        prevent_initial_call=True,
    )
    def switch(clicks: list[int | None], path: str) -> Any:
        return path if any(clicks) and desk.switch(ctx.triggered_id["of"]) else no_update

    @app.callback(
        Output(Shell.RELOAD, "href", allow_duplicate=True),
        Input(Shell.WORDS, "n_clicks"),
        State(Shell.PLACE, "pathname"),
        State(Shell.PLACE, "search"),
        prevent_initial_call=True,
    )
    def words_only(_: int, path: str, search: str | None) -> str:
        return turn_words(desk, path, search)


def turn_words(desk: Desk, path: str, search: str | None = None) -> str:
    """Change between numbers and words only; return the address to draw again."""
    mode.turn(desk)
    return f"{path}{search or ''}"


def _notice(words: dict[str, str]) -> Component:
    """Return the place of the one calm sentence; ``assets/06-long.js`` reads how much fits into one piece."""
    return html.Div(
        id=Shell.NOTICE, role="alert", **{"data-limit": str(BODY_LIMIT), "data-long": words["too_long"]}
    )


def _head(words: dict[str, str], theme: str) -> list[Component]:
    menu = html.Button(
        words["menu"],
        id=Shell.MENU,
        className="quiet menu",
        type="button",
        **{"aria-expanded": "false", "aria-controls": Shell.NAV},
    )
    return [
        dcc.Link(words["brand"], href="/", className="brand"),
        menu,
        html.Button(
            words["words_only"],
            id=Shell.WORDS,
            className="quiet",
            type="button",
            **{"aria-pressed": "true" if mode.words_only() else "false"},
        ),
        html.Button(words[f"theme_{theme}"], id=Shell.THEME, className="quiet", type="button"),
        dcc.Link(words["help"], href="/help", className="quiet", id=Shell.HELP),
    ]


def _people(desk: Desk) -> list[Component]:
    if len(desk.people) == 1:
        return []
    buttons = [
        html.Button(
            shown(person),
            id=part(PERSON, person),
            type="button",
            **{"aria-pressed": "true" if person == desk.person else "false"},
        )
        for person in desk.people
    ]
    return [
        html.Div(buttons, className="choices people", role="group", **{"aria-label": page("shell")["person"]})
    ]


def _theme(desk: Desk) -> str:
    kept = desk.workspace.get("theme", THEMES[0])
    return kept if kept in THEMES else THEMES[0]


def _forced(theme: str) -> str | None:
    return None if theme == "auto" else theme
