"""How well the range of time holds, by kind of viewer: ``python -m tests.benchmarks.range_of_time``."""

from __future__ import annotations

import sys

import numpy as np

from analyzer import Settings, time_spent, views
from tests.support import viewers

PEOPLE, DAYS = 17, 90


def ratios(
    kind: str, people: int, *, lengths: bool = False
) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Return low, middle and high hours over the true hours, shape (people, 3).

    With ``lengths`` the person added the lengths of long items.
    """
    rows = []
    for seed in range(people):
        viewer = viewers.simulate(kind, 1000 + seed, DAYS)
        record = viewer.with_lengths if lengths else viewer.record
        time = time_spent.estimate(views.timeline(record, Settings()), Settings())
        rows.append(
            [part.sum() / time_spent.HOUR_MS / viewer.hours for part in (time.low, time.value, time.high)]
        )
    return np.array(rows)


def line(name: str, rows: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> str:
    """Return one row: people, share of ranges that hold the truth, errors, width."""
    held = np.mean((rows[:, 0] <= 1) & (rows[:, 2] >= 1))
    error = np.abs(rows[:, 1] - 1)
    middle = np.median(rows, axis=0)
    return (
        f"{name:22s} {len(rows):6d} {held:8.0%} {np.median(error):8.0%} {np.quantile(error, 0.9):8.0%} "
        f"{middle[0]:8.2f} {middle[1]:8.2f} {middle[2]:8.2f}"
    )


def main(people: int) -> None:
    """Print the table."""
    print("hours over true hours; error of the middle: half of the people, nine in ten")
    print(f"{'kind':22s} people     held   median     90 %      low   middle     high")
    every = {kind: ratios(kind, people) for kind in viewers.KINDS}
    for kind, rows in every.items():
        print(line(kind, rows))
    print(line("all", np.vstack(list(every.values()))))
    known = [ratios(kind, people, lengths=True) for kind in viewers.KINDS]
    print(line("all, lengths known", np.vstack(known)))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE)
