"""Time beside what the person said of it: hours per tag and per value, each as a range (SIG26)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analyzer.basis import Basis
from analyzer.time_spent import HOUR_MS

KINDS = ("towards", "neutral", "away", "unsure")
UNTAGGED = "untagged"
SITTING = "session:"
Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Hours:
    """Estimated hours: ``low <= value <= high``."""

    low: float
    value: float
    high: float


def codes(basis: Basis) -> Ints:
    """Return per view the place of its tag in ``KINDS``, -1 where nothing was said; shape (views,)."""
    tags = {subject: kind for subject, kind in basis.settings.own.tags if kind in KINDS}
    places = _places(basis, tuple(tags))
    return np.array([*(KINDS.index(kind) for kind in tags.values()), -1])[places]


def by_tag(basis: Basis) -> dict[str, Hours]:
    """Return the hours of each tag and, always, those without one."""
    found = codes(basis)
    hours = {kind: _hours(basis, found == code) for code, kind in enumerate(KINDS)}
    return {**hours, UNTAGGED: _hours(basis, found < 0)}


def by_value(basis: Basis) -> dict[str, Hours]:
    """Return the hours of each value the person named, and those without one.

    Time that is for two values counts for both, so these may add up to more than all there is.
    """
    said = {subject: values for subject, values in basis.settings.own.values if values}
    places = _places(basis, tuple(said))
    names = dict.fromkeys(value for values in said.values() for value in values)
    masks = {name: np.array([*(name in values for values in said.values()), False])[places] for name in names}
    hours = {name: _hours(basis, mask) for name, mask in masks.items()}
    return {**hours, UNTAGGED: _hours(basis, places < 0)}


def sittings(basis: Basis) -> dict[str, int]:
    """Return the subject of every session (``session:`` and its first instant, UTC ms) and its number."""
    return {f"{SITTING}{ms}": number for number, ms in enumerate(basis.sessions.start_ms.tolist())}


def _places(basis: Basis, subjects: Sequence[str]) -> Ints:
    """Return per view the place of what was said of its sitting, else of its creator; -1 for neither."""
    place: Mapping[str, int] = {name: number for number, name in enumerate(subjects)}
    of_creators = np.array([*(place.get(who, -1) for who in basis.watched.creators), -1], np.int64)
    by_creator = of_creators[basis.watched.creator]
    if not any(name.startswith(SITTING) for name in subjects):
        return by_creator
    numbers = basis.session_number[basis.line.watched]
    by_sitting = np.array([place.get(name, -1) for name in sittings(basis)], np.int64)[numbers]
    return np.where(by_sitting >= 0, by_sitting, by_creator)


def _hours(basis: Basis, mask: npt.NDArray[np.bool_]) -> Hours:
    watched, time = basis.line.watched, basis.time
    return Hours(*(float(part[watched][mask].sum()) / HOUR_MS for part in (time.low, time.value, time.high)))
