"""Who made what, as the person says it: links to name, creators to put together, and the way back."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard import known
from dashboard.components import maker_words
from dashboard.components.mode import words_only
from dashboard.components.parts import panel, paragraphs
from dashboard.components.table import table
from dashboard.components.words import day, page, share
from dashboard.desk import Desk
from dashboard.display import name_of, platform_name, shown
from dashboard.ids import Makers, part
from dashboard.makers import Word
from importers.creatorfiles import creator_id

WHO, KEEP, UNSAY, TAKE_BACK = "makers-who", "makers-keep", "makers-unsay", "makers-take-back"
LINKS, LISTED = 10, 500
"""How many links are offered for a name, and how many creators the lists hold."""


def known_part(desk: Desk) -> list[Component]:
    """Return the sentence and the table of who says what."""
    words, rows = page("makers"), known.coverage(desk.workspace)
    if not rows:
        return paragraphs(words["known_none"])
    views, unknown = sum(row.views for row in rows), sum(row.unknown for row in rows)
    some = share(views - unknown, views)
    told = words["known_sentence"].format(views=f"{views:,}", known=f"{views - unknown:,}", some=some)
    cells = [
        (
            platform_name(row.platform),
            *(f"{count:,}" for count in (row.views, row.stated, row.brought, row.looked_up, row.unknown)),
        )
        for row in rows
    ]
    return [html.P(told), table(words["known_h2"], words["known_heads"], cells)]


def repeated_part(desk: Desk) -> list[Component]:
    """Return one box per link that came up most often without a name; in words only say where they are."""
    words = page("makers")
    if words_only():
        return [html.P(words["repeated_numbers"], className="soft")]
    found = known.repeated(desk.record(), LINKS)
    return [_link(*one, words) for one in found] or [html.P(words["repeated_none"], className="soft")]


def names_part(desk: Desk) -> Component:
    """Return the panel that puts two creators together, names one, or says that one is the person."""
    words, choices = page("makers"), options(desk)
    return panel(
        html.H2(words["names_h2"]),
        *paragraphs(words["names_text"]),
        html.Div(
            [
                _select(Makers.A, words["names_a"], choices),
                _select(Makers.B, words["names_b"], choices),
                _button(Makers.MERGE, words["names_merge"]),
            ],
            className="row",
        ),
        html.Div(
            [
                dmc.TextInput(id=Makers.NAME, label=words["names_alias"], autoComplete="off"),
                _button(Makers.CALL, words["names_call"]),
                _button(Makers.OWN, words["names_own"]),
            ],
            className="row",
        ),
        *paragraphs(words["names_limit"].format(count=f"{LISTED:,}"), "soft small"),
        answer(Makers.TOLD),
    )


def said_part(desk: Desk) -> list[Component]:
    """Return everything that was said and brought, newest first, each with a way back."""
    words, workspace, tz = page("makers"), desk.workspace, desk.settings().tz
    names = known.names(workspace)
    lines = [
        (one.said_at, maker_words.sentence(one, names), part(UNSAY, one.said_id)) for one in workspace.said()
    ] + [
        (one.added_at, maker_words.map_sentence(one), part(TAKE_BACK, one.map_id)) for one in workspace.maps()
    ]
    if not lines:
        return [html.P(words["said_none"], className="soft")]
    newest = sorted(lines, key=lambda line: line[0], reverse=True)
    return [html.Ul([_said(at, text, back, tz, words) for at, text, back in newest], className="said")]


def answer(name: Makers) -> Component:
    """Return the place beside a button where its answer is read out."""
    return html.P("", id=name, className="saved", role="status")


def options(desk: Desk) -> list[dict[str, str]]:
    """Return the creators seen most as choices; each label tells one from all others."""
    creators = desk.analysis().creators.head(LISTED).to_dict("records")
    return [
        {"value": str(row["creator"]), "label": _called(row["creator"], row["name"])}
        for row in creators
        if not str(row["creator"]).partition(":")[2].startswith("#")
    ]


def _called(creator: str, name: str | None) -> str:
    """Return the label of a choice; in words only without the handle, which may be a number."""
    if not words_only():
        return known.called(creator, name)
    return f"{name_of(creator, name)} ({platform_name(creator.partition(':')[0])})"


def keep_link(desk: Desk, subject: str, typed: str | None) -> str:
    """Keep who made a link (``platform:item``); return the sentence that says so."""
    words, platform = page("makers"), subject.partition(":")[0]
    name = (typed or "").strip()
    creator = creator_id(platform, name)
    if creator is None:
        return words["repeated_empty"]
    before = int(desk.record().events["creator"].notna().sum())
    desk.workspace.say(Word.ITEM, subject, creator, shown(name.removeprefix("@")) or None)
    count = int(desk.record().events["creator"].notna().sum()) - before
    return words["repeated_saved"].format(count=f"{count:,}")


def put_together(desk: Desk, first: str | None, second: str | None) -> str:
    """Make two creators one; return the sentence that says so, or what is missing."""
    words = page("makers")
    if not first or not second or first == second:
        return words["names_pick_two"]
    desk.workspace.say(Word.MERGE, first, second)
    return words["names_merged"]


def call(desk: Desk, creator: str | None, name: str | None) -> str:
    """Give a creator a name; return the sentence that says so, or what is missing."""
    words, clean = page("makers"), shown(name)
    if not creator or not clean:
        return words["names_pick" if not creator else "names_pick_name"]
    desk.workspace.say(Word.ALIAS, creator, clean)
    return words["names_called"]


def own(desk: Desk, creator: str | None) -> str:
    """Let a creator be the person; return the sentence that says so, or what is missing."""
    words = page("makers")
    if not creator:
        return words["names_pick"]
    desk.workspace.say(Word.OWN, creator)
    return words["names_owned"]


def _link(platform: str, item: str, title: str, views: int, words: dict[str, str]) -> Component:
    address, subject = known.link(platform, item), f"{platform}:{item}"
    times = words["repeated_times"].format(count=f"{views:,}")
    return html.Div(
        [
            dmc.TextInput(
                id=part(WHO, subject),
                label=words["repeated_label"].format(link=address),
                description=" · ".join(filter(None, (times, shown(title)))),
                autoComplete="off",
                debounce=False,
            ),
            html.Button(
                words["repeated_save"],
                id=part(KEEP, subject),
                className="plain",
                type="button",
                **{"aria-label": f"{words['repeated_save']}: {address}"},
            ),
        ],
        className="row",
    )


def _said(at: int, text: str, back: dict[str, Any], tz: str, words: dict[str, str]) -> Component:
    undo = html.Button(
        words["said_undo"],
        id=back,
        className="plain",
        type="button",
        **{"aria-label": f"{words['said_undo']}: {text}"},
    )
    return html.Li([html.Bdi(text), html.Span(f" · {day(at, tz)} ", className="soft small"), undo])


def _select(name: Makers, label: str, choices: list[dict[str, str]]) -> Component:
    return dmc.Select(id=name, label=label, data=choices, searchable=True, clearable=True, limit=60)


def _button(name: Makers, text: str) -> Component:
    return html.Button(text, id=name, className="plain", type="button")
