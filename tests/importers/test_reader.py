from __future__ import annotations

import json
import tempfile
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.base import Importer
from importers.ledger import Fate, MemberReport, Reason, Status
from importers.progress import Progress
from importers.reader import Reading, read_export
from importers.record import Imported, load, to_parquet
from importers.refusals import ImportRefused
from tests.support import tiny

ALL: Sequence[Importer] = tiny.IMPORTERS


def read(path: Path, importers: Sequence[Importer] = ALL, *, part: bool = False) -> Reading:
    return read_export(path, now_ms=tiny.NOW_MS, importers=importers, part=part)


def zipped(place: Path, name: str = "export.zip", **members: bytes) -> Path:
    path = place / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for member, data in members.items():
            made.writestr(member.replace("__", "/").replace("_json", ".json"), data)
    return path


def refusal(path: Path) -> ImportRefused:
    with pytest.raises(ImportRefused) as caught:
        read(path)
    return caught.value


def only(reading: Reading) -> MemberReport:
    [member] = reading.report.members
    return member


def test_every_file_has_a_fate(tmp_path: Path) -> None:
    path = zipped(
        tmp_path,
        a_json=tiny.history(3),
        b_json=b'{"other": 1}',
        c_json=b"known, not needed",
        d__jpg=b"x",
        **{"e.jpg": b"x"},
    )
    fates = {member.path: member.fate for member in read(path).report.members}
    assert fates == {
        "a.json": Fate.PARSED,
        "b.json": Fate.UNKNOWN_KIND,
        "c.json": Fate.KNOWN_NOT_NEEDED,
        "d/jpg": Fate.UNKNOWN_KIND,
        "e.jpg": Fate.KNOWN_NOT_NEEDED,
    }
    assert read(path).report.complete


@pytest.mark.parametrize("shadow", ["__MACOSX/a.json", "._a.json", "__MACOSX/x/._a.json"])
def test_what_a_file_system_leaves_beside_is_offered_to_nobody(tmp_path: Path, shadow: str) -> None:
    """Even with records in it: its name says that it is only a shadow."""
    path = zipped(tmp_path, a_json=tiny.history(3))
    with zipfile.ZipFile(path, "a") as more:
        more.writestr(shadow, tiny.history(5))
    first, second = read(path).report.members
    assert first.events == {"view": 3}
    assert (second.path, second.fate, second.events) == (shadow, Fate.KNOWN_NOT_NEEDED, {})


def test_records_are_told_apart_and_add_up(tmp_path: Path) -> None:
    records = [
        tiny.record(0),
        tiny.record(0),
        tiny.record(1, details=[{"name": "From Google Ads"}]),
        tiny.record(2, time="1970-01-01T00:00:00Z"),
        tiny.record(3, titleUrl=None),
    ]
    broken = tiny.listed(records)[:-1] + b',\n{"header": "YouTube", oops}]'
    member = only(read(zipped(tmp_path, a_json=broken)))
    assert member.found == member.independent == member.accounted == 6
    assert member.events == {"view": 2}
    assert member.set_aside == {"ad": 1, "date_out_of_range": 1}
    assert (member.duplicates, member.unreadable) == (1, 1)


def test_a_record_nobody_accounts_for_makes_the_import_incomplete(tmp_path: Path) -> None:
    reading = read(zipped(tmp_path, a_json=tiny.history(4)), [tiny.ForgetfulImporter()])
    assert (only(reading).found, only(reading).independent) == (3, 4)
    assert only(reading).reason is Reason.COUNT_MISMATCH
    assert not reading.report.complete


@pytest.mark.parametrize(("bad", "complete"), [(1, True), (2, False)])
def test_more_than_five_percent_unreadable_is_incomplete(tmp_path: Path, bad: int, complete: bool) -> None:  # noqa: FBT001 - a column of the table
    lines = tiny.history(20 - bad)[:-1] + b',\n{"header" oops}' * bad + b"]"
    reading = read(zipped(tmp_path, a_json=lines))
    assert (only(reading).found, only(reading).unreadable) == (20, bad)
    assert reading.report.complete is complete
    assert only(reading).reason is (None if complete else Reason.MANY_UNREADABLE)


def test_rows_without_one_usable_date_are_an_error_with_a_reason(tmp_path: Path) -> None:
    records = [tiny.record(number, time="1970-01-01T00:00:00Z") for number in range(3)]
    reading = read(zipped(tmp_path, a_json=tiny.listed(records)))
    assert (only(reading).fate, only(reading).reason) == (Fate.PARSED_PARTLY, Reason.NO_DATES)
    assert not reading.report.complete
    assert {row.kind: row.status for row in reading.report.coverage}["view"] is Status.UNREADABLE


def test_coverage_tells_read_empty_absent_and_unreadable_apart(tmp_path: Path) -> None:
    def status(**members: bytes) -> dict[str, Status]:
        return {row.kind: row.status for row in read(zipped(tmp_path, **members)).report.coverage}

    assert status(a_json=tiny.history(2)) == {"view": Status.READ, "like": Status.ABSENT}
    torn = b'[{"header" oops}]'
    assert status(a_json=torn) == {"view": Status.UNREADABLE, "like": Status.ABSENT}


def test_a_kind_that_a_closed_file_may_hold_is_not_called_absent(tmp_path: Path) -> None:
    path = zipped(tmp_path, a_json=tiny.history(2), **{"../b.json": b"[]"})
    assert {row.kind: row.status for row in read(path).report.coverage}["like"] is Status.UNREADABLE


def test_a_span_runs_from_the_first_to_the_last_dated_event(tmp_path: Path) -> None:
    [view, _] = read(zipped(tmp_path, a_json=tiny.history(3))).report.coverage
    start = round(tiny.START.timestamp() * 1000) - 12 * 3_600_000
    assert (view.first, view.last) == (start, start + 120_000)


def test_a_closed_file_that_may_hold_records_makes_it_incomplete_and_a_photo_does_not(tmp_path: Path) -> None:
    photo = read(zipped(tmp_path, a_json=tiny.history(2), **{"../b.jpg": b"x"})).report
    assert photo.complete
    assert (photo.members[1].fate, photo.members[1].reason) == (Fate.KNOWN_NOT_NEEDED, Reason.TRAVERSAL)
    other = read(zipped(tmp_path, a_json=tiny.history(2), **{"../b.txt": b"x"})).report
    assert not other.complete
    assert (other.members[1].fate, other.members[1].reason) == (Fate.REFUSED, Reason.TRAVERSAL)


def test_the_same_record_in_two_files_counts_once_and_is_a_double_of_the_second(tmp_path: Path) -> None:
    reading = read(zipped(tmp_path, a_json=tiny.history(3), b_json=tiny.history(5)))
    first, second = reading.report.members
    assert (first.events, first.duplicates) == ({"view": 3}, 0)
    assert (second.events, second.duplicates) == ({"view": 2}, 3)
    assert reading.table.num_rows == 5
    assert second.found == second.accounted == second.independent


def test_a_removed_item_is_a_double_across_files_one_for_one(tmp_path: Path) -> None:
    gone = tiny.record(0, titleUrl=None)
    reading = read(zipped(tmp_path, a_json=tiny.listed([gone, gone]), b_json=tiny.listed([gone])))
    assert reading.table.num_rows == 2


def test_a_row_removed_since_is_a_double_of_the_fuller_one_whichever_file_is_first(tmp_path: Path) -> None:
    full = tiny.listed([tiny.record(n) for n in range(5)])
    less = tiny.listed([tiny.record(n, **({"titleUrl": None} if n < 2 else {})) for n in range(5)])
    for first, second in ((full, less), (less, full)):
        reading = read(zipped(tmp_path, a_json=first, **{"a(1).json": second}))
        assert reading.table.num_rows == 5
        assert reading.table.column("item").null_count == 0
        assert sum(one.duplicates for one in reading.report.members) == 5
        assert all(one.found == one.accounted == one.independent for one in reading.report.members)


def test_a_member_belongs_to_the_first_importer_that_wants_it(tmp_path: Path) -> None:
    reading = read(zipped(tmp_path, a_json=tiny.history(3)), [tiny.TinyImporter(), tiny.TinyImporter()])
    assert (only(reading).events, only(reading).duplicates) == ({"view": 3}, 0)
    assert reading.table.num_rows == 3


def test_notes_of_the_stream_and_of_the_parser_stand_in_the_ledger(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(tiny.history(2).decode().encode("utf-16"))
    reading = read(path)
    assert only(reading).notes == ("transcoded",)
    assert only(reading).events == {"view": 2}
    assert only(reading).bytes == path.stat().st_size


def test_progress_adds_up_to_the_bytes_of_the_members_to_parse(tmp_path: Path) -> None:
    told: list[Progress] = []
    path = zipped(tmp_path, a_json=tiny.history(3), b_json=b"{}")
    read_export(path, now_ms=tiny.NOW_MS, importers=ALL, tell=told.append)
    size = len(tiny.history(3))
    assert (told[-1].bytes_done, told[-1].bytes_total) == (size, size)


def test_an_export_whose_lists_are_empty_is_refused_with_the_platforms_name(tmp_path: Path) -> None:
    error = refusal(zipped(tmp_path, c_json=b"known, not needed"))
    assert error.code == "nothing_inside"
    assert "YouTube" in str(error)


def test_an_export_of_ads_alone_is_refused_because_none_can_be_shown(tmp_path: Path) -> None:
    error = refusal(zipped(tmp_path, a_json=tiny.listed([tiny.record(0, details=[{"name": "x"}])])))
    assert error.code == "nothing_used"


def test_a_part_of_a_download_may_hold_nothing_for_us(tmp_path: Path) -> None:
    name = "takeout-20260101T000000Z-002.zip"
    reading = read(zipped(tmp_path, name, b_json=b"{}"), part=True)
    assert (reading.report.platform, reading.report.set) == (None, "takeout-20260101T000000Z")
    assert reading.report.complete
    assert reading.table.num_rows == 0


def test_doubles_between_exports_are_counted_when_they_are_joined(tmp_path: Path) -> None:
    older = read(zipped(tmp_path, "1.zip", a_json=tiny.history(5)))
    newer = read(zipped(tmp_path, "2.zip", a_json=tiny.history(5, start=3)))
    imports = [Imported(str(n), one.report, to_parquet(one.table)) for n, one in enumerate((older, newer))]
    record = load(imports)
    assert (len(record.events), record.duplicates_across) == (8, 2)
    assert record.totals["events"] == 10
    assert record.events["import_id"].tolist() == ["0"] * 5 + ["1"] * 3


FATES = st.sampled_from(["view", "ad", "old", "oops", "again"])


@settings(max_examples=60, deadline=None)
@given(st.lists(FATES, min_size=1, max_size=40), st.integers(0, 3))
def test_what_was_planted_comes_back_per_fate(fates: list[str], seed: int) -> None:
    lines = []
    for number, fate in enumerate(fates):
        changes = {"ad": {"details": [{"name": "x"}]}, "old": {"time": "1999-01-01T00:00:00Z"}}.get(fate, {})
        row = json.dumps(tiny.record(900 if fate == "again" else number, **changes))
        lines.append('{"header" oops}' if fate == "oops" else row)
    reading = planted(("[" + ",\n".join(lines) + "]").encode(), seed)
    if reading is None:
        assert "view" not in fates
        assert "again" not in fates
        return
    member = only(reading)
    again = fates.count("again")
    assert member.events.get("view", 0) == fates.count("view") + min(again, 1)
    assert member.duplicates == max(0, again - 1)
    assert member.set_aside.get("ad", 0) == fates.count("ad")
    assert member.set_aside.get("date_out_of_range", 0) == fates.count("old")
    assert member.unreadable == fates.count("oops")
    assert member.found == member.accounted == member.independent == len(fates)


def planted(data: bytes, seed: int) -> Reading | None:
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / f"{seed}.json"
        path.write_bytes(data)
        try:
            return read(path)
        except ImportRefused:
            return None


def test_the_time_of_the_import_decides_what_lies_in_the_future(tmp_path: Path) -> None:
    path = zipped(tmp_path, a_json=tiny.history(1))
    before = round(datetime.fromisoformat("2024-02-01T00:00:00+00:00").timestamp() * 1000)
    reading = read_export(path, now_ms=before, importers=ALL)
    assert only(reading).set_aside == {"date_out_of_range": 1}
