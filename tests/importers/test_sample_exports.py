from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from importers.ledger import Fate, MemberReport
from sample_exports.make import build, people_file
from tests.support import samples
from tests.support.samples import SampleExport, SamplePerson, reading, record_of

EXPORTS = [export for one in samples.people() for export in one.exports]
NAMES = [export.path.name for export in EXPORTS]


def contents(data: bytes) -> dict[str, tuple[bytes, tuple[int, ...]]]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {info.filename: (archive.read(info), info.date_time) for info in archive.infolist()}


def member(export: SampleExport, path: str) -> MemberReport:
    return next(row for row in reading(export.path).report.members if row.path == path)


def test_making_the_exports_again_gives_the_same_files() -> None:
    people = build.people()
    parcels = {parcel.name: parcel for one in people for parcel in one.parcels}
    assert set(parcels) == {path.name for path in samples.FOLDER.glob("*.zip")}
    for name, parcel in parcels.items():
        assert contents(parcel.zipped()) == contents((samples.FOLDER / name).read_bytes())
    smallest = min(parcels.values(), key=lambda parcel: sum(map(len, parcel.files.values())))
    assert smallest.zipped() == smallest.zipped()
    assert people_file.text(people) == (samples.FOLDER / "people.toml").read_text(encoding="utf-8")


def test_the_exports_are_small_enough_to_ship() -> None:
    assert sum(path.stat().st_size for path in samples.FOLDER.glob("*.zip")) < 3_000_000


@pytest.mark.parametrize("export", EXPORTS, ids=NAMES)
def test_an_export_is_read_whole(export: SampleExport) -> None:
    report = reading(export.path).report
    assert report.platform == export.platform
    assert report.complete
    totals = report.totals
    assert totals["found"] == sum(totals[key] for key in ("events", "set_aside", "duplicates", "unreadable"))
    assert totals["unreadable"] == 0


@pytest.mark.parametrize("export", EXPORTS, ids=NAMES)
def test_what_was_planted_in_each_file_comes_back(export: SampleExport) -> None:
    for planted in export.members:
        found = member(export, planted.path)
        assert found.fate is Fate.PARSED, planted.path
        assert (found.found, found.independent) == (planted.found, planted.found), planted.path
        assert dict(found.events) == planted.events, planted.path
        assert dict(found.set_aside) == planted.set_aside, planted.path
        assert found.duplicates == planted.duplicates, planted.path


def test_files_without_planted_records_add_none() -> None:
    others = [
        row
        for export in EXPORTS
        for row in reading(export.path).report.members
        if row.path not in {one.path for one in export.members}
    ]
    assert len(others) > 20
    assert [row.path for row in others if row.events or row.set_aside] == []
    assert {row.fate for row in others} <= {Fate.PARSED, Fate.KNOWN_NOT_NEEDED}


@pytest.mark.parametrize("person", samples.people(), ids=lambda one: one.id)
def test_a_persons_exports_together_hold_only_the_planted_overlap(person: SamplePerson) -> None:
    together = record_of(person.paths())
    assert together.duplicates_across == sum(export.doubles_across for export in person.exports)
    alone = sum(reading(path).table.num_rows for path in person.paths())
    assert len(together.events) == alone - together.duplicates_across


def test_susies_later_export_repeats_all_of_the_first_and_adds_three_months() -> None:
    first, later = samples.person("susie").paths("youtube")
    both, newer = record_of([first, later]), record_of([later])
    assert both.duplicates_across == reading(first).table.num_rows > 0
    assert len(both.events) == len(newer.events) > len(record_of([first]).events) + 500


def test_all_people_together_hold_no_doubles_but_susies_overlap() -> None:
    together = record_of(export.path for export in EXPORTS)
    planted = sum(export.doubles_across for one in samples.people() for export in one.exports)
    assert together.duplicates_across == planted > 0
    assert together.complete
