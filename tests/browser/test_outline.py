"""A file that shows how an export is built and holds no value: offered where one was not understood."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Download, Page, expect

from tests.browser.conftest import Served
from tests.support import tiny

SENTINEL = "quokka"
OFFER = "Make a file that shows its structure and no values"
MADE = "Made. The file lies where your browser keeps downloads."


def held(download: Download) -> dict[str, object]:
    text = Path(download.path()).read_text("utf-8")
    assert download.suggested_filename == "structure-without-values.json"
    assert SENTINEL not in text.lower()
    (export,) = json.loads(text)["exports"]
    return dict(export)


def test_a_file_nobody_knows_can_be_described_on_the_spot(own: Page, mine: Served, tmp_path: Path) -> None:
    unknown = tmp_path / f"{SENTINEL}.json"
    unknown.write_text(json.dumps([{SENTINEL: SENTINEL}]))
    own.goto(mine.base)
    own.locator('input[type="file"]').set_input_files(unknown)
    with own.expect_download() as waiting:
        own.get_by_role("button", name=OFFER).click()
    assert held(waiting.value)["refused"] == "not_an_export"
    expect(own.get_by_text(MADE)).to_be_visible()


def test_what_was_read_in_part_is_described_before_the_person_goes_on(
    own: Page, mine: Served, tmp_path: Path
) -> None:
    cut = tmp_path / "watch-history.json"
    cut.write_bytes(tiny.history(9)[:-200])
    own.goto(mine.base)
    own.locator('input[type="file"]').set_input_files(cut)
    expect(own.get_by_text("Done, but a part of it could not be read.")).to_be_visible()
    with own.expect_download() as waiting:
        own.get_by_role("button", name=OFFER).click()
    assert held(waiting.value)["complete"] is False
    own.get_by_role("button", name="See what was read").click()
    expect(own.get_by_text("The table says which part and why.")).to_be_visible()


def test_your_data_describes_an_export_and_imports_nothing(own: Page, mine: Served, tmp_path: Path) -> None:
    export = tmp_path / "watch-history.json"
    export.write_bytes(tiny.history(3))
    own.goto(mine.base + "/data")
    with own.expect_download() as waiting:
        own.get_by_label("Choose the export").set_input_files(export)
    assert held(waiting.value)["dialects"] == ["history-json"]
    expect(own.get_by_text(MADE)).to_be_visible()
    own.reload()
    expect(own.get_by_text("There are no imports.")).to_be_visible()
