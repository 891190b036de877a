"""Every language row of what is known: folders, file names, words around titles, clock lines."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from unicodedata import normalize

import pytest
from babel import Locale
from babel.dates import format_datetime

from importers.events import Kind
from importers.ledger import Status
from importers.reader import Reading, read_export
from tests.support import youtube_export as made
from tests.support.golden import NOW_MS

NBSP = "\u00a0"


@dataclass(frozen=True)
class Row:
    """One language row: where the two histories lie, the sentence of a view, and the CLDR locale."""

    locale: str
    folder: str
    watch: str
    search: str
    sentence: str


ROWS = (
    Row("en", "YouTube and YouTube Music/history", "watch-history", "search-history", "Watched X"),
    Row("en_GB", "YouTube/history", "watch-history", "search-history", "Watched X"),
    Row(
        "nl",
        "YouTube en YouTube Music/geschiedenis",
        "kijkgeschiedenis",
        "zoekgeschiedenis",
        "Je hebt naar X gekeken",
    ),
    Row("de", "YouTube und YouTube Music/Verlauf", "Wiedergabeverlauf", "Suchverlauf", "X angesehen"),
    Row(
        "es",
        "YouTube y YouTube Music/historial",
        "historial-de-reproducciones",
        "historial-de-búsqueda",
        "Has visto X",
    ),
    Row(
        "es_419",
        f"YouTube y YouTube{NBSP}Music/historial de videos",
        "historial de reproducciones",
        "historial de búsquedas",
        "Has visto X",
    ),
    Row(
        "fr",
        f"YouTube et YouTube{NBSP}Music/historique",
        "watch-history",
        "search-history",
        "Vous avez regardé X",
    ),
    Row(
        "it",
        "YouTube e YouTube Music/cronologia",
        "cronologia visualizzazioni",
        "cronologia delle ricerche",
        "Hai guardato X",
    ),
    Row(
        "pt_BR",
        "YouTube e YouTube Music/histórico",
        "histórico-de-visualização",
        "histórico-de-pesquisa",
        "Assistiu a X",
    ),
    Row(
        "pt_PT",
        "YouTube e YouTube Music/histórico",
        "histórico-de-visualização",
        "histórico-de-pesquisa",
        "Watched X",
    ),
    Row(
        "ca",
        f"YouTube i YouTube{NBSP}Music/historial",
        "historial de visualitzacions",
        "historial de cerques",
        "Has mirat X",
    ),
    Row(
        "ro",
        "YouTube și YouTube Music/istoric",
        "istoricul-vizionărilor",
        "istoricul căutărilor",
        "Ați vizionat X",
    ),
    Row("lt", "YouTube ir YouTube Music/istorija", "žiūrėjimo istorija", "paieškos istorija", "Žiūrėjote X"),
    Row("pl", "YouTube i YouTube Music/historia", "historia", "historia wyszukiwania", "Obejrzano: X"),
    Row(
        "tr", "YouTube ve YouTube Music/geçmiş", "izleme geçmişi", "arama geçmişi", "X adlı videoyu izlediniz"
    ),
    Row(
        "tr", "YouTube ve YouTube Music/geçmiş", "İzleme geçmişi", "arama geçmişi", "X adlı videoyu izlediniz"
    ),
    Row("ar", "YouTube وYouTube Music/السجلّ", "سجل المشاهدة", "سجلّ البحث", "تمت مشاهدة X ."),
    Row("zh", "YouTube 和 YouTube Music/历史记录", "观看记录", "搜索记录", "Watched X"),
    Row("zh_Hant", "YouTube 和 YouTube Music/記錄", "觀看紀錄", "搜尋紀錄", "觀看了 X"),
    Row("ko", "YouTube 및 YouTube Music/시청 기록", "시청 기록", "검색 기록", "X 을(를) 시청했습니다."),
    Row("ja", "YouTube/履歴", "watch-history", "search-history", "X を視聴しました"),
    Row("ru", "YouTube и YouTube Music/история", "watch-history", "search-history", "Просмотрено видео X"),
    Row(
        "sl",
        "YouTube in YouTube Music/zgodovina",
        "zgodovina_ogledov",
        "zgodovina_iskanja",
        "Ogledali ste si X",
    ),
    Row("uk", "YouTube і YouTube Music/історія", "a", "b", "Ви дивилися відео X"),
    Row("cs", "YouTube a YouTube Music/historie", "a", "b", "Zhlédli jste video X"),
    Row("hu", "YouTube és YouTube Music/előzmények", "a", "b", "Megtekintette a következőt: X"),
    Row("bg", "YouTube и YouTube Music/история", "a", "b", "Гледахте X"),
    Row("el", "YouTube και YouTube Music/ιστορικό", "a", "b", "Παρακολουθήσατε το βίντεο X"),
    Row("sv", "YouTube och YouTube Music/historik", "a", "b", "Tittade på X"),
    Row("da", "YouTube og YouTube Music/historik", "a", "b", "Så X"),
    Row("nb", "YouTube og YouTube Music/logg", "a", "b", "Så på X"),
    Row("fi", "YouTube ja YouTube Music/historia", "a", "b", "X katsottiin"),
    Row("az", "YouTube və YouTube Music/tarixçə", "a", "b", "X izlənildi"),
    Row("fa", "YouTube/تاریخچه", "a", "b", "X را تماشا کردید"),
    Row("hi", "YouTube/इतिहास", "a", "b", "X देखा"),
    Row("bn", "YouTube/ইতিহাস", "a", "b", "X দেখা হয়েছে"),
    Row("ur", "YouTube/سرگزشت", "a", "b", "X دیکھی"),
    Row("fil", "YouTube/kasaysayan", "a", "b", "Pinanood ang X"),
    Row("id", "YouTube dan YouTube Music/histori", "a", "b", "Menonton X"),
    Row("vi", "YouTube và YouTube Music/lịch sử", "a", "b", "Đã xem X"),
    Row("th", "YouTube และ YouTube Music/ประวัติ", "a", "b", "ดู X"),
    Row("he", "YouTube/היסטוריה", "a", "b", "צפית ב X"),
)
KINDS = [made.VIEW] * 24 + [made.REMOVED, made.AD, made.UNRESOLVABLE, made.VIEW]
VIEWS = 27


def style(row: Row) -> made.Style:
    locale = Locale.parse(row.locale)

    def clock(moment: datetime) -> str:
        return str(format_datetime(moment, "medium", locale=locale))

    return made.Style(
        watched=row.sentence,
        removed=f"{row.sentence.replace('X', '').strip()} …",
        zone="GMT+03:00",
        offset=180,
        clock=clock,
        details="?",
        headings=("1:", "2:", "3?"),
    )


def read(row: Row, ending: str, folder: Path) -> tuple[Reading, list[made.Record]]:
    maker = made.Maker(3, channels=9)
    views, searches = list(maker.records(KINDS, gap=300_000)), list(maker.records([made.SEARCH] * 3))
    write = made.as_html if ending == "html" else made.as_json
    path = folder / "takeout.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, records in ((row.watch, views), (row.search, searches)):
            archive.writestr(f"Takeout/{row.folder}/{name}.{ending}", made.text(write(records, style(row))))
    return read_export(path, now_ms=NOW_MS), views


@pytest.mark.parametrize("ending", ["json", "html"])
@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.locale}-{row.watch}")
def test_a_language_is_read_whole(row: Row, ending: str, tmp_path: Path) -> None:
    reading, views = read(row, ending, tmp_path)
    status = {str(one.kind): one.status for one in reading.report.coverage}
    watched = [event for event in reading.table.to_pylist() if event["kind"] == "view"]
    watched.sort(key=lambda event: event["ordinal"])
    kept = [record for record in views if record.kind != made.AD]

    assert reading.report.complete
    assert sorted(m.dialect or "" for m in reading.report.members) == [
        f"history-{ending}",
        f"search-{ending}",
    ]
    assert (status[Kind.VIEW], status[Kind.SEARCH], len(watched)) == (Status.READ, Status.READ, VIEWS)
    assert [e["occurred_at"].replace(microsecond=0) for e in watched] == [
        record.time.replace(microsecond=0) for record in kept
    ]
    assert [e["creator"] for e in watched] == [
        f"youtube:{record.channel}" if record.kind == made.VIEW else None for record in kept
    ]
    assert [e["title"] for e in watched] == [
        record.title if record.kind == made.VIEW else None for record in kept
    ]


@pytest.mark.parametrize("row", ROWS[::6], ids=lambda row: row.locale)
def test_names_taken_apart_or_put_together_differently_change_nothing(row: Row, tmp_path: Path) -> None:
    apart = replace(row, folder=normalize("NFD", row.folder), watch=normalize("NFD", row.watch))
    reading, _ = read(apart, "json", tmp_path)

    assert [m.dialect for m in reading.report.members] == ["history-json", "search-json"]


def test_an_empty_history_is_known_by_its_name_in_every_language(tmp_path: Path) -> None:
    named = [row for row in ROWS if row.watch not in {"a", "watch-history"}]
    path = tmp_path / "takeout.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "Takeout/YouTube/history/search-history.json",
            made.text(made.as_json(made.Maker(1).records([made.SEARCH]))),
        )
        for row in named:
            archive.writestr(f"Takeout/{row.locale}/{row.folder}/{row.watch}.json", "[]")
    reading = read_export(path, now_ms=NOW_MS)

    assert [m.dialect for m in reading.report.members if m.found == 0] == ["history-json"] * len(named)
