"""What stands below a title: channels and remarks, also where an export writes them oddly."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.youtube.below import Below, Lines, Subtitle

CHANNEL = "https://www.youtube.com/channel/UC" + "a" * 22
CREATOR = "youtube:UC" + "a" * 22
values = st.one_of(
    st.none(), st.integers(), st.text(max_size=5), st.sampled_from([CHANNEL, "https://x.example"])
)
lines = st.one_of(st.dictionaries(st.sampled_from(["name", "url", "more"]), values), values)


def test_a_channel_is_known_by_its_id_and_keeps_its_name() -> None:
    found = Lines()[json.dumps([{"name": "Cello \u2013 18", "url": CHANNEL}]).encode()]
    assert found == Below((Subtitle("Cello \u2013 18", CHANNEL),), CREATOR, "Cello \u2013 18")


@pytest.mark.parametrize("raw", [b"", b"null", b"[]", b"{}", b'"words"', b"7", b"[7]"])
def test_nothing_below_is_no_line(raw: bytes) -> None:
    assert Lines()[raw] == Below()


@pytest.mark.parametrize("raw", [b"[", b'[{"name": }]', b"[" * 100_000])
def test_what_is_no_json_cannot_be_read(raw: bytes) -> None:
    assert Lines()[raw] is None


def test_half_a_character_in_a_name_becomes_something_that_can_be_written() -> None:
    found = Lines()[b'[{"name": "Cello \\ud83d", "url": "%b"}]' % CHANNEL.encode()]
    assert found is not None
    assert (found.creator, found.name) == (CREATOR, "Cello \ufffd")


@settings(max_examples=200, deadline=None)
@given(st.lists(lines, max_size=4))
def test_lines_of_any_values_are_read_as_a_plain_reader_sees_them(drawn: list[Any]) -> None:
    found = Lines()[json.dumps(drawn).encode()]
    assert found is not None
    told = [line for line in drawn if isinstance(line, dict)]
    seen = [
        tuple(v if isinstance(v := line.get(key), str) else None for key in ("name", "url")) for line in told
    ]
    assert [(line.name, line.url) for line in found.lines] == seen
    is_channel = bool(seen) and seen[0][1] == CHANNEL
    assert (found.creator, found.name) == ((CREATOR, seen[0][0]) if is_channel else (None, None))
