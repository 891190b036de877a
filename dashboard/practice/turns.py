"""What the buttons of a sheet do to the workspace: drafts, saves, edits. No components."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboard.components.words import clock, day, page
from dashboard.days import today
from dashboard.desk import Desk
from dashboard.entries import Draft, Entry, EntryConflict

SAVE, CLEAR, EDIT, FORGET, TAKE = "sheet-save", "sheet-clear", "sheet-edit", "sheet-forget", "sheet-take"
OPEN = "sheet-open"
DAY = "of_day"
"""The answer that says which day a sheet of one line a day is about: ISO text."""

Answers = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Turn:
    """What a sheet shows after a press: a sentence, the answers in its fields, what a save goes on from."""

    told: str
    answers: Answers
    state: dict[str, Any]


def press(
    desk: Desk, sheet: str, which: Mapping[str, str], answers: Answers, state: Mapping[str, Any]
) -> Turn | None:
    """Do what a button of a sheet says; ``which`` is the button's id. None when there is nothing to do."""
    kind = which["type"]
    if kind == SAVE:
        return save(desk, sheet, answers, state)
    if kind == EDIT:
        return edit(desk, which["entry"])
    if kind == TAKE:
        return take(desk, which["draft"])
    if kind == OPEN:
        return open_day(desk, sheet, which["day"])
    if kind == FORGET:
        return forget(desk, which["entry"], answers, state)
    keep_draft(desk, sheet, {}, state)
    return Turn("", _stay(answers), fresh(None))


def keep_draft(desk: Desk, sheet: str, answers: Answers, state: Mapping[str, Any]) -> Draft | None:
    """Keep what stands in the fields and return the draft; with nothing new in them drop it, and None."""
    begun = _begun(state)
    if not _given(answers) or answers == _kept(desk, state):
        desk.workspace.drop_draft(state["draft"])
        if begun is not None:
            desk.workspace.drop_draft(begun.draft_id, begun.saved_at)
        return None
    content = {"answers": answers, "entry": state["entry"], "version": state["version"]}
    return desk.workspace.keep_draft(sheet, content, state["draft"], begun)


def save(desk: Desk, sheet: str, answers: Answers, state: Mapping[str, Any]) -> Turn:
    """Keep the answers as an entry and empty the fields; what was changed elsewhere is kept beside it.

    A new entry gets the id of its draft, so what is sent twice is kept once.
    """
    words = page("practice")
    if not _given(answers):
        return Turn(words["nothing"], answers, dict(state))
    told, about = words["saved"], date.fromisoformat(answers[DAY]) if DAY in answers else None
    entry_id, version, content = _joined(desk, sheet, answers, state)
    begun = about or today(desk)
    try:
        entry = desk.workspace.save_entry(
            sheet, content, entry_id=entry_id, version=version, day=about if version else begun
        )
    except EntryConflict as conflict:
        entry = conflict.latest
        if entry.content != content:
            entry, told = desk.workspace.save_entry(sheet, dict(answers), day=begun), words["beside"]
    keep_draft(desk, sheet, {}, state)
    said = told.format(time=clock(entry.saved_at, desk.settings().tz))
    return Turn(said, {}, fresh(None)) if about is None else _reopened(said, entry)


def forget(desk: Desk, entry_id: str, answers: Answers, state: Mapping[str, Any]) -> Turn:
    """Delete an entry; where it is open in the fields, they are emptied unless new words stand in them."""
    told, mine = page("practice")["forgotten"], state["entry"] == entry_id
    unchanged = mine and answers == _kept(desk, state)
    desk.workspace.delete_entry(entry_id)
    if unchanged:
        return Turn(told, _stay(answers), fresh(None))
    return Turn(told, answers, {**state, "entry": None, "version": 0} if mine else dict(state))


def open_day(desk: Desk, sheet: str, day: str) -> Turn:
    """Put the line of one day (ISO text) into the fields, or empty fields for that day."""
    entry = of_day(desk, sheet, day)
    return Turn("", {DAY: day}, fresh(None)) if entry is None else _reopened("", entry)


def of_day(desk: Desk, sheet: str, day: str) -> Entry | None:
    """Return the latest entry of a sheet that is about one day (ISO text)."""
    return next((one for one in desk.workspace.entries(sheet) if one.day.isoformat() == day), None)


def edit(desk: Desk, entry_id: str) -> Turn | None:
    """Put a kept entry back into the fields; None when it is gone."""
    entry = desk.workspace.entry(entry_id)
    if entry is None:
        return None
    told = page("practice")["editing"].format(day=day(entry.begun_at, desk.settings().tz))
    return _reopened(told, entry)


def take(desk: Desk, draft_id: str) -> Turn | None:
    """Put another draft into the fields; None when it is gone."""
    draft = desk.workspace.draft(draft_id)
    return Turn("", dict(draft.content.get("answers", {})), fresh(draft)) if draft else None


def fresh(draft: Draft | None) -> dict[str, Any]:
    """Return what a sheet goes on from: the window's own draft id, and the draft it was opened with."""
    content = draft.content if draft else {}
    return {
        "draft": secrets.token_hex(8),
        "begun": [draft.draft_id, draft.place, draft.saved_at] if draft else None,
        "entry": content.get("entry"),
        "version": content.get("version", 0),
    }


def _reopened(told: str, entry: Entry) -> Turn:
    return Turn(told, dict(entry.content), {**fresh(None), "entry": entry.entry_id, "version": entry.version})


def _joined(desk: Desk, sheet: str, answers: Answers, state: Mapping[str, Any]) -> tuple[str, int, Answers]:
    """Return where a save goes and what it holds: a day's line takes in what adds to it, nothing else.

    Version 0 is that of an entry which is not there yet.
    """
    if state["entry"]:
        return state["entry"], state["version"], dict(answers)
    there = of_day(desk, sheet, answers[DAY]) if DAY in answers else None
    if there is None or any(there.content.get(key, value) != value for key, value in answers.items()):
        return state["draft"], 0, dict(answers)
    return there.entry_id, there.version, {**there.content, **answers}


def _stay(answers: Answers) -> Answers:
    """Return what stays in the fields when they are emptied: the day they are about."""
    return {DAY: answers[DAY]} if DAY in answers else {}


def _begun(state: Mapping[str, Any]) -> Draft | None:
    if not state.get("begun"):
        return None
    draft_id, place, saved_at = state["begun"]
    return Draft(draft_id, place, {}, saved_at)


def _kept(desk: Desk, state: Mapping[str, Any]) -> Answers | None:
    """Return what is kept of the entry that is open, or of the one that was just made of this draft."""
    entry = desk.workspace.entry(state["entry"] or state["draft"])
    return None if entry is None else dict(entry.content)


def _given(answers: Mapping[str, Any]) -> bool:
    own = (value for key, value in answers.items() if key != DAY)
    return any(not isinstance(value, str) or value.strip() for value in own)
