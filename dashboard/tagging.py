"""The person's own word for a creator or a sitting: kept, changed, undone. No components."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analyzer.tagged import KINDS, SITTING
from dashboard.components.keys import creator_of, key_of
from dashboard.days import today
from dashboard.desk import Desk
from dashboard.own import MOST_VALUES, TAG
from dashboard.resting import rest, resting, wake

LONGEST = 60
"""The most letters of a value."""


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of one subject: a direction of ``KINDS`` or none, and up to two values."""

    direction: str | None = None
    named: tuple[str, ...] = ()


def key(desk: Desk, subject: str) -> str:
    """Return what stands for a subject in the page: a creator's opaque key; a sitting stands for itself."""
    return subject if subject.startswith(SITTING) else key_of(desk, subject)


def subject_of(desk: Desk, key: str) -> str | None:
    """Return the creator or the sitting that a key stands for; None where there is none."""
    return key if key.startswith(SITTING) else creator_of(desk, key)


def said(desk: Desk, subject: str) -> Said:
    """Return what the person said of a subject, or of one that was merged into it."""
    own = desk.own()
    return Said(dict(own.tags).get(subject), dict(own.values).get(subject, ()))


def choose(desk: Desk, subject: str, direction: str) -> None:
    """Keep a direction; the same one again takes it away."""
    before = said(desk, subject)
    if direction in KINDS:
        _keep(desk, subject, Said(None if before.direction == direction else direction, before.named))


def name_values(desk: Desk, subject: str, values: Sequence[str]) -> None:
    """Keep the values that time with a subject is for; the same ones again change nothing."""
    clean = tuple(dict.fromkeys(value.strip()[:LONGEST] for value in values if value.strip()))[:MOST_VALUES]
    before = said(desk, subject)
    if clean != before.named:
        _keep(desk, subject, Said(before.direction, clean))


def undo(desk: Desk, subject: str) -> None:
    """Go back to what was said before the last change; before the first, nothing was."""
    desk.workspace.undo_entry(_id(subject))


def can_undo(desk: Desk, subject: str) -> bool:
    """Whether there is a word of the person's to go back from."""
    return desk.workspace.entry(_id(subject)) is not None


def leave_out(desk: Desk, creator: str) -> None:
    """Let no card speak of a creator, or let them again."""
    if creator in resting(desk):
        wake(desk, creator)
    else:
        rest(desk, creator, today(desk))


def named_sittings(desk: Desk) -> list[str]:
    """Return the sittings that have a word, latest named first."""
    subjects = (one.subject for one in desk.workspace.entries(TAG))
    return [subject for subject in subjects if subject.startswith(SITTING)]


def _keep(desk: Desk, subject: str, now: Said) -> None:
    content = {"direction": now.direction, "values": list(now.named)}
    desk.workspace.save_entry(TAG, content, subject=subject, entry_id=_id(subject))


def _id(subject: str) -> str:
    return f"{TAG}:{subject}"
