"""Downloads of several people, or of several years, in one folder: each is read in its own language."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from importers.reader import Reading, read_export
from importers.youtube import members
from tests.support import youtube_export as made
from tests.support.golden import NOW_MS

CHANNELS = [f"UC{letter * 22}" for letter in "abc"]


def page(watched: str, clocks: list[str], seed: int) -> str:
    """Return a history with these clock lines."""
    lines = iter(clocks)

    def clock(_: datetime) -> str:
        return next(lines)

    views = made.Maker(seed).records([made.VIEW] * len(clocks))
    return made.text(made.as_html(views, made.Style(watched, zone="", clock=clock)))


def read(folder: Path, files: dict[str, str]) -> Reading:
    for name, text in files.items():
        path = folder / "given" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return read_export(folder / "given", now_ms=NOW_MS)


def test_a_zone_means_what_it_means_in_the_files_own_language(tmp_path: Path) -> None:
    # CST is UTC-6 in English (16:05 is 22:05 UTC) and UTC+8 in Chinese (16:05 is 08:05 UTC)
    english = [f"Aug 7, 2024, 4:05:{second}\u202fPM CST" for second in range(10, 35)]
    chinese = [f"2024年8月7日 16:05:{second} CST" for second in range(10, 35)]
    reading = read(
        tmp_path,
        {
            "A/Takeout/YouTube and YouTube Music/history/watch-history.html": page("Watched X", english, 1),
            "B/Takeout/YouTube 和 YouTube Music/历史记录/观看记录.html": page("已观看 X", chinese, 2),
        },
    )
    hours = {row["member"][:1]: row["occurred_at"].hour for row in reading.table.to_pylist()}

    assert hours == {"A": 22, "B": 8}


@pytest.mark.parametrize(
    ("path", "watched", "months"),
    [
        (
            "B/Takeout/YouTube i YouTube Music/historia/historia.html",
            "Obejrzano: X",
            "17 {} 2025, 11:07:10 CET|lis|maj",
        ),
        ("B/h/watch-history.html", "Gledano: X", "17. {} 2025. 11:07:10 CET|lis|srp|stu|svi|ruj"),
    ],
)
def test_the_words_of_one_language_do_not_hide_the_months_of_another(
    tmp_path: Path, path: str, watched: str, months: str
) -> None:
    line, *names = months.split("|")
    german = page("X angesehen", [f"17. Aug. 2026, 11:07:{second} MESZ" for second in range(10, 15)], 1)
    files = {
        "A/Takeout/YouTube und YouTube Music/Verlauf/Wiedergabeverlauf.html": german,
        path: page(watched, [line.format(name) for name in names], 2),
    }
    totals = [(sum(m.events.values()), dict(m.set_aside)) for m in read(tmp_path, files).report.members]

    assert totals == [(5, {}), (len(names), {})]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Takeout/YouTube/a/b.json", "Takeout/My Activity/YouTube/c.html", True),
        ("A/Takeout/YouTube/b.json", "B/Takeout/YouTube/b.json", False),
        ("A/h/b.json", "B/h/b.json", False),
        ("A/h/b.json", "A\\x\\b.json", True),
        ("a.zip!/Takeout/b.json", "b.zip!/Takeout/b.json", False),
        ("takeout-20250601T101010Z-3-001.zip!/Takeout/b", "takeout-20250601T101010Z-3-002/Takeout/b", True),
        ("a.json", "b.json", True),
    ],
)
def test_a_download_is_told_by_its_root(one: str, other: str, same: bool) -> None:  # noqa: FBT001 - a row of the table
    assert (members.root(one) == members.root(other)) is same


def test_a_channel_of_an_old_dated_list_and_of_a_new_one_is_followed_once(tmp_path: Path) -> None:
    # a, b, c since 2019 by the old list; b, c and a new one by the other: 4 follows, of 6 records 2 doubles
    item = {"kind": "youtube#channel"}
    old = [
        {
            "kind": "youtube#subscription",
            "snippet": {
                "publishedAt": "2019-05-01T10:00:00.000Z",
                "resourceId": {**item, "channelId": channel},
                "title": "Kite",
            },
        }
        for channel in CHANNELS
    ]
    new = [*CHANNELS[1:], f"UC{'n' * 22}"]
    rows = "".join(f"{channel},http://www.youtube.com/channel/{channel},Kite\n" for channel in new)
    files = {
        "2024/Takeout/YouTube and YouTube Music/subscriptions/subscriptions.csv": f"Id,Url,Title\n{rows}",
        "2020/Takeout/YouTube/subscriptions/subscriptions.json": json.dumps(old),
    }
    reading = read(tmp_path, files)
    years = sorted(str(row["occurred_at"])[:4] for row in reading.table.to_pylist())

    assert years == ["2019", "2019", "2019", "None"]
    assert sum(member.duplicates for member in reading.report.members) == 2


def test_subscriptions_saved_by_a_spreadsheet_program_are_read(tmp_path: Path) -> None:
    rows = "".join(
        f"{channel};http://www.youtube.com/channel/{channel};Kite, Ada\r\n" for channel in CHANNELS
    )
    reading = read(tmp_path, {"YouTube/Abos/Abos.csv": f"\ufeffKanal-ID;Kanal-URL;Kanaltitel\r\n{rows}"})

    assert [row["creator_name"] for row in reading.table.to_pylist()] == ["Kite, Ada"] * 3
