"""Who made it, in a browser: name a link, put two together, bring a file, look up after a yes, go on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Served, serving, watched
from tests.support.stub import Stub
from tests.support.stub import serving as standing_in

FIRST = 7_000_000_000_000_000_000
LINK = f"https://www.tiktok.com/@x/video/{FIRST}"
VIEWS = 40


@pytest.fixture
def stub() -> Iterator[Stub]:
    with standing_in(Stub()) as one:
        yield one


@pytest.fixture
def looking(
    browser: Browser, stub: Stub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Served]:
    """A workspace with one TikTok export whose look-ups ask the stand-in."""
    monkeypatch.setenv("STUB", stub.base)
    rows = [
        {
            "Date": f"2026-03-{1 + number // 10:02d} 10:{number % 10:02d}:00",
            "Link": f"https://www.tiktokv.com/share/video/{FIRST + max(number - 9, 0)}/",
        }
        for number in range(VIEWS)
    ]
    export = tmp_path / "user_data_tiktok.json"
    export.write_text(json.dumps({"Activity": {"Video Browsing History": {"VideoList": rows}}}), "utf-8")
    words = ("open", str(export), "--workspace", str(tmp_path / "mine.parasocial"))
    with serving(browser, *words, program="tests.support.looking") as served:
        yield served


@pytest.fixture
def page(looking: Served) -> Iterator[Page]:
    with watched(looking.context) as opened:
        opened.goto(looking.base + "/makers")
        expect(opened.get_by_role("heading", level=1)).to_have_text("Who made it")
        yield opened


def test_a_link_is_named_by_keyboard_and_taken_back(page: Page) -> None:
    expect(page.get_by_text(f"Of {VIEWS} views, 0 have a known creator.")).to_be_visible()
    assert page.locator(f'a[href*="{FIRST}"]').count() == 0

    link = page.get_by_label(f"Who made it: {LINK}")
    link.fill("@Auntie.Jo")
    link.press("Tab")
    expect(page.get_by_role("button", name="Keep").first).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.get_by_text("Kept: 10 views now carry this name.")).to_be_visible()
    expect(page.get_by_text(f"Of {VIEWS} views, 10 have a known creator.")).to_be_visible()
    page.get_by_role("button", name="Take back: Auntie.Jo").click()
    expect(page.get_by_text("Taken back. Every page follows.")).to_be_visible()
    expect(page.get_by_text(f"Of {VIEWS} views, 0 have a known creator.")).to_be_visible()


def test_a_file_is_brought_and_two_of_its_creators_are_put_together(page: Page, tmp_path: Path) -> None:
    table = tmp_path / "map.csv"
    table.write_text(
        "video_id,creator\n" + "".join(f"{FIRST + n},{'moss' if n % 2 else 'fern'}\n" for n in range(20)),
        "utf-8",
    )
    page.locator('#makers-file input[type="file"]').set_input_files(table)
    expect(page.get_by_text("map.csv says who made 20 items.")).to_be_visible()
    expect(page.get_by_text("map.csv: 20 items")).to_be_visible()

    for label, name in (("This creator", "fern"), ("is the same person as", "moss")):
        page.get_by_role("textbox", name=label).fill(name)
        page.get_by_role("option", name=name).click()
    page.get_by_role("button", name="Put them together").click()

    expect(page.get_by_text("They are one creator now, on every page.")).to_be_visible()
    page.get_by_role("link", name="Creators", exact=True).click()
    expect(page.locator("#creators-found tbody tr")).to_have_count(1)


def test_nothing_is_sent_before_a_yes_and_a_stopped_look_up_goes_on(page: Page, stub: Stub) -> None:
    expect(page.get_by_text("31 requests to www.tiktok.com")).to_be_visible()
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.get_by_text("Nothing was sent.")).to_be_visible()
    assert stub.asked == []

    page.get_by_label("Yes, send these requests now").check()
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    page.get_by_role("button", name="Stop", exact=True).click()
    expect(page.get_by_text("The look-up was stopped.")).to_be_visible()
    asked = len(stub.asked)
    assert 0 < asked < 31
    expect(page.get_by_label("Yes, send these requests now")).not_to_be_checked()

    page.get_by_label("Yes, send these requests now").check()
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.get_by_text("The look-up is done.")).to_be_visible()
    assert len(stub.asked) == 31
    assert len(set(stub.items())) == 31
    expect(page.get_by_text("Moss Name comes first with 100 of 100 views.")).to_be_visible()
    expect(page.get_by_text(f"Of {VIEWS} views, {VIEWS} have a known creator.")).to_be_visible()


def test_the_page_fits_320_pixels_with_long_links(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 700})

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
