"""What is proved on simulated people holds for their exports: written as zips and read, they are the same."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analyzer import Settings, time_spent, views
from importers import record
from importers.reader import read_export
from importers.record import Imported, Record
from tests.support import viewer_exports, viewers

KINDS = ("mixed_phone", "youtube_shorts", "tiktok_flicker", "two_screens", "stream_follower")
COLUMNS = ["occurred_at", "platform", "kind", "surface", "creator", "item"]


def read_back(viewer: viewers.Viewer, folder: Path) -> Record:
    readings = {path.name: read_export(path) for path in viewer_exports.write(viewer, folder)}
    assert all(reading.report.complete for reading in readings.values())
    return record.load(
        Imported(name, reading.report, record.to_parquet(reading.table)) for name, reading in readings.items()
    )


def rows(one: Record) -> pd.DataFrame:
    """Return what a record says of each view, in one order whatever the order of equal seconds."""
    plain = one.events[COLUMNS].astype(dict.fromkeys(COLUMNS[1:], object))
    plain["creator"] = plain["creator"].where(plain["creator"].notna(), None)
    return plain.sort_values(["occurred_at", "item"], ignore_index=True)


@pytest.mark.parametrize("kind", KINDS)
def test_the_record_read_from_exports_is_the_one_that_was_simulated(kind: str, tmp_path: Path) -> None:
    viewer = viewers.simulate(kind, 4000, days=20)
    found = read_back(viewer, tmp_path)

    assert len(found.events) > 50
    pd.testing.assert_frame_equal(rows(found), rows(viewer.record), check_dtype=False)


def test_the_range_of_time_of_a_read_export_is_that_of_the_simulation(tmp_path: Path) -> None:
    viewer = viewers.simulate("mixed_phone", 4001, days=20)
    both = [
        time_spent.estimate(views.timeline(one, Settings()), Settings())
        for one in (viewer.record, read_back(viewer, tmp_path))
    ]
    for band in ("low", "value", "high"):
        simulated, read = (float(getattr(time, band).sum()) for time in both)
        assert read == pytest.approx(simulated, rel=1e-3)
