"""From a first export to a kept step, and from a later export to a kind look back, as a new person would."""

from __future__ import annotations

import re
import time
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Served
from tests.support import samples

STEP = "Phone in the kitchen from eleven on"
TEN_MINUTES = 600.0


def exports() -> list[Path]:
    """Return Susie's YouTube exports: the one of August and, months later, that of November."""
    susie = next(one for one in samples.people() if one.id == "susie")
    return [one.path for one in susie.exports if one.platform == "youtube"]


def read(page: Page, served: Served, path: Path) -> None:
    page.goto(served.base)
    page.locator('input[type="file"]').set_input_files(path)
    expect(page.get_by_role("heading", name=path.name)).to_be_visible(timeout=60_000)


def pick(page: Page, label: str, option: str) -> None:
    field = page.get_by_role("textbox", name=label, exact=True)
    field.click()
    page.get_by_role("option", name=option, exact=True).click()


def guess(page: Page) -> None:
    page.get_by_role("link", name="See your picture").click()
    page.get_by_label("Hours a week, about").fill("6")
    page.get_by_role("button", name="Keep my guess and look").click()
    expect(page.get_by_text("You guessed 6 hours a week.")).to_be_visible()


def answer_a_card(page: Page) -> None:
    page.get_by_role("link", name="Read three cards").click()
    card = page.locator("article.card").first
    card.get_by_role("button", name="Partly").click()
    expect(card.get_by_text("Kept. You can change it any time.")).to_be_visible()
    card.get_by_role("button", name="Make this step a plan").click()
    card.get_by_role("link", name="Look at it, or change it").click()
    expect(page.get_by_role("heading", name="Plans, and a kind look back")).to_be_visible()


def make_it_ones_own(page: Page) -> None:
    """Change the step that came from the card: stay clear of late hours, for the autumn, for rest."""
    page.get_by_role("button", name=re.compile("^Change: ")).click()
    step = page.get_by_label("What would you like to try?")
    expect(step).not_to_have_value("")
    step.fill(STEP)
    page.get_by_label("From which day?").fill("2026-08-17")
    page.get_by_label("When would you like to look back?").fill("2026-11-14")
    page.get_by_text("Is it about hours, a creator or an app?").click()
    pick(page, "Hours to stay clear of: from", "23:00")
    pick(page, "Until", "04:00")
    page.get_by_role("button", name="Keep this", exact=True).click()
    plan = page.get_by_role("article").filter(has_text=STEP)
    expect(plan).to_contain_text("Stay clear of the hours from 23:00 to 04:00.")
    expect(plan).to_contain_text("From 17 August 2026 to 14 November 2026.")
    expect(plan).to_contain_text("None of its days are on record yet.")


def serious(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [one["id"] for one in found if one["impact"] in {"serious", "critical"}]


def test_a_word_is_given_by_keyboard_undone_and_the_hours_follow(page: Page, demo: Served) -> None:
    page.goto(demo.base + "/for-what")
    row = page.locator(".tag-row").first
    towards = row.get_by_role("button", name="Towards, keep")
    towards.focus()
    page.keyboard.press("Enter")
    expect(towards).to_have_attribute("aria-pressed", "true")
    expect(towards).to_be_focused()
    expect(page.locator("figcaption").first).to_contain_text("Towards, keep: between")
    value = row.get_by_role("textbox")
    value.fill("patience")
    value.press("Enter")
    expect(page.locator("figcaption").last).to_contain_text("patience: between")
    expect(value).to_be_focused()
    assert serious(page) == []

    for _ in range(2):
        row.get_by_role("button", name="Undo").click()
        page.wait_for_load_state("networkidle")

    expect(towards).to_have_attribute("aria-pressed", "false")
    expect(row.get_by_text("patience")).to_have_count(0)


def test_a_new_person_comes_from_the_first_export_to_a_step_and_back_to_it_with_the_next(
    own: Page, mine: Served
) -> None:
    first, later = exports()
    begun = time.monotonic()

    read(own, mine, first)
    guess(own)
    answer_a_card(own)
    make_it_ones_own(own)
    read(own, mine, later)
    own.get_by_role("link", name="See your picture").click()
    expect(own.get_by_role("heading", name="Something to look back at")).to_be_visible()
    own.get_by_role("link", name="Look back at it").click()

    plan = own.get_by_role("article").filter(has_text=STEP)
    expect(plan).to_contain_text(re.compile(r"It held on \d+ of the \d+ days on record\."))
    expect(plan).to_contain_text("What these days show comes from YouTube.")
    plan.get_by_role("button", name="Not yet").click()
    expect(plan).to_contain_text("What would be half as big?")
    plan.get_by_label("What helped on the days it held?").fill("A book on the pillow")
    plan.get_by_role("button", name="Keep", exact=True).click()
    expect(plan).to_contain_text("Saved on this device")
    own.reload()
    expect(plan.get_by_label("What helped on the days it held?")).to_have_value("A book on the pillow")
    assert serious(own) == []
    taken = time.monotonic() - begun
    print(f"from the first export to the look back: {taken:.0f} s of the machine's time")
    assert taken < TEN_MINUTES
