"""What the buttons of a sheet do to the workspace: drafts, saves, edits. No components."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.components.words import clock, day, page
from dashboard.desk import Desk
from dashboard.entries import Draft, EntryConflict

SAVE, CLEAR, EDIT, FORGET, TAKE = "sheet-save", "sheet-clear", "sheet-edit", "sheet-forget", "sheet-take"

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
    if kind == FORGET:
        forget(desk, which["entry"])
        return Turn(page("practice")["forgotten"], answers, {**state, "entry": None, "version": 0})
    keep_draft(desk, sheet, {}, state)
    return Turn("", {}, fresh(None))


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
    """Keep the answers as an entry and empty the fields; what was changed elsewhere is kept beside it."""
    words = page("practice")
    if not _given(answers):
        return Turn(words["nothing"], answers, dict(state))
    content, told = dict(answers), words["saved"]
    try:
        entry = desk.workspace.save_entry(
            sheet, content, entry_id=state["entry"], version=state["version"] if state["entry"] else None
        )
    except EntryConflict:
        entry, told = desk.workspace.save_entry(sheet, content), words["beside"]
    keep_draft(desk, sheet, {}, state)
    return Turn(told.format(time=clock(entry.saved_at, desk.settings().tz)), {}, fresh(None))


def forget(desk: Desk, entry_id: str) -> None:
    """Delete an entry, and what hangs on it: entries that have it as their subject."""
    for one in (*desk.workspace.entries(subject=entry_id), desk.workspace.entry(entry_id)):
        if one is not None:
            desk.workspace.delete_entry(one.entry_id)


def edit(desk: Desk, entry_id: str) -> Turn | None:
    """Put a kept entry back into the fields; None when it is gone."""
    entry = desk.workspace.entry(entry_id)
    if entry is None:
        return None
    told = page("practice")["editing"].format(day=day(entry.begun_at, desk.settings().tz))
    state = {**fresh(None), "entry": entry.entry_id, "version": entry.version}
    return Turn(told, dict(entry.content), state)


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


def _begun(state: Mapping[str, Any]) -> Draft | None:
    if not state.get("begun"):
        return None
    draft_id, place, saved_at = state["begun"]
    return Draft(draft_id, place, {}, saved_at)


def _kept(desk: Desk, state: Mapping[str, Any]) -> Answers | None:
    entry = desk.workspace.entry(state["entry"]) if state["entry"] else None
    return None if entry is None else dict(entry.content)


def _given(answers: Mapping[str, Any]) -> bool:
    return any(not isinstance(value, str) or value.strip() for value in answers.values())
