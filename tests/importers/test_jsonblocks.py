from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers import jsonblocks
from importers.archive import from_bytes
from importers.counting import JsonObjectCounter
from importers.events import Platform
from importers.ledger import Reason
from importers.sink import Sink


class Thing(msgspec.Struct):
    """A record for these tests."""

    name: str | None = None
    parts: list[dict[str, Any]] | None = None


def tolerant(value: dict[str, Any]) -> Thing:
    return Thing(name=str(value["name"]).encode("utf-8", "replace").decode())


def read(data: bytes) -> tuple[list[str | None], Sink]:
    sink = Sink(Platform.YOUTUBE, "x")
    names = [
        one.name for block in jsonblocks.blocks(from_bytes(data), sink, Thing, tolerant) for one in block
    ]
    return names, sink


def counted(data: bytes) -> int:
    counter = JsonObjectCounter(first_only=True)
    counter.feed(data)
    return counter.total()


texts = st.text(st.characters(codec="utf-8"), max_size=12)
things = st.lists(
    st.fixed_dictionaries(
        {"name": texts},
        optional={"parts": st.lists(st.fixed_dictionaries({"name": texts}), max_size=3), "extra": texts},
    ),
    max_size=30,
)


@given(things, st.sampled_from([None, 1, 2]), st.integers(30, 400), st.booleans())
def test_blocks_give_what_the_whole_document_gives(
    values: list[dict[str, Any]],
    indent: int | None,
    block: int,
    ascii_only: bool,  # noqa: FBT001 - drawn
) -> None:
    data = json.dumps(values, indent=indent, ensure_ascii=ascii_only).encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jsonblocks, "BLOCK", block)
        names, sink = read(data)

    assert names == [value["name"] for value in json.loads(data)]
    assert (sink.bad, sink.partly, sink.notes) == (0, None, [])


@given(things, st.data(), st.integers(30, 400))
def test_a_cut_document_keeps_its_readable_part_and_counts_the_broken_record(
    values: list[dict[str, Any]], data: st.DataObject, block: int
) -> None:
    whole = json.dumps(values).encode()
    cut = whole[: data.draw(st.integers(0, len(whole) - 1))]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jsonblocks, "BLOCK", block)
        names, sink = read(cut)

    assert sink.partly is Reason.TRUNCATED_TAIL
    assert names == [value["name"] for value in values][: len(names)]
    assert len(names) + sink.bad == counted(cut)


@pytest.mark.parametrize(
    ("bad", "what"),
    [
        (b'{"name": 5, "parts": 7}', "5"),
        (b'{"name": "\\ud83d"}', "?"),
        (b'{"name": "a\tb"}', "a\tb"),
        (b'{"name": NaN}', "nan"),
    ],
)
def test_an_odd_element_is_read_tolerantly_and_its_neighbours_as_ever(bad: bytes, what: str) -> None:
    names, sink = read(b'[{"name": "a"}, ' + bad + b', {"name": "b"}]')

    assert names == ["a", what, "b"]
    assert (sink.bad, sink.partly) == (0, None)


@pytest.mark.parametrize(
    "bad",
    [b'{"parts": 1}', b'{"name" "x"}', b"[1, 2]", b'{"name": "x",}', b"{" * 3 + b"}" * 3, b"7", b'"text"'],
)
def test_an_element_that_says_nothing_costs_itself_only(bad: bytes) -> None:
    names, sink = read(b'[{"name": "a"}, ' + bad + b', {"name": "b"}]')

    assert names == ["a", "b"]
    assert sink.bad == 1


def test_a_string_that_never_closes_costs_one_record_when_the_file_is_indented() -> None:
    values = [{"name": f"n{i}"} for i in range(5)]
    text = json.dumps(values, indent=2).replace('"n2"', '"n2')
    names, sink = read(text.encode())

    assert names == ["n0", "n1", "n3", "n4"]
    assert sink.bad == 1


def test_nulls_between_records_are_noted_and_not_counted() -> None:
    names, sink = read(b'[null, {"name": "a"}, null ,{"name": "b"}, null]')

    assert names == ["a", "b"]
    assert (sink.bad, sink.notes) == (0, [jsonblocks.NULL_NOTE])


def test_deep_nesting_is_refused_without_recursion() -> None:
    deep = b'{"name": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    names, sink = read(b'[{"name": "a"},' + deep + b',{"name": "b"}]')

    assert names == ["a", "b"]
    assert (sink.bad, sink.notes) == (1, [Reason.TOO_DEEP])


def test_a_string_beyond_all_bounds_is_counted_and_memory_stays_small() -> None:
    huge = b'{"name": "' + b"x" * (3 * jsonblocks.BLOCK) + b'"}'
    names, sink = read(b'[{"name": "a"},' + huge + b',{"name": "b"}]')

    assert names == ["a", "b"]
    assert (sink.bad, sink.partly) == (1, Reason.TOO_LONG)


def test_an_exact_copy_behind_the_array_is_ignored_and_noted() -> None:
    document = b'[{"name": "a"}]'
    names, sink = read(document + b"\n" + document + b"\n")

    assert names == ["a"]
    assert (sink.partly, sink.notes) == (None, [jsonblocks.COPY_NOTE])
    assert counted(document + document) == 1


@pytest.mark.parametrize("rest", [b'[{"name": "b"}]', b"x", b'[{"name": "a"}', b'[{"name": "a"}]x'])
def test_anything_else_behind_the_array_is_told(rest: bytes) -> None:
    names, sink = read(b'[{"name": "a"}]' + rest)

    assert names == ["a"]
    assert sink.partly is Reason.TRAILING_DATA


@pytest.mark.parametrize("data", [b"", b"   ", b"{}", b"hello"])
def test_what_is_no_array_is_told(data: bytes) -> None:
    names, sink = read(data)

    assert names == []
    assert sink.partly in {Reason.TRUNCATED_TAIL, Reason.BAD_STRUCTURE}


def test_the_position_of_a_block_is_what_the_sink_has_counted() -> None:
    sink = Sink(Platform.YOUTUBE, "x")
    starts = []
    for block in jsonblocks.blocks(from_bytes(b'[{"name":"a"},{},{"name":"b"}]'), sink, Thing, _strict):
        starts.append((sink.found, [one.name for one in block]))
        sink.set_aside(Reason.AD, len(block))

    assert starts == [(0, ["a", None, "b"])]


def _strict(value: dict[str, Any]) -> Thing:
    return Thing(name=value["name"])


def test_the_beginning_of_an_array_gives_its_whole_elements() -> None:
    assert [one.name for one in jsonblocks.first(b' [ {"name": "a"}, {"name": "b"}, {"na', Thing)] == [
        "a",
        "b",
    ]
