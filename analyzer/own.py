"""What only the person can say: waking, guesses, tags, plans, what may be looked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan for local days (inclusive): hours to stay clear of, or minutes a day not to pass, or both.

    ``creator`` and ``platform`` None = anything watched. ``hours`` is a local window [start, end) that may
    wrap midnight. ``weekdays`` are 0 (Monday) to 6; none named = all of them.
    """

    id: str
    first_day: date
    last_day: date
    creator: str | None = None
    hours: tuple[int, int] | None = None
    minutes: float | None = None
    platform: str | None = None
    weekdays: tuple[int, ...] = ()


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
    """Creator id, or ``session:`` and its first instant (UTC ms), and ``towards``, ``neutral``, ``away`` or
    ``unsure``. What is said of a sitting goes before what is said of its creators.
    """
    values: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Subjects as in ``tags``, with the person's own values that time there is for (up to two)."""
    plans: tuple[Plan, ...] = ()
    messages: bool = False
    """Whether counts of messages may be shown."""
    money: bool = False
    """Whether counts of payments may be shown."""
    public_threads: tuple[str, ...] = ()
    """Keys of threads that the person says belong to a public account."""
