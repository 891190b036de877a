"""One JSON document is followed to where it ends, whatever its size, and no further than it is sound."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from importers import jsonwalk
from importers.archive import Stream, from_bytes
from importers.jsonrows import RowReader
from importers.jsonwalk import Listed, Opened, Value, Walk, WalkStopped
from importers.ledger import Reason

COLUMNS = {"date": "time"}


def walked(data: bytes) -> list[Any]:
    """Return the pieces, lists as their rows' dates."""
    return [_plain(piece) for piece in Walk(from_bytes(data))]


def _plain(piece: jsonwalk.Piece) -> Any:
    if isinstance(piece, Listed):
        times = [time for rows in piece.rows(RowReader(COLUMNS)) for time in rows.columns["time"]]
        return piece.path, times
    return (piece.path, piece.value) if isinstance(piece, Value) else piece.path


def collect(data: bytes, into: list[Any]) -> None:
    for piece in Walk(from_bytes(data)):
        for rows in piece.rows(RowReader(COLUMNS)) if isinstance(piece, Listed) else ():
            into += rows.columns["time"]


def stopped(data: bytes) -> WalkStopped:
    with pytest.raises(WalkStopped) as caught:
        walked(data)
    return caught.value


def test_scalars_objects_and_lists_come_in_the_order_of_the_document() -> None:
    data = json.dumps(
        {"a": {"b": [{"Date": "x"}], "c": None, "d": {}}, "e": "é\n", "f": -1.5e3, "g": True}
    ).encode()
    assert walked(data) == [
        ("a",),
        (("a", "b"), ["x"]),
        (("a", "c"), None),
        ("a", "d"),
        (("e",), "é\n"),
        (("f",), -1500.0),
        (("g",), True),
    ]


def test_an_opened_object_is_told_before_what_is_in_it() -> None:
    assert isinstance(next(iter(Walk(from_bytes(b'{"a": {"b": 1}}')))), Opened)


def test_a_list_nobody_reads_is_passed_over() -> None:
    pieces = [piece.path for piece in Walk(from_bytes(b'{"a": [{"Date": "]"}, [1]], "b": 1}'))]
    assert pieces == [("a",), ("b",)]


@pytest.mark.parametrize("rows", [0, 1, 3000, 200_000])
def test_rows_of_lists_of_any_length_are_all_there(rows: int) -> None:
    data = json.dumps({"a": [{"Date": str(n), "x": "]}"[n % 3 :]} for n in range(rows)], "b": 1}).encode()
    assert walked(data) == [(("a",), [str(n) for n in range(rows)]), (("b",), 1)]


def test_brackets_and_escapes_in_strings_end_nothing() -> None:
    texts = ["]", "}", '"]}', "\\", '\\"}', "[{", '\\\\"]']
    data = json.dumps({"a": [{"Date": text} for text in texts * 500]}).encode()
    assert walked(data) == [(("a",), texts * 500)]


def test_rows_of_different_shapes_in_one_list_keep_their_dates() -> None:
    rows = [
        {"Date": "1"},
        {"date": "2", "n": {"m": [{"q": 1}]}},
        {},
        {"DATE": "4"},
        5,
        None,
        ["6"],
        {"Date": None},
    ]
    data = json.dumps({"a": rows * 300}).encode()
    assert walked(data) == [(("a",), ["1", "2", None, "4", None] * 300)]


def test_lone_surrogates_and_control_characters_are_repaired_in_their_row_only() -> None:
    data = b'{"a": [{"Date": "1"}, {"Date": "x\\ud83dy"}, {"Date": "a\x01b"}, {"Date": "4", "n": NaN}]}'
    assert walked(data) == [(("a",), ["1", "x\ufffdy", "a\x01b", "4"])]


def test_a_row_that_is_no_json_costs_itself_alone() -> None:
    data = b'{"a": [{"Date": "1"}, {"Date": nonsense}, {"Date": "3"}], "b": 2}'
    walk = iter(Walk(from_bytes(data)))
    listed = next(walk)
    assert isinstance(listed, Listed)
    rows = list(listed.rows(RowReader(COLUMNS)))
    assert [time for block in rows for time in block.columns["time"]] == ["1", "3"]
    assert sum(block.unreadable for block in rows) == 1
    assert next(walk) == Value(("b",), 2)


@pytest.mark.parametrize("cut", range(1, 60))
def test_a_truncated_document_gives_what_is_whole_and_says_so(cut: int) -> None:
    whole = b'{"a": {"b": [{"Date": "1"}, {"Date": "2"}, {"Date": "3"}], "c": true}}'
    pieces: list[Any] = []
    with pytest.raises(WalkStopped) as caught:
        collect(whole[:cut], pieces)
    assert caught.value.reason is Reason.TRUNCATED_TAIL
    assert pieces == ["1", "2", "3"][: whole[:cut].count(b'"}')]
    begun = whole[:cut].count(b"{") - 2
    assert caught.value.cut_records == max(0, begun - len(pieces))


def test_depth_outside_lists_is_bounded() -> None:
    deep = b'{"a":' * 65 + b"1" + b"}" * 65
    assert stopped(deep).reason is Reason.TOO_DEEP
    assert walked(b'{"a":' * 64 + b"1" + b"}" * 64)[-1] == (("a",) * 64, 1)


def test_depth_inside_a_row_costs_at_most_the_row() -> None:
    data = b'{"a": [{"Date": "1"}, {"n": ' + b"[" * 50_000 + b"]" * 50_000 + b'}, {"Date": "3"}]}'
    listed = next(iter(Walk(from_bytes(data))))
    assert isinstance(listed, Listed)
    rows = list(listed.rows(RowReader(COLUMNS)))
    assert [time for block in rows for time in block.columns["time"]] == ["1", "3"]
    assert sum(block.unreadable for block in rows) == 1


def test_a_string_outside_lists_is_bounded() -> None:
    assert stopped(b'{"a": "' + b"x" * (3 << 20) + b'"}').reason is Reason.TOO_LONG
    assert walked(b'{"a": "' + b"x" * 900_000 + b'"}') == [(("a",), "x" * 900_000)]


def test_one_element_is_bounded() -> None:
    data = b'{"a": [{"Date": "1"}, {"x": "' + b"y" * (5 << 20) + b'"}]}'
    caught = stopped(data)
    assert (caught.reason, caught.cut_records) == (Reason.TOO_LONG, 1)


def test_a_list_of_plain_values_is_no_list_of_records() -> None:
    numbers = json.dumps({"a": list(range(2_000_000)), "b": ["x,]", "y"]}).encode()
    assert walked(numbers) == [(("a",), []), (("b",), [])]


@pytest.mark.parametrize(
    "data", [b"[1]", b"nonsense", b'{"a" 1}', b"{a: 1}", b'{"a": }', b'{"a": tru}', b'{"a": 1e}']
)
def test_what_is_no_json_object_is_said(data: bytes) -> None:
    assert stopped(data).reason is Reason.BAD_STRUCTURE


def test_nothing_at_all_is_a_cut_document() -> None:
    assert stopped(b"  ").reason is Reason.TRUNCATED_TAIL


@pytest.mark.parametrize(
    ("after", "copies"),
    [
        (b"", 0),
        (b"\n \n", 0),
        (b"{doc}", 1),
        (b"\n{doc}\n", 1),
        (b"\n{doc}{doc}", 2),
        (b"\xef\xbb\xbf{doc}", 1),
        (b"{", None),
        (b"{part}", None),
        (b"{doc}x", None),
        (b"\0", None),
    ],
)
def test_copies_behind_the_document_are_told_from_anything_else(after: bytes, copies: int | None) -> None:
    document = json.dumps({"a": [{"Date": str(n)} for n in range(4000)]}).encode()
    data = document + after.replace(b"{doc}", document).replace(b"{part}", document[:-9])
    walk = Walk(from_bytes(b"\xef\xbb\xbf" + data))
    for piece in walk:
        _plain(piece)
    assert walk.copies_after() == copies


def test_a_big_list_never_stands_in_memory_whole() -> None:
    widest = 0

    class Watching(RowReader):
        def fast(self, block: bytes) -> Any:
            nonlocal widest
            widest = max(widest, len(block))
            return super().fast(block)

    row = b'{"Date": "2025-06-01 10:00:00"},'
    data = io.BytesIO(b'{"a": [' + row * 600_000 + b'{"Date": "x"}]}')
    listed = next(iter(Walk(Stream(data))))
    assert isinstance(listed, Listed)
    assert sum(rows.count for rows in listed.rows(Watching(COLUMNS))) == 600_001
    assert widest <= jsonwalk.BLOCK + 2
