"""The fast way, the slow reference and the independent count agree on documents of every make."""

from __future__ import annotations

import io
import json
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from importers import jsonwalk
from importers.archive import Stream
from importers.events import Platform
from importers.sink import Sink
from importers.tiktok.count import DocumentCounter
from importers.tiktok.document import Document
from tests.support import tiktok_reference as reference

NOW = datetime(2026, 1, 1, tzinfo=UTC)
LIMIT = NOW + timedelta(hours=48)


class Dripping(io.BytesIO):
    """Gives a few bytes at a time, as a slow stream may."""

    def read(self, size: int | None = -1) -> bytes:
        return super().read(min(97, size if size and size > 0 else 97))


def read(data: bytes) -> tuple[Sink, int, Document]:
    counter, sink = DocumentCounter(), Sink(Platform.TIKTOK, "m", now_ms=round(NOW.timestamp() * 1000))
    document, stream = Document(sink), Stream(Dripping(data), counter)
    document.read(stream)
    stream.drain()
    return sink, counter.total(), document


def rows_of(sink: Sink) -> Counter[tuple[str, int | None, str | None, str | None]]:
    counted: Counter[tuple[str, int | None, str | None, str | None]] = Counter()
    for table in sink.tables:
        for row in table.to_pylist():
            at = row["occurred_at"]
            item = "ITEM" if row["kind"].startswith("dm_") else row["item"]
            counted[row["kind"], at and round(at.timestamp() * 1000), row["creator"], item] += 1
    return counted


dates = st.sampled_from(
    [
        "2025-06-01 10:00:00", "2025-06-01 10:00:00", "2025-06-01 10:00:07 UTC", "2025-11-30 23:59:59",
        "1969-12-31 23:59:59", "2031-01-01 00:00:00", "2025-02-30 00:00:00", "soon", "", "N/A", "None", None,
        1_748_772_000, [], {"a": 1}, True,
    ]
)  # fmt: skip
links = st.sampled_from([*reference.LINKS, None, "", 7])
names = st.sampled_from(["Quiet.Potter", "@slow_baker", "N/A", "", None, "owner.of.this", "ÄÖ", 5])
words = st.one_of(
    st.none(),
    st.text(max_size=8),
    st.sampled_from(['"]}', "[{", "\\", '\\"', "\ud83d", "@quiet.potter", "null"]),
)
extras = st.recursive(
    st.one_of(words, st.integers(-(2**70), 2**70), st.booleans(), st.floats(allow_nan=False)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=3), inner, max_size=2)
    ),
    max_leaves=4,
)


def cased(key: str) -> st.SearchStrategy[str]:
    return st.sampled_from([key, key, key, key.lower(), key.upper()])


@st.composite
def row(draw: st.DrawFn, fields: dict[str, st.SearchStrategy[Any]]) -> Any:
    if draw(st.integers(0, 19)) == 0:
        return draw(extras)
    pairs = [(draw(cased(key)), draw(value)) for key, value in fields.items() if draw(st.integers(0, 9))]
    pairs += draw(st.lists(st.tuples(st.sampled_from(["zz", "App", "Comment"]), extras), max_size=1))
    return dict(draw(st.permutations(pairs)))


def listed(fields: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[Any]:
    usual = st.fixed_dictionaries(fields)
    rows = st.one_of(
        st.lists(row(fields), max_size=6),
        st.lists(usual, max_size=12),
        st.lists(usual.map(dict), min_size=9, max_size=14),
    )
    return st.one_of(rows, st.sampled_from([None, [], {}]))


ITEM = {"Date": dates, "Link": links}
PERSON = {"Date": dates, "UserName": names}
SECTIONS: dict[tuple[str, str], dict[str, st.SearchStrategy[Any]]] = {
    ("Video Browsing History", "VideoList"): {"Date": dates, "VideoLink": links},
    ("Watch History", "VideoList"): {**ITEM, "Title": words},
    ("Like List", "ItemFavoriteList"): {"date": dates, "link": links},
    ("Favorite Videos", "FavoriteVideoList"): ITEM,
    ("Share History", "ShareHistoryList"): {**ITEM, "Method": words},
    ("Reposts", "RepostList"): ITEM,
    ("Comments", "CommentsList"): {"date": dates, "comment": words, "url": links},
    ("Following", "Following"): PERSON,
    ("Follower", "FansList"): PERSON,
    ("Searches", "SearchList"): {
        "Date": dates,
        "SearchTerm": st.sampled_from(["Quiet.Potter", "pottery", "", None]),
    },
    ("SendGifts", "SendGifts"): PERSON,
    ("BuyGifts", "BuyGifts"): {"Date": dates, "Price": words},
    ("Login History", "LoginHistoryList"): {"Date": dates, "IP": words},
    ("ChatHistory", "Chat History with a.friend:"): {"Date": dates, "From": names, "Content": words},
    ("Foo", "BarList"): {"Date": dates, "x": extras},
}


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    document: dict[str, Any] = {}
    for section, key in draw(st.lists(st.sampled_from(list(SECTIONS)), unique=True, max_size=6)):
        root = document.setdefault(draw(st.sampled_from(["Activity", "Your Activity", "Comment"])), {})
        root.setdefault(draw(cased(section)), {})[draw(cased(key))] = draw(listed(SECTIONS[section, key]))
    chats = listed(
        {"CommentTime": dates, "RawTime": st.sampled_from([None, 1_748_772_000]), "CommentContent": words}
    )
    room = st.fixed_dictionaries(
        {"WatchTime": dates.filter(lambda d: not isinstance(d, list | dict)), "Comments": chats}
    )
    rooms = st.dictionaries(
        st.sampled_from(["7200000000000000001", "7200000000000000002"]), st.one_of(room, st.none())
    )
    document["TikTok Live"] = {"Watch Live History": {"WatchLiveMap": draw(st.one_of(rooms, st.none()))}}
    return document


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonwalk, "FIRST_WINDOW", 64)
    monkeypatch.setattr(jsonwalk, "BLOCK", 4096)


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    documents(),
    st.sampled_from(["owner.of.this", None]),
    st.sampled_from([None, 1, 2]),
    st.booleans(),
    st.integers(0, 2),
)
def test_fast_reading_slow_reading_and_counting_agree(
    document: dict[str, Any],
    owner: str | None,
    indent: int | None,
    ascii_only: bool,  # noqa: FBT001 - hypothesis gives it
    copies: int,
) -> None:
    document = {**document, "Profile": {"Profile Info": {"ProfileMap": {"userName": owner}}}}
    text = json.dumps(
        document, indent=indent, ensure_ascii=True if "\\ud83d" in json.dumps(document) else ascii_only
    )
    if owner is None:  # who wrote what is then inferred, which is tested by itself
        text = text.replace("Chat History with", "Chatter of").replace("ChatHistory", "ChatterHistory")
        text = text.replace("CHATHISTORY", "CHATTER").replace("chathistory", "chatter")
    expected = reference.read(text, now=LIMIT, owner=owner)
    sink, independent, read_document = read(("\n".join([text] * (1 + copies))).encode())
    assert read_document.whole
    assert sink.partly is None
    assert ("written_twice" in sink.notes) == (copies > 0)
    assert rows_of(sink) == expected.events
    assert {reason: n for reason, n in sink.aside.items() if n} == {
        r: n for r, n in expected.set_aside.items() if n
    }
    assert sink.bad == 0
    assert sink.found == independent == expected.found
