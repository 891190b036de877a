from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.archive import Stream
from importers.events import Platform
from importers.instagram import count, elements
from importers.instagram.rows import TYPES, ListRow
from importers.ledger import Reason
from importers.sink import Sink

TEXT = st.text(st.sampled_from('ab"\\{}[]:, \n\té☃'), max_size=12)
VALUES = st.recursive(
    st.none() | st.integers(-5, 5) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)
ROWS = st.lists(st.dictionaries(TEXT, VALUES, max_size=4), max_size=6)


class Drops:
    """A file that hands over its bytes in pieces of the given sizes, over and over."""

    def __init__(self, data: bytes, sizes: list[int]) -> None:
        self.data, self.sizes, self.turn = data, sizes, 0

    def read(self, size: int) -> bytes:
        self.turn += 1
        take = min(size, self.sizes[self.turn % len(self.sizes)])
        piece, self.data = self.data[:take], self.data[take:]
        return piece

    def close(self) -> None:
        self.data = b""


def read(
    data: bytes, sizes: list[int] | None = None, block: int = 64, **options: Any
) -> tuple[list[Any], Sink, int]:
    """Read with tiny blocks, so that rows, strings and escapes are cut everywhere."""
    sink = Sink(Platform.INSTAGRAM, "x.json")
    counter = count.rows()
    stream = Stream(Drops(data, sizes or [7, 64, 3]), counter)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(elements, "BLOCK", block)
        blocks = list(elements.read(stream, sink, **options))
    stream.drain()
    return [(rows.key, row) for rows in blocks for row in rows.rows], sink, counter.total()


@settings(deadline=None)
@given(ROWS, st.lists(st.integers(1, 40), min_size=1, max_size=4), st.sampled_from([None, 1]))
def test_rows_of_a_bare_list_come_back_wherever_the_file_is_cut(
    rows: list[Any], sizes: list[int], indent: int | None
) -> None:
    found, sink, independent = read(json.dumps(rows, indent=indent).encode(), sizes)

    assert [row for _, row in found] == rows
    assert independent == len(rows)
    assert sink.partly is None


@settings(deadline=None)
@given(
    st.dictionaries(st.sampled_from(["likes_media_likes", "other", "sécond"]), ROWS, min_size=1, max_size=3),
    st.lists(st.integers(1, 40), min_size=1, max_size=3),
)
def test_rows_of_wrapped_lists_come_back_with_the_key_of_their_list(
    document: dict[str, list[Any]], sizes: list[int]
) -> None:
    found, sink, independent = read(json.dumps(document, ensure_ascii=False).encode(), sizes)

    assert found == [(key, row) for key, rows in document.items() for row in rows]
    assert independent == len(found)
    assert sink.partly is None


@settings(deadline=None)
@given(ROWS.filter(bool))
def test_numbered_keys_are_rows(rows: list[Any]) -> None:
    document = {str(number): row for number, row in enumerate(rows)}

    found, _, independent = read(json.dumps(document).encode())

    assert [row for _, row in found] == rows
    assert independent == len(rows)


@pytest.mark.parametrize("key", ["title", "timestamp", "string_map_data", "label_values", "media_list_data"])
def test_a_record_without_a_list_is_one_row(key: str) -> None:
    row = {key: [{"a": 1}, {"b": 2}], "string_list_data": [{"value": "x"}, {"value": "y"}]}

    found, sink, independent = read(json.dumps(row).encode())

    assert found == [(None, row)]
    assert independent == 1
    assert sink.partly is None


@pytest.mark.parametrize("text", ["[]", "{}", " [ ] ", '["You have no data in this section"]', '{"x": []}'])
def test_nothing_is_recognised_as_nothing(text: str) -> None:
    found, sink, independent = read(text.encode())

    assert (found, sink.partly, sink.found, independent) == ([], None, 0, 0)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", Reason.TRUNCATED_TAIL),
        ("17", Reason.BAD_STRUCTURE),
        ('"text"', Reason.BAD_STRUCTURE),
        ("[1, 2]", Reason.BAD_STRUCTURE),
        ('{"a": 1}', Reason.BAD_STRUCTURE),
        ('{"a": {"b": [{"c": 1}]}}', Reason.BAD_STRUCTURE),
        ("<html>", Reason.BAD_STRUCTURE),
        ('[{"a": 1}', Reason.TRUNCATED_TAIL),
        ('[{"a": 1}] [{"a": 2}]', Reason.TRAILING_DATA),
        ('[{"a": 1}] nonsense', Reason.TRAILING_DATA),
    ],
)
def test_what_is_not_understood_never_looks_like_an_empty_list(text: str, reason: Reason) -> None:
    _, sink, _ = read(text.encode(), block=4096)

    assert sink.partly is reason


def test_a_file_that_ends_early_keeps_the_rows_before() -> None:
    text = json.dumps([{"a": number} for number in range(9)])

    found, sink, _ = read(text[:-15].encode())

    assert [row for _, row in found] == [{"a": number} for number in range(7)]
    assert sink.partly is Reason.TRUNCATED_TAIL


def test_an_exact_second_copy_is_noted_and_read_once() -> None:
    text = b'[{"a": 1}, {"a": 2}]\n'

    found, sink, independent = read(text * 2, block=4096)

    assert (len(found), independent) == (2, 2)
    assert (sink.partly, sink.notes) == (None, ["written_twice"])


def test_one_broken_row_costs_only_itself() -> None:
    found, sink, independent = read(b'[{"a": 1}, {"a": 1.2.3}, {"a": 3}, {"a" 4}]', block=4096)

    assert [row for _, row in found] == [{"a": 1}, {"a": 3}]
    assert sink.bad == 2
    assert independent == 4


def test_lone_surrogates_and_raw_control_characters_are_repaired_and_noted() -> None:
    found, sink, _ = read(b'[{"a": "x\\ud83d"}, {"a": "y\x01z"}]', block=4096)

    assert [row for _, row in found] == [{"a": "x\ufffd"}, {"a": "y z"}]
    assert sink.notes == ["text_repaired"]


def test_a_row_nested_too_deep_is_unreadable_and_its_neighbours_are_not() -> None:
    deep = '{"a": ' + "[" * 70 + "]" * 70 + "}"

    found, sink, independent = read(f'[{{"a": 1}}, {deep}, {{"a": 2}}]'.encode(), block=4096)

    assert [row for _, row in found] == [{"a": 1}, {"a": 2}]
    assert sink.bad == 1
    assert independent == 3


def test_a_hundred_thousand_brackets_end_quickly() -> None:
    _, sink, _ = read(b'[{"a": ' + b"[" * 100_000, block=1 << 20)

    assert sink.partly is Reason.TRUNCATED_TAIL


def test_an_object_with_very_many_lists_is_not_followed() -> None:
    text = "{" + ", ".join(f'"k{number}": [{{}}]' for number in range(3000)) + "}"

    _, sink, _ = read(text.encode(), block=1 << 20)

    assert sink.partly is Reason.BAD_STRUCTURE


def test_a_record_longer_than_the_limit_ends_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(elements, "LONGEST", 500)

    found, sink, _ = read(json.dumps([{"a": 1}, {"b": "x" * 2000}]).encode())

    assert [row for _, row in found] == [{"a": 1}]
    assert sink.partly is Reason.TOO_LONG


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(TEXT, st.integers(1, 10**9)), min_size=1, max_size=8))
def test_typed_rows_hold_what_the_plain_ones_do(values: list[tuple[str, int]]) -> None:
    rows = [{"title": t, "string_list_data": [{"value": t, "timestamp": s}]} for t, s in values]
    data = json.dumps(rows).encode()

    typed, _, _ = read(data, types=TYPES)
    plain, _, _ = read(data)

    assert all(isinstance(row, ListRow) for _, row in typed)
    assert [(row.title, row.string_list_data[0].timestamp) for _, row in typed] == [
        (row["title"], row["string_list_data"][0]["timestamp"]) for _, row in plain
    ]


@settings(deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries(
            {"string_list_data": st.lists(st.dictionaries(TEXT, TEXT, max_size=2), max_size=2)}
        ),
        min_size=1,
        max_size=12,
    ),
    st.sampled_from([1, 2, "\t"]),
    st.sampled_from([40, 90, 200]),
    st.booleans(),
)
def test_the_fast_lane_loses_and_doubles_nothing(
    rows: list[dict[str, Any]],
    indent: int | str,
    block: int,
    broken: bool,  # noqa: FBT001 - drawn by hypothesis
) -> None:
    text = json.dumps(rows, indent=indent)
    if broken:
        text = text[: len(text) * 2 // 3] + "}" + text[len(text) * 2 // 3 :]

    fast, quick, independent = read(text.encode(), [1000], block)
    slow, steady, _ = read(text.encode(), [1000], 1 << 20)

    assert fast == slow
    assert (quick.partly, quick.bad) == (steady.partly, steady.bad)
    assert broken or [row for _, row in fast] == rows
    assert broken or independent == len(rows)


def test_messages_are_counted_without_participants_reactions_or_words() -> None:
    thread = {
        "participants": [{"name": "messages"}, {"name": "b"}],
        "messages": [{"content": '"messages": [{', "reactions": [{"actor": "a"}, {"actor": "b"}]}, {"a": {}}],
        "joinable_mode": {"mode": 1},
        "magic_words": [{"word": "x"}],
    }
    for size in (1, 5, 1000):
        counter = count.messages()
        data = json.dumps(thread).encode()
        for start in range(0, len(data), size):
            counter.feed(data[start : start + size])

        assert counter.total() == 2
