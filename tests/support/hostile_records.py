"""Hostile and broken content (reliability 2b-2d) inside files of the right kind, made from sound ones."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.support import tiny
from tests.support.rawzip import Piece, write

GOOD = 20
"""Sound records around each bad one."""
HISTORY = "Takeout/YouTube and YouTube Music/history/watch-history"

Spoil = Callable[[list[str]], bytes]
"""Takes sound records as JSON texts and returns the list of them, spoiled."""
Recode = Callable[[bytes], bytes]
"""Takes a whole file and writes it otherwise."""


@dataclass(frozen=True, slots=True)
class Declared:
    """What has to come of a file: at least ``events`` events; ``complete`` or not, None where both will do.

    ``events`` of None: the whole export is refused. Whatever is complete adds up and agrees with the count.
    """

    events: int | None = GOOD
    complete: bool | None = True


WHOLE = Declared()
"""All sound records are there; a bad one is counted apart."""
PARTLY = Declared(complete=False)
"""All sound records are there, and the import says that something is missing."""
EITHER = Declared(complete=None)


def youtube_rows(count: int = GOOD) -> list[str]:
    return [json.dumps(tiny.record(number)) for number in range(count)]


def youtube(folder: Path, spoil: Spoil, recode: Recode = bytes) -> Path:
    return write(folder / "takeout.zip", Piece(f"{HISTORY}.json".encode(), recode(spoil(youtube_rows()))))


def tiktok_rows(count: int = GOOD) -> list[str]:
    link = "https://www.tiktokv.com/share/video/73{:017d}/"
    return [
        json.dumps({"Date": f"2024-03-01 12:{number:02d}:00", "Link": link.format(number)})
        for number in range(count)
    ]


def tiktok(folder: Path, spoil: Spoil, recode: Recode = bytes) -> Path:
    def whole(rows: list[str]) -> bytes:
        before = b'{"Profile And Settings": {}, "Your Activity": {"Watch History": {"VideoList": '
        return before + spoil(rows) + b"}}}"

    return write(
        folder / "TikTok_Data_1773002972.zip", Piece(b"user_data_tiktok.json", recode(whole(tiktok_rows())))
    )


def instagram_rows(count: int = GOOD) -> list[str]:
    return [
        json.dumps(
            {
                "string_map_data": {
                    "Author": {"value": f"garden.person{number}"},
                    "Time": {"timestamp": 1709294400 + 60 * number},
                }
            }
        )
        for number in range(count)
    ]


def instagram(folder: Path, spoil: Spoil, recode: Recode = bytes) -> Path:
    def whole(rows: list[str]) -> bytes:
        return b'{"impressions_history_posts_seen": ' + spoil(rows) + b"}"

    path = b"ads_information/ads_and_topics/posts_viewed.json"
    return write(folder / "instagram-me-2026-01-02-abc.zip", Piece(path, recode(whole(instagram_rows()))))


def listed(rows: list[str]) -> bytes:
    return ("[" + ", ".join(rows) + "]").encode()


def among(bad: str) -> Spoil:
    """Put ``bad`` between the sound records."""
    return lambda rows: listed([*rows[:10], bad, *rows[10:]])


def deep(level: int, *, row: str = '{"a": X}') -> str:
    return row.replace("X", "[" * level + "]" * level)


SPOILS: dict[str, Spoil] = {
    "sound": listed,
    "a_record_nested_100000_deep": among(deep(100_000)),
    "a_record_nested_70_deep": among(deep(70)),
    "a_list_nested_100000_deep_in_place_of_a_record": among("[" * 100_000 + "]" * 100_000),
    "never_closed_100000_deep": lambda rows: listed(rows)[:-1] + b", " + b'{"a":' * 100_000,
    "a_string_of_20_mb": among('{"a": "' + "x" * (20 << 20) + '"}'),
    "many_empty_objects": lambda rows: listed([*rows, *["{}"] * 200_000]),
    "many_empty_lists": lambda rows: listed([*rows, *["[]"] * 200_000]),
    "not_a_number": among('{"a": NaN, "time": Infinity}'),
    "a_number_too_large": among('{"a": 1e400, "timestamp": 1e400}'),
    "a_number_of_4000_digits": among('{"timestamp": ' + "9" * 4000 + "}"),
    "a_time_of_30_digits": among('{"time": ' + "9" * 30 + ', "Date": ' + "9" * 30 + "}"),
    "a_lone_surrogate": lambda rows: listed([row.replace("Garden", "\\ud83d") for row in rows]),
    "raw_control_characters": among('{"a": "x\0y\x01z\n"}'),
    "a_raw_newline_in_a_string": among('{"a": "x\ny"}'),
    "cut_in_a_record": lambda rows: listed(rows)[:-40],
    "cut_in_a_string": lambda rows: listed(rows)[:-20],
    "cut_after_a_record": lambda rows: listed(rows)[:-1] + b",",
    "a_key_twice": among('{"a": 1, "a": 2}'),
    "null_in_place_of_a_record": among("null"),
    "a_number_in_place_of_a_record": among("17"),
    "a_text_in_place_of_a_record": among('"{"'),
    "true_in_place_of_a_record": among("true"),
    "empty_record": among("{}"),
    "a_comma_too_many": lambda rows: listed([*rows, ""]),
    "a_comma_missing": lambda rows: listed(rows).replace(b"}, {", b"} {", 1),
    "a_colon_missing": among('{"a" 1}'),
    "single_quotes": among("{'a': 1}"),
    "a_comment": among("/* no */ {}"),
    "bad_utf8_in_a_value": lambda rows: listed(rows).replace(b"Garden", b"G\xff\xfe"),
    "every_key_a_thousand_times": among("{" + ", ".join(f'"k{n}": {n}' for n in range(100_000)) + "}"),
    "escapes_everywhere": among('{"a": "' + "\\\\" * 100_000 + '\\""}'),
}

RECODES: dict[str, Recode] = {
    "latin1": lambda data: data.replace(b'{"value"', b'{"href": "Caf\xe9", "value"').replace(
        b"Garden", b"Caf\xe9"
    ),
    "utf16": lambda data: data.decode().encode("utf-16"),
    "utf16_without_a_mark": lambda data: data.decode().encode("utf-16-le"),
    "utf32": lambda data: data.decode().encode("utf-32"),
    "byte_order_mark": lambda data: b"\xef\xbb\xbf" + data,
    "blank_lines_after_it": lambda data: data + b"\r\n\n  \t",
    "zeros_after_it": lambda data: data + b"\0\0\0",
    "written_twice": lambda data: data + data,
    "another_document_after_it": lambda data: data + b'{"a": [1, 2]}',
    "blank_lines_before_it": lambda data: b"\n\n  " + data,
    "spread_over_lines": lambda data: json.dumps(json.loads(data), indent=4).encode(),
    "line_ends_of_windows": lambda data: (
        json.dumps(json.loads(data), indent=2).replace("\n", "\r\n").encode()
    ),
    "cut_in_half": lambda data: data[: len(data) // 2],
    "one_byte_left": lambda data: data[:1],
}


_HEAD = (
    b'<html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8">'
    b"<title>My Activity History</title>"
    b'<style>.x{a:b}</style></head><body><div class="mdl-grid">'
)


def cell(number: int) -> bytes:
    """Return one watch record of the HTML history, current layout."""
    row = tiny.record(number)
    return (
        '<div class="outer-cell mdl-cell mdl-cell--12-col mdl-shadow--2dp"><div class="mdl-grid">'
        '<div class="header-cell mdl-cell mdl-cell--12-col"><p class="mdl-typography--title">'
        "YouTube<br></p></div>"
        '<div class="content-cell mdl-cell mdl-cell--6-col mdl-typography--body-1">'
        f'Watched\xa0<a href="{row["titleUrl"]}">Garden film {number}</a><br>'
        '<a href="https://www.youtube.com/channel/UCquietgarden0000000001">Quiet Garden</a><br>'
        f"Mar 1, 2024, 12:{number:02d}:00\u202fPM UTC<br></div>"
        '<div class="content-cell mdl-cell mdl-cell--6-col mdl-typography--body-1 '
        'mdl-typography--text-right"></div>'
        '<div class="content-cell mdl-cell mdl-cell--12-col mdl-typography--caption"><b>Products:</b><br>'
        "&emsp;YouTube<br><b>Why is this here?</b><br>&emsp;This activity was saved to your Google Account "
        "because the following settings were on:&nbsp;YouTube watch history.&nbsp;"
        "You can control these settings &nbsp;"
        '<a href="https://myaccount.google.com/activitycontrols">here</a>.</div></div></div>'
    ).encode()


def html(folder: Path, spoil: Callable[[list[bytes]], bytes], recode: Recode = bytes) -> Path:
    page = _HEAD + spoil([cell(number) for number in range(GOOD)]) + b"</div></body></html>"
    return write(folder / "takeout.zip", Piece(f"{HISTORY}.html".encode(), recode(page)))


def inside(bad: bytes) -> Callable[[list[bytes]], bytes]:
    """Put ``bad`` into the eleventh record, before its title's end."""
    return lambda cells: b"".join(
        c.replace(b"</a>", bad + b"</a>", 1) if at == 10 else c for at, c in enumerate(cells)
    )


def between(bad: bytes) -> Callable[[list[bytes]], bytes]:
    """Put ``bad`` between the tenth and the eleventh record."""
    return lambda cells: b"".join(cells[:10]) + bad + b"".join(cells[10:])


HTML_SPOILS: dict[str, Callable[[list[bytes]], bytes]] = {
    "sound": b"".join,
    "100000_tags_deep_in_a_record": inside(b"<div>" * 100_000),
    "300_tags_deep_in_a_record": inside(b"<b>" * 300 + b"</b>" * 300),
    "100000_tags_deep_between_records": between(b"<div>" * 100_000),
    "a_text_of_12_mb_in_a_record": inside(b"x" * (12 << 20)),
    "a_text_of_12_mb_between_records": between(b"x" * (12 << 20)),
    "a_tag_with_200000_attributes": between(b"<p " + b"".join(b"a%d=1 " % n for n in range(200_000)) + b">"),
    "200000_attributes_in_a_record": inside(b"<p " + b"".join(b"a%d=1 " % n for n in range(200_000)) + b">"),
    "an_open_comment": between(b"<!-- "),
    "an_open_script": between(b"<script>"),
    "an_open_textarea": inside(b"<textarea>"),
    "a_template": between(b"<template>"),
    "a_plaintext_tag": between(b"<plaintext>"),
    "zeros": inside(b"\0\0"),
    "bad_utf8": inside(b"\xff\xfe"),
    "wild_entities": inside(b"&#0;&#xFFFFFFFF;&amp&lt;&bogus;&#x110000;&#55357;"),
    "a_million_entities": inside(b"&amp;" * 1_000_000),
    "an_outside_entity": lambda cells: (
        b'<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>' + b"".join(cells)
    ),
    "a_marker_in_a_title": inside(b'"outer-cell mdl-cell" &lt;div class=outer-cell&gt;'),
    "a_script_in_a_title": inside(b"<script>alert(1)</script>"),
    "half_a_tag": inside(b"<"),
    "a_date_of_noise": lambda cells: b"".join(cells).replace(
        b"Mar 1, 2024, 12:05", b"Smarch 41, 2024, 12:05"
    ),
    "an_empty_record": between(cell(0)[: cell(0).index(b"Watched")] + b"</div></div></div>"),
}
HTML_RECODES: dict[str, Recode] = {
    "utf16": lambda data: data.decode().encode("utf-16"),
    "latin1": lambda data: data.replace(b"Quiet", b"Caf\xe9"),
    "byte_order_mark": lambda data: b"\xef\xbb\xbf" + data,
    "cut_in_half": lambda data: data[: len(data) // 2],
    "capital_tags": lambda data: data.replace(b"<div", b"<DIV").replace(b"</div", b"</DIV"),
    "twice": lambda data: data + data,
    "spread_over_lines": lambda data: data.replace(b"><", b">\n  <"),
}

DECLARED: dict[str, Declared] = {
    "a_list_nested_100000_deep_in_place_of_a_record": EITHER,
    "never_closed_100000_deep": PARTLY,
    "a_string_of_20_mb": Declared(10, complete=None),
    "many_empty_objects": Declared(None, complete=None),
    "many_empty_lists": EITHER,
    "cut_in_a_record": Declared(19, complete=False),
    "cut_in_a_string": Declared(19, complete=False),
    "cut_after_a_record": PARTLY,
    "a_number_in_place_of_a_record": EITHER,
    "a_text_in_place_of_a_record": EITHER,
    "true_in_place_of_a_record": EITHER,
    "a_comma_missing": EITHER,
    "a_comment": EITHER,
    "null_in_place_of_a_record": EITHER,
    "a_comma_too_many": EITHER,
    "zeros_after_it": PARTLY,
    "another_document_after_it": PARTLY,
    "cut_in_half": Declared(8, complete=False),
    "one_byte_left": Declared(0, complete=False),
}
"""Outcomes of ``SPOILS`` and ``RECODES`` other than ``WHOLE``."""
LOSES_ONE = Declared(GOOD - 1)
HTML_DECLARED: dict[str, Declared] = {
    "100000_tags_deep_in_a_record": LOSES_ONE,
    "100000_tags_deep_between_records": LOSES_ONE,
    "a_text_of_12_mb_in_a_record": LOSES_ONE,
    "a_text_of_12_mb_between_records": LOSES_ONE,
    "a_tag_with_200000_attributes": LOSES_ONE,
    "200000_attributes_in_a_record": LOSES_ONE,
    "an_open_textarea": LOSES_ONE,
    "a_million_entities": LOSES_ONE,
    "a_date_of_noise": LOSES_ONE,
    "cut_in_half": Declared(9, complete=False),
    "capital_tags": Declared(0, complete=False),
}
"""Outcomes of ``HTML_SPOILS`` and ``HTML_RECODES`` other than ``WHOLE``."""

_CSV_HEAD = "Channel Id,Channel Url,Channel Title\r\n"


def csv_row(number: int) -> str:
    channel = f"UC{number:022d}"
    return f"{channel},http://www.youtube.com/channel/{channel},Garden {number}\r\n"


def csv(folder: Path, spoil: Callable[[list[str]], bytes], recode: Recode = bytes) -> Path:
    data = recode(_CSV_HEAD.encode() + spoil([csv_row(number) for number in range(GOOD)]))
    path = b"Takeout/YouTube and YouTube Music/subscriptions/subscriptions.csv"
    return write(folder / "takeout.zip", Piece(path, data))


def rows_with(bad: str) -> Callable[[list[str]], bytes]:
    return lambda rows: "".join([*rows[:10], bad, *rows[10:]]).encode()


CSV_SPOILS: dict[str, Callable[[list[str]], bytes]] = {
    "sound": lambda rows: "".join(rows).encode(),
    "no_last_line_end": lambda rows: "".join(rows).encode().rstrip(),
    "blank_lines": rows_with("\r\n\r\n,,\r\n"),
    "a_formula_as_a_title": rows_with("UC9999999999999999999999,http://x,=cmd|' /C calc'!A0\r\n"),
    "a_line_of_3_mb": rows_with("x" * (3 << 20) + "\r\n"),
    "a_title_over_lines": rows_with('UC9999999999999999999999,http://x,"one\n\ntwo"\r\n'),
    "a_quote_never_closed": rows_with('UC9999999999999999999999,http://x,"never\r\n'),
    "zeros": rows_with("\0\0\0\r\n"),
    "too_few_cells": rows_with("UC9999999999999999999999\r\n"),
    "too_many_cells": rows_with("UC9999999999999999999999,http://x,a,b,c,d,e,f\r\n"),
    "noise": rows_with("\u202e%%%,\x07,\ufffd\r\n"),
}
CSV_RECODES: dict[str, Recode] = {
    "utf16": lambda data: data.decode().encode("utf-16"),
    "byte_order_mark": lambda data: b"\xef\xbb\xbf" + data,
    "latin1": lambda data: data.replace(b"Garden", b"Caf\xe9"),
    "unix_line_ends": lambda data: data.replace(b"\r\n", b"\n"),
}
CSV_DECLARED: dict[str, Declared] = {
    "a_line_of_3_mb": EITHER,
    "a_quote_never_closed": Declared(10, complete=False),
}
