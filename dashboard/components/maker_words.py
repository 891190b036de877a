"""What was said of who made what, and what a file of it brought, in one sentence each."""

from __future__ import annotations

from dashboard.components.words import exact
from dashboard.display import shown
from dashboard.known import called, link
from dashboard.makers import KeptMap, Said, Word
from dashboard.reflections.tables import table
from importers.creatorfiles import Brought


def sentence(word: Said, names: dict[str, str]) -> str:
    """Return what the person said, in one sentence."""
    words = table("pages")["makers"]
    first, second = (names.get(one) or called(one, None) for one in (word.subject, word.value))
    if word.word is Word.ITEM:
        said: str = words["said_item"].format(
            who=called(word.value, word.name), link=link(*word.subject.split(":", 1))
        )
    elif word.word is Word.ALIAS:
        said = words["said_alias"].format(a=called(word.subject, None), name=shown(word.value))
    else:
        said = words[f"said_{word.word}"].format(a=first, b=second)
    return said


def map_sentence(kept: KeptMap) -> str:
    """Return what a kept file says, in one sentence."""
    said: str = table("pages")["makers"]["said_map"].format(name=shown(kept.name), count=exact(kept.items))
    return said


def became_known(name: str, brought: Brought, *, new: bool) -> str:
    """Return what a file of makers brought, in one sentence."""
    if not new:
        return f"{shown(name)} was brought before, so nothing changed."
    says = [f"who made {exact(brought.named)} items"] if brought.named or not brought.measured else []
    says += [f"how long {exact(brought.measured)} are"] if brought.measured else []
    rest = f"; {exact(brought.left_out)} of its rows say nothing new" if brought.left_out else ""
    return f"{shown(name)} says {' and '.join(says)}{rest}."
