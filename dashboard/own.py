"""What the person said of themselves, as the analyzer takes it: guess, tags, plans, what may be looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import blake2b
from typing import Any

import pandas as pd

from analyzer.own import Own, Plan
from dashboard.display import name_of
from dashboard.entries import Entry
from dashboard.makers import Word
from dashboard.store import Answer, Workspace
from importers.creators import roots

GUESS, TAG, PLAN, LOOK = "guess", "tag", "plan", "look_back"
"""Kinds of answers and entries. A look back has the plan it is about as its subject."""
LETTERS = 12
FOUR_WEEKS = timedelta(days=27)
MOST_VALUES = 2
"""How many of the person's own values one tag holds."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """The person's words as a workspace keeps them; two that are equal mean the same ``Own``."""

    guess: Answer | None
    tags: tuple[Entry, ...]
    plans: tuple[Entry, ...]
    merges: tuple[tuple[str, str], ...]
    seed: str


def spoken(workspace: Workspace) -> Spoken:
    """Return what was said so far, cheaply."""
    return Spoken(
        workspace.answer(GUESS),
        workspace.entries(TAG),
        workspace.entries(PLAN),
        _merges(workspace),
        workspace.get("seed", ""),
    )


def merged(workspace: Workspace) -> dict[str, str]:
    """Return merged creator id → the id that stands for it in the record."""
    return roots(_merges(workspace))


def own(said: Spoken, kept: Own, creators: pd.DataFrame) -> Own:
    """Return ``kept`` (waking, night, opt-ins) with guess, tags and plans.

    ``creators`` is the analysis' table; an id that was merged into another counts as that other, and where
    both have a tag the latest counts.
    """
    joined = roots(said.merges)
    oldest_first = [*reversed(said.tags)]
    oldest_first.sort(key=_when)
    tags = {joined.get(one.subject, one.subject): one.content for one in oldest_first}
    return replace(
        _guessed(said.guess, kept, creators),
        tags=tuple((subject, str(tag["direction"])) for subject, tag in tags.items() if tag.get("direction")),
        values=tuple((subject, _values(tag)) for subject, tag in tags.items() if _values(tag)),
        plans=_plans(said, joined, creators),
    )


def key(seed: str, creator: str) -> str:
    """Return what stands for a creator in a page: it says nothing without the workspace's ``seed`` (hex)."""
    salt = bytes.fromhex(seed)
    return blake2b(creator.encode("utf-8", "surrogatepass"), key=salt, digest_size=LETTERS // 2).hexdigest()


def card_plan(card_id: str) -> str:
    """Return the id of the plan that is made of a card's step; one card makes one plan."""
    return f"{PLAN}:{card_id}"


def plan(entry_id: str, content: Mapping[str, Any], made: date, creator: str | None) -> Plan | None:
    """Return a plan a record can be held beside.

    None where its days are the wrong way round, or where it names neither hours nor minutes. ``content`` is
    an entry's, ``made`` the day it was made: without a first day it begins then, without a last it runs for
    four weeks.
    """
    first, last = days(content, made)
    hours, minutes = _hours(content), _number(content.get("minutes"))
    if first > last or (hours is None and minutes is None):
        return None
    weekdays = tuple(sorted(WEEKDAYS.index(name) for name in content.get("weekdays", ()) if name in WEEKDAYS))
    return Plan(entry_id, first, last, creator, hours, minutes, content.get("platform") or None, weekdays)


def days(content: Mapping[str, Any], made: date) -> tuple[date, date]:
    """Return the first and the last day of a plan that was made on the day ``made``."""
    first = _day(content.get("first_day")) or made
    return first, _day(content.get("review")) or first + FOUR_WEEKS


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _plans(said: Spoken, joined: Mapping[str, str], creators: pd.DataFrame) -> tuple[Plan, ...]:
    if not said.plans:
        return ()
    ids = {*creators["creator"].astype(str), *joined}
    known = {key(said.seed, one): joined.get(one, one) for one in ids}
    found = (_plan(one, known) for one in said.plans)
    return tuple(one for one in found if one is not None)


def _plan(entry: Entry, known: Mapping[str, str]) -> Plan | None:
    """Return the plan of an entry; one about a creator that nothing knows any more cannot be looked at."""
    about = entry.content.get("creator")
    if about and about not in known:
        return None
    return plan(entry.entry_id, entry.content, entry.day, known[about] if about else None)


def _guessed(guess: Answer | None, kept: Own, creators: pd.DataFrame) -> Own:
    content = guess.value if guess is not None and isinstance(guess.value, dict) else {}
    hours, name = _number(content.get("hours")), str(content.get("creator") or "").strip().casefold()
    return replace(kept, guess_weekly_hours=hours, guess_top_creator=_named(name, creators))


def _named(name: str, creators: pd.DataFrame) -> str | None:
    """Return the creator a guess named: of those with the name in theirs, the most viewed; else None."""
    if not name:
        return None
    pairs = zip(creators["creator"].astype(str), creators["name"], strict=True)
    return next((one for one, called in pairs if name in name_of(one, called).casefold()), None)


def _merges(workspace: Workspace) -> tuple[tuple[str, str], ...]:
    return tuple((one.subject, one.value) for one in workspace.said() if one.word is Word.MERGE)


def _values(tag: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(str(one) for one in tag.get("values", ()))[:MOST_VALUES]


def _hours(content: Mapping[str, Any]) -> tuple[int, int] | None:
    """Return the window, None where an end is missing or both are the same."""
    ends = [str(content.get(name) or "")[:2] for name in ("hours_from", "hours_to")]
    if not all(end.isdigit() for end in ends) or ends[0] == ends[1]:
        return None
    return int(ends[0]), int(ends[1])


def _day(text: Any) -> date | None:
    try:
        return date.fromisoformat(str(text)[:10])
    except ValueError:
        return None


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _when(entry: Entry) -> int:
    return entry.saved_at
