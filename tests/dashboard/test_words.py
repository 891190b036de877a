"""Everything a person reads is kind and plain: content files, the README, sentences in the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from analyzer.catalog import CATALOG
from analyzer.signal import Caveat
from dashboard.reflections import cards, help_packs, sources, table
from dashboard.reflections.tables import tomls
from importers.ledger import Fate, Reason, Status
from tests.support.words import avoided, grade, sentences, words

ROOT = Path(__file__).parents[2]
CODE = sorted(path for part in ("importers", "dashboard") for path in (ROOT / part).rglob("*.py"))
MACHINE = re.compile(r"```.*?```|`[^`]*`|https?://\S+|!\[[^\]]*\]", re.DOTALL)
LOUD = re.compile(r"\w!(?=\s|$)")
WORDS_IN_CODE = 4
LONGEST = 32
ENOUGH = 25
"""Words from which a text has a reading grade worth the name."""


def strings(found: Any) -> Iterator[str]:
    if isinstance(found, str):
        yield found
    for inner in found.values() if isinstance(found, dict) else found if isinstance(found, list) else ():
        yield from strings(inner)


def content() -> dict[str, list[str]]:
    """Return every text of the content files, by file; titles of works and journals are left out."""
    works = [{k: v for k, v in work.items() if k not in {"title", "where"}} for work in sources().values()]
    found = {
        **dict(tomls("en")),
        "sources.toml": works,
        **{f"{iso}.json": pack for iso, pack in help_packs().items()},
    }
    return {name: list(strings(data)) for name, data in found.items()}


FOR_MACHINES = re.compile(r"\s*(?:INSERT|SELECT|UPDATE|DELETE|CREATE|[\w ]+(?: \| [\w ]+)+)")
"""Statements for the database, and word lists parted by bars: nobody reads them as sentences."""


def said_in_code(path: Path) -> Iterator[str]:
    """Yield the sentences of a module that are not docstrings; parts of one f-string are joined."""
    tree = ast.parse(path.read_text("utf-8"))
    quiet = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            pieces = [part.value for part in node.values if isinstance(part, ast.Constant)]
            quiet |= {id(part) for part in node.values}
            yield " something ".join(map(str, pieces))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in quiet:
            yield node.value


def notes_in_code() -> set[str]:
    """Return every code that an importer hands to ``Sink.note``, or that a stream notes of its text."""
    found: set[str] = set()
    for path in (ROOT / "importers").rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        named = {
            target.id: node.value.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args]
        given = [node.args[0] for node in calls if isinstance(node.func, ast.Attribute) and _notes(node.func)]
        given += [side for one in given if isinstance(one, ast.IfExp) for side in (one.body, one.orelse)]
        found |= {str(one.value) for one in given if isinstance(one, ast.Constant)}
        found |= {named[one.id] for one in given if isinstance(one, ast.Name) and one.id in named}
    return found


def _notes(called: ast.Attribute) -> bool:
    kept = called.value.attr if isinstance(called.value, ast.Attribute) else ""
    return called.attr == "note" or (called.attr, kept) == ("append", "notes")


@pytest.mark.parametrize("name", sorted(content()))
def test_a_content_file_says_nothing_unkind_and_never_shouts(name: str) -> None:
    texts = content()[name]
    assert [(fault, text) for text in texts for fault in avoided(text)] == []
    assert [text for text in texts if LOUD.search(text)] == []


@pytest.mark.parametrize("name", sorted(content()))
def test_a_content_file_is_plain(name: str) -> None:
    texts = [text for text in content()[name] if len(words(text)) >= ENOUGH]
    assert [(round(grade(text), 1), text) for text in texts if grade(text) > 9] == []
    assert [one for text in texts for one in sentences(text) if len(words(one)) > LONGEST] == []


@pytest.mark.parametrize("name", ["README.md", "CHANGELOG.md"])
def test_the_front_page_says_nothing_unkind(name: str) -> None:
    text = MACHINE.sub("", (ROOT / name).read_text("utf-8"))
    assert avoided(text) == []
    assert not LOUD.search(text)


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_sentence_in_the_code_says_nothing_unkind(path: Path) -> None:
    said = [
        text
        for text in said_in_code(path)
        if len(words(text)) >= WORDS_IN_CODE and not FOR_MACHINES.match(text)
    ]
    assert [(fault, text) for text in said for fault in avoided(text)] == []
    assert [text for text in said if LOUD.search(text)] == []


def test_every_code_has_its_words_and_every_word_its_code() -> None:
    caveats = table("caveats")
    assert set(caveats["signals"]) == {str(code) for code in Caveat}
    assert set(caveats["reasons"]) == {str(code) for code in Reason}
    assert set(caveats["fates"]) == {str(code) for code in Fate}
    assert set(caveats["statuses"]) == {str(code) for code in Status}
    assert notes_in_code() - {str(code) for code in Reason} == set(caveats["notes"])
    entries = [one for codes in caveats.values() for one in codes.values()]
    assert all(set(one) == {"name", "sentence"} for one in entries)
    assert all(one["sentence"].endswith(".") for one in entries)


def test_every_measured_signal_is_explained_and_stands_on_a_card() -> None:
    explained, shown = set(table("signals")), {name for card in cards() for name in card.signals}
    assert {spec.id for spec, _ in CATALOG} <= explained
    assert explained == shown


def test_each_explanation_says_what_how_and_what_not() -> None:
    for name, one in table("signals").items():
        assert set(one) == {"name", "says", "cannot", "how", "source"}, name
        assert set(one["source"]) <= set(sources()), name


def test_every_concept_for_the_person_stands_on_a_card() -> None:
    concepts = table("concepts")
    assert list(concepts) == [f"C{number}" for number in range(1, 134)]
    meant = {name for name, one in concepts.items() if one["kind"] == "person"}
    covered = {name for card in cards() for name in card.concepts}
    print(f"{len(meant & covered)} of {len(meant)} concepts stand on {len(cards())} cards")
    assert meant - covered == set()
    assert all(one["kind"] in {"person", "rule", "therapist"} for one in concepts.values())
    assert all("place" in one for one in concepts.values() if one["kind"] != "person")


def test_all_five_dimensions_all_poles_and_at_least_72_cards_are_there() -> None:
    dimensions = [name for card in cards() for name in card.dimensions]
    assert len(cards()) >= 72
    assert min(dimensions.count(name) for name in set(dimensions)) >= 8
    assert {card.locale for card in cards()} == {"en"}


def test_every_source_is_used_and_says_who_and_what() -> None:
    used = {key for card in cards() for key in card.source}
    used |= {key for one in table("signals").values() for key in one["source"]}
    assert used <= set(sources())
    assert all({"authors", "about"} <= set(work) for work in sources().values())


def test_every_topic_that_a_card_answers_can_be_picked_and_each_leads_somewhere() -> None:
    topics = table("first_run")["topics"]
    answered = {topic for card in cards() for topic in card.topics}
    assert answered == set(topics)
    assert all(one["question"].endswith((".", "?")) for one in topics.values())


def test_every_help_pack_has_an_emergency_number_directories_and_honest_dates() -> None:
    packs = help_packs()
    assert {
        "US",
        "CA",
        "GB",
        "IE",
        "DE",
        "AT",
        "CH",
        "NL",
        "FR",
        "ES",
        "IT",
        "AU",
        "NZ",
        "IN",
        "BR",
        "JP",
        "ZZ",
    } <= set(packs)
    for iso, pack in packs.items():
        assert pack["emergency"], iso
        assert [url.removeprefix("https://") for url in pack["directories"]] == [
            "findahelpline.com",
            "befrienders.org",
        ]
        for line in pack["lines"]:
            assert line["source_url"].startswith("https://"), line["name"]
            assert line["phone"] or line["sms"] or line["chat_url"] or line["source_url"], line["name"]
            assert (line["verified_on"] is None) == (line["verified_by"] is None), line["name"]


def test_each_platform_says_how_to_get_the_export_and_how_long_it_takes() -> None:
    platforms = table("how_to_export")["platforms"]
    assert list(platforms) == ["youtube", "tiktok", "instagram"]
    for one in platforms.values():
        assert len(one["steps"]) >= 4
        assert "JSON" in " ".join(one["steps"])
        assert all(one[key] for key in ("name", "wait", "json", "range", "app_steps", "note"))


def test_the_word_lint_sees_what_it_is_for() -> None:
    assert avoided("You wasted hours and should stop, you really are addicted.") == [
        "addiction words: addicted", "false certainty: you really", "blame: wasted", "pressure: should"
    ]  # fmt: skip
    assert avoided("A fair way to rest.") == []
    assert grade("We saw a cat. It sat.") < 2
    assert grade("Institutional considerations necessitate deliberation.") > 8
