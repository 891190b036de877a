"""A hope, two periods, the story of one creator, and days that change every figure."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import Served


def choose(page: Page, label: str, option: str) -> None:
    """Choose from a list by its label, as a person does: open, pick."""
    page.get_by_role("combobox", name=label).or_(page.get_by_label(label)).first.click()
    page.get_by_role("option", name=option, exact=True).click()


def test_a_hope_is_answered_with_both_values_a_range_and_no_verdict_on_the_person(
    page: Page, demo: Served
) -> None:
    page.goto(demo.base + "/compare")
    page.get_by_role("radio", name="Less").check()
    choose(page, "It is about", "Share of the creator seen most")
    page.get_by_role("button", name="Show me").click()
    answer = (
        page.get_by_role("status")
        .filter(has_text="hoped")
        .or_(page.get_by_role("status").filter(has_text="cannot"))
    )
    expect(answer.first).to_be_visible(timeout=30_000)
    if page.get_by_role("button", name="Compare YouTube alone").count():
        page.get_by_role("button", name="Compare YouTube alone").click()

    expect(page.get_by_role("heading", name="Both periods in numbers")).to_be_visible(timeout=30_000)
    expect(page.get_by_text("Why, the record cannot say.")).to_be_visible()
    page.get_by_label("In your own words").fill("a new job")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_text("Saved on this device", exact=True)).to_be_visible()


def test_periods_of_ones_own_ask_for_both_days(page: Page, demo: Served) -> None:
    page.goto(demo.base + "/compare")
    page.get_by_role("radio", name="More").check()
    choose(page, "Which two periods", "Periods of my own")
    expect(page.get_by_label("One begins on")).to_be_visible()

    page.get_by_role("button", name="Show me").click()

    expect(page.get_by_text("Give the first day of both periods")).to_be_visible()


def test_a_name_in_the_table_leads_to_its_story_under_an_address_that_names_nobody(
    page: Page, demo: Served
) -> None:
    page.goto(demo.base + "/creators")
    link = page.locator("#creators-found tbody th a").nth(1)
    name = link.inner_text()
    link.click()

    expect(page.get_by_role("heading", level=1, name="The story of one tie")).to_be_visible()
    expect(page.get_by_role("heading", level=2, name=name)).to_be_visible()
    assert page.url.partition("/tie?of=")[2].isalnum()
    expect(page.locator("figure.chart .js-plotly-plot")).to_have_count(2)


def test_another_creator_is_found_by_typing_a_part_of_the_name(page: Page, demo: Served) -> None:
    page.goto(demo.base + "/creators")
    name = page.locator("#creators-found tbody th").nth(9).inner_text()
    page.goto(demo.base + "/tie")
    page.locator("#tie-pick").fill(name[: len(name) - 2])
    page.get_by_role("option", name=name, exact=True).click()

    expect(page.get_by_role("heading", level=2, name=name)).to_be_visible()


def test_days_left_out_are_added_typed_by_hand_and_taken_away_again(page: Page, demo: Served) -> None:
    page.goto(demo.base + "/settings")
    panel = page.locator("section").filter(has_text="Days to leave out")
    panel.get_by_label("First day").fill("2026-01-05")
    panel.get_by_label("Last day").fill("2026-01-11")
    panel.get_by_label("Last day").press("Tab")
    panel.get_by_role("button", name="Add these days").click()
    expect(panel.get_by_text("5 January 2026 to 11 January 2026")).to_be_visible()

    panel.get_by_role("button", name="Take away").click()
    expect(panel.get_by_text("5 January 2026 to 11 January 2026")).to_be_hidden()


def test_the_zone_is_chosen_and_the_time_page_follows(page: Page, demo: Served) -> None:
    page.goto(demo.base + "/settings")
    before = page.locator("#days-zone").input_value()
    for zone in ("Asia/Tokyo", before):
        page.locator("#days-zone").fill(zone)
        page.get_by_role("option", name=zone, exact=True).click()
        page.locator("#days-save").click()
        expect(page.locator("#days-saved")).to_contain_text("Saved")
        page.goto(demo.base + "/time")
        expect(page.get_by_text(f"Times are shown for {zone}.")).to_be_visible()
        page.goto(demo.base + "/settings")
