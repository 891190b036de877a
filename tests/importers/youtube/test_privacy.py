from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from importers.reader import read_export
from tests.support import golden

CASES = [
    case for case in golden.cases() if case.parent.name == "youtube" and case.name.startswith("comments")
]
SENTINEL = "SENTINEL"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_a_person_wrote_is_in_the_export_and_nowhere_else(case: Path, tmp_path: Path) -> None:
    texts = [file.read_text(encoding="utf-8") for file in (case / "export").rglob("*") if file.is_file()]
    reading = read_export(golden.zipped(case, tmp_path), now_ms=golden.NOW_MS)
    kept = BytesIO()
    pq.write_table(reading.table, kept, compression="none")

    assert any(SENTINEL in text for text in texts)
    assert SENTINEL.encode() not in kept.getvalue()
    assert SENTINEL not in str(reading.report.as_json())
