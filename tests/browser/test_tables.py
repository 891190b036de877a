"""Tables that the browser makes: row and column heads, odd names as text, and new rows when they change."""

from __future__ import annotations

import json

from playwright.sync_api import Page, expect

from tests.browser.conftest import Served

ODD = ['<img src=x onerror="document.title=1">', "__proto__", "שלום & so on"]
TOLD = {
    "caption": "Made here",
    "heads": ["Name", "Views"],
    "numeric": [False, True],
    "rows": [[name, place] for place, name in enumerate(ODD)],
}
ADD = """told => {
  const box = document.createElement("div");
  box.id = "made";
  box.setAttribute("data-table", told);
  document.querySelector("main").append(box);
}"""


def test_a_table_says_its_rows_and_follows_when_they_change(page: Page, demo: Served) -> None:
    page.goto(f"{demo.base}/help")
    expect(page.locator("main h1")).to_be_visible()

    page.evaluate(ADD, json.dumps(TOLD))

    made = page.locator("#made")
    assert made.get_by_role("rowheader").all_inner_texts() == ODD
    assert made.get_by_role("columnheader").all_inner_texts() == ["Name", "Views"]
    assert made.locator("td.number").all_inner_texts() == ["0", "1", "2"]
    assert made.locator("caption").inner_text() == "Made here"
    assert made.locator("img").count() == 0

    page.evaluate(
        "told => document.getElementById('made').setAttribute('data-table', told)",
        json.dumps({**TOLD, "rows": [["Fern", 7]]}),
    )
    assert made.get_by_role("rowheader").all_inner_texts() == ["Fern"]
    assert made.locator("table").count() == 1

    page.evaluate("document.getElementById('made').removeAttribute('data-table')")
    assert made.locator("table").count() == 0


def test_a_charts_table_opens_with_its_numbers(page: Page, demo: Served) -> None:
    page.goto(f"{demo.base}/time")
    figure = page.locator("figure.chart").first
    figure.locator("summary").click()
    expect(figure.get_by_role("rowheader").first).to_be_visible()
    assert figure.locator("tbody tr").count() > 5
