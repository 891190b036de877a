from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers import csvrows
from importers.archive import from_bytes
from importers.counting import CsvCounter
from importers.events import Platform
from importers.ledger import Reason
from importers.sink import Sink


def read(data: bytes, skip: int = 0) -> tuple[list[list[str]], Sink]:
    sink = Sink(Platform.YOUTUBE, "x")
    return [row for block in csvrows.blocks(from_bytes(data), sink, skip=skip) for row in block], sink


@given(
    st.lists(st.lists(st.text('ab",\n\u00e9 ', max_size=8), min_size=2, max_size=4), max_size=20),
    st.sampled_from(["\n", "\r\n"]),
)
def test_rows_are_those_of_the_standard_reader(rows: list[list[str]], end: str) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator=end).writerows(rows)
    found, sink = read(text.getvalue().encode())

    assert found == [row for row in csv.reader(io.StringIO(text.getvalue(), newline="")) if row]
    assert (sink.bad, sink.partly) == (0, None)


def test_a_byte_order_mark_empty_lines_and_the_header_are_no_rows() -> None:
    found, _ = read(b"\xef\xbb\xbfid,name\r\n\r\n1,a\r\n\r\n2,b\r\n\r\n", skip=1)

    assert found == [["1", "a"], ["2", "b"]]


def test_a_row_beyond_all_bounds_costs_itself_only() -> None:
    found, sink = read(b"1,a\n2," + b"x" * (2 * csvrows.LONGEST_ROW) + b"\n3,b\n")

    assert found == [["1", "a"], ["3", "b"]]
    assert sink.bad == 1


def test_a_quote_that_never_closes_is_a_cut_file() -> None:
    _, sink = read(b'1,a\n2,"text that goes on')

    assert sink.partly is Reason.TRUNCATED_TAIL


@pytest.mark.parametrize("data", [b"h,i\n1,2\n3,4", b'h,i\n1,"2\n2"\n\n3,4\n', b"", b"h\n"])
def test_the_independent_counter_agrees(data: bytes) -> None:
    counter = CsvCounter()
    counter.feed(data)

    assert len(read(data, skip=1)[0]) == counter.total()


def test_a_table_saved_with_semicolons_is_parted_at_them() -> None:
    found, _ = read(b'\xef\xbb\xbfid;address;name\r\n1;http://a;"Kite, Ada; Lab"\r\n2;http://b;\r\n', skip=1)

    assert found == [["1", "http://a", "Kite, Ada; Lab"], ["2", "http://b", ""]]


def test_a_semicolon_in_a_table_of_commas_is_text() -> None:
    found, _ = read(b"id,address,name; alias\n1,http://a,Kite; Ada\n", skip=1)

    assert found == [["1", "http://a", "Kite; Ada"]]
