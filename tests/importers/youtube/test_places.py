from __future__ import annotations

import pytest

from importers.events import Kind, Surface
from importers.youtube import affixes, places

CHANNEL = "UC" + "a" * 22


@pytest.mark.parametrize(
    ("url", "kind", "item", "surface"),
    [
        ("https://www.youtube.com/watch?v=AAAAAAAAAA1", Kind.VIEW, "AAAAAAAAAA1", Surface.VIDEO),
        ("https://www.youtube.com/watch?t=3&v=AAAAAAAAAA1", Kind.VIEW, "AAAAAAAAAA1", Surface.VIDEO),
        ("http://m.youtube.com/watch?v=AAAAAAAAAA1", Kind.VIEW, "AAAAAAAAAA1", Surface.VIDEO),
        ("https://youtu.be/AAAAAAAAAA1?si=x", Kind.VIEW, "AAAAAAAAAA1", Surface.VIDEO),
        ("https://www.youtube.com/watch?v=", Kind.VIEW, None, Surface.VIDEO),
        ("https://www.youtube.com/watch?v=<script>", Kind.VIEW, None, Surface.VIDEO),
        ("https://music.youtube.com/watch?v=AAAAAAAAAA1", Kind.VIEW, "AAAAAAAAAA1", Surface.MUSIC),
        ("https://www.youtube.com/shorts/AAAAAAAAAA1", Kind.VIEW, "AAAAAAAAAA1", Surface.SHORT),
        ("https://www.youtube.com/live/AAAAAAAAAA1?feature=share", Kind.VIEW, "AAAAAAAAAA1", Surface.LIVE),
        ("https://www.youtube.com/post/UgkAAAA", Kind.POST_SEEN, "UgkAAAA", Surface.POST),
        (
            f"https://www.youtube.com/channel/{CHANNEL}/community?lb=UgkA",
            Kind.POST_SEEN,
            "UgkA",
            Surface.POST,
        ),
        ("https://www.youtube.com/results?search_query=a+b", Kind.SEARCH, None, Surface.UNKNOWN),
        (f"https://www.youtube.com/channel/{CHANNEL}", Kind.FOLLOW, None, Surface.UNKNOWN),
        ("https://www.youtube.com/@kitelab", Kind.FOLLOW, None, Surface.UNKNOWN),
        ("https://www.youtube.com/playables/UgkAAAA", None, None, Surface.UNKNOWN),
        ("https://www.youtube.com/playlist?list=PLx", None, None, Surface.UNKNOWN),
        (
            "https://www.google.com/url?q=https://www.youtube.com/watch?v=AAAAAAAAAA1",
            None,
            None,
            Surface.UNKNOWN,
        ),
        ("https://evilyoutube.com/watch?v=AAAAAAAAAA1", None, None, Surface.UNKNOWN),
        ("https://www.youtube.com/", None, None, Surface.UNKNOWN),
        ("https://[bad", None, None, Surface.UNKNOWN),
        ("https://www.youtube.com/watch?v=" + "a" * 5000, None, None, Surface.UNKNOWN),
    ],
)
def test_an_address_says_what_a_record_is(
    url: str, kind: Kind | None, item: str | None, surface: Surface
) -> None:
    found = places.place(url)

    assert (found.kind, found.item, found.surface) == (kind, item, surface)


@pytest.mark.parametrize(
    ("url", "creator"),
    [
        (f"https://www.youtube.com/channel/{CHANNEL}", f"youtube:{CHANNEL}"),
        (f"http://music.youtube.com/channel/{CHANNEL}?x=1", f"youtube:{CHANNEL}"),
        ("https://www.youtube.com/@Kite%20Lab", "youtube:@kite lab"),
        ("https://www.youtube.com/user/KiteLab", "youtube:user/kitelab"),
        ("https://www.youtube.com/c/KiteLab/videos", "youtube:c/kitelab"),
        ("https://www.youtube.com/channel/short", None),
        ("https://www.youtube.com/", None),
        ("https://example.org/channel/x", None),
        ("https://[bad", None),
    ],
)
def test_a_channel_address_gives_a_stable_id(url: str, creator: str | None) -> None:
    assert places.creator(url) == creator


def test_a_search_is_known_by_a_hash_that_spelling_does_not_change() -> None:
    words = places.query("https://www.youtube.com/results?search_query=Kite+Lab%20%C3%A9")

    assert words == "Kite Lab é"
    assert places.query_hash("  kite   LAB É ") == places.query_hash(words)
    assert places.query_hash("kite") != places.query_hash("kites")
    assert places.query("https://www.youtube.com/results") is None


def test_words_around_titles_are_found_by_vote() -> None:
    assert affixes.find(["Watched a", "Watched b", "x"]).before == "Watched "
    assert affixes.find(["a angesehen", "b angesehen"]).language == "de"
    assert affixes.find(["a", "b"]) == affixes.NONE


def test_words_of_an_unknown_language_are_learnt_from_many_titles_only() -> None:
    titles = [f"Zag nu {n * 7919 % 1000} {n} eens" for n in range(40)]

    assert affixes.find(titles) == affixes.Affix(None, "Zag nu ", " eens")
    assert affixes.find(titles[:10]) == affixes.NONE
    assert affixes.find([*titles, "odd one"]).off("Zag nu kites eens") == "kites"


def test_a_title_without_the_words_stays_as_it_is() -> None:
    affix = affixes.Affix("en", "Watched ")

    assert [affix.off(title) for title in ("Watched kites", "kites", "Watched ")] == [
        "kites",
        "kites",
        "Watched ",
    ]
