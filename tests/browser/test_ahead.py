"""The drawing library comes while a person reads, once, so that the first chart finds it there."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Served

LOADED = "() => Boolean(window.Plotly && window.Plotly.newPlot)"
SCRIPTS = "document.querySelectorAll('script[src*=\"plotly.min.js\"]').length"


@pytest.mark.parametrize("path", ["/help", "/time"])
def test_the_library_is_there_soon_and_once(page: Page, demo: Served, path: str) -> None:
    page.goto(demo.base + path)
    expect(page.locator("main h1")).to_be_visible()

    page.wait_for_function(LOADED)
    page.wait_for_timeout(1500)

    assert page.evaluate(SCRIPTS) == 1
