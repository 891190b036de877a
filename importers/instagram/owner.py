"""Whose export this is: from the profile, the archive's name, or, weakly, who is in most threads (2.8)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from importers.instagram.labels import HANDLE, handle_of
from importers.instagram.mojibake import label as repaired_label
from importers.instagram.mojibake import repaired
from importers.instagram.words import LABELS_USERNAME
from importers.text import folded, normal

MIN_THREADS = 3
"""Threads needed before "is in most of them" says anything."""
MIN_PRESENCE = 0.8
"""Share of threads the owner must be in, when only the threads tell."""
_ARCHIVE_NAME = re.compile(
    r"(?:^|/)instagram-(?P<new>[A-Za-z0-9._]{1,30})-(?:\d{4}-\d{2}-\d{2}|\d{8})(?:[-./ (]|$)"
    r"|(?:^|/)(?P<old>[A-Za-z0-9._]{1,30})_20\d{6}(?:_part_\d+)?(?:[./ (]|$)"
)


class Confidence(StrEnum):
    """How sure the owner is; the page asks the person to confirm anything but ``high``."""

    HIGH = "high"
    LOW = "low"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Owner:
    """The account holder. ``names`` are the display names that mean them in threads, normalised."""

    handle: str | None = None
    names: frozenset[str] = frozenset()
    how: str = "unknown"
    confidence: Confidence = Confidence.NONE

    def facts(self) -> dict[str, str]:
        """Return how the owner was found; never a name."""
        return {"how": self.how, "confidence": str(self.confidence)}

    def sent(self, sender: str | None) -> bool | None:
        """Return whether a message by ``sender`` is the owner's own; None when that cannot be known."""
        return None if sender is None or not self.names else person(sender) in self.names


@dataclass(frozen=True, slots=True)
class Owners:
    """Whose export each folder holds. ``main`` where there is one account only; ``by_root`` for several."""

    main: Owner
    by_root: Mapping[tuple[str, ...], Owner] = field(default_factory=dict)

    def of(self, root: tuple[str, ...]) -> Owner:
        """Return the owner of the export in ``root``; nobody where several lie and this one names none."""
        return self.by_root.get(root, Owner() if self.by_root else self.main)

    def facts(self) -> dict[str, str]:
        """Return how the owner was found, of several accounts the least sure; never a name."""
        order = list(Confidence)
        return max((self.main, *self.by_root.values()), key=lambda one: order.index(one.confidence)).facts()


def person(name: str) -> str:
    """Return a display name for comparing: repaired, NFC, plain spaces."""
    return normal(repaired(name)).strip()


def archive_handle(names: Iterable[str]) -> str | None:
    """Return the handle in the name of the zip or of a root folder (``instagram-<handle>-<date>-…``)."""
    for name in names:
        match = _ARCHIVE_NAME.search(name)
        if match:
            return handle_of(match["new"] or match["old"])
    return None


def detect(
    profile: Sequence[tuple[str, str]], handle: str | None, threads: Sequence[frozenset[str]]
) -> Owner:
    """Return the owner from the profile's labelled texts, the archive's handle and who is in each thread.

    Labels are localised, so any text of the profile that is also a participant in at least half of the
    threads is taken for the display name.
    """
    own = profile_handle(profile, handle) or handle
    presence = Counter(name for thread in threads for name in thread)
    texts = {person(value) for _, value in profile if value} | ({own} if own else set())
    matches = [name for name in texts if presence[name] * 2 >= len(threads) and presence[name]]
    if matches:
        how = "profile" if profile else "archive_name"
        return Owner(own, frozenset(matches), how, Confidence.HIGH)
    if threads:
        name = _in_most(presence, len(threads))
        if name is not None:
            return Owner(own, frozenset({name}), "most_threads", Confidence.LOW)
        return Owner(own, frozenset(), "profile" if own and profile else "unknown", Confidence.NONE)
    if own is None:
        return Owner()
    return Owner(own, frozenset(texts), "profile" if profile else "archive_name", Confidence.HIGH)


def profile_texts(document: Any) -> list[tuple[str, str]]:
    """Return label and text of each member of a profile (``profile_user[0].string_map_data``, or flat)."""
    if isinstance(document, dict) and isinstance(document.get("profile_user"), list):
        document = document["profile_user"][0] if document["profile_user"] else {}
    if not isinstance(document, dict):
        return []
    data = document.get("string_map_data", document)
    pairs = data.items() if isinstance(data, dict) else ()
    texts = ((key, one.get("value") if isinstance(one, dict) else one) for key, one in pairs)
    return [
        (folded(repaired_label(key)), repaired(value))
        for key, value in texts
        if isinstance(value, str) and value
    ]


def profile_handle(profile: Sequence[tuple[str, str]], handle: str | None) -> str | None:
    """Return the account's handle: ``handle`` where the profile has it too, else what its label says."""
    fitting = [(label, value) for label, value in profile if HANDLE.fullmatch(value)]
    if handle is not None and any(value.lower() == handle for _, value in fitting):
        return handle
    named = [value for label, value in fitting if label in LABELS_USERNAME]
    return handle_of(named[0]) if named else None


def _in_most(presence: Counter[str], threads: int) -> str | None:
    ranked = presence.most_common(2)
    if threads < MIN_THREADS or not ranked or ranked[0][1] < MIN_PRESENCE * threads:
        return None
    if len(ranked) > 1 and ranked[1][1] * 2 > ranked[0][1]:
        return None
    return ranked[0][0]
