"""Random synthetic histories: planted counts come back, and every event is what a slow reader sees."""

from __future__ import annotations

import zipfile
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers import htmlblocks, jsonblocks
from importers.reader import Reading, read_export
from tests.support import youtube_export as made
from tests.support import youtube_reference as slow
from tests.support.golden import NOW_MS

FOLDER = "Takeout/YouTube and YouTube Music/history"
kinds = st.lists(st.sampled_from(made.KINDS), min_size=1, max_size=25).filter(
    lambda drawn: any(made.FATES[kind] not in made.NOT_EVENTS for kind in drawn)
)
styles = st.builds(
    made.Style,
    reason=st.booleans(),
    trailing_break=st.booleans(),
    zone=st.sampled_from(["TRT"]),
    offset=st.just(180),
)


def read(text: str, ending: str, block: int = 4 << 20) -> Reading:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(jsonblocks, "BLOCK", block)
        patch.setattr(htmlblocks, "BLOCK", block)
        path = Path(folder) / "takeout.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(f"{FOLDER}/watch-history.{ending}", text)
        return read_export(path, now_ms=NOW_MS)


def planted(drawn: list[str]) -> tuple[Counter[str], Counter[str]]:
    fates = Counter(made.FATES[kind] for kind in drawn)
    aside = Counter({fate: n for fate, n in fates.items() if fate in made.NOT_EVENTS})
    return fates - aside, aside


def instant(line: str) -> int:
    clock = line.replace("\u202f", " ").removesuffix(" TRT")
    local = datetime.strptime(clock, "%b %d, %Y, %I:%M:%S %p").replace(tzinfo=UTC)
    return round(local.timestamp() * 1000) - 180 * 60_000


@settings(max_examples=40, deadline=None)
@given(kinds, st.integers(0, 999), styles, st.sampled_from([300, 5000, 4 << 20]))
def test_json_gives_back_what_was_planted(drawn: list[str], seed: int, style: made.Style, block: int) -> None:
    text = made.text(made.as_json(made.Maker(seed, channels=9).records(drawn), style))
    reading = read(text, "json", block)
    (member,) = reading.report.members

    assert (Counter(member.events), Counter(member.set_aside)) == planted(drawn)
    assert (member.found, member.independent, member.complete) == (len(drawn), len(drawn), True)
    expected = [f for f in slow.from_json(text, style.watched) if f[0] not in made.NOT_EVENTS]
    assert slow.from_table(reading.table.to_pylist()) == expected


@settings(max_examples=40, deadline=None)
@given(kinds, st.integers(0, 999), styles, st.sampled_from([9000, 4 << 20]))
def test_html_gives_back_what_was_planted(drawn: list[str], seed: int, style: made.Style, block: int) -> None:
    text = made.text(made.as_html(made.Maker(seed, channels=9).records(drawn), style))
    reading = read(text, "html", block)
    (member,) = reading.report.members

    assert (Counter(member.events), Counter(member.set_aside)) == planted(drawn)
    assert (member.found, member.independent, member.complete) == (len(drawn), len(drawn), True)
    expected = [f for f in slow.from_html(text, instant) if f[0] not in made.NOT_EVENTS]
    assert slow.from_table(reading.table.to_pylist()) == expected


def one(kind: str = made.VIEW, count: int = 1) -> list[made.Record]:
    return list(made.Maker(5, channels=3).records([kind] * count))


@pytest.mark.parametrize("cut", [300, 420, 560, 700, 950])
def test_a_page_cut_inside_a_record_keeps_the_rest_and_says_so(cut: int) -> None:
    records = one(count=3)
    text = made.text(made.as_html(records, made.Style(zone="TRT", offset=180)))
    start = text.rindex('<div class="outer-cell')
    (member,) = read(text[: start + cut], "html").report.members

    assert str(member.reason) == "truncated_tail"
    assert member.found == member.independent == 3
    assert member.events["view"] >= 2


def test_a_zone_nobody_knows_is_never_taken_for_utc() -> None:
    records = one(count=4)
    page = made.text(made.as_html(records[:3], made.Style(zone="TRT", offset=180)))
    strange = made.html_record(records[3], made.Style(zone="QQT"))
    (member,) = read(page.replace("</div></body>", f"{strange}</div></body>"), "html").report.members

    assert member.events == {"view": 3}
    assert member.set_aside == {"date_unreadable": 1}


def test_a_page_of_which_no_date_can_be_read_is_an_error_not_a_success() -> None:
    text = made.text(made.as_html(one(count=2), made.Style(zone="QQT")))
    report = read(text, "html").report

    assert not report.complete
    assert str(report.members[0].reason) == "no_dates"


@pytest.mark.parametrize(
    ("cell", "fate"),
    [
        ('Watched <b><a href="https://www.youtube.com/watch?v=AAAAAAAAAA1">T</a></b><br>', "view"),
        ("Watched <a href='https://www.youtube.com/watch?v=AAAAAAAAAA1'>T</a><br/>", "view"),
        ('Watched <a href="https://m.youtube.com/watch?v=AAAAAAAAAA1&amp;t=3s">T &amp; U</a><br>', "view"),
        ('Watched <a href="https://youtu.be/AAAAAAAAAA1">T</a><br>', "view"),
        ('<a href="https://shop.example/x">Visited</a><br>', "not_watching"),
    ],
)
def test_a_cell_of_another_shape_is_read_tolerantly(cell: str, fate: str) -> None:
    records = one(count=2)
    usual = made.html_record(records[1], made.Style(zone="TRT", offset=180))
    start = usual.index('body-1">') + len('body-1">')
    odd = usual[:start] + cell + usual[usual.rindex("<br>", 0, usual.index("</div>", start)) + 4 :]
    page = made.text(made.as_html(records[:1], made.Style(zone="TRT", offset=180)))
    (member,) = read(page.replace("</div></body>", f"{odd}</div></body>"), "html").report.members

    assert (member.found, member.complete) == (2, True)
    assert (member.events | member.set_aside)[fate] == (2 if fate == "view" else 1)


def test_a_cell_without_any_sense_is_counted_as_unreadable() -> None:
    records = one(count=30)
    page = made.text(made.as_html(records, made.Style(zone="TRT", offset=180)))
    broken = '<div class="outer-cell mdl-cell"><div><p>nothing</p></div></div>'
    (member,) = read(page.replace("</div></body>", f"{broken}</div></body>"), "html").report.members

    assert (member.found, member.independent, member.unreadable) == (31, 31, 1)
    assert member.complete


def test_an_abbreviation_with_several_meanings_is_noted_and_put_as_a_question() -> None:
    text = made.text(made.as_html(one(count=2), made.Style(zone="CST", offset=-360)))
    reading = read(text, "html")
    zone = reading.report.facts["zone"]

    assert reading.report.members[0].notes == ("zone_ambiguous",)
    assert (reading.report.zone, zone["confidence"]) == ("America/Chicago", "low")
    assert (zone["text"], zone["offset_minutes"], zone["others_minutes"]) == ("CST", -360, [480, -300])


def test_rows_in_two_zones_are_read_each_by_its_own() -> None:
    records = one(count=2)
    first = made.html_record(records[0], made.Style(zone="EDT", offset=-240))
    page = made.text(made.as_html(records[1:], made.Style(zone="TRT", offset=180)))
    table = read(page.replace('<div class="mdl-grid">', f'<div class="mdl-grid">{first}', 1), "html").table

    assert [at.replace(microsecond=0) for at in table.column("occurred_at").to_pylist()] == [
        record.time.replace(microsecond=0) for record in records
    ]


def test_searches_are_kept_as_hashes_and_lead_to_the_channel_they_name() -> None:
    view = one()[0]
    search = made.Record(made.SEARCH, view.time, "", f"  {view.name.upper()} ", "", "")
    stranger = made.Record(made.SEARCH, view.time, "", "secret words", "", "")
    reading = read(made.text(made.as_json([view, search, stranger])), "json")
    rows = [row for row in reading.table.to_pylist() if row["kind"] == "search"]

    assert [row["creator"] for row in rows] == [f"youtube:{view.channel}", None]
    assert "secret" not in str(reading.table.to_pylist())
    assert len({row["item"] for row in rows}) == 2
