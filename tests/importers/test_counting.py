from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from importers.counting import Counter, CsvCounter, JsonObjectCounter, MarkerCounter, PatternCounter

SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.text(st.sampled_from('ab"\\{}[]:, é\n')))
DOCUMENTS = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=4),
    max_leaves=25,
)


def slow_count(value: Any) -> int:
    """Objects that are elements of an outermost list."""
    if isinstance(value, list):
        return sum(isinstance(element, dict) for element in value)
    return sum(map(slow_count, value.values())) if isinstance(value, dict) else 0


def counted(counter: Counter, data: bytes, size: int) -> int:
    for at in range(0, len(data), size):
        counter.feed(data[at : at + size])
    return counter.total()


@settings(max_examples=400, deadline=None)
@given(DOCUMENTS, st.integers(1, 40), st.sampled_from([None, 2]), st.sampled_from(["ascii", "utf-8"]))
@example([{"a": "ends in \\"}, {"b": '\\"[{'}], 1, None, "utf-8")
@example([{"a": [{"b": [{}]}]}, [{}], {}], 3, 2, "ascii")
def test_the_json_counter_agrees_with_a_whole_parse(
    document: Any,
    size: int,
    indent: int | None,
    written: str,
) -> None:
    data = json.dumps(document, indent=indent, ensure_ascii=written == "ascii").encode()
    assert counted(JsonObjectCounter(), data, size) == slow_count(document)


def test_the_json_counter_can_stop_after_the_first_document() -> None:
    data = b'{"a": [{}, {"b": [{}]}]}{"a": [{}, {}]}'
    assert counted(JsonObjectCounter(first_only=True), data, 1) == 2
    assert counted(JsonObjectCounter(), data, 1) == 4


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from([b"<cell>", b"<cel", b"l>", b"x", b"<"])), st.integers(1, 9))
def test_the_marker_counter_agrees_with_a_count_of_the_whole(parts: list[bytes], size: int) -> None:
    data = b"".join(parts)
    assert counted(MarkerCounter(b"<cell>"), data, size) == data.count(b"<cell>")


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from([b"Date: 2024", b"Date:", b"\n", b" ", b"Link"])), st.integers(1, 9))
def test_the_pattern_counter_agrees_with_a_count_of_the_lines(parts: list[bytes], size: int) -> None:
    data = b"".join(parts)
    expected = sum(bool(re.match(rb"Date: \d", line)) for line in data.split(b"\n"))
    assert counted(PatternCounter(rb"Date: \d"), data, size) == expected


CELLS = st.text(st.sampled_from('a,"\n é'), min_size=1, max_size=6).filter(str.strip)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.lists(CELLS, min_size=2, max_size=3), max_size=6),
    st.integers(1, 9),
    st.sampled_from(["\n", "\r\n"]),
)
def test_the_csv_counter_agrees_with_the_standard_reader(rows: list[list[str]], size: int, end: str) -> None:
    target = io.StringIO(newline="")
    csv.writer(target, lineterminator=end).writerows([["Channel Id", "Title"], *rows])
    assert counted(CsvCounter(), target.getvalue().encode(), size) == len(rows)


@pytest.mark.parametrize(
    ("data", "expected"),
    [(b"", 0), (b"A,B\n", 0), (b"A,B\n\n\n1,2\n\n", 1), (b"A,B\r\n1,2\r\n3,4", 2), (b'A,B\n"1\n\n2",3\n', 1)],
)
def test_the_csv_counter_leaves_out_the_header_and_empty_lines(data: bytes, expected: int) -> None:
    assert counted(CsvCounter(), data, 3) == expected
