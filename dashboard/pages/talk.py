"""Someone I worry about: what to read first, one's own check, seven boxes as a card, when to get help."""

from __future__ import annotations

from dash import Dash, Input, Output, dcc, html
from dash.development.base_component import Component

from dashboard.components.notes import note_box
from dashboard.components.parts import panel, paragraphs
from dashboard.components.words import page
from dashboard.country import chosen
from dashboard.desk import Desk
from dashboard.groups import Group
from dashboard.ids import part
from dashboard.pages import help as help_lines
from dashboard.practice import guided, sheet
from dashboard.reflections.exercises import Exercise, exercises
from dashboard.reflections.tables import help_packs, table

PATH, TITLE, GROUP = "/talk", "Someone I worry about", Group.HEAVY
SHEET, CARD, CONCERN = "talk", "talk-card", "concern"


def layout(desk: Desk) -> Component:
    """Return the page; it has no place for anything of the other person's."""
    exercise, words = exercises()[SHEET], guided.words_of(SHEET)
    more = exercise.more
    extras = {
        "need": [html.H3(words["openers_h2"]), html.Ul([html.Li(one) for one in more["openers"]])],
        "plan": paragraphs(more["leave_out"], "soft"),
    }
    return html.Div(
        [
            html.H1(exercise.title),
            html.P(exercise.intro, className="lead"),
            html.P(page("practice")["minutes"].format(minutes=exercise.minutes), className="soft small"),
            panel(
                html.H2(words["first_h2"]), html.Ul([html.Li(one) for one in more["first"]]), look="gentle"
            ),
            *paragraphs(f"{words['own_data']} {words['any_view']}"),
            guided.sheet_in_parts(desk, exercise, extras),
            _lists(exercise, words),
            html.Div(card(desk), id=part(CARD, SHEET)),
            guided.help_panel(more["when_help"], words["help_h2"]),
            concern(desk),
            guided.source(exercise),
            note_box(desk, SHEET),
        ]
    )


def card(desk: Desk) -> list[Component]:
    """Return the seven boxes of the latest entry as a card to print, or how to get one."""
    exercise, words = exercises()[SHEET], guided.words_of(SHEET)
    latest = next(iter(desk.workspace.entries(SHEET)), None)
    given = latest.content if latest else {}
    plan = next(one["steps"] for one in table("guided")[SHEET]["groups"] if one["key"] == "plan")
    steps = [step for step in exercise.steps if step.key in plan and given.get(step.key)]
    if not steps:
        return [panel(html.H2(words["card_h2"]), *paragraphs(words["card_text"], "soft"))]
    rows = [_row(step.prompt, str(given[step.key])) for step in steps]
    button = html.Button(
        words["card_print"], className="plain no-print", type="button", **{"data-print": "talk-card"}
    )
    return [
        html.Section(
            [
                html.H2(words["card_h2"]),
                html.Dl(rows, className="answers"),
                html.P(words["card_foot"]),
                button,
            ],
            className="panel print-card",
        )
    ]


def concern(desk: Desk) -> Component:
    """Return the lines of the person's country for worry about someone, or that its list has none yet."""
    words, pack = guided.words_of(SHEET), help_packs()[chosen(desk)]
    lines = [one for one in pack["lines"] if one.get("about") == CONCERN]
    told = [help_lines.line(one) for one in lines]
    none = [html.P(words["concern_none"].format(country=pack["country"]))]
    return html.Section(
        [
            html.H2(words["concern_h2"].format(country=pack["country"])),
            *(told or none),
            html.P(dcc.Link(table("guided")["page"]["help_link"].capitalize(), href="/help")),
        ]
    )


def register(app: Dash, desk: Desk) -> None:
    """Wire the card, which follows each save; ``assets/75-print.js`` prints it."""

    @app.callback(
        Output(part(CARD, SHEET), "children"),
        Input(part(sheet.SAVED, SHEET), "children"),
        prevent_initial_call=True,
    )
    def saved(_: str) -> list[Component]:
        return card(desk)


def _row(asked: str, said: str) -> Component:
    return html.Div([html.Dt(asked.partition(":")[0]), html.Dd(html.Bdi(said))])


def _lists(exercise: Exercise, words: dict[str, str]) -> Component:
    return html.Div(
        [
            panel(html.H2(words[head]), html.Ul([html.Li(one) for one in exercise.more[key]]))
            for head, key in (("do_h2", "do"), ("do_not_h2", "do_not"))
        ],
        className="two",
    )
