"""CPU seconds for 100,000 Instagram view rows, beside the plain inflate of the same zip.

Run: ``python -m tests.benchmarks.instagram [rows]``. Prints one table; ratios come from the same run.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from importers.reader import read_export
from tests.support import instagram_export as make

ROWS = 100_000
CREATORS = 400
TARGET_S = 3.0


def main(rows: int = ROWS) -> None:
    """Print one line per dialect."""
    print(f"{'dialect':<16}{'rows':>9}{'MB':>8}{'inflate s':>11}{'import s':>10}{'ratio':>8}{'rows/s':>10}")
    with tempfile.TemporaryDirectory() as folder:
        print(f"start-up with the first ten rows: {_start(Path(folder) / 'instagram-start.zip'):.2f} CPU s")
        for dialect in ("label_values", "string_map_data"):
            _line(dialect, rows, Path(folder) / f"instagram-{dialect}.zip")


def _start(path: Path) -> float:
    """Return what the process cost until its first small reading was done."""
    _write("label_values", 10, path)
    read_export(path)
    return time.process_time()


def _line(dialect: str, rows: int, path: Path) -> None:
    size = _write(dialect, rows, path)
    inflate, _ = _cpu(lambda: _inflate(path))
    cost, reading = _cpu(lambda: read_export(path))
    assert reading.report.totals["found"] == rows  # type: ignore[attr-defined]
    assert reading.report.complete  # type: ignore[attr-defined]
    print(
        f"{dialect:<16}{rows:>9}{size / 1e6:>8.1f}{inflate:>11.3f}{cost:>10.2f}"
        f"{cost / inflate:>8.1f}{rows / cost:>10.0f}   {'ok' if cost < TARGET_S else 'over 3 s'}"
    )


def _write(dialect: str, rows: int, path: Path) -> int:
    rng = random.Random(7)
    names = make.handles(rng, CREATORS)
    listed = [_row(dialect, make.FIRST + number, rng.choice(names), rng) for number in range(rows)]
    data = make.dump(listed)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{make.ADS}/posts_viewed.json", data)
    return len(data)


def _row(dialect: str, seconds: int, handle: str, rng: random.Random) -> dict[str, object]:
    if dialect == "string_map_data":
        return make.mapped(seconds, handle)
    tags = rng.sample(make.WORDS, 2)
    link = f"https://www.instagram.com/p/Z{seconds}/"
    return make.labelled(seconds, handle, link=link, caption="ein schöner Tag am Fluß", tags=tags)


def _inflate(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            with archive.open(info) as member:
                while member.read(1 << 20):
                    pass


def _cpu(work: Callable[[], object]) -> tuple[float, object]:
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
