"""My Activity: views told from likes and other things done with a video, in languages known and unknown."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow.compute as pc
import pytest

from importers.ledger import Status
from importers.reader import Reading, read_export
from importers.youtube import affixes
from tests.support import youtube_export as made

NOW_MS = 1_767_225_600_000
WORDS = ("kite", "boat", "lamp", "river", "bread", "tram", "cello")


def activity(
    folder: Path, ending: str, verbs: dict[str, int], name: str = "My Activity/YouTube/MyActivity"
) -> Reading:
    """Read records whose sentences are ``verbs`` (pattern → how many), well mixed, and eight searches."""
    path = folder / "Takeout" / f"{name}.{ending}"
    path.parent.mkdir(parents=True)
    total = sum(verbs.values())
    spread = sorted((place * total / count, verb) for verb, count in verbs.items() for place in range(count))
    styles = [made.Style(verb) for _, verb in spread]
    records = list(made.Maker(5).records([made.VIEW] * total))
    searches = list(made.Maker(6).records([made.SEARCH] * 8))
    pairs = [*zip(searches, [made.Style()] * 8, strict=True), *zip(records, styles, strict=True)]
    if ending == "json":
        text = json.dumps([made.json_record(record, style) for record, style in pairs])
    else:
        cells = "".join(made.html_record(record, style) for record, style in pairs)
        text = f'<html><body><div class="mdl-grid">{cells}</div></body></html>'
    path.write_text(text, "utf-8")
    return read_export(folder / "Takeout", now_ms=NOW_MS)


def outcome(reading: Reading) -> tuple[dict[str, int], dict[str, int], tuple[str, ...]]:
    (member,) = reading.report.members
    assert member.complete
    events = dict(member.events)
    assert events.pop("search") == 8
    return events, dict(member.set_aside), member.notes


def status(reading: Reading, kind: str) -> Status:
    return next(row.status for row in reading.report.coverage if row.kind == kind)


@pytest.mark.parametrize("ending", ["json", "html"])
@pytest.mark.parametrize(
    "verbs",
    [
        ("Olen vaadanud X", "Meeldis X", "Jagasin X"),
        ("X vaadatud", "X meeldis", "X jagatud"),
        ("Ik heb X gezien", "Ik vind X leuk", "Ik heb X gedeeld"),
    ],
)
def test_in_an_unknown_language_the_most_frequent_action_is_watching(
    tmp_path: Path, ending: str, verbs: tuple[str, ...]
) -> None:
    reading = activity(tmp_path, ending, dict(zip(verbs, (90, 12, 5), strict=True)), "x/YouTube/y")
    assert outcome(reading) == ({"view": 90}, {"not_watching": 17}, ("likes_not_told_apart",))
    titles = reading.table.filter(pc.equal(reading.table["surface"].cast("string"), "video"))[
        "title"
    ].to_pylist()
    assert not any(word in title.split() for title in titles for word in verbs[0].replace("X", "").split())


@pytest.mark.parametrize("ending", ["json", "html"])
def test_in_a_known_language_without_a_word_for_likes_they_are_set_aside_and_it_is_said(
    tmp_path: Path, ending: str
) -> None:
    verbs = {"X angesehen": 30, "Mag ich: X": 40}
    reading = activity(tmp_path, ending, verbs, "Meine Aktivitäten/YouTube/MeineAktivitäten")
    assert outcome(reading) == ({"view": 30}, {"not_watching": 40}, ("likes_not_told_apart",))
    assert status(reading, "like") is Status.UNREADABLE


@pytest.mark.parametrize("ending", ["json", "html"])
def test_where_nothing_but_views_was_found_there_are_no_likes(tmp_path: Path, ending: str) -> None:
    reading = activity(tmp_path, ending, {"X angesehen": 30}, "Meine Aktivitäten/YouTube/MeineAktivitäten")
    assert outcome(reading) == ({"view": 30}, {}, ())
    assert status(reading, "like") is Status.EMPTY


@pytest.mark.parametrize("ending", ["json", "html"])
@pytest.mark.parametrize("name", ["My Activity/YouTube/MyActivity", "x/YouTube/y"])
@pytest.mark.parametrize("views", [0, 1, 70])
def test_likes_are_likes_however_few_views_stand_beside_them(
    tmp_path: Path, ending: str, name: str, views: int
) -> None:
    reading = activity(tmp_path, ending, {"Watched X": views, "Liked X": 64}, name)
    events, aside, notes = outcome(reading)
    assert (events.get("view", 0), events["like"], aside, notes) == (views, 64, {}, ())
    assert not any((title or "").startswith("Liked") for title in reading.table["title"].to_pylist())


def test_too_few_titles_of_an_unknown_language_are_all_views_and_that_is_said(tmp_path: Path) -> None:
    reading = activity(tmp_path, "json", {"Olen vaadanud X": 20, "Meeldis X": 3}, "x/YouTube/y")
    assert outcome(reading) == ({"view": 23}, {}, ("actions_not_told_apart",))


def test_one_title_that_looks_like_another_language_does_not_decide() -> None:
    titles = [f"Đã xem {n * 7919 % 1000} {n}" for n in range(100)]
    found = affixes.of_watching([*titles, "Đã xem Kriminalfilm angesehen"])
    assert (found.before, found.after) == ("Đã xem ", "")


def test_a_series_watched_in_a_row_is_not_taken_for_an_action() -> None:
    series = [f"Đã xem Moss Garden episode {n}" for n in range(100)]
    others = [f"Đã xem {word} {n}" for n, word in enumerate(WORDS)]
    found = affixes.of_watching([*series, *others])
    assert all(found.fits(title) for title in [*series, *others])


def with_sentences(
    folder: Path, ending: str, watched: str, sentences: list[str], links: dict[str, str] | None = None
) -> dict[str, dict[str, int]]:
    """Read 30 views, one record without an address per sentence, and one per entry of ``links``."""
    style = made.Style(watched)
    views = list(made.Maker(5).records([made.VIEW] * 30))
    others = list(made.Maker(6).records([made.REMOVED] * (len(sentences) + len(links or {}))))
    pairs = zip(others, [*((text, "") for text in sentences), *(links or {}).items()], strict=True)
    path = folder / "Takeout" / "My Activity" / "YouTube" / f"MyActivity.{ending}"
    path.parent.mkdir(parents=True)
    if ending == "json":
        rows = [made.json_record(view, style) for view in views]
        rows += [
            {**made.json_record(record), "title": text} | ({"titleUrl": url} if url else {})
            for record, (text, url) in pairs
        ]
        path.write_text(json.dumps(rows), "utf-8")
    else:
        cells = [made.html_record(view, style) for view in views]
        for record, (text, url) in pairs:
            verb, _, name = text.rpartition(" ")
            line = f'{verb}\u00a0<a href="{url}">{name}</a>' if url else text
            cells.append(made.html_record(record, made.Style(removed="?!")).replace("?!", line))
        path.write_text(f'<html><body><div class="mdl-grid">{"".join(cells)}</div></body></html>', "utf-8")
    (member,) = read_export(folder / "Takeout", now_ms=NOW_MS).report.members
    return {"events": dict(member.events), "aside": dict(member.set_aside)}


@pytest.mark.parametrize("ending", ["json", "html"])
def test_of_removed_items_only_those_watched_are_views(tmp_path: Path, ending: str) -> None:
    # 30 + 1 watched; 1 like; disliked, subscribed, searched, viewed a post, voted: 5 aside
    sentences = [
        "Liked a video that has been removed",
        "Disliked a video that has been removed",
        "Subscribed to a channel that has been removed",
        "Watched a video that has been removed",
        "Searched for a video that has been removed",
        "Viewed a post that is no longer available",
        "Voted on a poll",
    ]
    assert with_sentences(tmp_path, ending, "Watched X", sentences) == {
        "events": {"view": 31, "like": 1},
        "aside": {"not_watching": 5},
    }


@pytest.mark.parametrize("ending", ["json", "html"])
@pytest.mark.parametrize(
    ("watched", "removed", "other"),
    [
        (
            "X angesehen",
            "Ein Video, das entfernt wurde, angesehen",
            "Video, das entfernt wurde, positiv bewertet",
        ),
        (
            "Vous avez regardé X",
            "Vous avez regardé une vidéo qui a été supprimée",
            "Vous avez aimé une vidéo",
        ),
        ("Je hebt naar X gekeken", "Je hebt een verwijderde video bekeken", "Je vindt een video leuk"),
        ("X を視聴しました", "削除された動画を視聴しました", "削除された動画を高く評価しました"),
    ],
)
def test_the_verb_tells_what_was_done_with_a_removed_video(
    tmp_path: Path, ending: str, watched: str, removed: str, other: str
) -> None:
    # 30 views + the one removed since; what was liked is none
    assert with_sentences(tmp_path, ending, watched, [removed, other]) == {
        "events": {"view": 31},
        "aside": {"not_watching": 1},
    }


@pytest.mark.parametrize("ending", ["json", "html"])
def test_a_channels_address_is_a_follow_only_with_the_words_for_it(tmp_path: Path, ending: str) -> None:
    channel = f"https://www.youtube.com/channel/UC{'k' * 22}"
    acts = ["Subscribed to Kite", "Unsubscribed from Kite", "Visited Kite", "Shared Kite", "Joined Kite"]
    assert with_sentences(tmp_path, ending, "Watched X", [], dict.fromkeys(acts, channel)) == {
        "events": {"view": 30, "follow": 1},
        "aside": {"not_watching": 4},
    }
