"""How long the analyzer takes, beside one numpy sort and diff: ``python -m tests.benchmarks.analyzer``."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from analyzer import Settings, analyze, basis, creators, rolling, sessions, tables, time_spent, views
from importers.events import Kind, Platform, Surface
from importers.ledger import ExportReport
from importers.record import Imported, Record, load
from tests.support import events

YEARS, CREATORS = 10, 20_000
BIG, MIDDLE, WORKSPACE = 5_000_000, 500_000, 300_000
START_MS = 1_450_000_000_000


def made(count: int, years: float = YEARS) -> Imported:
    """Return ``count`` views in sittings over ``years`` years, creators seen by a Zipf law."""
    rng = np.random.default_rng(count)
    sittings = max(1, count // 200)
    starts = np.sort(rng.integers(0, int(years * 365 * 86_400), sittings))
    within = np.cumsum(rng.lognormal(2.5, 1.0, (sittings, count // sittings)), axis=1)
    ms = np.sort((START_MS + (starts[:, None] + within) * 1000).astype(np.int64).ravel())
    creator = (rng.zipf(1.3, ms.size) - 1) % CREATORS
    names = pa.array([f"youtube:UC{i:05d}" for i in range(CREATORS)])
    coded = pa.DictionaryArray.from_arrays(pa.array(creator.astype(np.int32)), names)
    return events.imported(
        ms.size,
        occurred_at=pa.array(ms),
        platform=str(Platform.YOUTUBE),
        kind=str(Kind.VIEW),
        surface=str(Surface.VIDEO),
        creator=coded,
        creator_name=coded,
        item=pa.array(np.arange(ms.size)).cast(pa.string()),
    )


def seconds(work: Callable[[], Any], rounds: int = 3) -> float:
    """Return the best of ``rounds`` runs, processor seconds."""
    best = np.inf
    for _ in range(rounds):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return float(best)


def jobs(
    record: Record, kept: Imported, settings: Settings
) -> Iterator[tuple[str, Callable[[], Any], float]]:
    """Yield name, work and the limit in seconds at ``BIG`` events."""
    stamps = record.events["occurred_at"].to_numpy(dtype="datetime64[ms]").view(np.int64)
    shuffled = np.random.default_rng(0).permutation(stamps)
    built = basis.build(record, settings)
    yield "yardstick: numpy sort and diff", lambda: np.diff(np.sort(shuffled)), np.inf
    yield "load from the workspace's bytes", lambda: load([kept]), 1.5
    yield "timeline (local days and hours)", lambda: views.timeline(record, settings), np.inf
    yield (
        "sessions and time",
        lambda: sessions.find(built.line, time_spent.estimate(built.line, settings)),
        1.5,
    )
    yield "shares of all creators by month", lambda: monthly(built), 1.5
    yield "rolling 28-day curves", lambda: rolling.curves_of(built), 2.0
    yield "creators' table", lambda: creators.table(built), np.inf
    yield "weekly hours, all steps", lambda: tables.weekly_hours(record, settings), np.inf


def monthly(built: basis.Basis) -> Any:
    """Return each creator's share of each month's views, shape (months, creators)."""
    months = built.watched.day.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    place = months - months.min()
    size = int(place.max()) + 1
    cells = np.bincount(place * built.counts.size + built.watched.creator, minlength=size * built.counts.size)
    counts = cells.reshape(size, -1)
    return counts / np.maximum(counts.sum(1, keepdims=True), 1)


@contextmanager
def said(what: str) -> Iterator[None]:
    """Print how long the block took."""
    start = time.process_time()
    yield
    print(f"{what:48s} {time.process_time() - start:7.2f} s")


def main(big: int) -> None:
    """Print the tables."""
    settings = Settings(tz="Europe/Berlin")
    kept = [made(big // 10), made(big)]
    small, large = (load([one]) for one in kept)
    print(f"{'':48s} {big // 10:>10,} {big:>10,}  ratio  of the yardstick's  limit")
    grown = None
    for (name, work, limit), (_, large_work, _) in zip(
        jobs(small, kept[0], settings), jobs(large, kept[1], settings), strict=True
    ):
        first, second = seconds(work), seconds(large_work)
        ratio = second / max(first, 1e-9)
        grown = grown or ratio
        print(f"{name:48s} {first:9.3f}s {second:9.3f}s {ratio:6.1f} {ratio / grown:19.2f} {limit:6.1f}")
    workspace = load([made(WORKSPACE, 3)])
    with said(f"analyze, {WORKSPACE:,} events, every signal (limit 2)"):
        analyze(workspace, settings)
    with tempfile.NamedTemporaryFile(suffix=".parquet") as file:
        file.write(kept[1].parquet)
        file.flush()
        subprocess.run([sys.executable, "-m", "tests.benchmarks.analyzer", file.name], check=True)


def peak(path: str) -> None:
    """Load one import, measure time, table and curves, and print this process's peak memory."""
    record = load([Imported("big", ExportReport("big", "", None, (), (), ()), Path(path).read_bytes())])
    built = basis.build(record, Settings(tz="Europe/Berlin"))
    creators.table(built)
    rolling.curves_of(built)
    tables.hour_map(record, Settings(tz="Europe/Berlin"))
    status = Path("/proc/self/status").read_text()  # getrusage would give the parent's peak
    most = int(status.split("VmHWM:")[1].split()[0]) / 1024
    print(f"peak memory of a process with {built.of:,} views: {most:,.0f} MB (limit 1,500)")


if __name__ == "__main__":
    if len(sys.argv) > 1 and sys.argv[1].endswith(".parquet"):
        peak(sys.argv[1])
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else BIG)
