"""Rows of a YouTube history: views and everything that stands between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random
from urllib.parse import quote_plus
from zoneinfo import ZoneInfo

from sample_exports.make import catalog, clock, people_names
from sample_exports.make.catalog import Creator
from sample_exports.make.parcel import Planted
from sample_exports.make.watching import View

WATCH = "https://www.youtube.com/watch?v="
MUSIC = "https://music.youtube.com/watch?v="
CHANNEL = "https://www.youtube.com/channel/"
AD_RATE = 0.42
"""Advertisements before one full-length view; with glimpses left out about a quarter of all rows."""


@dataclass(frozen=True, slots=True)
class Language:
    """The words of an export: patterns with ``{}`` for the title, whole sentences, names of controls."""

    watched: str
    viewed: str
    played: str
    visited: str
    searched: str
    removed: str
    survey: str
    music_visit: str
    home_ads: str
    from_ads: str
    watched_at: str
    controls: tuple[str, str, str]


ENGLISH = Language(
    "Watched {}",
    "Viewed {}",
    "Played {}",
    "Visited {}",
    "Searched for {}",
    "Watched a video that has been removed",
    "Answered survey question",
    "Visited YouTube Music",
    "Viewed Ads On YouTube Homepage",
    "From Google Ads",
    "Watched at {}",
    ("YouTube watch history", "Web & App Activity", "YouTube search history"),
)
FRENCH = Language(
    "Vous avez regardé {}",
    "Vous avez consulté {}",
    "Vous avez joué à {}",
    "Vous avez visité {}",
    "Vous avez recherché {}",
    "Vous avez regardé une vidéo qui a été supprimée",
    "Vous avez répondu à une question d'enquête",
    "Vous avez visité YouTube Music",
    "Vous avez consulté des annonces sur la page d'accueil de YouTube",
    "Provenant de Google Ads",
    "Regardé à {}",
    (
        "Historique des vidéos regardées sur YouTube",
        "Activité sur le Web et les applications",
        "Historique des recherches YouTube",
    ),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One record. ``pattern`` has ``{}`` for a link's text; ``kind`` or ``aside`` is its planted fate."""

    at: int
    pattern: str
    text: str = ""
    url: str = ""
    channel: Creator | None = None
    lines: tuple[str, ...] = ()
    controls: tuple[int, ...] = (0,)
    header: str = "YouTube"
    kind: str = ""
    aside: str = ""

    @property
    def ad(self) -> bool:
        """Whether the row is an advertisement."""
        return self.aside == "ad"

    @property
    def title(self) -> str:
        """The whole title."""
        return self.pattern.format(self.text)


def view(one: View, words: Language, *, shorts_from: int | None = None) -> Row:
    """Return the row of one view; ``shorts_from``: from this moment on shorts carry their own address."""
    video = one.video
    if video.gone == "removed":
        return Row(one.at, words.removed, kind="view")
    if video.topic == "music":
        url = MUSIC + video.item
        return Row(
            one.at, words.watched, video.title, url, video.creator, header="YouTube Music", kind="view"
        )
    short = video.topic == "short" and shorts_from is not None and one.at >= shorts_from
    url = f"https://www.youtube.com/shorts/{video.item}" if short else WATCH + video.item
    if video.gone == "private":
        return Row(one.at, words.watched, url, url, kind="view")
    return Row(one.at, words.watched, video.title, url, video.creator, kind="view")


def search(at: int, query: str, words: Language) -> Row:
    """Return a search row."""
    url = "https://www.youtube.com/results?search_query=" + quote_plus(query)
    return Row(at, words.searched, query, url, controls=(2,), kind="search")


def advertisements(
    rng: Random, views: Iterable[View], zone: ZoneInfo, words: Language, clock_text: str
) -> list[Row]:
    """Return ad rows: one per ad video and day at its latest showing, earlier showings as further lines."""
    pool = [(people_names.token(rng, 11), catalog.title(rng, "advert", n)) for n in range(140)]
    shown: dict[tuple[object, str], list[int]] = defaultdict(list)
    titles = dict(pool)
    for one in views:
        if one.seconds > 30 and one.video.topic != "music" and rng.random() < AD_RATE:
            at = one.at - rng.randrange(4_000, 16_000)
            shown[(clock.moment(at, zone).date(), rng.choice(pool)[0])].append(at)
    return [
        _advertisement(rng, item, titles[item], times, zone, words, clock_text)
        for (_, item), times in shown.items()
    ]


def shown_in_results(rng: Random, at: int, words: Language) -> Row:
    """Return an advertisement that stood among search results: no line says when."""
    text, url = catalog.title(rng, "advert", 9), WATCH + people_names.token(rng, 11)
    return Row(at, words.watched, text, url, controls=(1, 2), aside="ad")


def _advertisement(
    rng: Random, item: str, title: str, times: Sequence[int], zone: ZoneInfo, words: Language, clock_text: str
) -> Row:
    newest_first = sorted(times, reverse=True)
    lines = tuple(words.watched_at.format(_clock(at, zone, clock_text)) for at in newest_first)
    controls = (1, 0) if rng.random() < 0.7 else (1, 0, 2)
    return Row(
        newest_first[0], words.watched, title, WATCH + item, lines=lines, controls=controls, aside="ad"
    )


def _clock(at: int, zone: ZoneInfo, clock_text: str) -> str:
    return clock.moment(at, zone).strftime(clock_text).removeprefix("0")


def between(rng: Random, views: Sequence[View], words: Language) -> list[Row]:
    """Return the rare rows: posts in bursts, surveys, visits, a game, ad clicks, ads on the first page."""
    rows: list[Row] = []
    for one in rng.sample(views, min(len(views), 26)):
        rows += _posts(rng, one, words)
    for number, one in enumerate(rng.sample(views, min(len(views), 34))):
        at = one.at - 21_000
        rows.append(
            (
                Row(at, words.survey, lines=("Very satisfied",), aside="not_watching"),
                Row(at, words.music_visit, lines=("Based on time and weather",), aside="not_watching"),
                Row(at, words.played, "Marble Slope", _games(rng), aside="not_watching"),
                Row(
                    at,
                    words.visited,
                    "https://example.com/kettles",
                    _target(number),
                    controls=(1,),
                    aside="ad",
                ),
                Row(at, words.home_ads, controls=(1,), aside="ad"),
            )[number % 5]
        )
    return rows


def _posts(rng: Random, one: View, words: Language) -> list[Row]:
    if one.video.gone or one.video.topic == "music":
        return []
    at = one.at - 45_000
    return [
        Row(
            at,
            words.viewed,
            catalog.title(rng, one.video.creator.topic, number + 1),
            "https://www.youtube.com/post/Ugkx" + people_names.token(rng, 30),
            one.video.creator,
            kind="post_seen",
        )
        for number in range(rng.randrange(1, 4))
    ]


def _games(rng: Random) -> str:
    return "https://www.youtube.com/playables/Ugkx" + people_names.token(rng, 30)


def _target(number: int) -> str:
    return f"https://www.google.com/url?q=https://example.com/kettles%3Fn%3D{number}"


def doubled(rng: Random, rows: Sequence[Row], count: int) -> list[Row]:
    """Return ``rows`` newest first with ``count`` views written twice."""
    twice = rng.sample([row for row in rows if row.kind == "view" and row.url], count)
    return sorted([*rows, *twice], key=lambda row: row.at, reverse=True)


def planted(rows: Iterable[Row]) -> Planted:
    """Count what ``rows`` hold; an event with an address already met in that second is a repeat."""
    result, met = Planted(), set[tuple[str, str, int]]()
    for row in rows:
        key = (row.kind, row.url, row.at // 1000)
        if row.aside:
            result.aside(row.aside)
        elif row.url and key in met:
            result.duplicates += 1
        else:
            met.add(key)
            result.event(row.kind)
    return result
