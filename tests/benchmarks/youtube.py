"""CPU seconds for a YouTube history, from zip to kept events, beside its plain inflate and another reader.

Run: ``python -m tests.benchmarks.youtube [records] [--alone]``. Every import runs as for a person: in a
process of its own that starts the reading process, the independent count and the Parquet file included.
Start-up is the same import of one record. All runs take turns, and what lies beyond start-up is the median of
the differences within a round, so that a busy moment of the machine weighs on both alike; a quiet machine is
still needed, as a start costs several times what 50,000 JSON records do. The other reader is
google_takeout_parser, installed into a temporary environment, on the same records in the old layout that it
can read; ``--alone`` leaves it out. All ratios come from one run.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import venv
import zipfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from tests.support import youtube_export as made

RECORDS = 50_000
RUNS = {"html": 5, "json": 15}
LONG = 100_000
"""Records above which the other reader's HTML run, of many minutes, is made once."""
SEED = 7
ROOT = Path(__file__).parents[2]
TARGET_MB_PER_S = {"html": 80, "json": 60}
TARGET_MB = 350
TARGET_WHOLE = 12
TARGET_PER_RECORD = {"html": 40, "json": 4}
FOLDER = "Takeout/YouTube and YouTube Music/history"
OTHER = "google_takeout_parser==0.1.13"

_OURS = """
import sys
from pathlib import Path
from importers.child import import_exports
(imported,) = import_exports([Path(sys.argv[1])])
assert imported.report.complete and imported.report.totals["found"] == int(sys.argv[2])
"""
_THEIRS = """
import sys
from google_takeout_parser.path_dispatch import TakeoutParser
found = [one for one in TakeoutParser(sys.argv[1], error_policy="drop").parse(cache=False)]
assert len(found) >= int(sys.argv[2]), len(found)
"""


_Run: TypeAlias = tuple[list[str], Path]
"""A command and the folder it runs in."""


@dataclass(frozen=True)
class Cost:
    """CPU seconds of a whole process with its children, and the peak memory of the largest, MB."""

    seconds: float
    megabytes: float

    def __sub__(self, other: Cost) -> float:
        return self.seconds - other.seconds


def main(records: int = RECORDS, *, alone: bool = False) -> None:
    """Print one line per form, and the ratios to the other reader."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    titles = ("records", "MB", "inflate s", "start s", "import s", "x inflate", "MB/s", "peak MB")
    print(f"{'form':<14}" + "".join(f"{title:>11}" for title in titles))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for form in ("html", "json"):
            _line(folder, form, records)
        if not alone:
            _compare(folder, records)


def _line(folder: Path, form: str, records: int) -> None:
    few, many = (_export(folder, form, count, made.Style()) for count in (1, records))
    inflate = statistics.median(_inflate(many) for _ in range(RUNS[form]))
    start, whole = _rounds(RUNS[form], _ours(few, 1), _ours(many, records))
    size, cost, peak = _size(many), _beyond(start, whole), max(one.megabytes for one in whole)
    figures = (size, inflate, _median(start), cost, cost / inflate, size / cost, peak)
    ok = size / cost >= TARGET_MB_PER_S[form] and (peak <= TARGET_MB or records > RECORDS)
    verdict = "ok" if ok else f"wanted {TARGET_MB_PER_S[form]} MB/s within {TARGET_MB} MB"
    print(f"{form:<14}{records:>11}" + "".join(f"{figure:>11.2f}" for figure in figures) + f"   {verdict}")


def _compare(folder: Path, records: int) -> None:
    python = _environment(folder)
    old = made.Style(zone="UTC", reason=False, clock=_old_clock)
    for form in ("html", "json"):
        commands = {}
        for count in (1, records):
            path = _export(folder, form, count, old)
            with zipfile.ZipFile(path) as archive:
                archive.extractall(target := folder / f"unpacked-{form}-{count}")
            other = [str(python), "-c", _THEIRS, str(target / "Takeout"), str(count // 2)]
            commands[count] = _ours(path, count), (other, ROOT.parent)
        runs = 1 if form == "html" and records > LONG else RUNS[form]
        start, other_start, ours, theirs = _rounds(runs, *commands[1], *commands[records])
        each = _beyond(other_start, theirs) / _beyond(start, ours)
        print(
            f"{form} against {OTHER}: {_median(theirs):.1f} s and {_median(ours):.1f} s:"
            f" {_median(theirs) / _median(ours):.1f}x for the whole process"
            f" (wanted {TARGET_WHOLE if form == 'html' else 1}),"
            f" {each:.1f}x per record beyond start-up (wanted {TARGET_PER_RECORD[form]})"
        )


def _old_clock(moment: datetime) -> str:
    return made.us_clock(moment).replace("\u202f", " ")


def _environment(folder: Path) -> Path:
    venv.create(folder / "other", with_pip=True)
    python = folder / "other" / "bin" / "python"
    subprocess.run([str(python), "-m", "pip", "install", "-q", OTHER], check=True)
    return python


def _export(folder: Path, form: str, count: int, style: made.Style) -> Path:
    path = folder / f"takeout-{form}-{count}.zip"
    maker = made.Maker(SEED)
    kinds = maker.mixed(count) if count > 1 else iter([made.VIEW])
    write = made.as_html if form == "html" else made.as_json
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open(f"{FOLDER}/watch-history.{form}", "w", force_zip64=True) as member,
    ):
        for piece in write(maker.records(kinds), style):
            member.write(piece.encode())
    return path


def _ours(path: Path, records: int) -> _Run:
    return [sys.executable, "-c", _OURS, str(path), str(records)], ROOT


def _rounds(runs: int, *several: _Run) -> list[tuple[Cost, ...]]:
    """Run several commands in turn, ``runs`` times; return what each one cost in every round."""
    rounds = [[_cost(*one) for one in several] for _ in range(runs)]
    return list(zip(*rounds, strict=True))


def _median(costs: tuple[Cost, ...]) -> float:
    return statistics.median(cost.seconds for cost in costs)


def _beyond(start: tuple[Cost, ...], whole: tuple[Cost, ...]) -> float:
    return statistics.median(more - less for less, more in zip(start, whole, strict=True))


def _cost(command: list[str], folder: Path) -> Cost:
    """Run a command in a process that tells its own children's use: ours is not mixed into it."""
    meter = (
        "import json,resource,subprocess,sys; subprocess.run(sys.argv[1:], check=True);"
        "u=resource.getrusage(resource.RUSAGE_CHILDREN);"
        "print(json.dumps([u.ru_utime+u.ru_stime, u.ru_maxrss/1024]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", meter, *command], cwd=folder, check=True, capture_output=True, text=True
    )
    seconds, megabytes = done.stdout.strip().splitlines()[-1].strip("[]").split(",")
    return Cost(float(seconds), float(megabytes))


def _inflate(path: Path) -> float:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    with zipfile.ZipFile(path) as archive, archive.open(archive.infolist()[0]) as member:
        while member.read(1 << 20):
            pass
    return resource.getrusage(resource.RUSAGE_SELF).ru_utime - before


def _size(path: Path) -> float:
    with zipfile.ZipFile(path) as archive:
        return archive.infolist()[0].file_size / 1e6


if __name__ == "__main__":
    words = sys.argv[1:]
    main(next((int(word) for word in words if word.isdigit()), RECORDS), alone="--alone" in words)
