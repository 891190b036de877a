"""Reading a block of clock lines at once says the same as reading each by itself."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from importers.youtube import clocklines
from importers.youtube.clock import Clock
from importers.youtube.dates import Calendar

DAYS = [
    "Feb 3, 2024, ",
    "3 Feb 2024,",
    "29 Feb 2023 ",
    "2024-02-03",
    "Feb 3, 2024,\u202f",
    "a: b",
    "",
    "7 août 2024 kl. ",
]
HOURS = ["0", "00", "7", "07", " 7", "12", "13", "19", "23", "24", "99", "", "x"]
REST = [":05:09", ":05.09", ".05.09", ":60:00", ":00:60", ":5:09", ":05:9", ":05", "::", ":05:0", ":05:091"]
AFTER = ["", " PM UTC", "\u202fPM TRT", "\u00a0AM CEST", " p.\u202fm. GMT-5", " UTC: x", " 1:00:00"]
lines = st.builds(
    "".join,
    st.tuples(st.sampled_from(DAYS), st.sampled_from(HOURS), st.sampled_from(REST), st.sampled_from(AFTER)),
)
any_lines = st.lists(st.one_of(lines, lines, st.text(max_size=12)), max_size=30)


@settings(max_examples=400, deadline=None)
@given(any_lines)
def test_a_block_of_lines_is_read_like_each_line_alone(texts: list[str]) -> None:
    clock, calendar = Clock(Calendar("en")), Calendar("en")
    clock.month_first = False
    stamps = [calendar.read(text) for text in texts]
    alone = [None if stamp is None else stamp.milliseconds(month_first=False) for stamp in stamps]

    assert clock.milliseconds([text.encode("utf-8", "ignore") for text in texts]) == alone


def test_lines_of_one_half_day_have_one_key_whatever_their_spaces() -> None:
    found = clocklines.cut(
        [
            b"Feb 3, 2024, 1:07:09 PM",
            "Feb 3, 2024, 11:07:09\u202fPM".encode(),
            b"Feb 4, 2024, 1:07:09 PM",
        ]
    )
    assert found.usual.all()
    assert {found.keys[which] for which in found.which[:2]} == {(b"Feb 3, 2024,", b" PM")}
    assert found.hours.tolist() == [1, 11, 1]
    assert found.within.tolist() == [(7 * 60 + 9) * 1000] * 3


def test_no_lines_have_no_parts() -> None:
    found = clocklines.cut([])
    assert (found.usual.size, found.keys, found.which.size) == (0, [], 0)
