"""The journal: all that was written, found by letters, deleted for good, taken along as typed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard import journal, tagging
from dashboard.desk import Desk
from dashboard.ids import Journal
from dashboard.pages import compare, reflections
from dashboard.pages import journal as the_page
from dashboard.practice import turns
from dashboard.practice.sheets import TARGET
from dashboard.reflections.load import cards
from dashboard.store import Workspace
from dashboard.written import Written
from tests.support.components import text_of

PASTED = '<img src=x onerror="alert(1)">\n\t<b>bold</b> & 🌱👩\u200d🚀 שלום \u202eמימין\u202c é'
LONG = "0123456789 wörter " * 22_223
"""About 400,000 letters."""


@pytest.fixture
def desk() -> Iterator[Desk]:
    opened = Desk(Workspace.open(None))
    yield opened
    opened.close()


def write(desk: Desk) -> None:
    """Write once in every place there is."""
    workspace = desk.workspace
    note = workspace.save_note("creators", "first thought", note_id="creators")
    workspace.save_note("creators", "Café am Fluß", note_id="creators", version=note.version)
    workspace.save_note("practice-wise_mind", "beside an exercise", note_id="practice-wise_mind")
    reflections.keep_words(desk, cards()[0].id, "beside a card")
    compare.keep_also(desk, "a new job")
    workspace.save_entry(TARGET, {"sentence-people": "warm and on time", "mark-people": "5"})
    workspace.save_entry("decision", {"choice": "a trade", "step": ""})
    turns.keep_draft(desk, "talk", {"check": "half a thought"}, turns.fresh(None))
    tagging.choose(desk, "youtube:@lumen", "towards")
    tagging.name_values(desk, "youtube:@lumen", ["music with friends"])


def titles(found: list[Written]) -> list[str]:
    return [one.place for one in found]


def test_everything_written_stands_in_one_list_with_the_latest_first(desk: Desk) -> None:
    write(desk)

    found = journal.everything(desk)

    assert {one.source for one in found} == {"note", "card-own", "compare-also", "entry", "draft"}
    assert [one.saved_at for one in found] == sorted((one.saved_at for one in found), reverse=True)
    words = text_of(the_page.render(desk, None, None, 0))
    for said in (
        "Café am Fluß",
        "beside an exercise",
        "beside a card",
        "a new job",
        "warm and on time",
        "a trade",
        "A draft, not kept yet",
        "half a thought",
        "@lumen",
        "Towards, keep",
        "music with friends",
    ):
        assert said in words
    assert "Wise mind" in words
    assert cards()[0].title in words
    assert "smallest step" not in words


def test_earlier_versions_can_be_read_with_their_dates(desk: Desk) -> None:
    write(desk)
    (note,) = journal.matching(journal.everything(desk), "fluss", None)

    assert [version.pairs for version in note.versions] == [(("", "Café am Fluß"),), (("", "first thought"),)]
    assert "first thought" in text_of(the_page.render(desk, "fluss", None, 0))


@pytest.mark.parametrize("search", ["cafe", "CAFÉ", "Cafe\u0301", "FLUSS", "first THOUGHT"])
def test_the_search_compares_letters_without_case_and_accents(desk: Desk, search: str) -> None:
    write(desk)

    assert titles(journal.matching(journal.everything(desk), search, None)) == ["Creators"]


def test_a_page_and_a_search_that_fit_nothing_are_said_so(desk: Desk) -> None:
    assert "Nothing is written here yet" in text_of(the_page.render(desk, None, None, 0))
    write(desk)

    assert titles(journal.matching(journal.everything(desk), None, "Creators")) == ["Creators"]
    assert journal.matching(journal.everything(desk), "fluss", "Values") == []
    assert "Nothing with these words" in text_of(the_page.render(desk, "no such words", None, 0))
    assert "Café" in text_of(the_page.render(desk, None, the_page.ANYWHERE, 0))


def test_what_is_deleted_is_gone_from_the_file_with_all_its_versions(tmp_path: Path) -> None:
    path = tmp_path / "mine.parasocial"
    opened = Desk(Workspace.open(path))
    write(opened)
    for one in journal.everything(opened):
        told = the_page.forget(opened, {"source": one.source, "of": one.key})
        assert "out of our reach" in told

    assert journal.everything(opened) == []
    opened.close()
    bytes_left = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    for said in (
        "first thought",
        "Café am Fluß",
        "beside a card",
        "a new job",
        "warm and on time",
        "a trade",
        "half a thought",
        "music with friends",
    ):
        assert said.encode() not in bytes_left


def test_deleting_one_thing_leaves_the_others(desk: Desk) -> None:
    write(desk)
    before = journal.everything(desk)
    (gone,) = [one for one in before if one.source == "card-own"]

    journal.forget(desk, gone.source, gone.key)

    assert journal.everything(desk) == [one for one in before if one is not gone]


def test_pasted_text_is_kept_shown_and_taken_along_as_it_was_typed(desk: Desk) -> None:
    desk.workspace.save_note("time", PASTED, note_id="time")

    (article,) = the_page.render(desk, None, None, 0)[1:]
    shown = [one for one in _leaves(article) if one == PASTED]
    assert len(shown) == 1
    assert PASTED in the_page.file(desk, Journal.AS_TEXT)["content"]
    rows = json.loads(the_page.file(desk, Journal.AS_JSON)["content"])
    assert rows[0]["versions"][0]["text"] == [{"question": "", "answer": PASTED}]


def test_a_very_long_text_is_kept_whole_found_at_its_end_and_folded(desk: Desk) -> None:
    desk.workspace.save_note("time", f"{LONG} the end", note_id="time")

    (found,) = journal.matching(journal.everything(desk), "the END", None)
    assert len(found.versions[0].pairs[0][1]) > 400_000
    words = text_of(the_page.render(desk, None, None, 0))
    assert "Read the whole text" in words
    assert the_page.file(desk, Journal.AS_TEXT)["content"].rstrip().endswith("the end")


def test_the_names_of_the_files_say_nothing_of_anyone(desk: Desk) -> None:
    names = {the_page.file(desk, which)["filename"] for which in (Journal.AS_TEXT, Journal.AS_JSON)}

    assert names == {"journal.txt", "journal.json"}


def test_twenty_stand_there_and_twenty_more_per_press(desk: Desk) -> None:
    for number in range(45):
        desk.workspace.save_entry("decision", {"choice": f"choice {number}"})

    sizes = [len(the_page.render(desk, None, None, more)) - 1 for more in (0, 1, 2)]

    assert sizes == [20, 40, 45]


def test_what_was_emptied_again_is_listed_until_its_earlier_words_are_deleted(desk: Desk) -> None:
    first = desk.workspace.save_note("time", "quite plain", note_id="time")
    desk.workspace.save_note("time", "  ", note_id="time", version=first.version)
    desk.workspace.save_note("days", " ", note_id="days")

    (note,) = journal.everything(desk)
    assert "quite plain" in text_of(the_page.render(desk, None, None, 0))
    the_page.forget(desk, {"source": note.source, "of": note.key})
    assert desk.workspace.note_versions("time") == ()


def _leaves(component: object) -> list[str]:
    if isinstance(component, str):
        return [component]
    if isinstance(component, list | tuple):
        return [leaf for one in component for leaf in _leaves(one)]
    return _leaves(getattr(component, "children", None) or [])
