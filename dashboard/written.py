"""Where the person's words are kept, each place read as the same kind of thing: the journal's sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from analyzer.tagged import SITTING
from dashboard.components.words import page
from dashboard.desk import Desk
from dashboard.display import name_of
from dashboard.entries import Entry
from dashboard.own import TAG, merged
from dashboard.own_words import Answer, Note
from dashboard.practice import fields, sittings
from dashboard.practice.sheets import sheets
from dashboard.reflections.exercises import Exercise
from dashboard.reflections.load import cards
from dashboard.reflections.tables import table

CARD, ALSO = "card-own", "compare-also"
"""Topics of answers that are words: beside a card, and beside two periods."""
PRACTICE = "practice-"
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Version:
    """What stood there at one save: question and text (the question may be empty); UTC milliseconds."""

    saved_at: int
    pairs: Pairs


@dataclass(frozen=True, slots=True)
class Written:
    """One thing the person wrote. ``source`` and ``key`` say where it is kept, ``place`` names its page.

    ``versions`` stand newest first; there is at least one.
    """

    source: str
    key: str
    place: str
    title: str
    versions: tuple[Version, ...]

    @property
    def saved_at(self) -> int:
        """UTC milliseconds of the latest save."""
        return self.versions[0].saved_at


def notes(desk: Desk) -> Iterator[Written]:
    """Yield the notes beside pages and exercises."""
    for note in desk.workspace.notes():
        versions = reversed(desk.workspace.note_versions(note.note_id))
        place, title = _place(note.place)
        yield Written("note", note.note_id, place, title, tuple(_of_note(one) for one in versions))


def _of_note(note: Note) -> Version:
    return Version(note.saved_at, _pairs([("", note.text)]))


def answers(desk: Desk) -> Iterator[Written]:
    """Yield the words beside cards and beside two periods."""
    titles = {card.id: card.title for card in cards()}
    reflections, compare = page("reflections")["title"], page("compare")
    for subject in dict.fromkeys(one.subject for one in desk.workspace.answers(CARD)):
        title = titles.get(subject, reflections)
        yield _answered(CARD, subject, reflections, title, desk.workspace.answers(CARD, subject))
    if also := desk.workspace.answers(ALSO):
        yield _answered(ALSO, "", compare["title"], compare["also_h2"], also)


def _answered(source: str, key: str, place: str, title: str, answers: Iterable[Answer]) -> Written:
    versions = tuple(Version(one.answered_at, _pairs([("", str(one.value or ""))])) for one in answers)
    return Written(source, key, place, title, versions)


def entries(desk: Desk) -> Iterator[Written]:
    """Yield what was kept in exercises."""
    known = sheets()
    for entry in desk.workspace.entries():
        if entry.kind in known:
            exercise = known[entry.kind]
            versions = reversed(desk.workspace.entry_versions(entry.entry_id))
            told = tuple(_of_entry(desk, exercise, one) for one in versions)
            yield Written("entry", entry.entry_id, exercise.title, exercise.title, told)


def drafts(desk: Desk) -> Iterator[Written]:
    """Yield what was begun in exercises and is not kept yet."""
    known, words = sheets(), page("journal")
    for draft in desk.workspace.drafts():
        if draft.place in known:
            exercise, content = known[draft.place], draft.content.get("answers", {})
            version = Version(draft.saved_at, _told(desk, exercise, content))
            yield Written("draft", draft.draft_id, exercise.title, words["draft"], (version,))


def tags(desk: Desk) -> Iterator[Written]:
    """Yield the words for creators and sittings, each with the values it was given."""
    place = page("tags")["title"]
    for entry in desk.workspace.entries(TAG):
        versions = reversed(desk.workspace.entry_versions(entry.entry_id))
        told = tuple(_of_tag(one) for one in versions)
        yield Written("entry", entry.entry_id, place, _tagged(desk, entry.subject), told)


def _of_tag(entry: Entry) -> Version:
    words, content = page("tags"), entry.content
    direction = words[content["direction"]] if content["direction"] else ""
    pairs = [(words["head_what"], direction), (words["head_value"], ", ".join(content["values"]))]
    return Version(entry.saved_at, _pairs(pairs))


def _tagged(desk: Desk, subject: str) -> str:
    """Return the sitting or the creator that a word is for, also when the record knows it no more."""
    if subject.startswith(SITTING):
        return sittings.told(desk, subject.removeprefix(SITTING))
    creator, known = merged(desk.workspace).get(subject, subject), desk.analysis().creators
    names = known.loc[known["creator"] == creator, "name"]
    return name_of(creator, names.iloc[0] if len(names) else None)


def _of_entry(desk: Desk, exercise: Exercise, entry: Entry) -> Version:
    return Version(entry.saved_at, _told(desk, exercise, entry.content))


def _told(desk: Desk, exercise: Exercise, content: Any) -> Pairs:
    given: dict[str, Any] = content if isinstance(content, dict) else {}
    return _pairs(
        (fields.asked(step), fields.told(desk, step, given.get(step.key))) for step in exercise.steps
    )


def _pairs(pairs: Iterable[tuple[str, str]]) -> Pairs:
    return tuple((asked, said) for asked, said in pairs if said.strip())


def _place(name: str) -> tuple[str, str]:
    """Return the page a note stands beside, and its title there."""
    words, exercise = page("journal"), sheets().get(name.removeprefix(PRACTICE))
    if exercise is not None:
        return exercise.title, words["note"]
    return str(table("pages").get(name, {}).get("title", words["elsewhere"])), words["note"]
