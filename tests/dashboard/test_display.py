"""The one place where foreign strings become displayable."""

from __future__ import annotations

import html
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.display import LIMIT, escaped, name_of, shown

HIDDEN = {
    "left to right override": "\u202d",
    "right to left override": "\u202e",
    "isolate": "\u2066",
    "isolate end": "\u2069",
    "mark": "\u200f",
    "Arabic mark": "\u061c",
    "zero width space": "\u200b",
    "zero width non-joiner": "\u200c",
    "word joiner": "\u2060",
    "byte order mark": "\ufeff",
    "soft hyphen": "\u00ad",
    "NUL": "\x00",
    "escape": "\x1b",
    "C1": "\x9b",
    "tag": "\U000e0041",
    "surrogate": "\ud83d",
    "Hangul filler": "\u3164",
}


@pytest.mark.parametrize("mark", HIDDEN.values(), ids=HIDDEN.keys())
def test_what_cannot_be_seen_is_not_shown(mark: str) -> None:
    assert shown(f"a{mark}b") == "ab"


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        ("Cafe\u0301", "Café"),
        (" two  words\n\tand more\u2028end ", "two words and more end"),
        ("no\u00a0break", "no break"),
        ("\u200d joiner alone \u200d", "joiner alone"),
        ("a\u200db", "ab"),
        ("👩\u200d🚀 stays one picture", "👩\u200d🚀 stays one picture"),
        ("❤\ufe0f\u200d🔥", "❤\ufe0f\u200d🔥"),
        ("عربي עברית 日本語", "عربي עברית 日本語"),
        ("<b>bold</b>", "<b>bold</b>"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_name_is_one_line_as_people_read_it(raw: str | None, seen: str) -> None:
    assert shown(raw) == seen


def test_a_long_name_is_cut_with_a_sign() -> None:
    assert shown("x" * 500) == "x" * (LIMIT - 1) + "…"
    assert shown("x" * LIMIT) == "x" * LIMIT
    assert shown("word " * 40, 12) == "word word w…"


@pytest.mark.parametrize(
    ("raw", "drawn"),
    [
        ("<a href='https://evil.example'>win</a>", "&lt;a href='https://evil.example'&gt;win&lt;/a&gt;"),
        ("<br>", "&lt;br&gt;"),
        ("R&B", "R&amp;B"),
        ("&lt;b&gt;", "&amp;lt;b&amp;gt;"),
        ("%{x} $y$", "%{x} $y$"),
    ],
)
def test_a_chart_draws_markup_as_letters(raw: str, drawn: str) -> None:
    assert escaped(raw) == drawn
    assert html.unescape(escaped(raw)) == shown(raw)


@given(st.text(max_size=200))
def test_whatever_the_name_it_is_short_visible_and_without_markup(raw: str) -> None:
    seen, drawn = shown(raw), escaped(raw)
    assert len(seen) <= LIMIT
    assert not [mark for mark in seen if unicodedata.category(mark) in {"Cc", "Cs"}]
    assert not set("<>") & set(drawn)
    assert shown(seen) == seen
    seen.encode("utf-8")


@pytest.mark.parametrize(
    ("creator", "name", "called"),
    [
        ("youtube:UCa", "Quiet Garden", "Quiet Garden"),
        ("tiktok:@moss", None, "@moss"),
        ("tiktok:@moss", "\u200b", "@moss"),
        ("instagram:#0123456789abcdef", None, "A private account"),
        (None, None, "Unknown creator"),
        (None, "Named only", "Named only"),
    ],
)
def test_a_creator_is_called_by_name_then_handle(creator: str | None, name: str | None, called: str) -> None:
    assert name_of(creator, name) == called
