"""Everything a person wrote, in one list, to find, delete and take along. Nothing is analysed."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable

from dashboard.components.words import clock, day
from dashboard.desk import Desk
from dashboard.written import ALSO, CARD, Written, answers, drafts, entries, notes, tags

SOURCES = (notes, answers, entries, drafts, tags)


def everything(desk: Desk) -> list[Written]:
    """Return all that was written, the latest save first.

    What was emptied again stands there too, as long as an earlier version of it is kept: only what is seen
    can be deleted.
    """
    found = [one for source in SOURCES for one in source(desk)]
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
    elif source == "draft":
        workspace.drop_draft(key)
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
