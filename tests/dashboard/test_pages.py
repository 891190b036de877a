"""Pages from data alone: they draw for every kind of record, wire what they name, and show names as names."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from dash import Dash
from dash.development.base_component import Component

from dashboard import app as house
from dashboard import ids
from dashboard.components.imports import member_rows
from dashboard.components.words import said
from dashboard.desk import Desk
from dashboard.pages import creators, data, picture, reflections, time, welcome
from dashboard.pages import help as help_lines
from dashboard.pages import settings as days
from dashboard.reflections.tables import help_packs, table
from dashboard.store import Workspace
from dashboard.terminal import accounting
from tests.support.components import text_of
from tests.support.desks import HOSTILE, imported

SOURCE = Path(house.__file__).parent


@pytest.fixture
def desk() -> Iterator[Desk]:
    opened = Desk(Workspace.open(None))
    yield opened
    opened.close()


@pytest.fixture
def full(desk: Desk) -> Desk:
    desk.workspace.add(imported())
    desk.workspace.save_answer(picture.GUESS, {})
    return desk


def named(component: Any) -> set[str]:
    """Return every plain id in a component tree."""
    if isinstance(component, list | tuple):
        return set().union(*map(named, component)) if component else set()
    if not isinstance(component, Component):
        return set()
    mine = getattr(component, "id", None)
    return ({str(mine)} if isinstance(mine, str) else set()) | named(getattr(component, "children", None))


@pytest.mark.parametrize("page", house.PAGES, ids=lambda page: page.PATH)
def test_a_page_draws_for_an_empty_and_for_a_full_workspace(desk: Desk, page: Any) -> None:
    empty = json.dumps(page.layout(desk).to_plotly_json(), default=_plain)
    desk.workspace.add(imported())
    full = json.dumps(page.layout(desk).to_plotly_json(), default=_plain)

    assert len(empty) > 200
    assert len(full) > 200


@pytest.mark.parametrize("page", [picture, creators, time, reflections], ids=lambda page: page.PATH)
def test_a_record_that_names_no_creator_is_said_to_be_so(desk: Desk, page: Any) -> None:
    desk.workspace.add(imported(creators=0))
    desk.workspace.save_answer(picture.GUESS, {})

    words = text_of(page.layout(desk))

    assert "nan" not in words.lower().split()
    assert "None" not in words.split()
    if page is creators:
        assert "do not say who made most" in words


def test_every_name_in_ids_stands_on_a_page_or_in_the_frame(full: Desk) -> None:
    standing = named(house.frame(full, [page.layout(full) for page in house.PAGES]))
    missing = {
        str(one)
        for kind in vars(ids).values()
        if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum
        for one in kind
    } - standing

    assert missing == set()


def test_every_callback_speaks_to_parts_that_exist(full: Desk) -> None:
    app = Dash("wiring")
    house.register(app, full)
    standing = named(house.frame(full, [page.layout(full) for page in house.PAGES]))
    outputs = [re.findall(r"([\w-]+|\{.*?\})\.\w+", key) for key in app.callback_map]
    plain = {one for found in outputs for one in found if not one.startswith("{")}
    inputs = {one["id"] for made in app.callback_map.values() for one in (*made["inputs"], *made["state"])}
    plain |= {one for one in inputs if not one.startswith("{")}

    assert len(app.callback_map) >= 10
    assert {one for one in plain if one != "_pages_location"} - standing == set()


def test_hostile_names_are_shown_as_names_and_charts_are_keyed_by_numbers(desk: Desk) -> None:
    desk.workspace.add(imported(names=HOSTILE))
    figure = creators.layout(desk)
    drawn = _figures(figure)

    assert drawn
    for one in drawn:
        for trace in one["data"]:
            assert not any(isinstance(place, str) for place in _list(trace.get("y")))
        ticks = "".join(one["layout"].get("yaxis", {}).get("ticktext", ()))
        assert "<" not in ticks
        assert ">" not in ticks
    assert "<b>bold</b>" in text_of(figure)


def test_the_guess_is_asked_before_anything_is_drawn_and_kept(full: Desk) -> None:
    full.workspace.save_answer(picture.GUESS, picture.GUESSING)
    assert _figures(picture.render(full)) == []

    after = picture.answer(full, picture.KEEP, 3.5, "  Somebody ")

    assert len(_figures(after)) == 1
    assert full.workspace.answer(picture.GUESS).value == {"hours": 3.5, "creator": "Somebody"}  # type: ignore[union-attr]
    assert "You guessed 3.5 hours a week." in text_of(after)
    assert "You named Somebody." in text_of(after)


def test_a_reply_is_kept_and_a_hidden_card_stays_away_until_it_is_brought_back(full: Desk) -> None:
    first = reflections.chosen_cards(full)[0].card.id

    reflections.reply(full, first, "hide")
    assert first not in {one.card.id for one in reflections.chosen_cards(full)}

    data.bring_back(full)
    assert first in {one.card.id for one in reflections.chosen_cards(full)}


def test_a_heavier_mood_is_met_with_the_help_lines_and_nothing_is_kept(full: Desk) -> None:
    before = [full.workspace.answers(topic) for topic in (reflections.REPLY, reflections.OWN, picture.GUESS)]

    assert "help lines" in text_of(reflections.felt("worse"))
    assert reflections.felt("better") == []
    assert [
        full.workspace.answers(topic) for topic in (reflections.REPLY, reflections.OWN, picture.GUESS)
    ] == before


def test_a_card_about_a_loss_carries_the_strong_help_line(full: Desk) -> None:
    full.workspace.put(reflections.TOPICS, ["loss"])
    words = text_of(reflections.render(full, 0))

    assert "talk with someone: your doctor, a therapist" in words
    first = reflections.render(full, 0)[0]
    assert "When someone on screen is gone" in text_of(first)
    assert "A page made for this" in text_of(first)


def test_other_cards_come_in_turn_and_the_first_come_round_again(full: Desk) -> None:
    def titles(turn: int) -> list[str]:
        return [one.children[0].children for one in reflections.render(full, turn)]

    everything = len(reflections.chosen_cards(full))

    assert len(titles(0)) == reflections.AT_ONCE
    assert not set(titles(0)) & set(titles(1))
    seen = {title for turn in range(everything) for title in titles(turn)}
    assert len(seen) == everything


def test_settings_refuse_an_unknown_zone_in_a_sentence_and_change_the_figures(full: Desk) -> None:
    before = full.analysis().signal("SIG09")
    assert "not a time zone" in days.keep_clock(full, "Mars/Olympus", "4", ("0", "5"), "none")

    assert "Saved" in days.keep_clock(full, "Asia/Tokyo", "4", ("0", "5"), "none")

    after = full.analysis().signal("SIG09")
    assert before is not None
    assert after is not None
    assert before.value != after.value


def test_wiping_needs_the_word(full: Desk) -> None:
    told, _ = data.wipe(full, "yes")
    assert "Nothing was removed" in told
    assert len(full.workspace.imports()) == 1

    data.wipe(full, " Remove ")
    assert full.workspace.imports() == ()
    assert "Nothing has been read yet." in text_of(welcome.layout(full))


def test_the_accounting_sentence_adds_up(full: Desk) -> None:
    report = full.workspace.imports()[0].report
    words = text_of(welcome.layout(full))
    numbers = [
        int(one.replace(",", "")) for one in re.findall(r"([\d,]+)(?=[;.])", words[words.index("Found ") :])
    ][:5]

    assert numbers[0] == report.totals["found"]
    assert numbers[0] == sum(numbers[1:])


@pytest.mark.parametrize("code", [*table("caveats")["notes"], "too_long"])
def test_a_note_beside_a_file_is_named_on_the_page_and_in_the_terminal(full: Desk, code: str) -> None:
    report = full.workspace.imports()[0].report
    noted = replace(report, members=(replace(report.members[0], notes=(code,)),))
    named = {**table("caveats")["reasons"], **table("caveats")["notes"]}[code]["name"]
    assert member_rows(noted)[0][1] == f"Read. {named}"
    cells = list(accounting.members(noted.members).columns[-1].cells)
    assert str(cells[0]).endswith(f"; {named}")


@pytest.mark.parametrize("country", sorted(help_packs()))
def test_every_country_shows_its_emergency_number_first(country: str) -> None:
    words = text_of(help_lines.render(country))

    assert words.index(help_packs()[country]["emergency"]) < 120


def test_only_the_factory_makes_graphs() -> None:
    makers = [
        path.name
        for path in SOURCE.rglob("*.py")
        if re.search(r"dcc\.Graph|go\.FigureWidget|plotly\.express", path.read_text(encoding="utf-8"))
    ]

    assert makers == ["graph.py"]


def _figures(component: Any) -> list[dict[str, Any]]:
    if isinstance(component, list | tuple):
        return [found for one in component for found in _figures(one)]
    if not isinstance(component, Component):
        return []
    mine = getattr(component, "figure", None)
    return ([mine.to_dict()] if mine is not None else []) + _figures(getattr(component, "children", None))


def _list(value: Any) -> list[Any]:
    return [] if value is None or isinstance(value, dict) else list(value)


def _plain(value: Any) -> Any:
    return value.to_plotly_json() if hasattr(value, "to_plotly_json") else str(value)


def test_the_page_of_time_says_how_sittings_change_with_the_pause(full: Desk) -> None:
    words = text_of(time.layout(full))
    signal = full.analysis().signal("SIG11")

    assert signal is not None
    short, long = (said("minutes", signal.parts[f"median_gap_{gap}"]) for gap in (5, 30))
    assert f"a pause of 5 minutes ended a sitting, half of them would last under {short}." in words
    assert f"With 30 minutes it would be {long}." in words


def test_a_guess_inside_the_range_is_not_called_a_gap(full: Desk) -> None:
    signal = full.analysis().signal("SIG02")
    assert signal is not None
    for hours, words in (
        (signal.parts["per_week_low"], "your guess lies inside"),
        (signal.parts["per_week_high"] + 1, "A gap like this is ordinary"),
    ):
        full.workspace.save_answer(picture.GUESS, {"hours": hours})
        assert words in text_of(picture.layout(full))
