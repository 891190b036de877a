"""Small imports for tests of the dashboard: a seeded viewer, made in a moment."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from importers import events
from importers.events import Kind, Platform, Surface
from importers.ledger import Coverage, ExportReport, Fate, MemberReport, Status
from importers.parquet import to_parquet
from importers.record import Imported
from importers.sink import Sink

DAY_MS = 86_400_000
BEGIN_MS = 1_748_736_000_000  # 2025-06-01
MEMBER = "Takeout/YouTube and YouTube Music/history/watch-history.json"
HOSTILE = (
    "<b>bold</b>",
    '<a href="https://example.invalid">link</a>',
    "__proto__",
    "constructor",
    "%{x} $x$ &amp;",
    "\u202eright to left",
    "",
    "nan",
)


def imported(
    *,
    import_id: str = "one",
    seed: int = 1,
    days: int = 120,
    creators: int = 40,
    names: Sequence[str] = (),
    evening: tuple[int, int] = (3, 12),
    pace_ms: int = 150_000,
) -> Imported:
    """Return one YouTube import: ``evening`` videos a day, Zipf-like over ``creators`` (0 = none named)."""
    draw = np.random.default_rng(seed)
    starts = BEGIN_MS + np.arange(days) * DAY_MS + draw.normal(20, 1.5, days) * 3_600_000
    evenings = [start + np.cumsum(draw.gamma(2, pace_ms, draw.integers(*evening))) for start in starts]
    times = np.concatenate(evenings)
    sink = Sink(Platform.YOUTUBE, MEMBER)
    who: list[int | None] = [None] * len(times)
    if creators:
        weights = 1 / np.arange(1, creators + 1)
        who = list(draw.choice(creators, len(times), p=weights / weights.sum()))
    called = [*names, *(f"Creator {n}" for n in range(len(names), max(creators, 1)))]
    sink.events(
        Kind.VIEW,
        [int(time) for time in times],
        creator=[None if n is None else f"youtube:UC{n:022d}" for n in who],
        creator_name=[None if n is None else called[n] for n in who],
        item=[f"v{n:010d}" for n in range(len(times))],
        surface=Surface.VIDEO,
    )
    table = events.concatenate(sink.tables)
    return Imported(
        import_id, _report(import_id, table.num_rows, int(times.min()), int(times.max())), to_parquet(table)
    )


def _report(name: str, views: int, first: int, last: int) -> ExportReport:
    found = views + 25
    member = MemberReport(
        MEMBER, Fate.PARSED, 1000, "history-json", None, found, found, {"view": views}, {"ad": 20}, 5, 0
    )
    coverage = (
        Coverage("youtube", "view", Status.READ, first, last),
        Coverage("youtube", "search", Status.ABSENT),
    )
    return ExportReport(f"{name}.zip", f"hash-{name}", "youtube", ("history-json",), (member,), coverage)
