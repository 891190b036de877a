"""What was kept of a card sort: every run with the one before it beside it, and what was left half done."""

from __future__ import annotations

from collections.abc import Mapping

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.twice import twice
from dashboard.components.words import clock, day, page
from dashboard.desk import Desk
from dashboard.entries import Draft, Entry
from dashboard.practice import cards
from dashboard.practice.card_table import do

NAME = "card_sort"
EDIT, FORGET, TAKE = "edit", "forget", "take"


def past(desk: Desk) -> list[Component]:
    """Return every run that was kept, newest first, each beside the one before it."""
    runs = desk.workspace.entries(NAME)
    if not runs:
        return []
    pairs = zip(runs, (*runs[1:], None), strict=True)
    return [html.H2(page(NAME)["past_h2"]), _onward(), *(_run(desk, run, earlier) for run, earlier in pairs)]


def drafts(desk: Desk, draft: Draft | None) -> list[Component]:
    """Return when this table was left, and a button for each one that was begun in another window."""
    words, tz = page("practice"), desk.settings().tz
    shown: list[Component] = []
    for one in desk.workspace.drafts(NAME):
        when = {"day": day(one.saved_at, tz), "time": clock(one.saved_at, tz)}
        if draft is not None and one.draft_id == draft.draft_id:
            shown.append(html.P(words["draft"].format(**when), className="soft small"))
        else:
            shown.append(html.P(do(TAKE, words["take"].format(**when), one.draft_id)))
    return shown


def _onward() -> Component:
    """Return the way from what matters to what time is for."""
    words = page(NAME)
    return html.P([words["onward"], dcc.Link(words["onward_link"], href="/for-what"), "."])


def _run(desk: Desk, run: Entry, earlier: Entry | None) -> Component:
    words, kept = page("practice"), page(NAME)
    when = day(run.begun_at, desk.settings().tz)
    ranks, said = _ranks(run), run.content.get("sentences", {})
    rows = [html.Li([html.Strong(html.Bdi(name)), *_sentence(said.get(name))]) for name in ranks]
    change = do(EDIT, words["edit"], run.entry_id, **{"aria-label": f"{words['edit']}: {when}"})
    forget = twice(when, lambda label, **more: do(FORGET, label, run.entry_id, **more))
    beside = [] if earlier is None else _beside(cards.changes(ranks, _ranks(earlier)), kept)
    inside = [html.H3(when), html.Ol(rows), *beside, change, forget]
    return html.Article(inside, className="panel")


def _ranks(run: Entry) -> list[str]:
    return [str(name) for name in run.content.get("ranks", ())]


def _sentence(text: str | None) -> list[Component]:
    return [html.Br(), html.Bdi(text)] if text else []


def _beside(changes: cards.Changes, words: Mapping[str, str]) -> list[Component]:
    pairs = (("kept", changes.kept), ("new", changes.new), ("gone", changes.gone))
    rows = [
        html.Li(html.Bdi(words[f"change_{key}"].format(names=", ".join(names))))
        for key, names in pairs
        if names
    ]
    return [html.P(words["changed"]), html.Ul(rows)] if rows else []
