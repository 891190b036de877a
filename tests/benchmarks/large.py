"""Peak memory of all processes for exports of two gigabytes, and what comes of them.

Run: ``python -m tests.benchmarks.large [megabytes] [form ...]`` (forms: html, tiktok, media). The command
``inspect --json`` runs as for a person; the resident memory of its processes is added up twenty times a
second. ``media`` is a small history beside pictures and films that fill the zip. Wanted: at most 1,200 MB, or
a refusal in one sentence.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import psutil

from tests.support import youtube_export as made
from tests.support.tiktok_export import Sizes, Writer

MEGABYTES = 2000
TARGET_MB = 1200
REFUSED = 2
EVERY = 0.05
"""Seconds between two looks at the memory."""
ROOT = Path(__file__).parents[2]
HISTORY = "Takeout/YouTube and YouTube Music/history/watch-history.html"
FILM_MB = 50
FEW = 20_000
_BYTES_PER_CELL, _BYTES_PER_ROW = 960, 103
_SECONDS_APART = 200.0
"""Between two records, so that two million of them lie within the years of the platform."""


@dataclass(frozen=True)
class Outcome:
    """Exit code, what was printed, seconds by the clock, peak memory of all processes in MB."""

    code: int
    printed: str
    said: str
    seconds: float
    megabytes: float

    def __str__(self) -> str:
        if self.code == REFUSED:
            return self.said.strip()
        answer = json.loads(self.printed)
        return f"exit {self.code}, complete {answer['complete']}, {answer['totals']['found']:,} records"


def main(megabytes: int, forms: list[str]) -> None:
    """Print one line per form."""
    print(f"{'form':<8}{'zip MB':>9}{'unpacked':>10}{'wall s':>9}{'peak MB':>9}")
    for form in forms:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"{form}.zip"
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
                FORMS[form](archive, megabytes)
                unpacked = sum(member.file_size for member in archive.infolist()) / 1e6
            outcome = _inspected(path)
            clean = outcome.code == REFUSED or outcome.megabytes <= TARGET_MB
            figures = (path.stat().st_size / 1e6, unpacked, outcome.seconds, outcome.megabytes)
            print(
                f"{form:<8}{figures[0]:>9.0f}{figures[1]:>10.0f}{figures[2]:>9.1f}{figures[3]:>9.0f}"
                f"   {'ok' if clean else f'over {TARGET_MB} MB'}: {outcome}",
                flush=True,
            )


def _html(archive: zipfile.ZipFile, megabytes: int) -> None:
    with archive.open(HISTORY, "w", force_zip64=True) as member:
        _history(member, megabytes * 1_000_000 // _BYTES_PER_CELL)


def _history(member: IO[bytes], records: int) -> None:
    maker = made.Maker(5, channels=5000)
    for piece in made.as_html(maker.records(maker.mixed(records), _SECONDS_APART)):
        member.write(piece.encode())


def _tiktok(archive: zipfile.ZipFile, megabytes: int) -> None:
    rows = megabytes * 1_000_000 // _BYTES_PER_ROW
    sizes = Sizes(views=rows - rows // 10, likes=rows // 12, searches=rows // 500, doubled=rows // 100)
    with archive.open("user_data_tiktok.json", "w", force_zip64=True) as member:
        Writer(sizes).write(member, indent=False)


def _media(archive: zipfile.ZipFile, megabytes: int) -> None:
    with archive.open(HISTORY, "w") as member:
        _history(member, FEW)
    for number in range(megabytes // FILM_MB):
        film = zipfile.ZipInfo(f"Takeout/YouTube and YouTube Music/videos/film {number}.mp4")
        archive.writestr(film, os.urandom(FILM_MB * 1_000_000))


FORMS: dict[str, Callable[[zipfile.ZipFile, int], None]] = {"html": _html, "tiktok": _tiktok, "media": _media}


def _inspected(path: Path) -> Outcome:
    begun = time.monotonic()
    with tempfile.TemporaryFile() as printed, tempfile.TemporaryFile() as said:
        command = [sys.executable, "-m", "dashboard", "inspect", "--json", "--quiet", str(path)]
        running = subprocess.Popen(command, cwd=ROOT, stdout=printed, stderr=said)
        peak = 0
        while running.poll() is None:
            peak = max(peak, _resident(running.pid))
            time.sleep(EVERY)
        printed.seek(0)
        said.seek(0)
        texts = printed.read().decode(), said.read().decode()
    return Outcome(running.returncode, texts[0], texts[1], time.monotonic() - begun, peak / 1e6)


def _resident(pid: int) -> int:
    """Return the bytes in memory of a process and its children."""
    total = 0
    with suppress(psutil.NoSuchProcess):
        first = psutil.Process(pid)
        for one in (first, *first.children(recursive=True)):
            with suppress(psutil.NoSuchProcess):
                total += one.memory_info().rss
    return total


if __name__ == "__main__":
    words = sys.argv[1:]
    asked = [word for word in words if word in FORMS]
    main(next((int(word) for word in words if word.isdigit()), MEGABYTES), asked or list(FORMS))
