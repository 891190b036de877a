from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from importers.ledger import Fate
from importers.reader import Reading, read_export
from importers.refusals import ImportRefused
from tests.support import hostile_records as hostile
from tests.support import tiny
from tests.support.hostile_records import WHOLE, Declared

SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Case:
    name: str
    make: Callable[[Path], Path]
    declared: Declared


def cases() -> Iterator[Case]:
    for platform in (hostile.youtube, hostile.tiktok, hostile.instagram):
        yield from _cases(platform, hostile.listed, hostile.SPOILS, hostile.RECODES, hostile.DECLARED)
    yield from _cases(
        hostile.html, b"".join, hostile.HTML_SPOILS, hostile.HTML_RECODES, hostile.HTML_DECLARED
    )
    sound = hostile.CSV_SPOILS["sound"]
    yield from _cases(hostile.csv, sound, hostile.CSV_SPOILS, hostile.CSV_RECODES, hostile.CSV_DECLARED)


def _cases(
    platform: Callable[..., Path],
    sound: Callable[[Any], bytes],
    spoils: dict[str, Any],
    recodes: dict[str, hostile.Recode],
    declared: dict[str, Declared],
) -> Iterator[Case]:
    for name, (spoil, recode) in {
        **{name: (spoil, bytes) for name, spoil in spoils.items()},
        **{name: (sound, recode) for name, recode in recodes.items()},
    }.items():

        def make(folder: Path, spoil: Any = spoil, recode: Any = recode) -> Path:
            return platform(folder, spoil, recode)

        yield Case(f"{platform.__name__}-{name}", make, declared.get(name, WHOLE))


CASES = list(cases())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_hostile_content_has_its_declared_outcome(case: Case, tmp_path: Path) -> None:
    path = case.make(tmp_path)
    before = path.read_bytes()
    begun = time.process_time()
    reading = answer(path)
    assert time.process_time() - begun < SECONDS
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
    if reading is None:
        assert case.declared.events is None or case.declared == Declared(0, complete=False)
        return
    [member] = reading.report.members
    assert reading.table.num_rows >= (case.declared.events or 0)
    assert case.declared.complete in {None, reading.report.complete}
    assert member.found == member.accounted
    assert member.independent == member.found or not reading.report.complete
    assert (member.fate is Fate.PARSED_PARTLY) <= (not reading.report.complete)


def answer(path: Path) -> Reading | None:
    """Return the reading, or None when the export was refused."""
    with suppress(ImportRefused):
        return read_export(path, now_ms=tiny.NOW_MS)
    return None


def test_every_declared_outcome_belongs_to_a_case() -> None:
    assert hostile.DECLARED.keys() <= {*hostile.SPOILS, *hostile.RECODES}
    assert hostile.HTML_DECLARED.keys() <= {*hostile.HTML_SPOILS, *hostile.HTML_RECODES}
    assert len(CASES) > 150
