"""The exercises that move: a timer under a clock of our own, an evening from the record, a line a day."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Response, expect

from tests.browser.conftest import PATIENCE_MS, Served, delete

MINUTE = 60_000
DOING = "{base}/practice?do={exercise}"


def opened(page: Page, demo: Served, exercise: str) -> None:
    page.goto(DOING.format(base=demo.base, exercise=exercise))
    expect(page.locator("main h1")).to_have_count(1)
    page.wait_for_load_state("networkidle")


def drafted(page: Page, label: str, text: str) -> None:
    """Type into a field and leave it; go on once the draft with these words is kept."""

    def kept(answer: Response) -> bool:
        sent = answer.request.post_data or ""
        return "sheet-drafted" in sent and text in sent

    with page.expect_response(kept, timeout=PATIENCE_MS):
        page.get_by_label(label).fill(text)
        page.get_by_label(label).blur()


def surf(page: Page, demo: Served) -> None:
    opened(page, demo, "urge_surfing")
    page.get_by_role("button", name="5 minutes").click()
    page.get_by_role("button", name="Start", exact=True).click()


def rate(page: Page, strength: int) -> None:
    """Mark how strong it is; the hidden picture is drawn then, for its parts arrive by the clock."""
    page.locator(f'[data-rate="{strength}"]').click()
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_attached()


def test_a_wave_is_ridden_rated_drawn_kept_and_deleted(timed: Page, demo: Served) -> None:
    surf(timed, demo)
    rates = timed.get_by_role("group", name="How strong is it now?")
    status = timed.locator(".surf [role=status]")

    rate(timed, 7)
    timed.clock.fast_forward(MINUTE + 2000)
    expect(status).to_have_text("How strong is it now?")
    rate(timed, 8)
    rate(timed, 9)
    expect(rates.locator('[aria-pressed="true"]')).to_have_text("9")
    timed.get_by_role("button", name="Pause").click()
    timed.clock.fast_forward(10 * MINUTE)
    timed.get_by_role("button", name="Go on").click()
    expect(timed.locator(".surf .left")).to_have_text("About 4 minutes left.")
    timed.clock.fast_forward(4 * MINUTE)
    expect(timed.locator(".surf .left")).to_contain_text("The time is over.")
    rate(timed, 3)

    line = "You marked 7 at the start, 9 after a minute and 3 after 5 minutes."
    expect(timed.locator("figcaption")).to_have_text(line)
    timed.get_by_label("What did the wave do?").fill("It got smaller by itself.")
    timed.get_by_role("button", name="Keep this", exact=True).click()
    expect(timed.get_by_text("Saved on this device")).to_be_visible()
    expect(timed.locator("article figcaption")).to_have_text(line)
    delete(timed.locator("article"))
    expect(timed.locator("article")).to_have_count(0)


def test_a_wave_that_ran_while_the_tab_was_hidden_is_over_when_it_is_seen_again(
    timed: Page, demo: Served
) -> None:
    surf(timed, demo)
    rate(timed, 5)
    timed.clock.fast_forward(20 * MINUTE)

    expect(timed.locator(".surf .left")).to_contain_text("The time is over.")
    rate(timed, 2)
    expect(timed.locator("figcaption")).to_have_text("You marked 5 at the start and 2 after 5 minutes.")
    timed.get_by_role("button", name="Clear the page").click()
    expect(timed.locator("figcaption")).to_have_count(0)
    expect(timed.get_by_text("Draft kept on")).to_have_count(0)


def test_a_wave_can_be_ended_at_any_time_without_a_word(timed: Page, demo: Served) -> None:
    surf(timed, demo)
    timed.clock.fast_forward(MINUTE // 2)

    timed.get_by_role("button", name="End here").press("Enter")

    expect(timed.get_by_role("button", name="Start again")).to_be_focused()
    expect(timed.locator(".surf .left")).to_have_text("")
    expect(timed.locator(".surf [role=status]")).to_have_text("")
    expect(timed.locator(".surf .rates")).to_be_hidden()


@pytest.mark.parametrize(("motion", "waves"), [("reduce", 0), ("no-preference", 1)])
def test_without_motion_words_do_it_alone(timed: Page, demo: Served, motion: str, waves: int) -> None:
    timed.emulate_media(reduced_motion=motion)  # type: ignore[arg-type]
    surf(timed, demo)

    expect(timed.locator(".surf .left")).to_have_text("About 5 minutes left.")
    expect(timed.locator(".water svg")).to_have_count(waves)
    timed.get_by_role("button", name="End here").click()

    opened(timed, demo, "tip")
    timed.get_by_role("button", name="Start", exact=True).click()
    expect(timed.locator(".breath .word")).to_have_text("Breathe in")
    expect(timed.locator(".breath .round")).to_be_visible(visible=bool(waves))
    timed.clock.fast_forward(4500)
    expect(timed.locator(".breath .word")).to_have_text("Breathe out")


def test_the_tone_is_off_until_it_is_switched_on(timed: Page, demo: Served) -> None:
    timed.add_init_script("window.AudioContext = class { constructor() { window.heard = true; throw 0; } };")
    surf(timed, demo)
    timed.clock.fast_forward(MINUTE + 2000)
    expect(timed.locator(".surf [role=status]")).to_have_text("How strong is it now?")

    assert timed.evaluate("window.heard") is None
    expect(timed.get_by_role("button", name="Soft tone")).to_have_attribute("aria-pressed", "false")


def test_an_evening_of_susie_becomes_a_chain_that_is_left_found_again_kept_changed_and_deleted(
    page: Page, demo: Served
) -> None:
    opened(page, demo, "chain")
    page.get_by_role("textbox", name="Which evening?").click()
    page.get_by_role("option").nth(3).click()
    links = page.locator(".links-list > li")
    expect(links.nth(5)).to_be_visible()
    expect(page.locator(".facts")).to_contain_text("Length:")
    links.nth(2).get_by_text("Add a note").click()
    links.nth(2).get_by_role("button", name="Feeling").click()
    expect(page.locator("[data-note] textarea")).to_be_focused()
    page.keyboard.type("wanted one more")
    drafted(page, "What set it off?", "a long day")

    page.goto(f"{demo.base}/methods")
    opened(page, demo, "chain")
    note = page.get_by_label(re.compile("^Feeling, "))
    expect(note).to_have_value("wanted one more")
    expect(page.get_by_label("What set it off?")).to_have_value("a long day")

    page.get_by_role("button", name="Keep this", exact=True).click()
    kept = page.locator("article")
    expect(kept).to_contain_text("wanted one more")
    expect(links).to_have_count(0)
    kept.get_by_role("button", name="Change").click()
    expect(note).to_have_value("wanted one more")
    note.fill("wanted company")
    page.get_by_role("button", name="Keep this", exact=True).click()
    expect(kept).to_contain_text("wanted company")
    expect(kept).not_to_contain_text("one more")
    delete(kept)
    expect(kept).to_have_count(0)


def test_an_old_evening_is_found_by_its_day(page: Page, demo: Served) -> None:
    opened(page, demo, "choice_point")
    field = page.get_by_role("textbox", name="Which sitting?")

    field.press_sequentially("May 2026", delay=20)
    page.get_by_role("option", name=re.compile("May 2026")).first.click()

    expect(field).to_have_value(re.compile("May 2026"))
    expect(page.locator(".facts")).to_contain_text("Seen:")
    page.get_by_role("button", name="Clear the page").click()


def test_a_line_for_today_and_one_for_an_earlier_day(page: Page, demo: Served) -> None:
    opened(page, demo, "diary_card")
    feeling = page.get_by_label("Strongest feeling today")
    feeling.fill("quiet")
    page.get_by_role("button", name="Keep this", exact=True).click()
    expect(page.get_by_role("button", name="Today, filled in")).to_be_visible()
    expect(page.locator("table tbody tr").first).to_contain_text("quiet")

    page.get_by_role("group", name="Which day?").get_by_role("button").nth(2).click()
    expect(feeling).to_have_value("")
    feeling.fill("loud")
    page.get_by_role("button", name="Keep this", exact=True).click()
    expect(page.locator("table tbody tr").nth(2)).to_contain_text("loud")
    page.get_by_role("button", name="Today, filled in").click()
    expect(feeling).to_have_value("quiet")

    page.get_by_role("button", name="A week earlier").click()
    expect(page.locator("table tbody tr").first).not_to_contain_text("quiet")
    for _ in range(2):
        delete(page.locator("article").first)
        page.wait_for_load_state("networkidle")
    expect(page.locator("article")).to_have_count(0)


def test_four_boxes_stand_at_the_top_until_they_are_taken_down(page: Page, demo: Served) -> None:
    opened(page, demo, "pros_and_cons")
    page.get_by_label("Watching now: what is good about it?", exact=True).fill("it is warm")
    page.get_by_label("Show this at the top of Practice").check()
    page.get_by_role("button", name="Keep this", exact=True).click()
    expect(page.locator("article")).to_have_count(1)

    page.goto(f"{demo.base}/practice")
    expect(page.locator("main")).to_contain_text("it is warm")
    page.get_by_role("button", name="Take it down").click()
    expect(page.locator("main")).not_to_contain_text("it is warm")
    opened(page, demo, "pros_and_cons")
    delete(page.locator("article"))
    expect(page.locator("article")).to_have_count(0)
