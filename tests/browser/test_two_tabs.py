"""Two tabs of the demo: one person is opened in the second, and the first is told instead of heard."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import Served


def test_a_tab_that_shows_another_person_saves_nothing_and_says_so(page: Page, demo: Served) -> None:
    old = demo.context.new_page()
    old.goto(f"{demo.base}/values")
    note = old.get_by_test_id("note-text")
    note.fill("A word for Susie only")
    page.goto(f"{demo.base}/values")
    page.get_by_role("button", name="Jim").click()
    expect(page.get_by_role("button", name="Jim")).to_have_attribute("aria-pressed", "true")

    old.get_by_test_id("note-save").click()

    notice = old.get_by_role("alert").filter(has_text="Another person is open now")
    expect(notice).to_be_visible()
    expect(old.get_by_test_id("note-saved")).to_be_empty()
    expect(note).to_have_value("A word for Susie only")
    page.reload()
    expect(page.get_by_test_id("note-text")).to_have_value("")

    notice.get_by_role("button", name="Reload this window").click()
    expect(old.get_by_role("button", name="Jim")).to_have_attribute("aria-pressed", "true")
    old.get_by_role("button", name="Susie").click()
    expect(old.get_by_role("button", name="Susie")).to_have_attribute("aria-pressed", "true")
    old.close()
