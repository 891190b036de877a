"""Everything a person wrote, in one list: notes, words beside cards, exercises. Nothing is analysed."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from dashboard.components.words import clock, day, page
from dashboard.desk import Desk
from dashboard.entries import Entry
from dashboard.own_words import Answer, Note
from dashboard.practice import fields
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


def everything(desk: Desk) -> list[Written]:
    """Return all that was written, the latest save first.

    What was emptied again stands there too, as long as an earlier version of it is kept: only what is seen
    can be deleted.
    """
    found = [*_notes(desk), *_answers(desk), *_entries(desk)]
    kept = [one for one in found if any(version.pairs for version in one.versions)]
    return sorted(kept, key=lambda one: -one.saved_at)


def matching(written: Iterable[Written], search: str | None, place: str | None) -> list[Written]:
    """Return what belongs to ``place`` and holds ``search``, case and accents aside; both may be empty."""
    sought = folded(search or "")
    return [
        one
        for one in written
        if (not place or one.place == place) and (not sought or sought in folded(as_text(one)))
    ]


def folded(text: str) -> str:
    """Return a text for a plain search: case, accents and forms of one letter aside."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(mark for mark in apart if not unicodedata.combining(mark)).strip()


def as_text(one: Written) -> str:
    """Return the title and every version of one thing as plain text, for the search."""
    said = (text for version in one.versions for pair in version.pairs for text in pair)
    return "\n".join((one.place, one.title, *said))


def forget(desk: Desk, source: str, key: str) -> None:
    """Delete one thing with all its versions."""
    workspace = desk.workspace
    if source == "note":
        workspace.delete_note(key)
    elif source == "entry":
        workspace.delete_entry(key)
    elif source in {CARD, ALSO}:
        workspace.delete_answers(source, key)


def text_file(desk: Desk, written: Iterable[Written]) -> str:
    """Return plain text of all of it, each version with its date: what was typed stands there as typed."""
    return "\n\n\n".join(_lines(desk, one) for one in written) + "\n"


def json_file(written: Iterable[Written]) -> str:
    """Return all of it as JSON: ``[{"page", "title", "versions": [{"saved_at", "text": [...]}]}]``."""
    rows = [
        {
            "page": one.place,
            "title": one.title,
            "versions": [
                {
                    "saved_at": version.saved_at,
                    "text": [{"question": asked, "answer": said} for asked, said in version.pairs],
                }
                for version in one.versions
            ],
        }
        for one in written
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def _lines(desk: Desk, one: Written) -> str:
    tz = desk.settings().tz
    parts = [f"{one.place}: {one.title}" if one.title != one.place else one.place]
    for version in one.versions:
        parts.append(f"{day(version.saved_at, tz)}, {clock(version.saved_at, tz)}")
        parts += [f"{asked}\n{said}" if asked else said for asked, said in version.pairs]
    return "\n\n".join(parts)


def _notes(desk: Desk) -> Iterator[Written]:
    for note in desk.workspace.notes():
        versions = reversed(desk.workspace.note_versions(note.note_id))
        place, title = _place(note.place)
        yield Written("note", note.note_id, place, title, tuple(_of_note(one) for one in versions))


def _of_note(note: Note) -> Version:
    return Version(note.saved_at, _pairs([("", note.text)]))


def _answers(desk: Desk) -> Iterator[Written]:
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


def _entries(desk: Desk) -> Iterator[Written]:
    known = sheets()
    for entry in desk.workspace.entries():
        if entry.kind in known:
            exercise = known[entry.kind]
            versions = reversed(desk.workspace.entry_versions(entry.entry_id))
            told = tuple(_of_entry(desk, exercise, one) for one in versions)
            yield Written("entry", entry.entry_id, exercise.title, exercise.title, told)


def _of_entry(desk: Desk, exercise: Exercise, entry: Entry) -> Version:
    content: dict[str, Any] = entry.content if isinstance(entry.content, dict) else {}
    pairs = [(fields.asked(step), fields.told(desk, step, content.get(step.key))) for step in exercise.steps]
    return Version(entry.saved_at, _pairs(pairs))


def _pairs(pairs: Iterable[tuple[str, str]]) -> Pairs:
    return tuple((asked, said) for asked, said in pairs if said.strip())


def _place(name: str) -> tuple[str, str]:
    """Return the page a note stands beside, and its title there."""
    words, exercise = page("journal"), sheets().get(name.removeprefix(PRACTICE))
    if exercise is not None:
        return exercise.title, words["note"]
    return str(table("pages").get(name, {}).get("title", words["elsewhere"])), words["note"]
