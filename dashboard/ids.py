"""Names of the parts of the pages that callbacks speak to. No callback has a literal id."""

from __future__ import annotations

from enum import StrEnum
from typing import Any


class Shell(StrEnum):
    """Parts of the frame around every page."""

    FRAME = "shell-frame"
    NOTICE = "shell-notice"
    """Where the one calm sentence appears when something in the program went wrong."""
    PROVIDER = "shell-provider"
    PLACE = "shell-place"
    RELOAD = "shell-reload"
    NAV = "shell-nav"
    MENU = "shell-menu"
    THEME = "shell-theme"
    WORDS = "shell-words"
    """Turns words-only mode on and off."""
    HELP = "shell-help"
    MAIN = "shell-main"


class Welcome(StrEnum):
    """Parts of the start page."""

    IMPORT = "welcome-import"


class Picture(StrEnum):
    """Parts of the overview."""

    BODY = "picture-body"


class Creators(StrEnum):
    """Parts of the creators page."""

    SEARCH = "creators-search"
    FOUND = "creators-found"
    MORE = "creators-more"


class Reflections(StrEnum):
    """Parts of the reflections page."""

    BODY = "reflections-body"
    OTHER = "reflections-other"
    TOPICS = "reflections-topics"
    AFTER = "reflections-after"
    FEEL = "reflections-feel"


class Help(StrEnum):
    """Parts of the help lines page."""

    COUNTRY = "help-country"
    LINES = "help-lines"
    OWN = "help-own"
    SAVE = "help-save"
    SAVED = "help-saved"


class Journal(StrEnum):
    """Parts of the journal."""

    SEARCH = "journal-search"
    PLACE = "journal-place"
    MORE = "journal-more"
    FOUND = "journal-found"
    TOLD = "journal-told"
    AS_TEXT = "journal-as-text"
    AS_JSON = "journal-as-json"
    FILE = "journal-file"


class Data(StrEnum):
    """Parts of the page about what is kept."""

    IMPORTS = "data-imports"
    COPIES = "data-copies"
    CARDS = "data-cards"
    OUTLINE = "data-outline"
    CARDS_DONE = "data-cards-done"
    WORD = "data-word"
    WIPE = "data-wipe"
    WIPED = "data-wiped"


class Tags(StrEnum):
    """Parts of the page about what time is for."""

    SEARCH = "tags-search"
    FOUND = "tags-found"
    MORE = "tags-more"
    SITTING = "tags-sitting"
    NAMED = "tags-named"
    HOURS = "tags-hours"


class Tie(StrEnum):
    """Parts of the page about one creator."""

    PICK = "tie-pick"
    BODY = "tie-body"


class Compare(StrEnum):
    """Parts of the page about two periods."""

    ABOUT = "compare-about"
    HOPE = "compare-hope"
    CHOICE = "compare-choice"
    OWN = "compare-own-days"
    ASK = "compare-ask"
    BODY = "compare-body"


class Days(StrEnum):
    """Parts of the page about the person's days."""

    SUGGESTED = "days-suggested"
    ZONE = "days-zone"
    BEGINS = "days-begins"
    NIGHT_START = "days-night-start"
    NIGHT_END = "days-night-end"
    WAKE = "days-wake"
    SAVE = "days-save"
    SAVED = "days-saved"
    COUNTED = "days-counted"
    COUNTED_SAVE = "days-counted-save"
    COUNTED_SAVED = "days-counted-saved"


class Makers(StrEnum):
    """Parts of the page about who made what."""

    KNOWN = "makers-known"
    REPEATED = "makers-repeated"
    KEPT = "makers-kept"
    A = "makers-a"
    B = "makers-b"
    MERGE = "makers-merge"
    NAME = "makers-name"
    CALL = "makers-call"
    OWN = "makers-own"
    TOLD = "makers-told"
    FILE = "makers-file"
    SAID = "makers-said"
    UNDONE = "makers-undone"
    MUCH = "makers-much"
    MARKED = "makers-marked"
    SCREEN = "makers-screen"
    YES = "makers-yes"
    START = "makers-start"
    STOP = "makers-stop"
    STATE = "makers-state"
    TICK = "makers-tick"
    FOUND = "makers-found"


def part(kind: str, of: str | Any) -> dict[str, Any]:
    """Return the id of one of many like parts, for example the note box ``of`` a page."""
    return {"type": kind, "of": of}
