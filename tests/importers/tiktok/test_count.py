"""The independent count of TikTok's records: by structure, whatever the pieces it is fed."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.tiktok import count

ROOMS = {
    "Live": {"WatchLiveMap": {"7": {"WatchTime": "x", "Comments": [{"a": 1}, {"b": 2}]}, "8": None, "9": {}}}
}
ROWS = {"A": {"L": [{"t": '"]}{[', "n": [{"x": 1}]}, {"o": {"p": {}}}, 5, [{"deep": 1}], "{"] * 40}}


def counted(data: bytes, size: int = 1 << 20) -> int:
    counter = count.DocumentCounter()
    for start in range(0, len(data), size):
        counter.feed(data[start : start + size])
    return counter.total()


def test_objects_of_outermost_lists_and_rooms_are_counted() -> None:
    assert counted(json.dumps(ROOMS).encode()) == 2 + 2
    assert counted(json.dumps(ROWS).encode()) == 2 * 40
    assert counted(json.dumps({**ROWS, **ROOMS}, indent=2).encode()) == 84


def test_only_the_first_document_counts() -> None:
    text = json.dumps({**ROWS, **ROOMS})
    assert counted((text + "\n" + text).encode()) == 84
    assert counted((text + '[{"a": 1}]').encode()) == 84


def test_names_of_rooms_are_found_in_any_case_and_only_there() -> None:
    assert counted(b'{"WATCHLIVEMAP": {"1": {"x": {}}, "2": {}}, "other": {"3": {}}}') == 2


@given(st.integers(1, 97))
def test_the_pieces_it_is_fed_do_not_matter(size: int) -> None:
    data = json.dumps({**ROWS, **ROOMS, "\\": ["\\\\", '\\"', {"\\": "\\"}]}).encode()
    assert counted(data, size) == 85


def test_a_large_list_and_a_large_string_are_counted_through() -> None:
    rows = [{"Date": "2025-06-01 10:00:00", "x": "y" * (n % 7)} for n in range(60_000)]
    data = json.dumps({"a": {"b": rows}, "s": '"' * 700_000, "WatchLiveMap": {"1": {}}}).encode()
    assert counted(data) == 60_001


@pytest.mark.parametrize(
    ("text", "records"),
    [
        ("Date: 2025-06-01 10:00:00 UTC\nLink: x\n\nDate: soon\n", 2),
        ("Date:: 2025-06-01 10:00:00\r\nDate:\r\nDated: 1\n Date: 2\n", 2),
    ],
)
def test_lines_that_begin_a_text_record_are_counted(text: str, records: int) -> None:
    counter = count.dated_records("Date")
    counter.feed(text.encode())
    assert counter.total() == records


def test_a_file_said_to_be_empty_is_searched_for_dates() -> None:
    counter = count.dated_records(None)
    counter.feed(b"Nothing here\nDatum: 2025-06-01 10:00:00\n")
    assert counter.total() == 1


def test_messages_in_text_are_counted_by_their_first_line() -> None:
    counter = count.messages()
    counter.feed(
        b">>> Chat History with a::\n\n2025-06-01 10:00:00 UTC a: x\nsecond line\n2025-06-01 10:00:01 b:\n"
    )
    assert counter.total() == 2
