"""One statement about a record, honest about its basis; and the codes of what limits it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Caveat(StrEnum):
    """Why a value is missing, or what to keep in mind beside it. The words stand in the content files."""

    NO_VIEWS = "no_views"
    TOO_FEW_VIEWS = "too_few_views"
    TOO_FEW_DAYS = "too_few_days"
    TOO_FEW_ACTIVE_DAYS = "too_few_active_days"
    TOO_FEW_NIGHTS = "too_few_nights"
    TOO_FEW_SESSIONS = "too_few_sessions"
    NO_CREATOR_NAMES = "no_creator_names"
    SOME_CREATORS_UNKNOWN = "some_creators_unknown"
    MOST_CREATORS_UNKNOWN = "most_creators_unknown"
    FROM_A_SAMPLE = "from_a_sample"
    NO_REPEATS = "no_repeats"
    TIME_ESTIMATED = "time_estimated"
    AUTOPLAY_COUNTS = "autoplay_counts"
    RESTS_ON_LAST_ITEMS = "rests_on_last_items"
    DEFAULT_NIGHT = "default_night"
    DEPENDS_ON_SESSION_GAP = "depends_on_session_gap"
    SEVERAL_PLATFORMS = "several_platforms"
    INTERVAL_NOT_MEASURABLE = "interval_not_measurable"
    TOO_FEW_WEEKS = "too_few_weeks"
    TOO_FEW_ITEMS = "too_few_items"
    TOO_FEW_FOLLOWS = "too_few_follows"
    TOO_FEW_BREAKS = "too_few_breaks"
    TOO_LITTLE_TAGGED = "too_little_tagged"
    NO_SEARCH_LOG = "no_search_log"
    NO_FOLLOW_LIST = "no_follow_list"
    NO_FOLLOWER_LIST = "no_follower_list"
    NO_FOLLOW_DATE = "no_follow_date"
    FOLLOWED_BEFORE_RECORD = "followed_before_record"
    NO_ACT_LOG = "no_act_log"
    NO_ACT_NAMED = "no_act_named"
    NO_LIVE_LOG = "no_live_log"
    NO_GUESS = "no_guess"
    NO_PLAN = "no_plan"
    NO_TAGS = "no_tags"
    NO_QUIET_SPELL = "no_quiet_spell"
    NEVER_TAKEN_UP = "never_taken_up"
    SWITCHED_OFF = "switched_off"
    CAUSE_UNKNOWN = "cause_unknown"
    SOME_ACTS_HAVE_NO_TARGET = "some_acts_have_no_target"
    NO_PUBLIC_THREAD = "no_public_thread"
    MESSAGES_SHOW_LITTLE = "messages_show_little"
    MONEY_SHOWS_PART = "money_shows_part"
    NO_RECORD_IS_UNKNOWN = "no_record_is_unknown"
    REPEATS_MAY_BE_RESUMED = "repeats_may_be_resumed"
    SERVED_OR_UNKNOWN = "served_or_unknown"
    NO_WAKE_TIME = "no_wake_time"
    SHORT_RECORD_LEFT_OUT = "short_record_left_out"
    PERIODS_DIFFER_IN_LENGTH = "periods_differ_in_length"
    PERIODS_DIFFER_IN_WEEKDAYS = "periods_differ_in_weekdays"
    PERIODS_DIFFER_IN_PLATFORMS = "periods_differ_in_platforms"
    PERIODS_DIFFER_IN_KNOWN_SHARE = "periods_differ_in_known_share"
    PERIODS_OVERLAP = "periods_overlap"
    PERIOD_WITH_HOLE = "period_with_hole"
    PERIOD_WITHOUT_VIEWS = "period_without_views"


@dataclass(frozen=True, slots=True)
class Signal:
    """A measured number with its range and basis.

    ``value`` None = not measurable, and ``caveats`` says why. ``low``/``high`` are the 90 % interval, or for
    times the range of the estimate. ``used`` of ``of`` events went into it. ``subject`` is a creator id where
    the signal is about one creator. ``parts`` holds further numbers by name. Nothing is rounded.
    """

    id: str
    name: str
    value: float | None
    low: float | None
    high: float | None
    unit: str
    used: int
    of: int
    subject: str | None = None
    caveats: tuple[Caveat, ...] = ()
    parts: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def not_measurable(
        cls, spec: Spec, *caveats: Caveat, used: int = 0, of: int = 0, subject: str | None = None
    ) -> Signal:
        """Return the signal without a value; ``caveats`` says why."""
        return cls(spec.id, spec.name, None, None, None, spec.unit, used, of, subject, caveats)

    @property
    def measurable(self) -> bool:
        """Whether there is a value."""
        return self.value is not None

    def as_json(self) -> dict[str, Any]:
        """Return the object of ``analyze --json``."""
        return {
            "id": self.id,
            "name": self.name,
            "value": self.value,
            "low": self.low,
            "high": self.high,
            "unit": self.unit,
            "used": self.used,
            "of": self.of,
            "subject": self.subject,
            "caveats": [str(caveat) for caveat in self.caveats],
            "parts": dict(self.parts),
        }


@dataclass(frozen=True, slots=True)
class Spec:
    """What a signal is called and counted in."""

    id: str
    name: str
    unit: str

    def signal(
        self,
        value: float | None,
        span: tuple[float | None, float | None],
        used: int,
        of: int,
        subject: str | None = None,
        caveats: tuple[Caveat, ...] = (),
        parts: Mapping[str, Any] | None = None,
    ) -> Signal:
        """Return the measured signal; ``span`` is (low, high)."""
        low, high = span
        return Signal(
            self.id,
            self.name,
            value,
            low,
            high,
            self.unit,
            used,
            of,
            subject,
            tuple(caveats),
            dict(parts or {}),
        )
