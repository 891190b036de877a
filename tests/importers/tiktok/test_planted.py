"""What was planted in an invented export comes back: per kind, per reason, and nothing that was private."""

from __future__ import annotations

import io
import zipfile
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers import record
from importers.reader import Reading, read_export
from importers.tiktok import TikTokImporter
from tests.support.golden import NOW_MS
from tests.support.tiktok_export import GENERATIONS, SENTINEL, Planted, Sizes, Writer

SMALL = {field.name: st.integers(0, 4) for field in fields(Sizes)}
SOME = Sizes(
    views=40, likes=5, saves=4, shares=3, reposts=2, comments=4, searches=3, follows=3, followers=4, rooms=2,
    chats_in_room=2, gifts=2, coins=2, logins=3, messages_out=4, messages_in=5, unused=3, doubled=6,
    odd_missing=2, odd_unreadable=1, odd_epoch=3,
)  # fmt: skip


def export(
    folder: Path, sizes: Sizes, *, generation: str, indent: bool, seed: int = 1
) -> tuple[Path, Planted]:
    path = folder / "TikTok_Data_1.zip"
    buffer = io.BytesIO()
    planted = Writer(sizes, generation=generation, seed=seed).write(buffer, indent=indent)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("user_data_tiktok.json", buffer.getvalue())
    return path, planted


def read(path: Path) -> Reading:
    return read_export(path, now_ms=NOW_MS, importers=[TikTokImporter()])


@settings(max_examples=40, deadline=None)
@given(
    st.builds(Sizes, **{**SMALL, "views": st.integers(1, 60), "doubled": st.integers(0, 1)}),
    st.sampled_from(GENERATIONS),
    st.booleans(),
    st.integers(0, 9),
)
def test_planted_counts_come_back(
    tmp_path_factory: pytest.TempPathFactory,
    sizes: Sizes,
    generation: str,
    indent: bool,  # noqa: FBT001 - hypothesis gives it
    seed: int,
) -> None:
    folder = tmp_path_factory.mktemp("planted")
    path, planted = export(folder, sizes, generation=generation, indent=indent, seed=seed)
    (member,) = read(path).report.members
    assert member.complete
    assert (
        member.dialect == f"json-{generation}" or generation == "g1"
    )  # without views and logins g1 looks like g2
    assert dict(member.events) == dict(planted.events)
    assert dict(member.set_aside) == dict(planted.set_aside)
    assert member.duplicates == planted.duplicates
    assert member.found == member.independent == planted.found


@pytest.mark.parametrize("generation", GENERATIONS)
def test_nothing_anybody_wrote_or_any_private_name_reaches_the_event_table(
    tmp_path: Path, generation: str
) -> None:
    path, planted = export(tmp_path, SOME, generation=generation, indent=True)
    reading = read(path)
    assert SENTINEL in zipfile.ZipFile(path).read("user_data_tiktok.json").decode()
    assert reading.table.num_rows == planted.events.total()
    for column in reading.table.columns:
        assert not any(SENTINEL in str(value) for value in column.to_pylist())
    assert SENTINEL not in str(reading.report.as_json())
    assert SENTINEL.encode() not in record.to_parquet(reading.table)


def test_exports_made_months_apart_join_into_one_longer_record(tmp_path: Path) -> None:
    whole = [
        f'{{"Date":"2025-{m:02d}-{d:02d} 08:00:00","Link":"https://www.tiktokv.com/share/video/73000000000000{m:02d}{d:03d}/"}}'
        for m in range(1, 11)
        for d in range(1, 29)
    ]
    windows = {"early": whole[: 28 * 6], "late": whole[28 * 4 :]}
    imports = []
    for name, rows in windows.items():
        path = tmp_path / f"{name}.json"
        path.write_text('{"Your Activity":{"Watch History":{"VideoList":[' + ",".join(rows) + "]}}}")
        reading = read(path)
        imports.append(record.Imported(name, reading.report, record.to_parquet(reading.table)))
    joined = record.load(imports)
    assert len(joined.events) == len(whole)
    assert joined.duplicates_across == 28 * 2
    assert (joined.events["occurred_at"].iloc[-1] - joined.events["occurred_at"].iloc[0]).days > 180
    assert joined.totals["duplicates_across"] == 28 * 2


def test_two_exports_with_the_same_messages_count_each_once(tmp_path: Path) -> None:
    rows = '{"Date":"2025-05-10 10:00:00","From":"river.friend"}'
    imports = []
    for name, order in {"a": [rows, rows], "b": [rows, rows, rows]}.items():
        path = tmp_path / f"{name}.json"
        chats = '{"Chat History with river.friend:":[' + ",".join(order) + "]}"
        profile = '"Profile":{"Profile Info":{"ProfileMap":{"userName":"me"}}}'
        path.write_text(
            '{"Direct Message":{"Direct Messages":{"ChatHistory":' + chats + "}}," + profile + "}"
        )
        reading = read(path)
        imports.append(record.Imported(name, reading.report, record.to_parquet(reading.table)))
    joined = record.load(imports)
    assert joined.duplicates_across == 2
    assert joined.events["kind"].tolist() == ["dm_in"] * 3
