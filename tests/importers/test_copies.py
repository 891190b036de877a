"""Names of second copies, as browsers and file managers make them."""

from __future__ import annotations

import pytest

from importers.copies import uncopied


@pytest.mark.parametrize(
    ("name", "original"),
    [
        ("posts_viewed (1).json", "posts_viewed.json"),
        ("posts_viewed(1).json", "posts_viewed.json"),
        ("posts_viewed_(12).json", "posts_viewed.json"),
        ("posts_viewed 2.json", "posts_viewed.json"),
        ("posts_viewed copy.json", "posts_viewed.json"),
        ("posts_viewed copy 3.json", "posts_viewed.json"),
        ("Watch History - Copy (2).txt", "Watch History.txt"),
        ("Watch History - Kopie.txt", "Watch History.txt"),
        ("followers_1 (1).json", "followers_1.json"),
        ("followers_1 (1)", "followers_1"),
        ("TikTok 2", "TikTok"),
    ],
)
def test_what_was_added_goes_and_the_ending_stays(name: str, original: str) -> None:
    assert uncopied(name) == original


@pytest.mark.parametrize(
    "name",
    [
        "posts_viewed.json",
        "followers_1.json",
        "message_10.json",
        "x 2025.json",
        "(1).json",
        "copy.txt",
        " 2.txt",
        "",
    ],
)
def test_other_names_stay_as_they_are(name: str) -> None:
    assert uncopied(name) == name
