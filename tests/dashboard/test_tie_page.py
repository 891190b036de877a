"""One creator's page: the story in sentences, a curve, a calendar, and names only as names."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
import pytest

from dashboard.components.keys import key_of
from dashboard.desk import Desk
from dashboard.figures.rolling import MOST, thinned
from dashboard.figures.tie import calendar_figure
from dashboard.pages import creators, tie
from dashboard.store import Workspace
from tests.dashboard.test_pages import _figures, text_of
from tests.support.desks import HOSTILE, imported


@pytest.fixture
def desk() -> Iterator[Desk]:
    opened = Desk(Workspace.open(None))
    opened.workspace.put("settings", {"tz": "UTC", "bootstrap": 200})
    yield opened
    opened.close()


@pytest.fixture
def full(desk: Desk) -> Desk:
    desk.workspace.add(imported(days=160))
    return desk


def test_the_story_is_told_in_sentences_with_a_curve_a_calendar_and_their_tables(full: Desk) -> None:
    top = full.analysis().creators.iloc[0]

    page = tie.layout(full)
    words = text_of(page)

    assert f"{top['name']} comes up first on 1 June 2025" in words
    assert f"{top['views']:,} views" in words
    assert "Month by month" in words
    assert len(_figures(page)) == 2
    assert "The record cannot say why." in words


def test_a_key_in_the_address_opens_that_creator_and_an_unknown_one_the_first(full: Desk) -> None:
    names, ids = full.analysis().creators["name"], full.analysis().creators["creator"]

    assert f"{names.iloc[5]} comes up first" in text_of(tie.layout(full, of=key_of(full, ids.iloc[5])))
    assert f"{names.iloc[0]} comes up first" in text_of(tie.layout(full, of="<script>"))


def test_the_choice_is_kept_for_the_next_visit(full: Desk) -> None:
    names, ids = full.analysis().creators["name"], full.analysis().creators["creator"]
    tie.pick(full, key_of(full, ids.iloc[2]))

    assert f"{names.iloc[2]} comes up first" in text_of(tie.layout(full))


def test_the_search_finds_a_part_of_a_name_and_keeps_the_one_that_is_open(full: Desk) -> None:
    table = full.analysis().creators
    open_now = str(table["creator"].iloc[0])
    wanted = table.iloc[7]

    found = [one["label"] for one in tie.options(full, str(wanted["name"]).upper(), open_now)]

    assert wanted["name"] in found
    assert table["name"].iloc[0] in found
    assert [one["label"] for one in tie.options(full, "nobody at all", open_now)] == [table["name"].iloc[0]]
    assert len(tie.options(full, " ", open_now)) <= tie.OFFERED


def test_without_a_record_or_without_names_the_page_says_so(desk: Desk) -> None:
    assert "no story to tell yet" in text_of(tie.layout(desk))
    desk.workspace.add(imported(creators=0))
    assert "do not say who made most" in text_of(tie.layout(desk))


def test_a_hostile_name_is_words_and_no_part_of_an_address_or_a_chart(desk: Desk) -> None:
    desk.workspace.add(imported(names=HOSTILE))
    table = desk.analysis().creators
    hostile = table.loc[table["name"] == "<b>bold</b>", "creator"].iloc[0]

    page = tie.layout(desk, of=key_of(desk, hostile))

    assert "<b>bold</b> comes up first" in text_of(page)
    assert all("<b>bold</b>" not in str(one) for one in _figures(page))
    links = [
        row for row in str(creators.found(desk, None, 0)).split("href=")[1:] if row.startswith("'/tie?of=")
    ]
    assert len(links) == 20
    assert all("bold" not in row.split("'")[1] for row in links)


def test_a_creator_left_out_by_the_settings_has_no_story(full: Desk) -> None:
    creator = str(full.analysis().creators["creator"].iloc[0])
    full.change_settings(leave_out_creators=[creator])

    assert "there is no view of this creator" in text_of(tie.render(full, creator))


def test_the_calendar_leaves_months_without_cover_empty() -> None:
    months = pd.DataFrame(
        {
            "month": pd.to_datetime(["2024-11-01", "2024-12-01", "2025-01-01"]),
            "days": [3, 0, 5],
            "covered_days": [30, 0, 31],
        }
    )

    drawn = calendar_figure(months).data[0]

    assert drawn.z[0][10] == 3
    assert drawn.z[0][11] != drawn.z[0][11]  # not a number: no cover
    assert drawn.z[1][0] == 5


def test_a_long_curve_is_thinned_and_keeps_its_end() -> None:
    curve = pd.DataFrame({"day": range(5000)})

    assert len(thinned(curve)) <= MOST
    assert thinned(curve)["day"].iloc[-1] == 4999
    assert thinned(curve.head(0)).empty
