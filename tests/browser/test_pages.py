"""Every page, as a person meets it: by its path, narrow and wide, light and dark, read by axe."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from dashboard.app import PAGES
from tests.browser.conftest import Served

PATHS = [one.PATH for one in PAGES]
SERIOUS = {"serious", "critical"}


def settled(page: Page, url: str) -> None:
    page.goto(url)
    expect(page.locator("main h1")).to_have_count(1, timeout=15_000)
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("path", PATHS)
def test_a_page_loads_by_its_path_with_a_title_and_a_mark_and_axe_finds_nothing_serious(
    page: Page, demo: Served, path: str
) -> None:
    settled(page, demo.base + path)

    assert page.locator("html").get_attribute("lang") == "en"
    assert "Parasocial Mirror" in page.title()
    here = page.locator('nav a[aria-current="page"]')
    expect(here).to_have_count(1)
    expect(here).to_have_attribute("href", path)
    assert page.locator("nav a[href]").count() == len(PAGES)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", scheme)
        assert serious(page) == []


def serious(page: Page) -> list[tuple[str, list[str]]]:
    """Return what axe finds against the page: rule and the beginnings of its places."""
    return [
        (one["id"], [node["html"][:160] for node in one["nodes"]])
        for one in Axe().run(page).response["violations"]
        if one["impact"] in SERIOUS
    ]


@pytest.mark.parametrize("path", PATHS)
def test_a_page_fits_320_pixels_without_sideways_scrolling(page: Page, demo: Served, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    settled(page, demo.base + path)

    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_every_chart_stands_in_a_figure_with_a_sentence_and_a_table(page: Page, demo: Served) -> None:
    for path in ("/picture", "/creators", "/time"):
        settled(page, demo.base + path)
        if page.get_by_role("button", name="Look without a guess").count():
            page.get_by_role("button", name="Look without a guess").click()
        expect(page.locator(".js-plotly-plot").first).to_be_visible()
        charts = page.locator("figure.chart")
        assert charts.count() == page.locator(".js-plotly-plot").count()
        for place in range(charts.count()):
            assert charts.nth(place).locator("figcaption").inner_text().strip()
            assert charts.nth(place).locator("details table tbody tr").count() > 0


def test_the_theme_control_turns_to_dark_and_back(page: Page, demo: Served) -> None:
    settled(page, demo.base + "/methods")
    control = page.get_by_role("button", name="Theme")

    for theme in ("light", "dark"):
        control.click()
        expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", theme)
    control.click()
    expect(control).to_have_text("Theme: like this device")


def test_the_keyboard_alone_skips_to_the_page_and_opens_the_help_lines(page: Page, demo: Served) -> None:
    settled(page, demo.base + "/methods")

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
    page.keyboard.press("?")

    expect(page.get_by_role("heading", level=1, name="People you can reach")).to_be_visible()


def test_the_menu_opens_and_closes_on_a_narrow_window(page: Page, demo: Served) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    settled(page, demo.base + "/methods")
    link = page.get_by_role("navigation").get_by_role("link", name="Values")
    expect(link).to_be_hidden()

    page.get_by_role("button", name="Menu").click()
    link.click()

    expect(page.get_by_role("heading", level=1, name="What matters to you")).to_be_visible()
    expect(link).to_be_hidden()


def test_the_person_can_be_changed_in_the_demo(page: Page, demo: Served) -> None:
    settled(page, demo.base + "/creators")
    first = page.locator("main figure figcaption").first.inner_text()

    page.get_by_role("button", name="Noor").click()
    expect(page.get_by_role("button", name="Noor")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("main figure figcaption").first).not_to_have_text(first)

    page.get_by_role("button", name="Susie").click()
    expect(page.locator("main figure figcaption").first).to_have_text(first)
