from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import psutil
import pyarrow.parquet as pq
import pytest

from importers import child, events
from importers.child import import_export, import_exports
from importers.limits import Limits
from importers.progress import Progress
from importers.record import Imported
from importers.refusals import ImportRefused
from tests.support import tiny

MISBEHAVING = "tests.support.misbehaving"
TINY = "tests.support.tiny"


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "watch-history.json"
    path.write_bytes(tiny.history(7))
    return path


def deed(folder: Path, name: str, **options: object) -> Imported:
    path = folder / "export.json"
    path.write_text(name)
    return import_export(path, registry=MISBEHAVING, **options)  # type: ignore[arg-type]


def refusal(folder: Path, name: str, **options: object) -> ImportRefused:
    with pytest.raises(ImportRefused) as caught:
        deed(folder, name, **options)
    return caught.value


def test_the_child_hands_over_the_ledger_and_the_events(export: Path) -> None:
    imported = import_export(export, registry=TINY, now_ms=tiny.NOW_MS)
    table = events.conform(pq.read_table(BytesIO(imported.parquet)))
    assert table.num_rows == 7
    assert imported.report.totals["found"] == 7
    assert imported.report.complete
    assert len(imported.import_id) == 32


def test_a_folder_and_a_link_to_a_file_are_read_too(tmp_path: Path, export: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(export)
    assert import_export(link, registry=TINY, now_ms=tiny.NOW_MS).report.totals["events"] == 7
    link.unlink()
    report = import_export(tmp_path, registry=TINY, now_ms=tiny.NOW_MS).report
    assert (report.name, report.totals["events"]) == (tmp_path.name, 7)


def test_a_refusal_in_the_child_is_the_same_refusal_here(tmp_path: Path) -> None:
    path = tmp_path / "nothing.json"
    path.write_text('{"a": 1}')
    with pytest.raises(ImportRefused, match=r"nothing\.json holds nothing we know") as caught:
        import_export(path)
    assert caught.value.code == "not_an_export"


def test_progress_is_told_with_bytes_and_records_and_at_least_each_half_second(tmp_path: Path) -> None:
    told: list[tuple[float, Progress]] = []

    def stop() -> bool:
        return time.monotonic() - begun > 2

    begun = time.monotonic()
    refusal(tmp_path, "sleep", tell=lambda p: told.append((time.monotonic(), p)), cancelled=stop)
    moments = [begun, *(moment for moment, _ in told)]
    assert len(told) >= 4
    assert max(after - before for before, after in pairwise(moments)) < 0.75
    assert told[-1][1].bytes_done == told[-1][1].bytes_total == 5


def test_cancel_ends_the_child_within_a_second(tmp_path: Path) -> None:
    wish = threading.Event()
    timer = threading.Timer(0.8, wish.set)
    timer.start()
    begun = time.monotonic()
    code = refusal(tmp_path, "sleep", cancelled=wish.is_set).code
    timer.join()
    assert code == "cancelled"
    assert time.monotonic() - begun < 1.8
    assert not children()


@pytest.mark.parametrize("name", ["grow", "grab"])
def test_a_child_that_grows_is_ended_with_a_calm_sentence(tmp_path: Path, name: str) -> None:
    error = refusal(tmp_path, name, limits=Limits(memory=400 << 20, address_space=1 << 39))
    assert error.code == "memory"
    assert "more memory than we allow" in str(error)


def test_the_address_space_ends_a_child_that_grows_when_nobody_watches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child, "LOOK_EVERY", 30.0)
    assert refusal(tmp_path, "grow", limits=Limits(memory=1 << 40, address_space=1000 << 20)).code == "memory"


def test_processor_time_ends_a_child_that_spins(tmp_path: Path) -> None:
    begun = time.monotonic()
    assert refusal(tmp_path, "spin", limits=Limits(seconds=1, wall_factor=40)).code == "time"
    assert time.monotonic() - begun < 35


def test_the_wall_clock_ends_a_child_that_only_waits(tmp_path: Path) -> None:
    begun = time.monotonic()
    assert refusal(tmp_path, "sleep", limits=Limits(seconds=1, wall_factor=1.5)).code == "time"
    assert time.monotonic() - begun < 3


def test_a_stumble_is_told_by_kind_and_place_and_never_by_its_words(tmp_path: Path) -> None:
    error = refusal(tmp_path, "stumble")
    assert error.code == "crash"
    assert "private words" not in str(error) + str(error.__notes__)
    assert error.__notes__ == ["ValueError at importers/reader.py:" + error.__notes__[0].rsplit(":", 1)[-1]]


def test_a_child_that_dies_is_a_refusal(tmp_path: Path) -> None:
    assert refusal(tmp_path, "die").code == "crash"


def test_what_a_library_prints_does_not_disturb_the_answer(tmp_path: Path) -> None:
    assert deed(tmp_path, "print").report.totals["events"] == 1


def test_the_child_loads_neither_pandas_nor_the_dashboard(tmp_path: Path) -> None:
    assert deed(tmp_path, "look").report.members[0].notes == ()


def test_nothing_is_left_behind_after_any_end(tmp_path: Path, export: Path) -> None:
    temporary = Path(tempfile.gettempdir())
    before = {path.name for path in temporary.iterdir()}
    own = sorted(tmp_path.iterdir())
    import_export(export, registry=TINY)
    refusal(tmp_path, "die")
    refusal(tmp_path, "sleep", cancelled=lambda: True)
    new = {p.name for p in temporary.iterdir()} - before
    assert not [name for name in new if "parquet" in name or "parasocial" in name or "importers" in name]
    assert sorted(tmp_path.iterdir()) == sorted({*own, tmp_path / "export.json"})
    assert not children()


def test_the_path_stands_in_no_argument_list(tmp_path: Path) -> None:
    seen: list[str] = []

    def look() -> bool:
        seen.extend(" ".join(one.cmdline()) for one in psutil.Process().children())
        return bool(seen)

    refusal(tmp_path, "sleep", cancelled=look)
    assert seen
    assert not [line for line in seen if "export.json" in line or str(tmp_path) in line]


def test_several_parts_of_one_download_are_read_when_one_holds_nothing_for_us(tmp_path: Path) -> None:
    first = tmp_path / "takeout-20260101T000000Z-001.zip"
    second = tmp_path / "takeout-20260101T000000Z-002.zip"
    write_zip(first, "Takeout/YouTube/history/watch-history.json", tiny.history(3))
    write_zip(second, "Takeout/Drive/notes.bin", b"\x00\x01\x02")
    told: list[Path] = []
    both = import_exports(
        [first, second], tell=lambda path, _: told.append(path), now_ms=tiny.NOW_MS, registry=TINY
    )
    assert set(told) == {first, second}
    assert [one.report.set for one in both] == ["takeout-20260101T000000Z"] * 2
    assert [one.report.totals["events"] for one in both] == [3, 0]
    assert both[1].report.platform is None
    with pytest.raises(ImportRefused):
        import_exports([second], registry=TINY)


def test_reading_works_from_a_bare_script_in_another_folder(tmp_path: Path, export: Path) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import importers\n"
        "from pathlib import Path\n"
        "from importers.child import import_export\n"
        "print(import_export(Path(sys.argv[2]), registry='tests.support.tiny').report.totals['found'])"
    )
    (tmp_path / "json.py").write_text("raise SystemExit('the wrong module')")
    root = str(Path(child.__file__).parent.parent)
    done = subprocess.run(
        [sys.executable, "-P", "-c", code, root, str(export)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "7", "")


def test_importing_the_package_loads_no_heavy_library() -> None:
    code = "import sys, importers; print([m for m in ('pandas', 'pyarrow', 'numpy') if m in sys.modules])"
    root = str(Path(child.__file__).parent.parent)
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_name_that_is_no_text_can_be_read(tmp_path: Path) -> None:
    if os.name != "posix" or sys.platform == "darwin":
        path = tmp_path / "żółw 日本.json"
    else:
        path = tmp_path / os.fsdecode(b"watch\xff\n.json")
    path.write_bytes(tiny.history(2))
    report = import_export(path, registry=TINY).report
    assert report.totals["events"] == 2
    report.name.encode()


def write_zip(path: Path, member: str, data: bytes) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(member, data)


def children() -> list[psutil.Process]:
    """Return the readers this process has started; a browser of other tests is none of them."""
    alive = (one for one in psutil.Process().children() if one.status() != psutil.STATUS_ZOMBIE)
    return [one for one in alive if any("importers.worker" in word for word in one.cmdline())]
