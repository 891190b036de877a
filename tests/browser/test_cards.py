"""Reflection cards in a browser: other cards come into view, a hidden one folds and unfolds."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import Served


def test_other_cards_come_into_view_and_the_first_has_the_focus(own: Page, mine: Served) -> None:
    own.goto(mine.base + "/reflections")
    first = own.locator("article.card h2").first
    before = first.inner_text()
    for _ in range(2):
        own.get_by_role("button", name="Show me other cards").click()
        expect(first).not_to_have_text(before)
        expect(first).to_be_focused()
        expect(first).to_be_in_viewport()
        before = first.inner_text()
