"""Words only in a real browser: one button, and nowhere a chart or a digit."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from dashboard.app import PAGES
from tests.browser.conftest import Served
from tests.support.wordless import DATE

WITH_PHONES = {"/help", "/talk"}
"""Pages on which numbers to call stand."""


@pytest.fixture
def worded(page: Page, demo: Served) -> Iterator[Page]:
    """A page of the demo in words only; turned back afterwards, for the demo serves other tests, too."""
    page.goto(demo.base + "/methods")
    button = page.get_by_role("button", name="Words only")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    yield page
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")


def test_no_page_of_the_whole_way_shows_a_chart_or_a_digit(worded: Page, demo: Served) -> None:
    found = {}
    for path in (one.PATH for one in PAGES if one.PATH not in WITH_PHONES):
        worded.goto(demo.base + path)
        expect(worded.locator("main h1")).to_have_count(1)
        worded.wait_for_load_state("networkidle")
        skip = worded.get_by_role("button", name="Look without a guess")
        if skip.count():
            skip.click()
            expect(worded.get_by_role("heading", name="What next?")).to_be_visible()
        assert worded.locator(".js-plotly-plot").count() == 0, path
        for line in worded.locator("main .help-line").all_text_contents():
            assert "In danger this minute" in line
        worded.evaluate("document.querySelectorAll('main .help-line').forEach((one) => (one.hidden = true))")
        said = DATE.sub("", worded.locator("main").inner_text())
        if path != "/methods" and (lines := [one for one in said.splitlines() if re.search(r"\d", one)]):
            found[path] = lines

    assert found == {}


def test_turned_back_the_charts_are_there_again(page: Page, demo: Served) -> None:
    page.goto(demo.base + "/creators")
    button = page.get_by_role("button", name="Words only")
    expect(page.locator(".js-plotly-plot").first).to_be_visible()
    button.click()
    expect(page.locator(".js-plotly-plot")).to_have_count(0)
    expect(page.get_by_role("columnheader", name="Of your days")).to_be_visible()

    page.get_by_role("button", name="Words only").click()

    expect(page.locator(".js-plotly-plot").first).to_be_visible()
