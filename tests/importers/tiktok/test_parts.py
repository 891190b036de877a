"""Times, links, names of partners and recognition, each by its own table."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.archive import Member
from importers.events import Kind, Platform
from importers.jsonrows import Rows
from importers.sink import Sink
from importers.tiktok import recognise
from importers.tiktok.links import creator_id, links, take_apart
from importers.tiktok.lists import search_key
from importers.tiktok.messages import Messages, partner_of
from importers.tiktok.times import UNREADABLE, milliseconds
from tests.support.tiktok_reference import LINKS

TEN = 1_748_772_000_000
"""2025-06-01 10:00:00 UTC."""


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2025-06-01 10:00:00", TEN),
        ("2025-06-01 10:00:00 UTC", TEN),
        ("2025-06-01 10:00:00UTC", TEN),
        (" 2025-06-01T10:00:00Z ", TEN),
        ("2025-06-01 12:00:00+02:00", TEN),
        (TEN // 1000, TEN),
        (TEN, TEN),
        (str(TEN // 1000), TEN),
        ("1969-12-31 23:59:59", -1000),
        (None, None),
        ("", None),
        ("N/A", None),
        ("none", None),
        ("soon", UNREADABLE),
        ("2025-02-30 10:00:00", UNREADABLE),
        ("2025-06-01 24:00:00", UNREADABLE),
        ("2025-06-01 10:00:60", UNREADABLE),
        ("0000-01-01 10:00:00", UNREADABLE),
        (True, UNREADABLE),
        ([], UNREADABLE),
        (-5, UNREADABLE),
        (float("inf"), UNREADABLE),
    ],
)
@pytest.mark.parametrize("company", [0, 300])
def test_a_time_is_read_alike_alone_and_in_company(value: Any, expected: int | None, company: int) -> None:
    column = ["2025-06-01 10:00:00"] * company + [value] + ["2025-06-01 10:00:00 UTC"] * company
    found = milliseconds(column).to_pylist()
    assert found[company] == expected
    assert found[:company] + found[company + 1 :] == [TEN] * 2 * company


@given(st.lists(st.datetimes(datetime(1990, 1, 1), datetime(2040, 1, 1)), min_size=1, max_size=200))  # noqa: DTZ001 - wall clock
def test_columns_of_one_width_give_the_instants_of_the_standard_library(moments: list[datetime]) -> None:
    texts = [moment.strftime("%Y-%m-%d %H:%M:%S") for moment in moments]
    expected = [round(moment.replace(microsecond=0, tzinfo=UTC).timestamp() * 1000) for moment in moments]
    assert milliseconds(texts).to_pylist() == expected
    assert milliseconds(pa.array(texts)).to_pylist() == expected


@pytest.mark.parametrize(("link", "expected"), LINKS.items())
@pytest.mark.parametrize("company", [0, 300])
def test_a_link_is_read_alike_alone_and_in_company(
    link: str, expected: tuple[Any, Any], company: int
) -> None:
    usual = "https://www.tiktokv.com/share/video/7300000000000000099/"
    found = links([usual] * company + [link])
    assert found.items.to_pylist() == ["7300000000000000099"] * company + [expected[0]]
    assert (found.creators is None and expected[1] is None) or found.creators.to_pylist()[-1] == expected[1]


@pytest.mark.parametrize(
    "link", [None, 5, "", "x" * 5000, "https://www.tiktok.com/@" + "y" * 500 + "/video/1"]
)
def test_what_is_no_link_says_nothing(link: Any) -> None:
    assert take_apart(link).item is None
    assert take_apart(link).creator is None


@given(st.binary(max_size=60))
def test_usual_links_with_one_byte_off_are_not_taken_for_usual(noise: bytes) -> None:
    usual = "https://www.tiktokv.com/share/video/7300000000000000099/"
    odd = noise.decode("latin-1")[:56].ljust(56, "x")
    assert links([usual] * 80 + [odd]).items.to_pylist()[-1] == take_apart(odd).item


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Quiet.Potter", "tiktok:@quiet.potter"),
        (" @A ", "tiktok:@a"),
        ("N/A", None),
        ("@", None),
        ("", None),
        (5, None),
    ],
)
def test_a_handle_becomes_an_id_in_lower_case(name: Any, expected: str | None) -> None:
    assert creator_id(name) == expected


def test_the_same_words_have_the_same_key_and_no_words_none() -> None:
    assert search_key(" Blue Glaze ") == search_key("blue glaze") != search_key("blue  glaze")
    assert search_key("") is search_key(None) is search_key(7) is None


@pytest.mark.parametrize(
    ("heading", "partner"),
    [
        ("Chat History with river.friend:", "river.friend"),
        ("chat history with river.friend::", "river.friend"),
        ("Chat History with :", ""),
        ("Chat History with: ", ""),
        ("Gespräch mit river.friend:", "Gespräch mit river.friend"),
    ],
)
def test_the_partner_stands_in_the_heading(heading: str, partner: str) -> None:
    assert partner_of(heading) == partner


def chat(*senders: str | None) -> Rows:
    return Rows(len(senders), {"time": ["2025-06-01 10:00:00"] * len(senders), "sender": list(senders)})


def directions(owner: str | None, **chats: Rows) -> dict[str, int]:
    sink = Sink(Platform.TIKTOK, "m")
    messages = Messages(sink)
    for partner, rows in chats.items():
        messages.add(f"Chat History with {partner}:", rows)
    messages.finish(owner)
    counts = dict.fromkeys((Kind.DM_IN, Kind.DM_OUT), 0)
    for table in sink.tables:
        counts[Kind(table.column("kind")[0].as_py())] += table.num_rows
    return {"in": counts[Kind.DM_IN], "out": counts[Kind.DM_OUT], "aside": sink.aside["private_content"]}


def test_the_owner_of_the_account_decides_the_direction() -> None:
    assert directions("Me", a=chat("a", "me", "ME"), b=chat("b", None)) == {"in": 2, "out": 2, "aside": 1}


def test_without_an_owner_the_sender_of_most_chats_is_taken() -> None:
    assert directions(None, a=chat("a", "me"), b=chat("me", "me"), c=chat("c")) == {
        "in": 2,
        "out": 3,
        "aside": 0,
    }


def test_without_an_owner_two_equal_candidates_leave_messages_counted_only() -> None:
    assert directions(None, a=chat("x", "y"), b=chat("y", "x")) == {"in": 0, "out": 0, "aside": 4}
    assert directions(None, a=chat("a", "a")) == {"in": 0, "out": 0, "aside": 2}


@pytest.mark.parametrize(
    ("name", "document", "expected"),
    [
        ("x.json", {"Your Activity": {}}, True),
        ("x.json", {"LIKES AND FAVORITES": {}}, True),
        ("x.json", {"Activity": {"Video Browsing History": None}}, True),
        ("x.json", {"Comment": {"Comments": {}}}, True),
        ("x.json", {"Activity": {"Steps": {}}}, False),
        ("x.json", {"activity": []}, False),
        ("x.json", {"profile_user": []}, False),
        ("x.json", {}, False),
        ("user_data.json", {}, True),
        ("User_Data_TikTok.json", {"Activity": {}}, True),
        ("user_data.json", {"profile_user": []}, False),
    ],
)
def test_keys_decide_and_names_only_help(name: str, document: dict[str, Any], expected: bool) -> None:  # noqa: FBT001 - a table
    head = json.dumps(document).encode()
    assert recognise.is_document(Member(0, f"folder/{name}", len(head)), head) is expected


def test_a_named_file_that_is_no_json_is_still_taken_so_that_it_is_told() -> None:
    assert recognise.is_document(Member(0, "user_data_tiktok.json", 3), b"abc")
    assert not recognise.is_document(Member(0, "other.json", 3), b"abc")
