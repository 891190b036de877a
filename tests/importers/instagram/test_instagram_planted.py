"""Random exports, every count known: what was planted comes back, whatever dialect, shape and language."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.instagram import parse
from importers.reader import Reading, read_export
from tests.support import instagram_export as make
from tests.support.golden import NOW_MS, as_json


def read(files: dict[str, bytes]) -> Reading:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.zip"
        path.write_bytes(make.zipped(files))
        return read_export(path, now_ms=NOW_MS)


def creators_of_views(reading: Reading) -> Counter[str | None]:
    rows = reading.table.select(["kind", "creator"]).to_pylist()
    handles = [row["creator"] for row in rows if row["kind"] == "view"]
    return Counter(None if one is None else one.removeprefix("instagram:@") for one in handles)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**9))
def test_planted_counts_come_back(seed: int) -> None:
    planted = make.random_export(seed)

    reading = read(planted.files)

    for member in reading.report.members:
        assert member.found == member.independent == planted.found[member.path] or member.independent is None
        assert Counter(member.events) == planted.events[member.path]
        assert member.reason is None
    assert creators_of_views(reading) == planted.creators
    assert reading.report.complete


@pytest.mark.parametrize("words", list(make.LABELS))
def test_creators_are_found_in_every_language_even_one_that_nobody_knows(words: str) -> None:
    planted = make.random_export(11, views=300, words=words)

    assert creators_of_views(read(planted.files)) == planted.creators


def test_the_fast_reader_gives_what_the_slow_one_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    planted = make.random_export(5, views=400)
    fast = as_json(read(planted.files))
    monkeypatch.setattr(parse, "_types", lambda _: {})

    assert as_json(read(planted.files)) == fast


def test_two_parts_with_the_same_thread_folder_are_one_thread() -> None:
    rows = [make.message("Wren Q", 1000 * (make.FIRST + n)) for n in range(4)]
    base = f"{make.ACTIVITY}/messages/inbox/oat_1"
    profile = make.dump(make.profile("wren.q", "Wren Q"))
    files = {
        "a/personal_information/personal_information.json": profile,
        f"a/{base}/message_1.json": make.dump(make.thread(["Oat", "Wren Q"], rows[2:])),
        f"b/{base}/message_1.json": make.dump(make.thread(["Oat", "Wren Q"], rows[:3])),
    }

    reading = read(files)

    assert len(set(reading.table.column("creator").to_pylist())) == 1
    assert reading.report.totals == {
        "found": 5,
        "events": 4,
        "set_aside": 0,
        "duplicates": 1,
        "unreadable": 0,
    }
    assert reading.report.facts["instagram"]["messages"]["threads"] == 1


@pytest.mark.parametrize("added", [" (1)", " 2", " copy", " - Copy (2)"])
def test_a_copied_bare_list_is_known_by_its_name_and_only_what_is_new_counts(added: str) -> None:
    """10 views, and a copy with 8 of them again and 7 new: 17. Likewise 4 followers, and 3 of them again."""
    rows = [
        make.labelled(make.FIRST + n, f"oat.{n % 4}", link=f"https://www.instagram.com/reel/Zz{n}/")
        for n in range(17)
    ]
    fans = [make.listed(make.FIRST + n, f"fig.{n}") for n in range(4)]
    reading = read(
        {
            f"{make.ADS}/posts_viewed.json": make.dump(rows[:10]),
            f"{make.ADS}/posts_viewed{added}.json": make.dump(rows[2:]),
            f"{make.PEOPLE}/followers_1.json": make.dump(fans),
            f"{make.PEOPLE}/followers_1{added}.json": make.dump(fans[1:]),
        }
    )

    kinds = Counter(reading.table.column("kind").to_pylist())
    assert kinds == {"view": 17, "follower": 4}
    assert reading.report.totals["duplicates"] == 8 + 3


def test_a_copied_list_alone_is_recognised() -> None:
    liked = [make.listed(make.FIRST + n, f"oat.{n}", title=True) for n in range(3)]

    assert read({"liked_posts (2).json": make.dump(liked)}).table.num_rows == 3


def test_comments_of_one_word_without_an_owner_name_nobody() -> None:
    rows = [make.commented(make.FIRST + n, None, word, words="xx") for n, word in enumerate(["lol", "wow"])]

    reading = read({f"{make.ACTIVITY}/comments/post_comments_1.json": make.dump(rows)})

    assert reading.table.column("creator").to_pylist() == [None, None]
    assert reading.report.facts["instagram"]["labels"] == {"post_comments": {"unresolved": 2}}


def test_tags_of_one_word_and_captions_are_nobody_where_the_owner_is_missing() -> None:
    rows = [make.labelled(make.FIRST + n, None, caption="clay", tags=["oat", "fig"]) for n in range(3)]

    reading = read({f"{make.ADS}/posts_viewed.json": make.dump(rows)})

    assert reading.table.column("creator").to_pylist() == [None] * 3


def test_a_flat_comment_without_an_owner_does_not_take_its_text_for_one() -> None:
    rows = [
        ["2020-01-01T10:00:00", "lol"],
        ["2020-01-01T10:00:01", "wow", "lumen.kiln"],
        ["2020-01-02", "x", None],
    ]

    reading = read({"comments.json": make.dump({"media_comments": rows})})

    assert reading.table.column("creator").to_pylist() == [None, "instagram:@lumen.kiln", None]
