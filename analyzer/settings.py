"""Every threshold, cap and gate of the analyzer in one frozen object. None of them has a clinical meaning."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from analyzer.own import Own
from analyzer.sampling import Sample

HOURS = 24


@dataclass(frozen=True, slots=True)
class Trip:
    """Local days (inclusive) that were lived in another time zone."""

    first_day: date
    last_day: date
    tz: str


@dataclass(frozen=True, slots=True)
class Settings:
    """How a record is read. Hashable, so that results can be cached by it.

    Raises ``ValueError`` with one sentence when a zone is unknown or a number lies outside its range.
    """

    tz: str = "UTC"
    """IANA zone of the person's local time."""
    trips: tuple[Trip, ...] = ()
    """Days lived in another zone; these follow that zone's clock."""
    day_start_hour: int = 4
    """Local hour at which a day begins; engineering default, no clinical meaning."""
    first_day: date | None = None
    """First local day looked at, inclusive; None = from the first event."""
    last_day: date | None = None
    """Last local day looked at, inclusive; None = to the last event."""
    night: tuple[int, int] = (0, 5)
    """Local hours [start, end) of the night, may wrap midnight; engineering default, no clinical meaning."""
    leave_out_periods: tuple[tuple[date, date], ...] = ()
    """Local days (first and last, inclusive) that the person leaves out; they count as without record."""
    include_music: bool = False
    """Whether rows of a music player count."""
    leave_out_platforms: tuple[str, ...] = ()
    """Platforms the person leaves out."""
    leave_out_surfaces: tuple[str, ...] = ()
    """Surfaces the person leaves out (for example ``post``)."""
    leave_out_creators: tuple[str, ...] = ()
    """Creator ids the person leaves out, for example their own accounts."""

    session_gap_minutes: float = 15.0
    """Quiet minutes that close a session; engineering default, no clinical meaning."""
    typical_short_s: float = 15.0
    """Start value for one short video; engineering default, no clinical meaning."""
    typical_long_minutes: float = 8.0
    """Start value for one long video; engineering default, no clinical meaning."""
    typical_live_minutes: float = 20.0
    """Start value for one live room; engineering default, no clinical meaning."""
    break_odds: float = 6.0
    """How much more or less common breaks may be than fitted; engineering default, no clinical meaning."""
    low_share: float = 0.8
    """Share of a gap that the low end counts as watching; engineering default, no clinical meaning."""
    last_item_low: float = 0.35
    """A last item at the low end, in mean items; engineering default, no clinical meaning."""
    last_item_high: float = 3.0
    """A last item at the high end, in size-weighted means; engineering default, no clinical meaning."""
    max_on_last: float = 0.30
    """Share of time on long last items that leaves it open; engineering default, no clinical meaning."""
    long_last_hours: float = 2.5
    """Longest such last item at the high end, hours; engineering default, no clinical meaning."""

    min_views: int = 200
    """Views with a creator before shares are shown; engineering default, no clinical meaning."""
    rarefied_views: int = 200
    """Views that D1 is given for, whatever the record holds; engineering default, no clinical meaning."""
    min_active_days: int = 14
    """Active days before shares are shown; engineering default, no clinical meaning."""
    min_covered_days: int = 14
    """Covered days before time and night shares are shown; engineering default, no clinical meaning."""
    min_known_share: float = 0.70
    """Share of views with a creator before shares are shown; engineering default, no clinical meaning."""
    min_sessions: int = 30
    """Sessions before session signals are shown; engineering default, no clinical meaning."""
    long_session_minutes: float = 60.0
    """Length above which SIG11 counts a session; engineering default, no clinical meaning."""
    min_trend_weeks: int = 8
    """Weeks before a trend of share is shown; engineering default, no clinical meaning."""
    min_week_views: int = 20
    """Views with a creator before a week counts in a trend; engineering default, no clinical meaning."""
    trend_points: float = 0.05
    """Smallest change of share that is called rising or falling; engineering default, no clinical meaning."""
    min_tie_days: int = 28
    """Covered days before days with one creator are counted; engineering default, no clinical meaning."""
    min_edge_days: int = 21
    """Active days before first and last views are counted; engineering default, no clinical meaning."""
    min_tie_sessions: int = 20
    """Sessions with a creator before returns are measured; engineering default, no clinical meaning."""
    min_item_views: int = 50
    """Views with an item id before rewatching is shown; engineering default, no clinical meaning."""
    min_act_views: int = 100
    """Views of a creator before acts per view are shown; engineering default, no clinical meaning."""
    min_follows: int = 20
    """Accounts followed before mutual ties are shown; engineering default, no clinical meaning."""
    min_swing_weeks: int = 12
    """Weeks before quiet spells and swings are looked for; engineering default, no clinical meaning."""
    regular_weeks: int = 8
    """Weeks of those with a creator to call it regular; engineering default, no clinical meaning."""
    quiet_days: int = 21
    """Covered days without a creator that make a quiet spell; engineering default, no clinical meaning."""
    new_tie_share: float = 0.10
    """Share of a week from which a new tie counts as taken up; engineering default, no clinical meaning."""
    min_tagged_share: float = 0.60
    """Share of time that is tagged before tags are summed; engineering default, no clinical meaning."""
    min_plan_days: int = 7
    """Days with a record before a plan is looked back at; engineering default, no clinical meaning."""
    min_breaks: int = 3
    """Breaks from a creator before the first day back is shown; engineering default, no clinical meaning."""
    max_hole: float = 0.20
    """Longest run without record in a compared period (share); engineering default, no clinical meaning."""
    max_edge: float = 0.05
    """Most days outside a platform's own record (share); engineering default, no clinical meaning."""
    silence_chance: float = 0.05
    """Chance below which a platform's silence is no habit; engineering default, no clinical meaning."""
    same_change: float = 0.20
    """Smallest change called more or less, in the mean of both; engineering default, no clinical meaning."""
    max_known_change: float = 0.10
    """Largest change of the known share between periods; engineering default, no clinical meaning."""
    min_creator_views: int = 30
    """Views of one creator before a share of them is shown; engineering default, no clinical meaning."""
    top_creators: int = 20
    """How many most viewed creators get signals of their own; engineering default, no clinical meaning."""

    bootstrap: int = 1000
    """Resamples behind an interval; engineering default, no clinical meaning."""
    interval: float = 0.90
    """Nominal cover of an interval; engineering default, no clinical meaning."""
    bootstrap_blocks: int = 4000
    """Most sessions (else days, else weeks) resampled; engineering default, no clinical meaning."""
    seed: int = 20260501
    """Seed of the resampling, so that the same record gives the same interval."""
    samples: tuple[Sample, ...] = ()
    """Platforms whose creators are known from a random sample of views alone."""
    own: Own = field(default_factory=Own)
    """What the person says about themselves."""

    def __post_init__(self) -> None:
        for name in (self.tz, *(trip.tz for trip in self.trips)):
            _zone(name)
        if not 0 <= self.day_start_hour < HOURS:
            raise ValueError("The hour at which a day begins lies between 0 and 23.")
        if not all(0 <= hour <= HOURS for hour in self.night):
            raise ValueError("The hours of the night lie between 0 and 24.")
        if self.first_day and self.last_day and self.first_day > self.last_day:
            raise ValueError("The first day lies after the last day; please swap them.")


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(
            f"The time zone {name[:60]!r} is not known; names look like Europe/Berlin or America/New_York."
        ) from error
