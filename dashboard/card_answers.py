"""What the person said that bears on the choice of cards: questions, replies, rest, words, plans. No text."""

from __future__ import annotations

import time

from dashboard.desk import Desk
from dashboard.makers import Word
from dashboard.own import PLAN
from dashboard.practice.sheets import SENTENCE, TARGET, area
from dashboard.reflections.choose import Answers
from dashboard.reflections.tables import table
from dashboard.resting import resting

REPLY, TOPICS, REST = "card-reply", "topics", "rest"
REST_DAYS, DAY_MS = 14, 86_400_000


def answers(desk: Desk) -> Answers:
    """Return what the person said of the cards so far; a card brought back counts as unanswered."""
    latest = {one.subject: one for one in reversed(desk.workspace.answers(REPLY))}
    awake = time.time() * 1000 - REST_DAYS * DAY_MS
    return Answers(
        topics=tuple(desk.workspace.get(TOPICS, ())),
        replies={card_id: one.value for card_id, one in latest.items() if one.value and one.value != REST},
        resting=frozenset(
            card_id for card_id, one in latest.items() if one.value == REST and one.answered_at > awake
        ),
        hidden_creators=frozenset(resting(desk)),
        aliases={one.subject: one.value for one in desk.workspace.said() if one.word is Word.ALIAS},
        named=_named(desk),
    )


def valued(desk: Desk) -> tuple[str, ...]:
    """Return the areas of life that the person put into words, or named for a creator or a plan."""
    latest = next(iter(desk.workspace.entries(TARGET)), None)
    given = {} if latest is None else latest.content
    named = {value for _, values in desk.own().values for value in values}
    named |= {str(plan.content.get("value")) for plan in desk.workspace.entries(PLAN)}
    areas = table("values")["areas"]
    return tuple(
        key
        for key, one in areas.items()
        if one["name"] in named or str(given.get(area(SENTENCE, key), "")).strip()
    )


def _named(desk: Desk) -> tuple[str, ...]:
    """Return the creators the person said a word about, and those of plans."""
    own = desk.own()
    plans = (plan.creator for plan in own.plans if plan.creator is not None)
    return tuple(dict.fromkeys([*plans, *(who for who, _ in (*own.tags, *own.values))]))
