"""Plans in words: what was chosen, for which days, and what a record can say of it. No components."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from analyzer import basis
from analyzer.own import Plan
from analyzer.signal import Signal
from analyzer.signals.plans import Reach, reach
from dashboard import own
from dashboard.components.mode import words_only
from dashboard.components.words import exact, page, said, when
from dashboard.desk import Desk
from dashboard.display import platform_name, shown
from dashboard.entries import Entry
from dashboard.practice import limits
from dashboard.reflections.load import cards

LONGEST = 160


def title(entry: Entry) -> str:
    """Return what a plan is called: the step in the person's words, else its limit."""
    content = entry.content
    own_words = next((str(content[name]) for name in ("step", "more_of", "if_then") if content.get(name)), "")
    return shown(own_words, LONGEST) or page("plans")["untitled"]


def origin(entry: Entry) -> list[str]:
    """Return which card a plan was made from, so that its step keeps its sense; nothing for any other."""
    titles = {own.card_plan(card.id): card.title for card in cards()}
    found = titles.get(entry.entry_id)
    return [page("plans")["from_card"].format(title=found)] if found else []


def about(desk: Desk, entry: Entry) -> list[str]:
    """Return the sentences that say what was planned."""
    words, content = page("plans"), entry.content
    first, last = (when(day) for day in own.days(content, entry.day))
    more = content.get("more_of") if content.get("step") else None
    return [
        *([f"{limit[:1].upper()}{limit[1:]}."] if (limit := limited(desk, content)) else []),
        *([words["more_of"].format(more=shown(str(more), LONGEST))] if more else []),
        *([words["for_value"].format(value=shown(str(content["value"])))] if content.get("value") else []),
        words["spans"].format(first=first, last=last),
    ]


def limited(desk: Desk, content: Mapping[str, Any]) -> str:
    """Return hours, minutes, creator, app and weekdays of a plan as one phrase; empty where none is set."""
    words = page("plans")
    parts = [*_hours(desk, content, words), *_minutes(content, words)]
    if not parts:
        return ""
    ends = ""
    if content.get("creator"):
        ends += words["limit_creator"].format(name=limits.creator_told(desk, content["creator"]))
    if content.get("platform"):
        ends += words["limit_platform"].format(name=platform_name(str(content["platform"])))
    if content.get("weekdays"):
        ends += words["limit_days"].format(days=", ".join(f"{one}s" for one in content["weekdays"]))
    return words["limit_and"].join(parts) + ends


def only_less(plans: tuple[Entry, ...]) -> bool:
    """Whether there are plans, each sets a limit, and none names something to have more of."""
    return bool(plans) and all(_less(one.content) for one in plans)


def looked(desk: Desk, plan_id: str) -> list[str]:
    """Return what the record says of a plan: days kept of days on record, and what it cannot say."""
    words = page("plans")
    plan = next((one for one in desk.own().plans if one.id == plan_id), None)
    if plan is None:
        return [words["not_measured"]]
    found, there = desk.analysis().signal("SIG28", plan_id), reach(desk.table(basis.build), plan)
    if not there.days or found is None:
        return [words["not_yet_seen"]]
    if found.value is None:
        least = said("days", desk.settings().min_plan_days)
        return [words["few"].format(days=exact(there.days), least=least)]
    return _measured(words, found, there, plan)


def due(entry: Entry, today: date) -> bool:
    """Whether the day on which the person wanted to look back has come."""
    return own.days(entry.content, entry.day)[1] <= today


def _measured(words: dict[str, str], found: Signal, there: Reach, plan: Plan) -> list[str]:
    parts, share = found.parts, said("in_ten", found.value or 0.0)
    told = [words["held"].format(kept=exact(parts["kept"]), days=exact(there.days), share=share)]
    if parts["kept_low"] != parts["kept_high"]:
        told.append(words["held_range"].format(low=exact(parts["kept_low"]), high=exact(parts["kept_high"])))
    if there.past > there.days:
        missing = exact(there.past - there.days)
        told.append(words["left_out"].format(past=exact(there.past), missing=missing))
    if there.past < there.planned:
        told.append(words["ends_early"])
    if plan.platform is None and plan.creator is None:
        names = ", ".join(platform_name(one) for one in there.platforms)
        told.append(words["platforms"].format(names=names))
    return told


def _hours(desk: Desk, content: Mapping[str, Any], words: dict[str, str]) -> list[str]:
    ends = [content.get(name) for name in ("hours_from", "hours_to")]
    if not all(ends) or ends[0] == ends[1]:
        return []
    start, end = (limits.hour_told(desk, one) for one in ends)
    return [words["limit_hours"].format(start=start, end=end)]


def _minutes(content: Mapping[str, Any], words: dict[str, str]) -> list[str]:
    minutes = content.get("minutes")
    if not isinstance(minutes, int | float):
        return []
    if not minutes:
        return [words["limit_none"]]
    told = said("minutes", minutes) if words_only() else words["minutes"].format(number=f"{minutes:g}")
    return [words["limit_minutes"].format(minutes=told)]


def _less(content: Mapping[str, Any]) -> bool:
    limit = bool(content.get("hours_from")) or isinstance(content.get("minutes"), int | float)
    return limit and not content.get("more_of")
