"""How long a page takes on the server with 300,000 events, beside one numpy sort and diff of the same times.

Run: ``python -m tests.benchmarks.pages [events]``. "first" is the first call after an import (everything is
measured anew), "again" the median of the calls after it (what a change of page costs). Wall milliseconds.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from dashboard import app as house
from dashboard.desk import Desk
from dashboard.pages import picture
from dashboard.store import Workspace
from tests.support.desks import imported

EVENTS = 300_000
PER_DAY = 600
TARGET_MS = 300
RUNS = 5


def milliseconds(work: Callable[[], Any]) -> float:
    """Return how long one call took."""
    begun = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - begun)


def main(events: int = EVENTS) -> None:
    """Print a line per page."""
    desk = Desk(Workspace.open(None))
    desk.workspace.add(
        imported(
            days=events // PER_DAY, creators=20_000, evening=(PER_DAY - 99, PER_DAY + 100), pace_ms=20_000
        )
    )
    desk.workspace.save_answer(picture.GUESS, {})
    stamps = desk.record().events["occurred_at"].dt.tz_localize(None).to_numpy()
    yardstick = statistics.median(milliseconds(lambda: np.diff(np.sort(stamps))) for _ in range(RUNS))
    print(f"{len(stamps):,} events; sort and diff {yardstick:.1f} ms")
    print(f"{'page':<14}{'first ms':>10}{'again ms':>10}{'x yardstick':>13}")
    for page in house.PAGES:
        first = milliseconds(lambda page=page: page.layout(desk))
        again = statistics.median(milliseconds(lambda page=page: page.layout(desk)) for _ in range(RUNS))
        verdict = "ok" if again <= TARGET_MS else f"over {TARGET_MS} ms"
        print(f"{page.PATH:<14}{first:>10.0f}{again:>10.0f}{again / yardstick:>13.1f}  {verdict}")
    desk.close()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
