"""The TXT variant: records by their first label, in languages known and not, and nothing without proof."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.reader import Reading, read_export
from importers.refusals import ImportRefused
from importers.tiktok import TikTokImporter
from tests.support.golden import NOW_MS

LINK = "https://www.tiktokv.com/share/video/{:019d}/"


def read(folder: Path, files: Mapping[str, str | bytes]) -> Reading:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_export(folder, now_ms=NOW_MS, importers=[TikTokImporter()])


def watched(
    count: int, *, label: str = "Date", link: str = "Link", suffix: str = " UTC", end: str = "\n"
) -> str:
    times = [
        f"2025-06-{1 + n // 1440 % 28:02d} {n // 60 % 24:02d}:{n % 60:02d}:00{suffix}" for n in range(count)
    ]
    rows = [f"{label}: {time}{end}{link}: {LINK.format(n)}" for n, time in enumerate(times)]
    return "".join(row + end * 2 for row in rows)


def later(count: int) -> str:
    """Return views of another month in a language no list knows."""
    return watched(count, label="Zeit", link="Verweis").replace("2025-06", "2025-09")


def sparse(count: int) -> str:
    """Return one dated link a month, as likes are."""
    return "".join(
        f"Zeit: 2024-{month:02d}-01 10:00:00 UTC\nVerweis: {LINK.format(900 + month)}\n\n"
        for month in range(1, count + 1)
    )


@settings(max_examples=25, deadline=None)
@given(
    st.integers(1, 60),
    st.sampled_from(["Watch History", "Browsing History", "Kijkgeschiedenis", "video browsing history"]),
    st.sampled_from(["Date", "Datum", "Zeit"]),
    st.sampled_from([" UTC", ""]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([b"", b"\xef\xbb\xbf"]),
)
def test_views_come_back_whatever_name_label_ending_and_mark(
    tmp_path_factory: pytest.TempPathFactory,
    count: int,
    name: str,
    label: str,
    suffix: str,
    end: str,
    mark: bytes,
) -> None:
    text = watched(count, label=label, suffix=suffix, end=end)
    folder = tmp_path_factory.mktemp("texts")
    (member,) = read(folder, {f"{name}.txt": mark + text.encode()}).report.members
    assert member.complete
    assert member.events == {"view": count}
    assert member.found == member.independent == count


def test_text_of_comments_over_several_lines_adds_no_record(tmp_path: Path) -> None:
    comments = "Date: 2025-06-01 10:00:00 UTC\nComment: one\n\ntwo: three\n Date: no\nUrl: \n\n" * 3
    reading = read(tmp_path, {"Comments.txt": comments, "Watch History.txt": watched(1)})
    assert reading.report.members[0].events == {"comment": 3}
    assert reading.report.members[0].found == reading.report.members[0].independent == 3
    assert not any("three" in str(value) for column in reading.table.columns for value in column.to_pylist())


def test_messages_keep_direction_and_thread_and_no_word(tmp_path: Path) -> None:
    text = ">>> Chat History with river.friend:::\n\n" + "".join(
        f"2025-05-10 10:00:{n:02d} UTC {who}: kestrel: {n}\nkestrel\n"
        for n, who in enumerate(["river.friend", "me.myself"] * 5)
    )
    profile = "User Name: me.myself\n"
    reading = read(
        tmp_path, {"Direct Messages.txt": text, "Profile Info.txt": profile, "Watch History.txt": watched(1)}
    )
    assert reading.report.members[0].events == {"dm_out": 5, "dm_in": 5}
    assert reading.report.owner == "me.myself"
    for private in ("kestrel", "river.friend"):
        assert not any(
            private in str(value) for column in reading.table.columns for value in column.to_pylist()
        )


@pytest.mark.parametrize("second", ["me.two", None])
def test_each_export_in_one_folder_has_its_own_owner(tmp_path: Path, second: str | None) -> None:
    """Ten messages each, five of them one's own. Without a profile the other export's counts."""

    def export(owner: str, partner: str, hour: int) -> str:
        rows = [f"2025-05-10 {hour}:00:{n:02d} UTC {(partner, owner)[n % 2]}: x\n" for n in range(10)]
        return f">>> Chat History with {partner}::\n\n" + "".join(rows)

    files = {
        "a/TikTok/Profile and Settings/Profile Info.txt": "User Name: me.one\n",
        "a/TikTok/Direct Messages/Direct Messages.txt": export("me.one", "oat", 10),
        "b/TikTok/Direct Messages/Direct Messages.txt": export(second or "me.one", "fig", 11),
        "b/TikTok/Your Activity/Watch History.txt": watched(1),
    }
    if second:
        files["b/TikTok/Profile and Settings/Profile Info.txt"] = f"User Name: {second}\n"
    report = read(tmp_path, files).report
    chats = [dict(member.events) for member in report.members if "Messages" in member.path]
    assert chats == [{"dm_in": 5, "dm_out": 5}] * 2


def test_more_records_than_a_batch_are_all_read(tmp_path: Path) -> None:
    (member,) = read(tmp_path, {"Watch History.txt": watched(12_001)}).report.members
    assert member.events == {"view": 12_001}


def test_odd_dates_are_set_aside_with_their_reason(tmp_path: Path) -> None:
    text = watched(1) + "Date: soon\nLink: x\n\nDate: \nLink: x\n\nDate: 1969-12-31 23:59:59 UTC\nLink: x\n"
    (member,) = read(tmp_path, {"Watch History.txt": text}).report.members
    assert member.set_aside == {"date_unreadable": 1, "date_missing": 1, "date_out_of_range": 1}
    assert member.found == member.independent == 4


def test_a_known_file_with_text_and_no_dates_is_told(tmp_path: Path) -> None:
    files = {"Watch History.txt": watched(1), "Like List.txt": "Liked: this\nLiked: that\n"}
    likes = read(tmp_path, files).report.members[0]
    assert (likes.fate, likes.reason) == ("parsed_partly", "no_dates")


@pytest.mark.parametrize(
    "phrase", ["You have no data in this section", "Dit gedeelte bevat geen gegevens.", "Brak danych", ""]
)
def test_a_phrase_or_nothing_at_all_is_an_empty_section(tmp_path: Path, phrase: str) -> None:
    report = read(tmp_path, {"Watch History.txt": watched(1), "Like List.txt": phrase + "\n"}).report
    assert report.complete
    assert {row.kind: row.status for row in report.coverage}["like"] == "empty"


@pytest.mark.parametrize("name", ["user_data_tiktok.json.txt", "user_data", "TikTok.JSON"])
def test_the_json_document_is_known_by_its_keys_under_another_ending(tmp_path: Path, name: str) -> None:
    row = '{"Date": "2025-06-01 10:00:00", "Link": "' + LINK.format(1) + '"}'
    reading = read(tmp_path, {name: '{"Your Activity": {"Watch History": {"VideoList": [' + row + "]}}}"})
    assert reading.report.members[0].events == {"view": 1}


def test_a_line_without_end_is_refused_and_not_kept(tmp_path: Path) -> None:
    files = {"Watch History.txt": watched(2) + "x" * (3 << 20)}
    (member,) = read(tmp_path, files).report.members
    assert (member.fate, member.reason) == ("parsed_partly", "too_long")


def test_of_two_lists_of_an_unknown_language_the_denser_is_what_was_watched(tmp_path: Path) -> None:
    rare = "".join(f"Zeit: 2024-{m:02d}-01 10:00:00 UTC\nVerweis: {LINK.format(m)}\n\n" for m in range(1, 13))
    files = {"Verlauf.txt": watched(9, label="Zeit", link="Verweis"), "Herzen.txt": rare}
    report = read(tmp_path, files).report
    assert [dict(member.events) for member in report.members] == [{}, {"view": 9}]
    assert report.members[0].set_aside == {"not_needed": 12}
    assert report.members[0].notes == ("kind_unknown",)


def test_a_few_likes_within_a_minute_are_not_taken_for_what_was_watched(tmp_path: Path) -> None:
    minute = "".join(f"Zeit: 2024-01-01 10:00:0{s} UTC\nVerweis: {LINK.format(s)}\n\n" for s in range(4))
    hour = "".join(f"Zeit: 2024-01-01 10:{m}:00 UTC\nVerweis: {LINK.format(m)}\n\n" for m in range(10, 59))
    report = read(tmp_path, {"Herzen.txt": minute, "Verlauf.txt": hour}).report
    assert {member.path: dict(member.events) for member in report.members} == {
        "Herzen.txt": {},
        "Verlauf.txt": {"view": 49},
    }


def views(reading: Reading) -> dict[str, int]:
    return {member.path: member.events.get("view", 0) for member in reading.report.members}


@pytest.mark.parametrize("copy", ["Watch History (1)", "Watch History copy", "Watch History - Copy (2)"])
def test_a_second_copy_of_a_list_is_read_too_and_its_repeats_are_doubles(tmp_path: Path, copy: str) -> None:
    """40 rows, and a later download of the same list with 60: 40 of them again, 20 new."""
    files = {
        "TikTok/Your Activity/Watch History.txt": watched(40),
        f"TikTok/Your Activity/{copy}.txt": watched(60),
    }
    reading = read(tmp_path, files)
    assert reading.table.num_rows == 60
    assert sum(member.duplicates for member in reading.report.members) == 40
    assert not any(member.notes for member in reading.report.members)


def test_exports_in_two_languages_in_one_folder_are_both_read(tmp_path: Path) -> None:
    files = {
        "jan/TikTok/Your Activity/Watch History.txt": watched(40),
        "jul/TikTok/Deine Aktivität/Verlauf.txt": later(50),
        "jul/TikTok/Gefällt mir/Herzen.txt": sparse(12),
    }
    assert views(read(tmp_path, files)) == dict(zip(sorted(files), [40, 50, 0], strict=True))


@pytest.mark.parametrize("root", ["/TikTok/", "/"])
def test_two_exports_in_one_unknown_language_are_both_read(tmp_path: Path, root: str) -> None:
    files = {
        f"jan{root}Deine Aktivität/Verlauf.txt": watched(40, label="Zeit", link="Verweis"),
        f"jan{root}Gefällt mir/Herzen.txt": sparse(12),
        f"jul{root}Deine Aktivität/Verlauf.txt": later(50),
        f"jul{root}Gefällt mir/Herzen.txt": sparse(12),
    }
    assert views(read(tmp_path, files)) == dict(zip(sorted(files), [40, 0, 50, 0], strict=True))


@pytest.mark.parametrize("name", ["Watch History.txt", "user_data_tiktok.json"])
def test_what_macos_packs_beside_a_file_is_no_list_without_dates(tmp_path: Path, name: str) -> None:
    row = '{"Date": "2025-06-01 10:00:00", "Link": "' + LINK.format(1) + '"}'
    document = '{"Your Activity": {"Watch History": {"VideoList": [' + row + "]}}}"
    shadow = b"\0\5\x16\7\0\2\0\0Mac OS X        \0\2\0\0\0\x09" + b"\0\1com.apple.quarantine\n" * 40
    files: dict[str, str | bytes] = {
        f"TikTok/{name}": watched(1) if name.endswith("txt") else document,
        f"__MACOSX/TikTok/._{name}": shadow,
    }
    report = read(tmp_path, files).report
    assert report.complete
    assert [member.fate for member in report.members if "MACOSX" in member.path] == ["known_not_needed"]


def test_in_one_export_a_named_list_still_rules_the_others_out(tmp_path: Path) -> None:
    """Folders like TikTok Live are sections of one export, not exports of their own."""
    files = {
        "TikTok/TikTok Live/Verlauf.txt": later(50),
        "TikTok/Your Activity/Watch History.txt": watched(40),
    }
    assert views(read(tmp_path, files)) == dict(zip(sorted(files), [0, 40], strict=True))


@pytest.mark.parametrize(
    "files",
    [
        {"notes.txt": "Date: 2025-06-01 10:00:00\nThought: tea\n"},
        {"Comments.txt": "Date: 2025-06-01 10:00:00\nComment: tea\n"},
        {"Settings.txt": "a: b\n", "Following.txt": ""},
        {"Watch History.txt": ""},
    ],
)
def test_text_files_of_anybody_are_left_alone(tmp_path: Path, files: dict[str, str]) -> None:
    with pytest.raises(ImportRefused):
        read(tmp_path, files)
