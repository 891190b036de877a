from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.instagram.labels import Fields, How, Labeler, handle_of
from importers.instagram.mojibake import label, repaired


def group(**fields: str) -> Fields:
    return Fields(tuple(fields), tuple(fields.values()))


def test_a_known_word_is_taken_when_its_values_look_like_handles() -> None:
    labeler = Labeler()
    labeler.observe([group(URL="", Name="oat", Username="oat_ferry")])

    choice = labeler.choice(("URL", "Name", "Username"))

    assert (choice.handle, choice.name, choice.how) == (2, 1, How.LITERAL)


def test_a_known_word_with_values_that_are_no_handles_is_not_believed() -> None:
    labeler = Labeler()
    labeler.observe([group(Username="Oat Ferry", Blorp="oat_ferry")])

    assert labeler.choice(("Username", "Blorp")).handle == 1


def test_an_unknown_word_is_found_by_the_shape_of_its_values() -> None:
    labeler = Labeler()
    labeler.observe(
        group(Aa=name, Bb=handle) for name, handle in [("Oat Ferry", "oat_ferry"), ("Lumen K", "lumen.k")]
    )

    choice = labeler.choice(("Aa", "Bb"))

    assert (choice.handle, choice.name, choice.how) == (1, 0, How.POOLED)


def test_one_value_in_ten_may_be_odd_but_not_two() -> None:
    def labeler(odd: int) -> Labeler:
        made = Labeler()
        handles = ["two words"] * odd + ["oat_ferry"] * (10 - odd)
        made.observe(group(Aa="Some Name", Bb=handle) for handle in handles)
        return made

    assert labeler(1).choice(("Aa", "Bb")).handle == 1
    assert labeler(2).choice(("Aa", "Bb")).handle is None


def test_names_of_one_word_do_not_win_over_handles_of_the_follow_lists() -> None:
    rows = [group(Aa="lumen", Bb="lumen.kiln"), group(Aa="oat", Bb="oat_ferry")]
    plain, knowing = Labeler(), Labeler(frozenset({"oat_ferry", "lumen.kiln"}))
    plain.observe(rows)
    knowing.observe(rows)

    assert plain.choice(("Aa", "Bb")).how is How.UNRESOLVED
    assert knowing.choice(("Aa", "Bb")).handle == 1


def test_a_label_seen_alone_is_not_trusted_elsewhere_and_one_compared_is() -> None:
    labeler = Labeler()
    labeler.observe([group(Aa="nice", Zeit="")])
    assert labeler.choice(("Aa", "Zeit")).alone
    assert not labeler.is_handle("Aa")

    labeler.observe([group(Aa="two words", Bb="oat_ferry")])
    assert labeler.is_handle("Bb")
    assert not labeler.is_handle("Aa")


def test_labels_are_compared_repaired_and_without_case() -> None:
    broken = "Nom d\u00e2\u0080\u0099utilisateur"
    russian = "Имя пользователя".encode().decode("latin-1")
    labeler = Labeler()
    labeler.observe([Fields(("URL", russian), ("", "oat_ferry"))])

    assert label(broken) == "Nom d\u2019utilisateur"
    assert labeler.choice(("URL", russian)).how is How.LITERAL


@pytest.mark.parametrize(
    ("value", "handle"),
    [
        ("Lumen.Kiln", "lumen.kiln"),
        ("a" * 30, "a" * 30),
        ("a" * 31, None),
        ("__deleted__xyz", None),
        ("two words", None),
        ("", None),
        (None, None),
        ("ümlaut", None),
    ],
)
def test_what_a_handle_is(value: str | None, handle: str | None) -> None:
    assert handle_of(value) == handle


@given(st.text(max_size=40))
def test_text_that_was_never_broken_stays_unless_it_looks_broken(text: str) -> None:
    once = text.encode("utf-8", "surrogatepass").decode("latin-1")

    assert repaired(text) == text or all(ord(letter) < 256 for letter in text)
    if text.encode("utf-8", "ignore").decode() == text and repaired(text) == text:
        assert repaired(once) == text


@pytest.mark.parametrize("text", ["é", "日本", "مرحبا", "🏺 clay", "naïve café"])
@pytest.mark.parametrize("times", [1, 2, 3])
def test_text_broken_up_to_three_times_is_repaired(text: str, times: int) -> None:
    broken = text
    for _ in range(times):
        broken = broken.encode().decode("latin-1")

    assert repaired(broken) == text


@pytest.mark.parametrize("text", ["Ã", "café", "ÿ", "plain", "Ãé"])
def test_clean_latin_text_is_left_alone(text: str) -> None:
    assert repaired(text) == text
