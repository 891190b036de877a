"""Plans that were made: each with what the record can say of it, and a kind look back."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Any

import dash_mantine_components as dmc
from dash import ALL, MATCH, Dash, Input, Output, State, ctx, dcc, html
from dash.development.base_component import Component

from dashboard.components.notes import help_line
from dashboard.components.parts import panel, paragraphs
from dashboard.components.twice import twice
from dashboard.components.words import page, when
from dashboard.days import today
from dashboard.desk import Desk
from dashboard.entries import Entry
from dashboard.ids import part
from dashboard.own import LOOK, PLAN, days
from dashboard.practice import plan_words
from dashboard.practice.turns import EDIT, FORGET
from dashboard.reflections.exercises import exercises

ANSWERS = ("done", "partly", "not_yet", "changed")
BODY, ANSWER, HELPED, KEEP, SMALLER, SHRINK = (
    f"plan-{name}" for name in ("body", "answer", "helped", "keep", "smaller", "shrink")
)


def listed(desk: Desk) -> list[Component]:
    """Return every plan, newest first, each with its look back, edit and delete."""
    plans = desk.workspace.entries(PLAN)
    if not plans:
        return []
    return [html.H2(page("plans")["list_h2"]), *(_plan(desk, one) for one in plans)]


def reminder(desk: Desk) -> list[Component]:
    """Return a quiet word on the latest plan there is something to look back at; nothing otherwise."""
    words = page("plans")
    for plan in desk.workspace.entries(PLAN):
        kept = desk.analysis().signal("SIG28", plan.entry_id)
        seen = kept is not None and kept.value is not None
        if not _answered(desk, plan) and (seen or plan_words.due(plan, today(desk))):
            told = plan_words.looked(desk, plan.entry_id)[:1] if seen else [words["remind_due"]]
            name = words["remind_plan"].format(plan=plan_words.title(plan))
            link = html.P(dcc.Link(words["remind_link"], href="/plans"))
            head = [html.H2(words["remind_h2"]), html.P(html.Bdi(name))]
            return [panel(*head, *paragraphs(told), link, look="gentle")]
    return []


def body(desk: Desk, plan: Entry) -> list[Component]:
    """Return all that is said of one plan."""
    words = page("plans")
    return [
        html.H3(html.Bdi(plan_words.title(plan))),
        *paragraphs(plan_words.origin(plan), "soft"),
        html.P(html.Bdi(" ".join(plan_words.about(desk, plan))), className="soft"),
        *paragraphs(plan_words.looked(desk, plan.entry_id)),
        *_look_back(desk, plan, words),
        _buttons(plan, words),
    ]


def looked(desk: Desk, plan_id: str) -> Entry | None:
    """Return the look back that was kept for a plan."""
    return next(iter(desk.workspace.entries(LOOK, plan_id)), None)


def answer(desk: Desk, plan_id: str, given: str) -> None:
    """Keep how it went, with today's date."""
    _keep(desk, plan_id, {"answer": given, "day": today(desk).isoformat()})


def keep_helped(desk: Desk, plan_id: str, text: str) -> None:
    """Keep what helped, in the person's own words."""
    _keep(desk, plan_id, {"helped": text})


def shrink(desk: Desk, plan: Entry, text: str) -> None:
    """Make a plan smaller: the new step, from today; what was before stays as an earlier version."""
    begins = {"first_day": today(desk).isoformat(), "review": (today(desk) + timedelta(days=27)).isoformat()}
    content = {**plan.content, "step": text.strip(), **begins}
    desk.workspace.save_entry(PLAN, content, entry_id=plan.entry_id, subject=plan.subject)
    if (look := looked(desk, plan.entry_id)) is not None:
        desk.workspace.save_entry(
            LOOK, {"helped": look.content.get("helped", "")}, entry_id=look.entry_id, subject=plan.entry_id
        )


def press(desk: Desk, which: dict[str, str], helped: str | None, smaller: str | None) -> list[Component]:
    """Do what a button of a plan says and return what is then said of the plan; nothing if it is gone."""
    plan, told = desk.workspace.entry(which["of"]), ""
    if plan is None:
        return []
    if which["type"] == ANSWER:
        answer(desk, plan.entry_id, which["value"])
    elif which["type"] == KEEP:
        keep_helped(desk, plan.entry_id, helped or "")
        told = page("plans")["kept"]
    elif smaller and smaller.strip():
        shrink(desk, plan, smaller)
        told = page("plans")["shrunk"]
    latest = desk.workspace.entry(plan.entry_id) or plan
    return [*body(desk, latest), html.P(told, className="saved", role="status")]


def register(app: Dash, desk: Desk) -> None:
    """Wire the looks back of all plans at once."""

    @app.callback(
        Output(part(BODY, MATCH), "children"),
        Input({**part(ANSWER, MATCH), "value": ALL}, "n_clicks"),
        Input(part(KEEP, MATCH), "n_clicks"),
        Input({**part(SHRINK, MATCH), "of_all": ALL}, "n_clicks"),
        State(part(HELPED, MATCH), "value"),
        State({**part(SMALLER, MATCH), "of_all": ALL}, "value"),
        State(part(BODY, MATCH), "id"),
        prevent_initial_call=True,
    )
    def pressed(
        _: list[Any], __: Any, ___: list[Any], helped: str | None, smaller: list[str], which: dict[str, str]
    ) -> list[Component]:
        pressed = any(one["value"] for one in ctx.triggered)
        button = dict(ctx.triggered_id) if pressed else {"type": "", "of": which["of"]}
        return press(desk, button, helped, *[*smaller, None][:1])


def _answered(desk: Desk, plan: Entry) -> bool:
    """Whether the person said how it went; a step made smaller has not been answered yet."""
    look = looked(desk, plan.entry_id)
    return look is not None and bool(look.content.get("answer"))


def _plan(desk: Desk, plan: Entry) -> Component:
    return html.Article(body(desk, plan), id=part(BODY, plan.entry_id), className="panel plan-body")


def _look_back(desk: Desk, plan: Entry, words: dict[str, str]) -> list[Component]:
    """Return the question how it went; folded away while its day has not come."""
    look = looked(desk, plan.entry_id)
    content = look.content if look is not None else {}
    given = content.get("answer")
    seen = desk.analysis().signal("SIG28", plan.entry_id)
    measured = seen is not None and seen.value is not None
    due = plan_words.due(plan, today(desk))
    inner = [
        *([html.P(_due_on(plan, words))] if due and not given else []),
        _choices(plan, given, words),
        *_after(plan, content, words),
        _helped(plan, str(content.get("helped", "")), words["helped" if measured else "helped_free"]),
        help_line(desk),
        html.P(
            html.Button(words["keep"], id=part(KEEP, plan.entry_id), className="plain", type="button"),
            className="under",
        ),
    ]
    return [html.Details([html.Summary(words["ask" if due else "ask_early"]), *inner], open=due or measured)]


def _due_on(plan: Entry, words: dict[str, str]) -> str:
    return words["due"].format(day=when(days(plan.content, plan.day)[1]))


def _choices(plan: Entry, given: str | None, words: dict[str, str]) -> Component:
    names = dict(zip(ANSWERS, _review_words(), strict=True))
    buttons = [
        html.Button(
            name,
            id={**part(ANSWER, plan.entry_id), "value": value},
            type="button",
            **{"aria-pressed": "true" if value == given else "false"},
        )
        for value, name in names.items()
    ]
    return html.Div(buttons, className="choices", role="group", **{"aria-label": words["ask"]})


def _after(plan: Entry, content: dict[str, Any], words: dict[str, str]) -> list[Component]:
    """Return what is said after an answer; "not yet" opens a smaller step."""
    given = content.get("answer")
    if given not in ANSWERS:
        return []
    name = dict(zip(ANSWERS, _review_words(), strict=True))[given]
    said = words["said"].format(day=when(date.fromisoformat(content["day"])), answer=name)
    told: list[Component] = [html.P(f"{said} {words[f'answer_{given}']}")]
    if given != "not_yet":
        return told
    box = dmc.Textarea(
        id={**part(SMALLER, plan.entry_id), "of_all": 0},
        label=words["smaller"],
        value=str(plan.content.get("smaller", "")),
        autosize=True,
        minRows=2,
        debounce=False,
        autoComplete="off",
    )
    button = html.Button(
        words["shrink"], id={**part(SHRINK, plan.entry_id), "of_all": 0}, className="plain", type="button"
    )
    return [*told, box, html.P(button, className="under")]


def _helped(plan: Entry, text: str, label: str) -> Component:
    return dmc.Textarea(
        id=part(HELPED, plan.entry_id),
        label=label,
        value=text,
        autosize=True,
        minRows=2,
        debounce=False,
        autoComplete="off",
    )


def _buttons(plan: Entry, words: dict[str, str]) -> Component:
    name = plan_words.title(plan)
    change, forget = (
        partial(
            html.Button,
            id={**part(kind, PLAN), "entry": plan.entry_id},
            className="plain",
            type="button",
        )
        for kind in (EDIT, FORGET)
    )
    return html.Div(
        [change(words["edit"], **{"aria-label": f"{words['edit']}: {name}"}), twice(name, forget)]
    )


def _review_words() -> list[str]:
    return list(exercises()["committed_step"].more["review"])


def _keep(desk: Desk, plan_id: str, more: dict[str, Any]) -> None:
    look = looked(desk, plan_id)
    before = look.content if look is not None else {}
    desk.workspace.save_entry(
        LOOK, {**before, **more}, subject=plan_id, entry_id=None if look is None else look.entry_id
    )
