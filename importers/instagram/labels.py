"""Which label holds the handle: by the shape of its values over the whole archive (instagram.md 3.3).

Labels follow the language of the app, and languages mix inside one archive. So fields are pooled by their set
of labels; a known word is only a fast path, and must look like a handle as well.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

import msgspec

from importers.instagram.mojibake import label as repaired_label
from importers.instagram.words import LABELS_NAME, LABELS_USERNAME
from importers.text import folded

HANDLE = re.compile(r"[A-Za-z0-9._]{1,30}")
DELETED = "__deleted__"
MIN_FIT = 0.9
"""Share of a label's values that must look like handles."""
MIN_LEAD = 2
"""How many times more often than the next label's."""
ENOUGH = 500
"""Sightings after which a set of labels is not weighed again."""

Labels = tuple[str, ...]


class Fields(msgspec.Struct, gc=False, frozen=True):
    """Labels and values of one group's fields, as stored; of the same length."""

    labels: Labels
    values: tuple[str, ...]


NO_FIELDS = Fields((), ())


class How(StrEnum):
    """How a row's handle was found, from the surest way to none; counts of these are facts of the report."""

    TITLE = "title"
    ONLY_TEXT = "only_text"
    LITERAL = "literal"
    POOLED = "pooled"
    UNRESOLVED = "unresolved"


@dataclass(frozen=True, slots=True)
class Choice:
    """Positions of the handle and of the display name within a group, or None.

    ``alone`` says that no other label ever held a text: then its values were compared with nothing.
    """

    handle: int | None
    name: int | None
    how: How
    alone: bool = False


@dataclass(slots=True)
class _Tally:
    filled: int = 0
    fit: int = 0
    known: int = 0
    lower: int = 0

    def add(self, value: str, known: frozenset[str]) -> None:
        if not value or value.startswith("http"):
            return
        self.filled += 1
        if HANDLE.fullmatch(value):
            self.fit += 1
            self.lower += value == value.lower()
            self.known += value.lower() in known

    @property
    def fits(self) -> bool:
        return self.fit > 0 and self.fit >= MIN_FIT * self.filled


@dataclass(slots=True)
class Labeler:
    """Chooses the handle's position for each set of labels. ``known`` are handles of the follow lists."""

    known: frozenset[str] = frozenset()
    _seen: dict[Labels, list[_Tally]] = field(default_factory=dict)
    _rows: dict[Labels, int] = field(default_factory=lambda: defaultdict(int))
    _chosen: dict[Labels, Choice] = field(default_factory=dict)

    def observe(self, groups: Iterable[Fields]) -> None:
        """Weigh more groups of fields; a choice that was open may become clear."""
        for group in groups:
            labels = group.labels
            if self._rows[labels] >= ENOUGH:
                continue
            self._rows[labels] += 1
            tallies = self._seen.setdefault(labels, [_Tally() for _ in labels])
            for tally, value in zip(tallies, group.values, strict=True):
                tally.add(value, self.known)
            self._chosen.pop(labels, None)

    def choice(self, labels: Labels) -> Choice:
        """Return where the handle stands in a group with these labels, by all that was seen so far."""
        if labels not in self._chosen:
            self._chosen[labels] = self._choose(labels)
        return self._chosen[labels]

    def is_handle(self, label: str) -> bool:
        """Return whether ``label`` was found to hold handles in a group where it could be compared."""
        if folded(repaired_label(label)) in LABELS_USERNAME:
            return True
        compared = (labels for labels in self._seen if label in labels)
        choices = ((labels, self.choice(labels)) for labels in compared)
        return any(
            choice.handle is not None and not choice.alone and labels[choice.handle] == label
            for labels, choice in choices
        )

    def _choose(self, labels: Labels) -> Choice:
        tallies = self._seen.get(labels)
        if tallies is None:
            return Choice(None, None, How.UNRESOLVED)
        words = [folded(repaired_label(label)) for label in labels]
        literal = [i for i, word in enumerate(words) if word in LABELS_USERNAME and tallies[i].fits]
        handle, how = (literal[0], How.LITERAL) if literal else (_pooled(tallies), How.POOLED)
        if handle is None:
            return Choice(None, None, How.UNRESOLVED)
        rest = [i for i in range(len(labels)) if i != handle and tallies[i].filled]
        named = [i for i in rest if words[i] in LABELS_NAME] or rest
        return Choice(handle, named[0] if named else None, how, alone=not rest and not literal)


def _pooled(tallies: list[_Tally]) -> int | None:
    """Return the one field whose values are handles; ties go to the handles already known, then to case."""
    fitting = [i for i, tally in enumerate(tallies) if tally.fits]
    if len(fitting) == 1 and _leads(tallies, fitting[0], _fit):
        return fitting[0]
    for measure in (_known, _lower):
        best = max(fitting, key=lambda i: measure(tallies[i]), default=None)
        if best is not None and measure(tallies[best]) and _leads(tallies, best, measure):
            return best
    return None


def _fit(tally: _Tally) -> int:
    return tally.fit


def _known(tally: _Tally) -> int:
    return tally.known


def _lower(tally: _Tally) -> int:
    return tally.lower


def _leads(tallies: list[_Tally], best: int, measure: Callable[[_Tally], int]) -> bool:
    others = [measure(tally) for i, tally in enumerate(tallies) if i != best]
    return bool(measure(tallies[best]) >= MIN_LEAD * max(others, default=0))


def handle_of(value: object) -> str | None:
    """Return a handle in lower case, or None for what is not one or belongs to a deleted account."""
    if not isinstance(value, str) or not HANDLE.fullmatch(value) or value.startswith(DELETED):
        return None
    return value.lower()
