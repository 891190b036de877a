"""The card sort without a mouse, by list and by drag; the six processes as buttons; two marks per part."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Served

SORT, SIX, LIVED = "/practice?do=card_sort", "/practice?do=hexaflex", "/practice?do=matters_lived"
SERIOUS = {"serious", "critical"}


def opened(page: Page, url: str) -> None:
    page.goto(url)
    expect(page.locator("main h1")).to_have_count(1, timeout=15_000)
    page.wait_for_load_state("networkidle")


def press(page: Page, name: str) -> None:
    """Reach a button by its name with the Tab key and press it."""
    for _ in range(60):
        said = page.evaluate(
            "document.activeElement.getAttribute('aria-label') || document.activeElement.innerText"
        )
        if said and said.strip() == name:
            page.keyboard.press("Enter")
            return
        page.keyboard.press("Tab")
    pytest.fail(f"the Tab key does not lead to {name}")


def card(page: Page) -> str:
    name = page.locator(".one-card").get_attribute("data-card")
    assert name
    return name


def lay(page: Page, pile: str) -> str:
    """Lay the card on top by keyboard; return its name once the next one lies there."""
    name = card(page)
    press(page, pile)
    expect(page.locator(".one-card")).not_to_have_attribute("data-card", name)
    return name


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", name=text)).to_be_focused()


def test_a_card_sort_is_done_by_keyboard_alone_left_half_way_and_kept(own: Page, mine: Served) -> None:
    opened(own, mine.base + SORT)
    first, second = lay(own, "Very much"), lay(own, "Very much")
    lay(own, "Not me")
    expect(own.get_by_text("85 of 88 cards to go")).to_be_visible()
    expect(own.get_by_text("Draft kept on")).to_be_visible()

    opened(own, mine.base + SORT)
    expect(own.get_by_text("85 of 88 cards to go")).to_be_visible()
    press(own, "Go on with what is there")
    heading(own, "Which come first? At most five")
    press(own, first)
    expect(own.locator(".ranks li")).to_have_count(1)
    press(own, second)
    expect(own.locator(".ranks li")).to_have_count(2)
    press(own, f"{second}: Up")
    expect(own.locator(".ranks li").first).to_have_attribute("data-card", second)
    expect(own.get_by_role("button", name=f"{second}: Up")).to_be_focused()
    press(own, "Go on")
    heading(own, "How do you want to act?")
    own.keyboard.press("Tab")
    own.keyboard.type("with an open hand")
    press(own, "Keep this")

    kept = own.locator("article ol li")
    expect(kept).to_have_count(2)
    expect(kept.first).to_contain_text(second)
    expect(kept.first).to_contain_text("with an open hand")
    expect(own.get_by_text("Draft kept on")).to_have_count(0)


def test_cards_are_moved_by_list_and_by_drag_and_own_words_stay_text(own: Page, mine: Served) -> None:
    own.set_viewport_size({"width": 1280, "height": 3000})
    opened(own, mine.base + SORT)
    own.get_by_label("A card of your own").fill("<b>tea</b> & שלום")
    own.get_by_role("button", name="Lay it on").click()
    own.get_by_role("button", name="All cards as a list").click()
    very = own.locator('.all-piles [data-drop="pile-2"]')
    expect(very.get_by_role("button")).to_have_text("<b>tea</b> & שלום")

    name = card(own)
    pile = '.all-piles [data-drop="pile-0"]'
    own.drag_and_drop(".one-card", pile, target_position={"x": 20, "y": 20})
    laid = own.locator(pile).get_by_role("button", name=name)
    expect(laid).to_be_visible()

    laid.click()
    expect(own.locator(".one-card")).to_have_attribute("data-card", name)
    own.get_by_role("button", name="Very much", exact=True).click()
    expect(very.get_by_role("button")).to_have_count(2)


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest, page: Page) -> Iterator[str]:
    page.emulate_media(color_scheme=request.param)
    yield request.param
    page.set_viewport_size({"width": 1280, "height": 900})


def serious(page: Page) -> list[str]:
    return [one["id"] for one in Axe().run(page).response["violations"] if one["impact"] in SERIOUS]


def test_the_six_are_buttons_in_a_hexagon_of_which_one_is_pressed(
    page: Page, demo: Served, scheme: str
) -> None:
    opened(page, demo.base + SIX)
    six = page.locator(".hexaflex button")
    expect(six).to_have_count(6)
    boxes = [box for box in (one.bounding_box() for one in six.all()) if box]
    middles = {(round(box["x"] + box["width"] / 2), round(box["y"] + box["height"] / 2)) for box in boxes}
    assert len({x for x, _ in middles}) == 3
    assert len({y for _, y in middles}) == 4

    for name in ("Being here", "What matters"):
        six.filter(has_text=name).focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name=name)).to_be_visible()
        expect(six.filter(has_text=name)).to_be_focused()
        pressed = page.locator('.hexaflex button[aria-pressed="true"]')
        expect(pressed).to_have_count(1)
        expect(pressed).to_contain_text(name)

    assert serious(page) == [], scheme


def test_another_prompt_comes_when_asked(page: Page, demo: Served) -> None:
    opened(page, demo.base + SIX)
    page.get_by_role("button", name="Small moves").click()
    prompt = page.locator("p.question")
    before = prompt.inner_text()

    page.get_by_role("button", name="Another").click()

    expect(prompt).not_to_have_text(before)


@pytest.mark.parametrize("path", [SORT, SIX, LIVED, "/dimensions?of=reciprocity"])
def test_narrow_screens_need_no_sideways_scrolling_and_axe_finds_nothing_serious(
    page: Page, demo: Served, path: str, scheme: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    opened(page, demo.base + path)
    if path == SIX:
        tops = [one.bounding_box() for one in page.locator(".hexaflex button").all()]
        assert len({round(box["x"]) for box in tops if box}) == 1
        page.get_by_role("button", name="Being here").click()
        expect(page.get_by_role("heading", name="Being here")).to_be_visible()
    if path == SORT:
        page.get_by_role("button", name="All cards as a list").click()
        expect(page.locator(".all-piles")).to_be_visible()

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert serious(page) == [], scheme


def test_two_marks_per_part_say_what_goes_well_and_what_has_little_room(own: Page, mine: Served) -> None:
    opened(own, mine.base + LIVED)
    for part, matters, lived in (("Friends", 9, 2), ("Learning", 8, 8)):
        boxes = own.locator("fieldset").filter(has_text=part).locator("input")
        boxes.nth(0).fill(str(matters))
        boxes.nth(1).fill(str(lived))
    own.get_by_role("button", name="Keep this", exact=True).click()

    expect(own.get_by_text("less room for it in those seven days: Friends.")).to_be_visible()
    expect(own.get_by_text("Going well, by your own marks: Learning.")).to_be_visible()
    expect(own.locator("figure.chart .js-plotly-plot")).to_be_visible()
