"""My Activity of a browser or of the search links to videos as well: its records are no views."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from importers.reader import Reading, read_export
from tests.support import youtube_export as made
from tests.support.golden import NOW_MS

FOLDERS = {"history": "Takeout/YouTube and YouTube Music/history", "activity": "Takeout/My Activity/YouTube"}
NAMES = {"history": "watch-history", "activity": "MyActivity"}


def records(count: int, ending: str, product: str, verb: str, seed: int) -> list[Any]:
    """Return records of one product, in JSON without a channel, as browsers write them."""
    drawn = made.Maker(seed).records([made.VIEW] * count)
    style = made.Style(verb)
    if ending == "html":
        return [made.html_record(record, style).replace("YouTube", product) for record in drawn]
    rows = [made.json_record(record, style) for record in drawn]
    return [{**row, "header": product, "products": [product], "activityControls": []} for row in rows]


def written(found: list[Any], ending: str) -> str:
    if ending == "json":
        return json.dumps(found)
    return f'<html><body class="mdl-typography"><div class="mdl-grid">{"".join(found)}</div></body></html>'


def read(folder: Path, files: dict[str, str]) -> Reading:
    path = folder / "takeout.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return read_export(path, now_ms=NOW_MS)


@pytest.mark.parametrize("ending", ["json", "html"])
@pytest.mark.parametrize(
    ("folder", "verb"),
    [
        ("My Activity/Chrome/MyActivity", "Visited X"),
        ("My Activity/Video Search/MyActivity", "Watched X"),
        ("Meine Aktivitäten/Google Suche/MeineAktivitäten", "X aufgerufen"),
        ("Mina aktiviteter/Chrome/Mina aktiviteter", "Besökte X"),
    ],
)
def test_a_file_of_another_product_is_left(tmp_path: Path, ending: str, folder: str, verb: str) -> None:
    # 30 views of the history + 0 of 70 pages that the browser or the search led to
    product = folder.split("/")[1]
    files = {
        f"{FOLDERS['history']}/watch-history.json": written(
            records(30, "json", "YouTube", "Watched X", 1), "json"
        ),
        f"Takeout/{folder}.{ending}": written(records(70, ending, product, verb, 2), ending),
    }
    reading = read(tmp_path, files)
    fates = {member.path.split("/")[-2]: str(member.fate) for member in reading.report.members}

    assert fates == {"history": "parsed", product: "known_not_needed"}
    assert reading.table.num_rows == 30


@pytest.mark.parametrize("ending", ["json", "html"])
@pytest.mark.parametrize("role", ["history", "activity"])
@pytest.mark.parametrize("verb", ["Watched X", "Visited X", "X aufgerufen"])
def test_in_a_file_of_several_products_the_header_of_each_record_decides(
    tmp_path: Path, ending: str, role: str, verb: str
) -> None:
    # 40 records of Chrome are set aside, though more than the 25 views, whose words decide nothing of them
    ours = records(25, ending, "YouTube", "Watched X", 1)
    text = written([*ours[:5], *records(40, ending, "Chrome", verb, 2), *ours[5:]], ending)
    (member,) = read(tmp_path, {f"{FOLDERS[role]}/{NAMES[role]}.{ending}": text}).report.members

    assert (dict(member.events), dict(member.set_aside)) == ({"view": 25}, {"not_watching": 40})


@pytest.mark.parametrize("ending", ["json", "html"])
@pytest.mark.parametrize("product", ["YouTube", "YouTube Music", "youtube.com", ""])
def test_every_header_of_ours_and_none_at_all_stays(tmp_path: Path, ending: str, product: str) -> None:
    rows = records(9, ending, product, "Watched X", 1)
    if ending == "json" and not product:
        rows = [
            {key: value for key, value in row.items() if key not in {"header", "products"}} for row in rows
        ]
    text = written([*records(3, ending, "YouTube", "Watched X", 2), *rows], ending)
    reading = read(tmp_path, {f"{FOLDERS['history']}/watch-history.{ending}": text})

    assert dict(reading.report.members[0].events) == {"view": 12}


def test_where_no_header_says_youtube_the_products_do(tmp_path: Path) -> None:
    rows = [{**row, "products": ["YouTube"]} for row in records(9, "json", "유튜브", "Watched X", 1)]
    reading = read(tmp_path, {f"{FOLDERS['history']}/watch-history.json": json.dumps(rows)})

    assert dict(reading.report.members[0].events) == {"view": 9}
