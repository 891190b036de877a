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


def test_a_hidden_card_folds_to_its_title_and_comes_back(own: Page, mine: Served) -> None:
    own.goto(mine.base + "/reflections")
    card = own.locator("article.card").first
    back = card.get_by_role("button", name="Bring back")
    expect(card.locator(".question")).to_be_visible()
    expect(back).to_be_hidden()

    card.get_by_role("button", name="Hide this card").click()
    expect(back).to_be_focused()
    expect(card.get_by_role("heading", level=2)).to_be_visible()
    expect(card.get_by_text("You can bring it back under Your data.")).to_be_visible()
    expect(card.locator(".question")).to_be_hidden()
    expect(card.get_by_role("button", name="Hide this card")).to_be_hidden()

    back.click()
    expect(card.locator(".question")).to_be_visible()
    expect(card.get_by_role("heading", level=2)).to_be_focused()
    expect(card.get_by_role("button", name="Hide this card")).to_have_attribute("aria-pressed", "false")
    own.reload()
    expect(own.locator("article.card .question").first).to_be_visible()
