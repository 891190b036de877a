"""The journal and the guided pages as a person uses them: find, take along, delete; text too long to send."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Page, expect

from dashboard.guard import BODY_LIMIT
from tests.browser.conftest import Served

TYPED = '<img src=x onerror="document.title=1"> 🌱 שלום & Café'


def note(page: Page, served: Served, path: str, text: str) -> None:
    """Keep a note beside a page."""
    page.goto(served.base + path)
    page.get_by_test_id("note-text").fill(text)
    page.get_by_test_id("note-save").click()
    expect(page.get_by_test_id("note-saved")).to_contain_text("Saved")


def test_what_was_written_is_found_taken_along_and_deleted_for_good(own: Page, mine: Served) -> None:
    note(own, mine, "/time", TYPED)
    note(own, mine, "/creators", "something else")
    own.goto(mine.base + "/journal")
    things = own.locator("article.written")
    expect(things).to_have_count(2)

    own.get_by_label("Find words").fill("CAFE")
    expect(things).to_have_count(1)
    expect(things.first).to_contain_text(TYPED)
    with own.expect_download() as text:
        own.get_by_role("button", name="As plain text").click()
    with own.expect_download() as data:
        own.get_by_role("button", name="As JSON").click()
    assert [text.value.suggested_filename, data.value.suggested_filename] == ["journal.txt", "journal.json"]
    assert TYPED in Path(text.value.path()).read_text("utf-8")
    assert {row["page"] for row in json.loads(Path(data.value.path()).read_text("utf-8"))} == {
        "Time",
        "Creators",
    }

    things.first.locator("summary", has_text="Delete").click()
    things.first.get_by_role("button", name="Delete it for good").click()
    expect(own.get_by_text("are out of our reach")).to_be_visible()
    own.get_by_label("Find words").fill("")
    expect(things).to_have_count(1)
    expect(things.first).to_contain_text("something else")
    own.goto(mine.base + "/time")
    expect(own.get_by_test_id("note-text")).to_have_value("")


def test_a_text_too_long_to_send_stays_in_its_box_and_a_shorter_one_is_kept(own: Page, mine: Served) -> None:
    own.goto(mine.base + "/time")
    box, notice = own.get_by_test_id("note-text"), own.locator("#shell-notice")
    too_long = "🌱" * (BODY_LIMIT // 4 + 1)
    box.fill(too_long)
    own.get_by_test_id("note-save").click()

    expect(notice).to_contain_text("Nothing is lost")
    expect(own.get_by_test_id("note-saved")).to_have_text("")
    assert box.input_value() == too_long

    box.fill("word " * 80_000)
    own.get_by_test_id("note-save").click()
    expect(own.get_by_test_id("note-saved")).to_contain_text("Saved")
    expect(notice).to_have_text("")
    own.reload()
    expect(own.get_by_test_id("note-text")).to_have_value("word " * 80_000)


def test_a_letter_half_written_is_there_again_and_no_number_stands_beside_it(own: Page, mine: Served) -> None:
    own.goto(mine.base + "/loss")
    part = own.locator("details.part").filter(has_text="A letter")
    part.locator("summary").click()
    part.get_by_role("textbox").fill("Thank you for the evenings.")
    part.get_by_role("textbox").blur()
    expect(own.get_by_text("Draft kept on")).to_be_visible()

    own.reload()

    part.locator("summary").click()
    expect(part.get_by_role("textbox")).to_have_value("Thank you for the evenings.")
    expect(own.get_by_role("main").get_by_role("link", name="help lines").first).to_be_visible()


def test_seven_boxes_hold_two_hundred_letters_and_alone_come_on_paper(own: Page, mine: Served) -> None:
    own.goto(mine.base + "/talk")
    own.locator("summary", has_text="seven small boxes").click()
    own.get_by_role("textbox", name="Describe").fill("x" * 300)
    assert len(own.get_by_role("textbox", name="Describe").input_value()) == 200
    own.get_by_role("button", name="Keep this", exact=True).click()
    card = own.locator(".print-card")
    expect(card).to_contain_text("x" * 200)

    own.evaluate("window.print = () => {}")
    own.get_by_role("button", name="Print this card").click()
    own.emulate_media(media="print")

    expect(card).to_be_visible()
    expect(own.get_by_role("heading", name="When to get help")).to_be_hidden()
    expect(own.get_by_role("textbox", name="Describe")).to_be_hidden()
