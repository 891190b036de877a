"""CPU seconds for a TikTok export of 2,000,000 rows, from zip to kept events, beside its plain inflate.

Run: ``python -m tests.benchmarks.tiktok [rows]``. The import runs as for a person: in a reading process of
its own, the independent count and the Parquet file included. Start-up is the same import of an export with
one row. Prints a line for rows without spaces and one for rows indented as TikTok writes them; ratios come
from one run.
"""

from __future__ import annotations

import resource
import statistics
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from importers.child import import_exports
from tests.support.tiktok_export import Sizes, Writer

ROWS = 2_000_000
RUNS = 3
TARGET_MB_PER_S = 60
TARGET_MB = 500
_BOTH = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def main(rows: int = ROWS) -> None:
    """Print one line per way of writing."""
    titles = ("rows", "MB", "inflate s", "start s", "import s", "x inflate", "MB/s")
    print(f"{'written':<10}" + "".join(f"{title:>11}" for title in titles))
    with tempfile.TemporaryDirectory() as folder:
        for indent in (False, True):
            _line(rows, Path(folder), indent=indent)
    own, child = (resource.getrusage(who).ru_maxrss / 1024 for who in _BOTH)
    verdict = "ok" if own + child <= TARGET_MB else f"over {TARGET_MB} MB"
    print(
        f"peak memory: reading {child:.0f} MB + this process {own:.0f} MB = {own + child:.0f} MB   {verdict}"
    )


def _line(rows: int, folder: Path, *, indent: bool) -> None:
    few, many = folder / "few.zip", folder / "many.zip"
    _write(1, few, indent=indent)
    size, planted = _write(rows, many, indent=indent)
    inflate = _median(lambda: _inflate(many))
    start = _median(lambda: _import(few, 1))
    cost = _median(lambda: _import(many, planted)) - start
    figures = (planted, size, inflate, start, cost, cost / inflate, size / cost)
    print(
        f"{'indented' if indent else 'minified':<10}{figures[0]:>11}{figures[1]:>11.0f}"
        + "".join(f"{figure:>11.2f}" for figure in figures[2:])
        + ("   ok" if size / cost >= TARGET_MB_PER_S else f"   below {TARGET_MB_PER_S} MB/s")
    )


def _write(rows: int, path: Path, *, indent: bool) -> tuple[float, int]:
    sizes = Sizes(
        views=rows - rows // 10, likes=rows // 12, saves=rows // 100, shares=rows // 200,
        comments=rows // 500, searches=rows // 500, follows=rows // 1000, logins=rows // 500,
        messages_in=rows // 1000, messages_out=rows // 1000, rooms=rows // 10_000, chats_in_room=3,
        unused=rows // 1000, doubled=rows // 100, odd_epoch=rows // 10_000,
    )  # fmt: skip
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("user_data_tiktok.json", "w", force_zip64=True) as member:
            planted = Writer(sizes).write(member, indent=indent)
        size = archive.infolist()[0].file_size
    return size / 1e6, planted.found


def _import(path: Path, planted: int) -> None:
    (imported,) = import_exports([path])
    assert imported.report.complete
    assert imported.report.totals["found"] == planted


def _inflate(path: Path) -> None:
    with zipfile.ZipFile(path) as archive, archive.open(archive.infolist()[0]) as member:
        while member.read(1 << 20):
            pass


def _median(work: Callable[[], None]) -> float:
    """Return the CPU seconds of this process and its children for one run, the median of some."""
    costs = []
    for _ in range(RUNS):
        before = _cpu()
        work()
        costs.append(_cpu() - before)
    return statistics.median(costs)


def _cpu() -> float:
    used = [resource.getrusage(who) for who in _BOTH]
    return sum(one.ru_utime + one.ru_stime for one in used)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
