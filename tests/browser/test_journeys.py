"""What a person does here: import, guess, look, answer a card, place marks, write, undo."""

from __future__ import annotations

import base64
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import Served, delete
from tests.support import samples

HOSTILE = '<img src=x onerror="document.title=1"> 🌱 שלום & "so on"'
DROP = """([name, text]) => {
  const bytes = Uint8Array.from(atob(text), (mark) => mark.charCodeAt(0));
  const transfer = new DataTransfer();
  transfer.items.add(new File([bytes], name));
  const box = document.getElementById("welcome-import");
  box.dispatchEvent(new DragEvent("dragover", { dataTransfer: transfer, bubbles: true, cancelable: true }));
  box.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
}"""


def youtube_sample() -> Path:
    return next(one for one in samples.people() if one.id == "susie").exports[0].path


def drop(page: Page, path: Path) -> None:
    page.evaluate(DROP, [path.name, base64.b64encode(path.read_bytes()).decode()])


def read(page: Page, served: Served) -> None:
    """Import the sample through the file input and wait for its accounting."""
    page.goto(served.base)
    page.locator('input[type="file"]').set_input_files(youtube_sample())
    expect(page.get_by_text("Every record in it is accounted for.")).to_be_visible(timeout=60_000)


def test_an_export_dropped_on_the_page_is_read_and_accounted_for(own: Page, mine: Served) -> None:
    own.goto(mine.base)
    expect(own.locator('input[type="file"]')).to_be_visible()

    drop(own, youtube_sample())

    expect(own.get_by_text("Every record in it is accounted for.")).to_be_visible(timeout=60_000)
    own.locator("summary", has_text="File by file").click()
    row = own.get_by_role("row").filter(has_text="watch-history")
    expect(row).to_be_visible()


def test_the_same_file_again_changes_nothing_and_says_so(own: Page, mine: Served) -> None:
    read(own, mine)

    own.locator('input[type="file"]').set_input_files(youtube_sample())

    expect(own.get_by_text("This file was read before, so nothing changed.")).to_be_visible(timeout=60_000)


def test_a_photo_is_refused_in_one_calm_sentence_and_nothing_changes(
    own: Page, mine: Served, tmp_path: Path
) -> None:
    photo = tmp_path / "holiday.jpg"
    photo.write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(2000))
    own.goto(mine.base)

    own.locator('input[type="file"]').set_input_files(photo)

    told = own.locator(".job [role=status]").first
    expect(told).to_contain_text("holiday.jpg", timeout=30_000)
    assert "Traceback" not in told.inner_text()
    own.reload()
    expect(own.get_by_text("Nothing has been read yet.")).to_be_visible()


def test_nothing_is_drawn_before_the_guess_and_the_guess_is_answered_kindly(own: Page, mine: Served) -> None:
    read(own, mine)
    own.get_by_role("link", name="See your picture").click()
    expect(own.get_by_role("heading", name="First, a guess")).to_be_visible()
    assert own.locator(".js-plotly-plot").count() == 0

    own.get_by_label("Hours a week, about").fill("4")
    own.get_by_label("The creator you saw most").fill("Somebody Else")
    own.get_by_role("button", name="Keep my guess and look").click()

    expect(own.locator(".js-plotly-plot")).to_be_visible(timeout=20_000)
    expect(own.get_by_text("You guessed 4 hours a week.")).to_be_visible()
    expect(own.get_by_text("You named Somebody Else.")).to_be_visible()
    own.reload()
    expect(own.locator(".js-plotly-plot")).to_be_visible(timeout=20_000)


def test_a_note_is_saved_and_comes_back_as_it_was_written(own: Page, mine: Served) -> None:
    own.goto(mine.base + "/creators")
    own.get_by_test_id("note-text").fill(HOSTILE)

    own.get_by_test_id("note-save").click()

    expect(own.get_by_test_id("note-saved")).to_contain_text("Saved")
    own.reload()
    expect(own.get_by_test_id("note-text")).to_have_value(HOSTILE)
    assert "Parasocial Mirror" in own.title()


def test_a_note_changed_in_two_windows_is_not_overwritten_unseen(own: Page, mine: Served) -> None:
    other = mine.context.new_page()
    for one in (own, other):
        one.goto(mine.base + "/creators")
        expect(one.get_by_test_id("note-text")).to_be_visible()
    other.get_by_test_id("note-text").fill("from the other window")
    other.get_by_test_id("note-save").click()
    expect(other.get_by_test_id("note-saved")).to_contain_text("Saved")
    own.get_by_test_id("note-text").fill("from this window")
    own.get_by_test_id("note-save").click()
    expect(own.get_by_test_id("note-saved")).to_contain_text("changed in another window")
    other.reload()
    expect(other.get_by_test_id("note-text")).to_have_value("from the other window")
    own.get_by_test_id("note-save").click()
    expect(own.get_by_test_id("note-saved")).to_contain_text("Saved")
    other.reload()
    expect(other.get_by_test_id("note-text")).to_have_value("from this window")
    other.close()


def test_a_card_is_answered_in_own_words_and_hidden(own: Page, mine: Served) -> None:
    own.goto(mine.base + "/reflections")
    card = own.locator("article.card").first
    title = card.get_by_role("heading", level=2).inner_text()

    card.get_by_text("In your own words").first.click()
    card.get_by_role("textbox").fill("It is company while I cook.")
    card.get_by_role("button", name="Keep", exact=True).click()
    expect(card.get_by_text("Saved on this device")).to_be_visible()
    own.reload()
    expect(own.get_by_role("textbox", name="In your own words").first).to_have_value(
        "It is company while I cook."
    )

    own.locator("article.card").first.get_by_role("button", name="Hide this card").click()
    expect(own.get_by_text("You can bring it back under Your data.")).to_be_visible()
    own.reload()
    expect(own.locator("article.card").first).to_be_visible()
    assert title not in own.locator("article.card h2").all_inner_texts()

    own.goto(mine.base + "/data")
    own.get_by_role("button", name="Bring them back").click()
    expect(own.get_by_text("They are back.")).to_be_visible()
    own.goto(mine.base + "/reflections")
    expect(own.get_by_role("heading", level=2, name=title)).to_be_visible()


def test_marks_are_kept_with_their_date_and_shown_over_time(own: Page, mine: Served) -> None:
    own.goto(mine.base + "/values")
    for mark in ("3", "5"):
        area = own.locator(".areas section").filter(has=own.get_by_role("heading", name="People"))
        area.get_by_role("textbox").fill(f"warm, {mark}")
        area.get_by_role("radio", name=mark, exact=True).check()
        own.get_by_role("button", name="Keep this", exact=True).click()
        expect(own.get_by_text(f"Latest marks: people {mark}.")).to_be_visible()

    expect(own.get_by_text("Delete", exact=True)).to_have_count(2)
    expect(own.locator("figure.chart .js-plotly-plot")).to_be_visible()
    delete(own.locator("main"))
    expect(own.get_by_text("Latest marks: people 3.")).to_be_visible()


def test_an_import_is_undone_and_the_picture_is_empty_again(own: Page, mine: Served) -> None:
    read(own, mine)
    own.goto(mine.base + "/data")

    own.get_by_role("button", name="Undo this import").click()

    expect(own.get_by_text("There are no imports.")).to_be_visible()
    own.goto(mine.base + "/picture")
    expect(own.get_by_text("There is nothing to draw yet.")).to_be_visible()


def test_everything_is_removed_only_after_the_word(own: Page, mine: Served) -> None:
    own.goto(mine.base + "/data")
    own.get_by_test_id("note-text").fill("gone soon")
    own.get_by_test_id("note-save").click()
    expect(own.get_by_test_id("note-saved")).to_contain_text("Saved")

    own.get_by_role("button", name="Remove everything").click()
    expect(own.get_by_text("Nothing was removed.")).to_be_visible()
    own.get_by_label("Type the word remove to go on").fill("remove")
    own.get_by_role("button", name="Remove everything").click()
    expect(own.get_by_text("Everything was removed.")).to_be_visible()

    own.reload()
    expect(own.get_by_test_id("note-text")).to_have_value("")


def test_the_creators_table_finds_a_name_and_shows_more(page: Page, demo: Served) -> None:
    page.goto(demo.base + "/creators")
    rows = page.locator("#creators-found tbody tr")
    expect(rows).to_have_count(20)
    page.get_by_role("button", name="Show more").click()
    expect(rows).to_have_count(40)

    name = rows.first.locator("th").inner_text()
    page.get_by_label("Find a creator").fill(name)

    expect(rows).not_to_have_count(40)
    expect(rows.first.locator("th")).to_have_text(name)
