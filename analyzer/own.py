"""What only the person can say: waking, guesses, tags, plans, what may be looked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan for local days (inclusive): hours to stay clear of, or minutes a day not to pass, or both.

    ``creator`` None = anything watched. ``hours`` is a local window [start, end) that may wrap midnight.
    """

    id: str
    first_day: date
    last_day: date
    creator: str | None = None
    hours: tuple[int, int] | None = None
    minutes: float | None = None


@dataclass(frozen=True, slots=True)
class Own:
    """The person's own words about themselves; everything is optional and nothing is inferred."""

    wake_minute: int | None = None
    """Usual waking, minutes after local midnight."""
    night_is_own: bool = False
    """Whether the person set the hours of the night."""
    guess_weekly_hours: float | None = None
    guess_top_creator: str | None = None
    guess_top_share: float | None = None
    """The guess before the first chart (0-1)."""
    tags: tuple[tuple[str, str], ...] = ()
    """Creator id and ``towards``, ``neutral``, ``away`` or ``unsure``."""
    plans: tuple[Plan, ...] = ()
    messages: bool = False
    """Whether counts of messages may be shown."""
    money: bool = False
    """Whether counts of payments may be shown."""
    public_threads: tuple[str, ...] = ()
    """Keys of threads that the person says belong to a public account."""
